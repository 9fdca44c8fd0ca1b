import type { Problem } from '../errors/posrecon-error.ts';
import { truncatePansIn } from '../model/pan.ts';
import type { SniffedTable } from './table.ts';

/** Why a record is no data: the header stands again (two exports joined), or it sums up the rows above. */
export type LeftOutRule = 'repeated-header' | 'total-line';

/** The data records of a text, made regular: one line a record, as many cells as the header, no preamble, no trailer. */
export interface ScannedRecords {
  /** CSV in the file's own delimiter, quoted with `"` where needed, no header, LF. */
  readonly csv: string;
  /** Physical line on which each record of `csv` starts. */
  readonly lines: readonly number[];
  /** Records that a named rule leaves out (a header line repeated, a total line in the middle). */
  readonly ignored: readonly { readonly line: number; readonly rule: LeftOutRule }[];
  /** Records that do not have the table's shape. */
  readonly problems: readonly Problem[];
}

interface RecordSpan {
  readonly cells: readonly string[];
  readonly line: number;
  readonly linesSpanned: number;
  readonly start: number;
  readonly end: number;
  /** The record as it stands needs no rewriting. */
  readonly plain: boolean;
  readonly closed: boolean;
}

const totalLine = /^[\s"`]*(合\s*计|总\s*计|小\s*计|本页合计|sub-?total|grand total|totals?)[\s:：]*$/iu;
/** A quoted cell that spans more lines than this is a quote that nobody closed. */
const longestQuotedCell = 20;

/**
 * Walks a decoded text record by record from the header on. A quote that is never closed costs its own line only: what stands
 * after it is read again as records.
 */
export function scanRecords(text: string, table: SniffedTable, file: string): ScannedRecords {
  const { delimiter } = table;
  const width = table.header.length;
  const shortWidth = habitualShortWidth(table);
  const trailerLine = table.trailer[0]?.line ?? Number.POSITIVE_INFINITY;
  const out: string[] = [];
  const lines: number[] = [];
  const ignored: { line: number; rule: LeftOutRule }[] = [];
  const problems: Problem[] = [];

  let { position, line } = startOfData(text, table.headerLine);
  while (position < text.length && line < trailerLine) {
    let span = readRecord(text, position, line, delimiter, table.quote !== '');
    const broken =
      span.linesSpanned > 1 &&
      (!span.closed || span.cells.length !== width || span.linesSpanned > longestQuotedCell);
    if (broken || !span.closed) {
      const end = endOfLine(text, position);
      problems.push({
        ...problemAt(file, line, 'ERR_INTAKE_QUOTE', text.slice(position, end)),
        message: 'a quotation mark is opened and not closed',
        remedy: 'The row was left out and the rows after it were read. Close or double the quotation mark.',
      });
      span = { ...span, cells: [], linesSpanned: 1, end: afterLine(text, end) };
    } else {
      take(span);
    }
    line += span.linesSpanned;
    position = span.end;
  }
  return { csv: out.join(''), lines, ignored, problems };

  function take(span: RecordSpan): void {
    const { cells } = span;
    if (cells.length === 1 && cells[0]?.trim() === '') return;
    const rule = leftOutBy(cells, table);
    if (rule !== null) {
      ignored.push({ line: span.line, rule });
      return;
    }
    const extra = cells.length === width + 1 && cells.at(-1)?.trim() === '';
    const short = shortWidth !== null && cells.length >= shortWidth && cells.length < width;
    if (cells.length !== width && !extra && !short) {
      problems.push(wrongWidth(text, span, width, file));
      return;
    }
    lines.push(span.line);
    if (span.plain && !short && !extra) {
      out.push(text.slice(span.start, endOfContent(text, span.end)), '\n');
      return;
    }
    const padded = [...cells.slice(0, width)];
    while (padded.length < width) padded.push('');
    out.push(padded.map((cell) => quoteCell(cell, delimiter)).join(delimiter), '\n');
  }
}

/** The rule that leaves a record out, if one does. */
export function leftOutBy(cells: readonly string[], table: SniffedTable): LeftOutRule | null {
  const repeated =
    cells.length === table.headerCells.length &&
    cells.every((cell, index) => cell.trim() === table.headerCells[index]?.trim());
  if (repeated) return 'repeated-header';
  return totalLine.test(cells[0] ?? '') ? 'total-line' : null;
}

/** The cells of one physical line. */
export function splitLine(text: string, table: SniffedTable): readonly string[] {
  return readRecord(text, 0, 1, table.delimiter, table.quote !== '').cells;
}

/** Where most rows of the sample have fewer cells than the header, a short row is how the source writes empty cells at the end. */
function habitualShortWidth(table: SniffedTable): number | null {
  const widths = table.head.map(({ cells }) => cells.length);
  const short = widths.filter((width) => width < table.header.length);
  return short.length * 2 > widths.length ? Math.min(...short) : null;
}

function startOfData(text: string, headerLine: number): { position: number; line: number } {
  let position = 0;
  for (let line = 1; line <= headerLine && position < text.length; line += 1) {
    position = afterLine(text, endOfLine(text, position));
  }
  return { position, line: headerLine + 1 };
}

function endOfLine(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 10 || code === 13) return at;
  }
  return text.length;
}

function afterLine(text: string, end: number): number {
  return text.charCodeAt(end) === 13 && text.charCodeAt(end + 1) === 10
    ? end + 2
    : Math.min(end + 1, text.length);
}

function endOfContent(text: string, end: number): number {
  let at = end;
  while (at > 0 && (text.charCodeAt(at - 1) === 10 || text.charCodeAt(at - 1) === 13)) at -= 1;
  return at;
}

function readRecord(
  text: string,
  from: number,
  line: number,
  delimiter: string,
  quotes: boolean,
): RecordSpan {
  const end = endOfLine(text, from);
  const first = text.slice(from, end);
  const carriageOnly = text.charCodeAt(end) === 13 && text.charCodeAt(end + 1) !== 10;
  if (!quotes || !first.includes('"')) {
    return {
      cells: first.split(delimiter),
      line,
      linesSpanned: 1,
      start: from,
      end: afterLine(text, end),
      plain: !carriageOnly && !first.includes('"'),
      closed: true,
    };
  }
  return readQuotedRecord(text, from, line, delimiter);
}

function readQuotedRecord(
  text: string,
  from: number,
  line: number,
  delimiter: string,
): RecordSpan {
  const cells: string[] = [];
  let cell = '';
  let inQuotes = false;
  let atStart = true;
  let linesSpanned = 1;
  let at = from;
  for (; at < text.length; at += 1) {
    const char = text[at] ?? '';
    if (inQuotes) {
      if (char === '"') {
        if (text[at + 1] === '"') {
          cell += '"';
          at += 1;
        } else {
          inQuotes = false;
        }
      } else {
        if (char === '\n') linesSpanned += 1;
        cell += char;
      }
      if (linesSpanned > longestQuotedCell + 1) break;
    } else if (char === '"' && (atStart || cell.trim() === '')) {
      inQuotes = true;
      cell = '';
      atStart = false;
    } else if (char === delimiter) {
      cells.push(cell);
      cell = '';
      atStart = true;
    } else if (char === '\n' || char === '\r') {
      break;
    } else {
      cell += char;
      atStart = false;
    }
  }
  cells.push(cell);
  return {
    cells,
    line,
    linesSpanned,
    start: from,
    end: afterLine(text, at),
    plain: false,
    closed: !inQuotes,
  };
}

function quoteCell(cell: string, delimiter: string): string {
  const flat = cell.replace(/\s*[\r\n]+\s*/g, ' ');
  return flat.includes(delimiter) || flat.includes('"') ? `"${flat.replaceAll('"', '""')}"` : flat;
}

/** The start of a line as it may be shown: card numbers truncated, not too long. */
export function excerptOf(line: string): string {
  const shown = truncatePansIn(line);
  return shown.length > 120 ? `${shown.slice(0, 119)}…` : shown;
}

function problemAt(
  file: string,
  line: number,
  code: Problem['code'],
  text: string,
): Pick<Problem, 'file' | 'line' | 'column' | 'code' | 'excerpt'> {
  return { file, line, column: null, code, excerpt: excerptOf(text) };
}

function wrongWidth(text: string, span: RecordSpan, width: number, file: string): Problem {
  const found = span.cells.length;
  const truncated = span.end >= text.length && !text.endsWith('\n') && found < width;
  const line = span.cells.join(' | ');
  if (truncated) {
    return {
      ...problemAt(file, span.line, 'ERR_INTAKE_TRUNCATED', line),
      message: `the file ends in the middle of a row: ${found} of ${width} cells`,
      remedy: 'The export was cut off; rows after this one are missing from it. Export it again.',
    };
  }
  return {
    ...problemAt(file, span.line, 'ERR_INTAKE_COLUMNS', line),
    message: `the row has ${found} cells, the header has ${width}`,
    remedy:
      found > width
        ? 'A value that holds the delimiter must be quoted.'
        : 'A row must have a cell for each column, empty ones too.',
  };
}
