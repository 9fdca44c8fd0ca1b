import { truncatePan, truncatePansIn } from '../model/pan.ts';
import { columnsBeside } from './complete-mapping.ts';
import type { PlannedSource } from './source.ts';

const longest = 120;
/** A number that is cut off here is not shown. */
const lookedAt = 4096;

/** Positions of the columns that are read, and of those that hold card numbers. */
export function columnsRead({ mapping, cardNumbers }: PlannedSource): {
  readonly used: ReadonlySet<number>;
  readonly cards: readonly number[];
} {
  const { columns, memoColumns, refundColumns, outColumns = {} } = mapping;
  const read = [
    ...Object.values(columns),
    ...memoColumns,
    ...Object.values(refundColumns),
    ...columnsBeside(mapping),
    ...Object.values(outColumns),
  ];
  const cards = [columns.card, refundColumns.card].filter((column) => column !== undefined);
  return {
    used: new Set(read.map(({ index }) => index)),
    cards: [...cards, ...cardNumbers].map(({ index }) => index),
  };
}

/** The start of a line as it may be shown. `cards` are the cells of its card columns; these, and what passes Luhn elsewhere, are truncated. */
export function excerptOf(line: string, cards: readonly string[]): string {
  let shown = line.slice(0, lookedAt);
  for (const cell of cards) {
    const bare = cell.trim();
    const hidden = truncatePan(bare);
    if (hidden !== bare) shown = shown.replaceAll(bare, hidden);
  }
  shown = truncatePansIn(shown);
  return shown.length > longest ? `${shown.slice(0, longest - 1)}…` : shown;
}
