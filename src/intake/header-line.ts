import { amountDigits } from './amount-form.ts';
import { normaliseCell } from './encoding.ts';
import { familiarity } from './profiles/vocabulary.ts';
import { type Delimiter, splitLine } from './records.ts';
import { timeFormOf } from './time-form.ts';

export interface HeaderLine {
  /** Index of the line, of several the last; 0-based. */
  readonly index: number;
  readonly delimiter: Delimiter;
  readonly cells: readonly string[];
  /** Lines that it takes; without it, one. */
  readonly rows?: number;
}

/** How far down a header may stand. */
export const headerSearchLines = 40;
export const delimiters: readonly Delimiter[] = [',', '\t', ';', '|', '│'];
/** Lines after a header that must look like its rows. */
const rowsLookedAt = 6;

/** The line of column names: most known words, no numbers in it, rows of its width with dates and amounts below. */
export function findHeaderLine(lines: readonly string[]): HeaderLine | null {
  let best: HeaderLine | null = null;
  let bestScore = 0;
  const searched = lines.slice(0, headerSearchLines);
  for (const delimiter of delimiters) {
    for (const [index, line] of searched.entries()) {
      if (!line.includes(delimiter)) continue;
      const cells = splitLine(line, delimiter, '"').map(normaliseCell);
      const score = headerScore(cells, lines, index, delimiter);
      if (score > bestScore) {
        best = { index, delimiter, cells };
        bestScore = score;
      }
    }
  }
  return best;
}

function headerScore(
  cells: readonly string[],
  lines: readonly string[],
  index: number,
  delimiter: Delimiter,
): number {
  const filled = cells.filter((cell) => cell !== '');
  if (filled.length < 2 || filled.some((cell) => cell.length > 80)) return 0;
  const values = filled.filter(isValue).length;
  if (values * 4 > filled.length) return 0;
  let known = 0;
  for (const cell of filled)
    known += cell.startsWith('#') && cell.length > 1 ? 0 : familiarity(cell);
  const distinct = new Set(filled).size / filled.length;
  const rows = rowsLikeHeader(cells.length, lines, index, delimiter);
  const isNamed = known >= 4 || (known >= 3 && rows.withValues > 0);
  const isShaped =
    filled.length >= 3 &&
    values === 0 &&
    distinct === 1 &&
    rows.withValues > 0 &&
    rows.withValues === rows.seen;
  if (!isNamed && !isShaped) return 0;
  return (
    known * distinct + rows.withValues * 1.5 - values * 3 - (cells.length - filled.length) * 0.25
  );
}

/** Whether the lines below have the header's width and hold dates or amounts. */
function rowsLikeHeader(
  width: number,
  lines: readonly string[],
  index: number,
  delimiter: Delimiter,
): { readonly seen: number; readonly withValues: number } {
  let seen = 0;
  let withValues = 0;
  for (let at = index + 1; at < lines.length && seen < rowsLookedAt; at += 1) {
    const line = lines[at] ?? '';
    if (line.trim() === '') continue;
    seen += 1;
    const cells = splitLine(line, delimiter, '"').map(normaliseCell);
    if (Math.abs(cells.length - width) > 2 || cells.length < 2) continue;
    if (cells.some(isMoneyOrDate)) withValues += 1;
  }
  return { seen, withValues };
}

export function isValue(cell: string): boolean {
  return timeFormOf(cell) !== null || /^[+-]?[\d.,]+%?$/.test(cell) || amountDigits(cell) !== null;
}

function isMoneyOrDate(cell: string): boolean {
  if (timeFormOf(cell) !== null) return true;
  const digits = amountDigits(cell);
  return digits !== null && digits.length < 12;
}
