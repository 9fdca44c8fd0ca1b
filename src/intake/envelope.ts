import { normaliseCell } from './encoding.ts';
import { delimiters, type HeaderLine, headerSearchLines } from './header-line.ts';
import { profiles } from './profiles/index.ts';
import type { Layout, Profile } from './profiles/profile.ts';
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

/** The line that names the columns of a format that the user describes; none where the `usual` one is that of a format known here. */
export function findOwnHeader(
  lines: readonly string[],
  own: readonly Profile[],
  usual: HeaderLine | null,
): HeaderLine | null {
  if (own.length === 0 || (usual !== null && isKnownHeader(usual.cells))) return null;
  for (const layout of own.flatMap(({ layouts }) => layouts)) {
    const found = headerOf(lines, layout, headerSearchLines);
    if (found !== null) return found;
  }
  return null;
}

function isKnownHeader(cells: readonly string[]): boolean {
  return profiles.some(({ layouts }) =>
    layouts.some(({ requires, places }) => places === undefined && hasAll(cells, requires)),
  );
}

function headerOf(
  lines: readonly string[],
  { requires }: Layout,
  depth = searched,
): HeaderLine | null {
  for (const [index, line] of lines.slice(0, depth).entries()) {
    for (const delimiter of delimiters) {
      if (!line.includes(delimiter)) continue;
      const cells = splitLine(line, delimiter, '"').map(normaliseCell);
      if (hasAll(cells, requires)) return { index, delimiter, cells };
    }
  }
  return null;
}

function hasAll(cells: readonly string[], names: readonly string[]): boolean {
  return names.every((name) => columnOf(cells, name) !== -1);
}
