import { normaliseCell } from './encoding.ts';
import { delimiters, type HeaderLine } from './header-line.ts';
import { profiles } from './profiles/index.ts';
import type { Layout } from './profiles/profile.ts';
import { columnOf } from './profiles/vocabulary.ts';
import { splitLine } from './records.ts';

/** A header found by an export's own marks rather than by what its words and rows look like. */
export interface Envelope extends HeaderLine {
  /** First cells of the lines that are no records; empty: all are. */
  readonly otherMarks: readonly string[];
}

/** Lines before the names of columns: a report's and a section's own. */
const searched = 12;
const marked: readonly Layout[] = profiles.flatMap(({ layouts }) =>
  layouts.filter(({ otherMarks, headless }) => otherMarks !== undefined && headless === undefined),
);

/** Finds exports whose lines are of several sorts, told by their first cell, by their line of column names. */
export function findEnvelope(lines: readonly string[]): Envelope | null {
  for (const layout of marked) {
    const found = headerOf(lines, layout);
    if (found !== null) return { ...found, otherMarks: layout.otherMarks ?? [] };
  }
  return null;
}

function headerOf(lines: readonly string[], { requires }: Layout): HeaderLine | null {
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
