import { normaliseCell } from './encoding.ts';
import type { Envelope } from './envelope.ts';
import { delimiters } from './header-line.ts';
import { profiles } from './profiles/index.ts';
import type { Layout } from './profiles/profile.ts';
import { type Delimiter, splitLine } from './records.ts';

/** Records at the top that must all look like the layout's. */
const recordsLookedAt = 5;
const headless = profiles
  .flatMap(({ layouts }) => layouts)
  .filter((layout) => layout.headless !== undefined);

/**
 * The columns of an export that has no line of column names, told by their number and what their values look like; its `index` is
 * -1. `null` where no such layout fits.
 */
export function knownWithoutHeader(lines: readonly string[]): Envelope | null {
  const filled = lines.filter((line) => line.trim() !== '');
  if (filled.length === 0) return null;
  const split = new Map(delimiters.map((delimiter) => [delimiter, cellsOf(filled, delimiter)]));
  for (const layout of headless) {
    const delimiter = delimiters.find((each) => areOf(layout, split.get(each) ?? []));
    if (delimiter !== undefined) {
      return { index: -1, delimiter, cells: layout.headers, otherMarks: layout.otherMarks ?? [] };
    }
  }
  return null;
}

/** The cells of each line, split when they are asked for, and once. */
function cellsOf(lines: readonly string[], delimiter: Delimiter): Iterable<readonly string[]> {
  const split: (readonly string[])[] = [];
  return {
    *[Symbol.iterator]() {
      for (const [at, line] of lines.entries()) {
        split[at] ??= splitLine(line, delimiter, '"').map(normaliseCell);
        yield split[at];
      }
    },
  };
}

/** Whether the records are as the layout's are. Without any, lines of its other sorts and nothing else tell it. */
function areOf(
  { headless: patterns = [], otherMarks = [] }: Layout,
  lines: Iterable<readonly string[]>,
): boolean {
  let records = 0;
  let isTable = true;
  for (const cells of lines) {
    isTable &&= cells.length > 1;
    if (otherMarks.includes(cells[0] ?? '')) continue;
    if (!fits(cells, patterns)) return false;
    records += 1;
    if (records === recordsLookedAt) return true;
  }
  return records > 0 || isTable;
}

/** A delimiter after the last value makes one empty cell more. */
function fits(cells: readonly string[], patterns: readonly (RegExp | null)[]): boolean {
  const width = patterns.length;
  if (cells.length !== width && !(cells.length === width + 1 && cells[width] === '')) return false;
  return patterns.every((pattern, at) => pattern === null || pattern.test(cells[at] ?? ''));
}
