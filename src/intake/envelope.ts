import { normaliseCell } from './encoding.ts';
import type { HeaderLine } from './header-line.ts';
import { profiles } from './profiles/index.ts';
import type { Layout } from './profiles/profile.ts';
import { columnOf } from './profiles/vocabulary.ts';
import { type Delimiter, splitLine } from './records.ts';

/** A header found by an export's own marks rather than by what its words and rows look like. */
export interface Envelope extends HeaderLine {
  /** First cells of the lines that are no records; empty: all are. */
  readonly otherMarks: readonly string[];
}

const delimiters: readonly Delimiter[] = [',', '\t', ';', '|'];
/** Lines before the names of columns: a report's and a section's own. */
const searched = 12;
const marked: readonly Layout[] = profiles.flatMap(({ layouts }) =>
  layouts.filter(({ otherMarks, bare }) => otherMarks !== undefined || bare !== undefined),
);

/** Finds exports whose lines are of several sorts, told by their first cell, with or without a line of column names. */
export function findEnvelope(lines: readonly string[]): Envelope | null {
  for (const layout of marked) {
    const { bare, headers, otherMarks = [] } = layout;
    const found = bare === undefined ? named(lines, layout) : unnamed(lines, layout, bare);
    if (found !== null) return { cells: headers, ...found, otherMarks };
  }
  return null;
}

function named(
  lines: readonly string[],
  { requires }: Layout,
): Pick<Envelope, 'index' | 'delimiter' | 'cells'> | null {
  for (const [index, line] of lines.slice(0, searched).entries()) {
    for (const delimiter of delimiters) {
      if (!line.includes(delimiter)) continue;
      const cells = splitLine(line, delimiter, '"').map(normaliseCell);
      if (requires.every((name) => columnOf(cells, name) !== -1)) {
        return { index, delimiter, cells };
      }
    }
  }
  return null;
}

/** The first line is as the export's first line is, and a record below it has as many cells as the layout has columns. */
function unnamed(
  lines: readonly string[],
  { headers, otherMarks = [] }: Layout,
  bare: RegExp,
): Pick<Envelope, 'index' | 'delimiter'> | null {
  if (!bare.test((lines[0] ?? '').replace(/^\ufeff/, ''))) return null;
  for (const delimiter of delimiters) {
    for (const line of lines.slice(1, searched)) {
      const cells = splitLine(line, delimiter, '"').map(normaliseCell);
      if (cells.length === headers.length && !otherMarks.includes(cells[0] ?? '')) {
        return { index: 0, delimiter };
      }
    }
  }
  return null;
}
