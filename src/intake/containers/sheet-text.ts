import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { inputError } from '../../errors/posrecon-error.ts';
import type { UnpackingBudget } from './unpacking-budget.ts';

/** Rows by which a sheet's width is told: its header stands among them. */
const rowsMeasured = 200;
/** Exports have up to some 150 columns; cells further right are kept, and rows not padded to them. */
const mostPadded = 400;
const flushAt = 1 << 20;
/** What a sheet can have: Excel's own bounds. */
export const lastRow = 1_048_576;
export const lastColumn = 16_384;

/** Takes the rows of a sheet from the top and writes them as text: line n is row n, cells parted by tabs. */
export interface SheetText {
  /** `row` is 1-based and grows; cells that are not there are empty. */
  readonly add: (row: number, cells: readonly (string | undefined)[]) => Promise<void>;
  /** Completes the text; says whether any cell was filled. */
  readonly end: () => Promise<boolean>;
}

/** Writes a sheet's text to `path`, for its owner alone. */
export function writeSheetText(path: string, file: string, budget: UnpackingBudget): SheetText {
  let opened: WriteStream | null = null;
  const first: { readonly row: number; readonly cells: readonly (string | undefined)[] }[] = [];
  let width: number | null = null;
  let line = 1;
  let pending = '';

  async function add(row: number, cells: readonly (string | undefined)[]): Promise<void> {
    if (row > lastRow || cells.length > lastColumn) throw beyondSheet(file);
    const used = filledLength(cells);
    if (used === 0) return;
    const filled = cells.slice(0, used);
    if (width === null) {
      first.push({ row, cells: filled });
      if (first.length === rowsMeasured) await writeFirst();
      return;
    }
    await write(row, filled, width);
  }

  async function writeFirst(): Promise<void> {
    width = Math.min(mostPadded, Math.max(0, ...first.map(({ cells }) => cells.length)));
    for (const { row, cells } of first) await write(row, cells, width);
  }

  async function write(
    row: number,
    cells: readonly (string | undefined)[],
    columns: number,
  ): Promise<void> {
    if (row < line) throw beyondSheet(file);
    const text =
      columns === 1 && cells.length === 1 ? flat(cells[0] ?? '') : joined(cells, columns);
    const before = '\n'.repeat(row - line);
    budget.spend(before.length + text.length + 1);
    pending += `${before}${text}\n`;
    line = row + 1;
    if (pending.length >= flushAt) await flush();
  }

  /** Opened late: a sheet that is refused at its start must not be opened when its folder is gone. */
  function out(): WriteStream {
    opened ??= createWriteStream(path, { mode: 0o600, flags: 'wx' });
    return opened;
  }

  async function flush(): Promise<void> {
    const text = pending;
    pending = '';
    if (!out().write(text)) await once(out(), 'drain');
  }

  return {
    add,
    async end() {
      if (width === null) await writeFirst();
      await flush();
      out().end();
      await once(out(), 'close');
      return first.length > 0;
    },
  };
}

function filledLength(cells: readonly (string | undefined)[]): number {
  let length = cells.length;
  while (length > 0 && (cells[length - 1] ?? '') === '') length -= 1;
  return length;
}

function joined(cells: readonly (string | undefined)[], columns: number): string {
  const texts: string[] = [];
  for (let at = 0; at < Math.max(columns, cells.length); at += 1)
    texts.push(quoted(cells[at] ?? ''));
  return texts.join('\t');
}

/** A cell on one line; a sheet of one column that holds a CSV's lines is given as it stands. */
function flat(cell: string): string {
  return /[\t\r\n\0]/.test(cell) ? cell.replace(/[\t\r\n\0]+/g, ' ') : cell;
}

function quoted(cell: string): string {
  const text = flat(cell);
  return text.includes('"') ? `"${text.replaceAll('"', '""')}"` : text;
}

function beyondSheet(file: string): Error {
  return inputError(
    'ERR_FILE_DAMAGED',
    `the sheet is damaged: its rows are out of order, or beyond row ${lastRow} or column ${lastColumn}`,
    { location: { file }, remedy: 'Open it in a spreadsheet program, save it again and try that.' },
  );
}
