import { readFile } from 'node:fs/promises';
import { type CellObject, read, set_cptable, type WorkBook, type WorkSheet } from '@e965/xlsx';
import { inputError, type PosreconError } from '../../errors/posrecon-error.ts';
import { formattedNumber } from './cell-text.ts';
import { codepages } from './codepages.ts';
import { type MergedCells, mergedFill } from './merged-cells.ts';
import { numberFormat } from './number-format.ts';
import type { Layer } from './open-file.ts';
import type { Opened } from './part.ts';
import { sheetParts } from './sheet-parts.ts';
import { type SheetText, writeSheetText } from './sheet-text.ts';
import { damaged, encrypted } from './zip.ts';

/** A legacy sheet has 65 536 rows of 256 columns; a file of this size could not be held. */
const mostBytes = 192 * 1024 * 1024;

/** Finds the sheets of a legacy XLS workbook (BIFF 2 to 8); each with rows is a part, line for row. */
export async function openXls(layer: Layer): Promise<Opened> {
  const { file, path, delivered } = layer;
  const bytes = await readFile(path);
  if (bytes.length > mostBytes) throw tooLarge(file);
  delivered.budget.spend(bytes.length);
  const book = parse(bytes, file);
  const is1904 = book.Workbook?.WBProps?.date1904 === true;
  const sheets = book.SheetNames.map((name, index) => ({
    name,
    isHidden: (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0,
  }));
  return sheetParts(layer, sheets, async ({ name }, address, to) => {
    const sheet = book.Sheets[name];
    if (sheet?.['!type'] === 'chart') return null;
    const out = writeSheetText(to, address, delivered.budget);
    if (sheet !== undefined) await writeRows(sheet, is1904, out);
    return { path: to, isFilled: await out.end() };
  });
}

function parse(bytes: Buffer, file: string): WorkBook {
  const { console: out } = globalThis;
  const { error } = out;
  try {
    // The library tells standard error of each record that it does not know.
    out.error = () => undefined;
    set_cptable(codepages);
    return read(bytes, {
      type: 'buffer',
      dense: true,
      nodim: true,
      cellFormula: false,
      cellHTML: false,
      cellText: false,
      cellNF: true,
    });
  } catch (cause) {
    if (cause instanceof Error && /password|encrypt/i.test(cause.message)) {
      throw encrypted(file, 'the workbook');
    }
    throw noWorkbook(bytes, file, cause);
  } finally {
    out.error = error;
  }
}

/** The container of XLS holds other documents too. */
function noWorkbook(bytes: Buffer, file: string, cause: unknown): PosreconError {
  const holds = (name: string): boolean => bytes.includes(Buffer.from(name, 'utf16le'));
  if (holds('EncryptedPackage')) return encrypted(file, 'the workbook');
  const other = holds('WordDocument')
    ? 'a Word document'
    : holds('PowerPoint Document')
      ? 'a PowerPoint document'
      : holds('__properties_version1.0')
        ? 'an Outlook message'
        : null;
  if (other === null) return damaged(file, 'the workbook', cause);
  return inputError('ERR_FILE_CONTAINER', `this is ${other}, which is not read here`, {
    location: { file },
    remedy: 'Export CSV or XLSX, and name that.',
  });
}

async function writeRows(sheet: WorkSheet, is1904: boolean, out: SheetText): Promise<void> {
  const merges = (sheet['!merges'] ?? []).map(
    ({ s, e }): MergedCells => ({ top: s.r + 1, bottom: e.r + 1, left: s.c + 1 }),
  );
  const merged = mergedFill(merges);
  const rows: readonly (readonly (CellObject | undefined)[] | undefined)[] = sheet['!data'] ?? [];
  for (const [index, row] of rows.entries()) {
    if (row === undefined) continue;
    const cells = Array.from(row, (cell) =>
      cell === undefined ? undefined : textOf(cell, is1904),
    );
    merged.fill(index + 1, cells, (column) => isPlainNumber(row[column - 1]));
    await out.add(index + 1, cells);
  }
}

function textOf({ t, v, z, w }: CellObject, is1904: boolean): string {
  if (t === 'n' && v !== undefined) {
    return formattedNumber(String(v), numberFormat(String(z ?? 'General')), is1904);
  }
  if (t === 'b') return v === true ? 'TRUE' : 'FALSE';
  if (t === 'e') return w ?? '#VALUE!';
  return t === 's' ? String(v ?? '') : '';
}

function isPlainNumber(cell: CellObject | undefined): boolean {
  return cell?.t === 'n' && numberFormat(String(cell.z ?? 'General')).kind === 'number';
}

function tooLarge(file: string): PosreconError {
  return inputError('ERR_FILE_TOO_LARGE', 'this XLS workbook is larger than can be read', {
    location: { file },
    remedy: 'Save it as XLSX or CSV and name that.',
  });
}
