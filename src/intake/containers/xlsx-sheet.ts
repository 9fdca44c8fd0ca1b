import { formattedNumber } from './cell-text.ts';
import { type MergedCells, mergedFill, mostMerges } from './merged-cells.ts';
import type { NumberFormat } from './number-format.ts';
import type { SheetText } from './sheet-text.ts';
import { attribute, readXml } from './xml-events.ts';

/** What cells refer to. */
export interface CellContext {
  readonly strings: readonly string[];
  readonly formats: readonly NumberFormat[];
  readonly is1904: boolean;
}

/** Rows are handed on in groups, so that writing can wait for the disk. */
interface ReadRow {
  readonly row: number;
  readonly cells: (string | undefined)[];
}

/**
 * Reads a sheet's rows from the top, whatever it says of its dimensions. `merges` are those of an earlier reading, since they stand
 * below the rows; comes back with those found.
 */
export async function readSheet(
  pieces: AsyncIterable<Buffer>,
  file: string,
  { strings, formats, is1904 }: CellContext,
  merges: readonly MergedCells[],
  out: SheetText | null,
): Promise<readonly MergedCells[]> {
  const found: MergedCells[] = [];
  const merged = mergedFill(merges);
  let ready: ReadRow[] = [];
  let row = 0;
  let column = 0;
  let cells: (string | undefined)[] = [];
  let numbers: Set<number> | null = null;
  let type = 'n';
  let style = 0;
  let value = '';
  let formula: string | null = null;
  let isValue = false;
  let isFormula = false;
  let isPhonetic = false;

  const handler = {
    open(name: string, attributes: string): void {
      if (name === 'c') {
        column = columnOf(attributes) ?? column + 1;
        type = attribute(attributes, 't') ?? 'n';
        style = Number(attribute(attributes, 's') ?? 0);
        value = '';
        formula = null;
      } else if (name === 'v' || name === 't') isValue = !isPhonetic;
      else if (name === 'rPh') isPhonetic = true;
      else if (name === 'f') {
        isFormula = true;
        formula = '';
      } else if (name === 'row') {
        row = Number(attribute(attributes, 'r') ?? row + 1);
        column = 0;
        cells = [];
        numbers = merges.length > 0 ? new Set() : null;
      } else if (name === 'mergeCell' && found.length < mostMerges) {
        const merge = mergeOf(attribute(attributes, 'ref') ?? '');
        if (merge !== null) found.push(merge);
      }
    },
    text(piece: string): void {
      if (isValue) value += piece;
      else if (isFormula) formula += piece;
    },
    close(name: string): void {
      if (name === 'v' || name === 't') isValue = false;
      else if (name === 'rPh') isPhonetic = false;
      else if (name === 'f') isFormula = false;
      else if (name === 'c') take();
      else if (name === 'row') {
        if (numbers !== null) merged.fill(row, cells, (at) => numbers?.has(at) === true);
        if (cells.length > 0) ready.push({ row, cells });
      }
    },
  };
  await readXml(handingOn(pieces), file, handler);
  await handOn();
  return found;

  /** Between two pieces all rows that are complete are written. */
  async function* handingOn(all: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const piece of all) {
      await handOn();
      yield piece;
    }
  }

  async function handOn(): Promise<void> {
    const rows = ready;
    ready = [];
    if (out !== null) for (const each of rows) await out.add(each.row, each.cells);
  }

  function take(): void {
    if (value === '') {
      // Nobody has computed it: to leave the cell empty would hide why.
      if (formula !== null) cells[column - 1] = `=${formula}`;
      return;
    }
    const format = formats[style];
    if (type === 'n' && (format?.kind ?? 'number') === 'number') numbers?.add(column);
    cells[column - 1] = textOf(format ?? { kind: 'number', digits: 0 });
  }

  function textOf(format: NumberFormat): string {
    if (type === 's') return strings[Number(value)] ?? '';
    if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE';
    if (type === 'd') return value.replace('T', ' ').replace(/(?:\.0+)?Z?$/, '');
    return type === 'n' ? formattedNumber(value, format, is1904) : unescaped(value);
  }
}

/** `_x000D_` is how a workbook writes a character that XML cannot. */
function unescaped(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) =>
        String.fromCharCode(parseInt(hex, 16)),
      )
    : text;
}

/** The column of a cell, 1-based, from its reference `AB12`; `null` where it has none. */
function columnOf(attributes: string): number | null {
  const reference = attribute(attributes, 'r');
  return reference === null ? null : columnNumber(reference);
}

function columnNumber(reference: string): number | null {
  let number = 0;
  for (let at = 0; at < reference.length && at < 4; at += 1) {
    const letter = reference.charCodeAt(at) & ~0x20;
    if (letter < 65 || letter > 90) break;
    number = number * 26 + letter - 64;
  }
  return number === 0 ? null : number;
}

function mergeOf(reference: string): MergedCells | null {
  const parts = /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?[A-Z]{1,3}\$?(\d{1,7})$/.exec(reference);
  if (parts === null) return null;
  const left = columnNumber(parts[1] ?? '');
  return left === null ? null : { left, top: Number(parts[2]), bottom: Number(parts[3]) };
}
