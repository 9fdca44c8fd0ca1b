import { normaliseCell } from './encoding.ts';
import type { Envelope } from './envelope.ts';
import { delimiters } from './header-line.ts';
import { profiles } from './profiles/index.ts';
import type { Layout } from './profiles/profile.ts';
import { splitLine } from './records.ts';

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
  for (const layout of headless) {
    const delimiter = delimiters.find((each) =>
      areOf(
        layout,
        filled.map((line) => splitLine(line, each, '"').map(normaliseCell)),
      ),
    );
    if (delimiter !== undefined) {
      return { index: -1, delimiter, cells: layout.headers, otherMarks: layout.otherMarks ?? [] };
    }
  }
  return null;
}

/** Whether the records are as the layout's are. Without any, lines of its other sorts and nothing else tell it. */
function areOf(
  { headless: patterns = [], otherMarks = [] }: Layout,
  lines: readonly (readonly string[])[],
): boolean {
  const records = lines.filter(([first = '']) => !otherMarks.includes(first));
  return records.length === 0
    ? lines.every(({ length }) => length > 1)
    : records.slice(0, recordsLookedAt).every((cells) => fits(cells, patterns));
}

/** A delimiter after the last value makes one empty cell more. */
function fits(cells: readonly string[], patterns: readonly (RegExp | null)[]): boolean {
  const width = patterns.length;
  if (cells.length !== width && !(cells.length === width + 1 && cells[width] === '')) return false;
  return patterns.every((pattern, at) => pattern === null || pattern.test(cells[at] ?? ''));
}
