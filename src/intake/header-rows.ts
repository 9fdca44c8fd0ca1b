import { normaliseCell } from './encoding.ts';
import { type HeaderLine, isValue } from './header-line.ts';
import { isRuling, splitLine } from './records.ts';

/** Lines that names with line breaks in them may take. */
const mostLines = 6;

/** The whole of a header of which one line was found: names with line breaks in quotes, or a second row that completes the first. */
export function wholeHeader(found: HeaderLine, lines: readonly string[]): HeaderLine {
  const joined = isOpen(lines[found.index] ?? '') ? acrossBreaks(found, lines) : found;
  const below = lines[joined.index + 1] ?? '';
  const second = splitLine(below, joined.delimiter, '"').map(normaliseCell);
  if (!completes(joined.cells, second)) return joined;
  return {
    ...joined,
    index: joined.index + 1,
    rows: (joined.rows ?? 1) + 1,
    cells: joined.cells.map((name, at) => {
      const under = second[at] ?? '';
      return isBracketed(under) ? `${name}${under}` : under === '' ? name : under;
    }),
  };
}

/** Whether a quoted value goes on beyond the line. */
function isOpen(line: string): boolean {
  return (line.split('"').length - 1) % 2 === 1;
}

/** The record that the line is a part of, upwards first: the last of its lines has most of the names. */
function acrossBreaks(found: HeaderLine, lines: readonly string[]): HeaderLine {
  const { index, delimiter } = found;
  for (let length = 2; length <= mostLines; length += 1) {
    for (const from of [index - length + 1, index]) {
      const own = lines.slice(Math.max(from, 0), from + length);
      const text = own.join(' ');
      if (from < 0 || own.length < length || !isOpen(own[0] ?? '') || isOpen(text)) continue;
      const cells = splitLine(text, delimiter, '"').map(normaliseCell);
      if (cells.length > found.cells.length) {
        return { index: from + length - 1, rows: length, delimiter, cells };
      }
    }
  }
  return found;
}

/** Every name of the second row stands below an empty cell, below the name of a group, or in brackets below a name. */
function completes(first: readonly string[], second: readonly string[]): boolean {
  const filled = [...second.keys()].filter((at) => second[at] !== '');
  if (filled.length === 0 || second.length > first.length || isRuling(second)) return false;
  return filled.every((at) => {
    const name = second[at] ?? '';
    const isGroup = first[at + 1] === '' && second[at + 1] !== '';
    if (isValue(name)) return false;
    return isBracketed(name) ? first[at] !== '' : first[at] === '' || isGroup;
  });
}

function isBracketed(name: string): boolean {
  return /^\([^()]+\)$/.test(name);
}
