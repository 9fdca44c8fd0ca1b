import { normaliseCell } from './encoding.ts';
import { delimiters, type HeaderLine } from './header-line.ts';
import { profiles } from './profiles/index.ts';
import { splitLine } from './records.ts';

/** Rows at the top that must all look like the layout's. */
const rowsLookedAt = 5;

/**
 * The columns of an export that has no header line, told by their number and what their values look like; its `index` is -1.
 * `null` where no such layout fits.
 */
export function knownWithoutHeader(lines: readonly string[]): HeaderLine | null {
  const rows = lines.filter((line) => line.trim() !== '').slice(0, rowsLookedAt);
  if (rows.length === 0) return null;
  for (const { layouts } of profiles) {
    for (const { headless, headers } of layouts) {
      if (headless === undefined) continue;
      const delimiter = delimiters.find((each) =>
        rows.every((row) => fits(splitLine(row, each, '"').map(normaliseCell), headless)),
      );
      if (delimiter !== undefined) return { index: -1, delimiter, cells: headers };
    }
  }
  return null;
}

/** A delimiter after the last value makes one empty cell more. */
function fits(cells: readonly string[], patterns: readonly (RegExp | null)[]): boolean {
  const width = patterns.length;
  if (cells.length !== width && !(cells.length === width + 1 && cells[width] === '')) return false;
  return patterns.every((pattern, at) => pattern === null || pattern.test(cells[at] ?? ''));
}
