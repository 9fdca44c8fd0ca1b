import { parse } from 'csv-parse/sync';
import type { SampleRecord, SniffedTable } from './table.ts';

export type Delimiter = SniffedTable['delimiter'];

/** Cells of one physical line. A quotation mark that is not closed on the line is text. */
export function splitLine(line: string, delimiter: Delimiter, quote: '"' | ''): string[] {
  if (quote === '' || !line.includes('"')) return line.split(delimiter);
  const cells: string[] = [];
  let at = 0;
  while (at <= line.length) {
    const start = openingQuote(line, at);
    const closed = start === -1 ? -1 : closingQuote(line, start + 1, delimiter);
    if (closed !== -1) cells.push(line.slice(start + 1, closed).replaceAll('""', '"'));
    const next = line.indexOf(delimiter, closed === -1 ? at : closed + 1);
    if (closed === -1) cells.push(next === -1 ? line.slice(at) : line.slice(at, next));
    if (next === -1) break;
    at = next + 1;
  }
  return cells;
}

/** Where the quotation mark that begins a cell stands, blanks apart; -1 where the cell has none. */
function openingQuote(line: string, from: number): number {
  let at = from;
  while (line.charCodeAt(at) === 32) at += 1;
  return line.charCodeAt(at) === 34 ? at : -1;
}

/** Where the quotation mark that ends a cell stands: before the delimiter or the end, blanks apart; -1 where none does. */
function closingQuote(line: string, from: number, delimiter: Delimiter): number {
  for (let at = line.indexOf('"', from); at !== -1; at = line.indexOf('"', at + 1)) {
    if (line[at + 1] === '"') {
      at += 1;
      continue;
    }
    let next = at + 1;
    while (line[next] === ' ' || (line[next] === '\t' && delimiter !== '\t')) next += 1;
    if (next >= line.length || line[next] === delimiter) return at;
  }
  return -1;
}

/**
 * Records of consecutive lines, with the physical line on which each starts; blank lines are none. Where a quotation mark is
 * opened and never closed, or swallows rows, each line is a record of its own.
 */
export function readRecords(
  lines: readonly string[],
  firstLine: number,
  delimiter: Delimiter,
  quote: '"' | '',
  width: number,
): readonly SampleRecord[] {
  if (quote === '' || !lines.some(hasOpenQuote)) {
    return readLineByLine(lines, firstLine, delimiter, quote);
  }
  try {
    const records = readQuoted(lines.join('\n'), firstLine, delimiter);
    const swallowed = records.some(
      ({ cells }) => cells.length !== width && cells.some((cell) => cell.includes('\n')),
    );
    if (!swallowed) return records;
  } catch {
    // A quotation mark is never closed: read on below.
  }
  return readLineByLine(lines, firstLine, delimiter, quote);
}

/** Whether a quotation mark may be open at the end of a line: only then can a record go on in the next. */
function hasOpenQuote(line: string): boolean {
  let marks = 0;
  for (let at = line.indexOf('"'); at !== -1; at = line.indexOf('"', at + 1)) marks += 1;
  return marks % 2 === 1;
}

function readQuoted(text: string, firstLine: number, delimiter: Delimiter): SampleRecord[] {
  const parsed = parse(text, {
    delimiter,
    quote: '"',
    record_delimiter: '\n',
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: false,
    info: true,
  }) as unknown as readonly {
    readonly info: { readonly lines: number };
    readonly record: string[];
  }[];
  const records: SampleRecord[] = [];
  let line = firstLine;
  for (const { info, record } of parsed) {
    if (!isBlank(record)) records.push({ line, cells: record.map(unquote) });
    line = firstLine + info.lines;
  }
  return records;
}

/** `"12.00"` with blanks after the closing mark keeps its marks in csv-parse. */
function unquote(cell: string): string {
  return cell.startsWith('"') ? cell.replace(/^"(.*)"\s*$/s, '$1') : cell;
}

function readLineByLine(
  lines: readonly string[],
  firstLine: number,
  delimiter: Delimiter,
  quote: '"' | '',
): SampleRecord[] {
  const records: SampleRecord[] = [];
  for (const [index, line] of lines.entries()) {
    const cells = splitLine(line, delimiter, quote);
    if (!isBlank(cells)) records.push({ line: firstLine + index, cells });
  }
  return records;
}

function isBlank(cells: readonly string[]): boolean {
  return cells.length === 1 && (cells[0] ?? '').trim() === '';
}

/** Whether cells are enclosed in quotation marks; a mark that is only opened, or stands within a value, is a character. */
export function quoteOf(lines: readonly string[], delimiter: Delimiter, whole: boolean): '"' | '' {
  const marks = countMarks(delimiter);
  for (const line of lines) marks.see(line);
  return marks.quote() ?? (whole ? '' : '"');
}

/** Counts the quotation marks that open and close cells; `quote` is `null` where no line had any. */
export function countMarks(delimiter: Delimiter): {
  readonly see: (line: string) => void;
  /** Lines with marks. */
  readonly lines: () => number;
  readonly quote: () => '"' | '' | null;
} {
  const mark = delimiter === '|' ? '\\|' : delimiter;
  const opening = new RegExp(`(?:^|${mark})[ ]*"`, 'g');
  const closing = new RegExp(`"[ \\t]*(?:$|${mark})`, 'g');
  let seen = 0;
  let starts = 0;
  let ends = 0;
  return {
    see(line) {
      if (!line.includes('"')) return;
      seen += 1;
      starts += line.match(opening)?.length ?? 0;
      ends += line.match(closing)?.length ?? 0;
    },
    lines: () => seen,
    quote() {
      if (seen === 0) return null;
      const enclosed = Math.min(starts, ends);
      return enclosed > 0 && enclosed * 2 >= Math.max(starts, ends) ? '"' : '';
    },
  };
}

/** A line drawn between rows with box-drawing characters: no record. */
export function isRuling(cells: readonly string[]): boolean {
  if (!/^[\s\u2500-\u257f]|^$/.test(cells[0] ?? '')) return false;
  return /^[\s\u2500-\u257f]*[\u2500\u2501\u2550\u253c]{3}[\s\u2500-\u257f]*$/.test(cells.join(''));
}
