import type { Problem } from '../errors/posrecon-error.ts';
import { excerptOf } from './excerpt.ts';
import { headerAgain } from './header-again.ts';
import { withoutNulPadding } from './nul-bytes.ts';
import {
  afterLine,
  endOfLine,
  longestQuotedCell,
  type RecordSpan,
  readRecord,
} from './read-record.ts';
import { isRuling, splitLine } from './records.ts';
import {
  cutOff,
  type Fault,
  longestRecord,
  lostBytes,
  openQuote,
  otherColumns,
  tooLong,
  unreadable,
  wrongWidth,
} from './scan-faults.ts';
import type { LeftOutRule, RecordScan, ScannedRecords, ScanOptions } from './scanned-records.ts';
import type { SniffedTable } from './table.ts';
import { hasItsDays } from './trailer.ts';

const totalLine =
  /^[\s"`]*(合\s*计|总\s*计|小\s*计|本页合计|sub-?total|grand total|totals?)[\s:：]*$/iu;

/** So much is held of a record that does not end. */
const mostHeld = 4_000_000;

/** Scans a text that is held as a whole. */
export function scanRecords(
  text: string,
  table: SniffedTable,
  options: ScanOptions,
): ScannedRecords & { readonly csv: string } {
  const scan = recordScan(table, options);
  const csv = scan.take(text) + scan.end();
  return { csv, ...scan.found() };
}

/**
 * Walks a decoded text record by record from the header on. A quote that is never closed costs its own line only: what stands
 * after it is read again as records.
 */
export function recordScan(table: SniffedTable, options: ScanOptions): RecordScan {
  const { delimiter } = table;
  const width = table.header.length;
  const shortWidth = habitualShortWidth(table);
  const { otherMarks } = table;
  const isMarked = otherMarks.length > 0;
  // Where lines are told apart by their marks, those between records are no trailer.
  const trailerLine = (isMarked ? undefined : table.trailer[0]?.line) ?? Number.POSITIVE_INFINITY;
  const lines: number[] = [];
  const ignored: { line: number; rule: LeftOutRule }[] = [];
  const problems: Problem[] = [];
  let rejected = 0;

  let text = '';
  let position = 0;
  let line = 1;
  let isEnd = false;
  let endsWithin = false;
  let hasNul = false;
  /** Line of the header of another table, below which the walk is. */
  let otherHeader: number | null = null;
  /** Of a line that is longer than anything that is held: what was seen of it. */
  let endless: { readonly start: string; length: number } | null = null;
  let out: string[] = [];

  return {
    take(piece) {
      hasNul ||= piece.includes('\0');
      text = position === text.length ? piece : text.slice(position) + piece;
      position = 0;
      return walk();
    },
    end() {
      isEnd = true;
      endsWithin = !/[\r\n\u001a]$/.test(text);
      return walk();
    },
    found: () => ({ lines, ignored, rejected, problems }),
  };

  function walk(): string {
    out = [];
    while (position < text.length && line < trailerLine) {
      if (endless !== null || line <= table.headerLine) {
        if (!passLine()) break;
        continue;
      }
      let span = readRecord(text, position, line, delimiter, table.quote !== '');
      const isHeld = text.length - position <= mostHeld;
      if (span.end >= text.length && !isEnd) {
        if (isHeld) break;
        span = readRecord(text, position, line, delimiter, false);
        if (span.end >= text.length) {
          endless = { start: text.slice(position, position + 10_000), length: 0 };
          continue;
        }
        reject(span, openQuote);
      } else if (isBroken(span)) {
        span = readRecord(text, position, line, delimiter, false);
        reject(span, isLast(span) ? cutOff(span.cells.length, width) : openQuote);
      } else {
        take(span);
      }
      line += span.linesSpanned;
      position = span.end;
    }
    return out.join('');
  }

  /** Goes past a line, whatever it holds; `false` where it does not end here. */
  function passLine(): boolean {
    const end = endOfLine(text, position);
    if (endless !== null) endless.length += end - position;
    position = end;
    if (end === text.length && !isEnd) return false;
    if (endless !== null) {
      const { start, length } = endless;
      rejectText(start, [], tooLong(length));
      endless = null;
    }
    position = afterLine(text, end);
    line += 1;
    return true;
  }

  /** Whether a quotation mark is not closed where its cell ends, but nowhere or in a later record. */
  function isBroken(span: RecordSpan): boolean {
    if (!span.closed) return true;
    if (span.linesSpanned === 1) return false;
    if (!span.clean || !hasWidth(span.cells) || span.linesSpanned > longestQuotedCell) return true;
    // Where the first and the last line are each a row by themselves, the mark belongs to neither's cells.
    const physical = text.slice(span.start, span.end).split(/\r\n|\n|\r/);
    const last = physical.at(-1) === '' ? physical.at(-2) : physical.at(-1);
    return [physical[0], last].every(
      (each) => splitLine(each ?? '', delimiter, '"').length === width,
    );
  }

  /** More cells than columns are tolerated where they are empty, fewer where the source is used to leave out empty ones. */
  function hasWidth(cells: readonly string[]): boolean {
    if (cells.length < width) return shortWidth !== null && cells.length >= shortWidth;
    return cells.slice(width).every((cell) => cell.trim() === '');
  }

  function isLast(span: RecordSpan): boolean {
    return endsWithin && span.end >= text.length;
  }

  function reject(span: RecordSpan, fault: Fault): void {
    rejectText(text.slice(span.start, endOfLine(text, span.start)), span.cells, fault);
  }

  function rejectText(shown: string, cells: readonly string[], { column, ...fault }: Fault): void {
    rejected += 1;
    if (problems.length >= options.maxProblems) return;
    const hidden = options.cards.map((index) => cells[index] ?? '');
    problems.push({
      file: options.file,
      line,
      column: column ?? null,
      ...fault,
      excerpt: excerptOf(shown, hidden),
    });
  }

  function take(span: RecordSpan): void {
    const cells = hasNul ? span.cells.map(withoutNulPadding) : span.cells;
    if (span.end - span.start > longestRecord) {
      reject(span, tooLong(span.end - span.start));
      return;
    }
    if ((cells.length === 1 && cells[0]?.trim() === '') || isRuling(cells)) return;
    if (isMarked && otherMarks.includes((cells[0] ?? '').trim())) return;
    const rule = leftOutBy(cells, table);
    if (rule !== null) {
      if (rule === 'repeated-header') otherHeader = null;
      ignored.push({ line: span.line, rule });
      return;
    }
    if (headerAgain(cells, table) === 'other') otherHeader = span.line;
    if (otherHeader !== null) {
      reject(span, otherColumns(otherHeader, span.line));
      return;
    }
    if (!hasWidth(cells)) {
      const isCutOff = isLast(span) && cells.length < width;
      reject(span, isCutOff ? cutOff(cells.length, width) : wrongWidth(cells.length, width));
      return;
    }
    const damaged = damagedCell(span);
    if (damaged !== undefined) {
      reject(span, unreadable(table, damaged));
      return;
    }
    const lost = hasNul ? cells.findIndex((cell) => cell.includes('\0')) : -1;
    if (lost !== -1) {
      reject(span, lostBytes(table, lost));
      return;
    }
    lines.push(span.line);
    if (span.plain && !hasNul && cells.length === width) {
      out.push(text.slice(span.start, endOfLine(text, span.start)), '\n');
      return;
    }
    const padded = [...cells.slice(0, width)];
    while (padded.length < width) padded.push('');
    out.push(padded.map((cell) => quoteCell(cell, delimiter)).join(delimiter), '\n');
  }

  /** The first column that is read and holds bytes that are no characters. */
  function damagedCell(span: RecordSpan): number | undefined {
    if (options.damaged.size === 0) return undefined;
    const own = Array.from({ length: span.linesSpanned }, (_, at) => span.line + at);
    if (!own.some((each) => options.damaged.has(each))) return undefined;
    const found = span.cells.findIndex(
      (cell, index) => options.used.has(index) && cell.includes('\ufffd'),
    );
    return found === -1 ? undefined : found;
  }
}

/** The rule that leaves a record out, if one does. */
export function leftOutBy(cells: readonly string[], table: SniffedTable): LeftOutRule | null {
  if (headerAgain(cells, table) === 'own') return 'repeated-header';
  return totalLine.test(cells[0] ?? '') && !hasItsDays(cells, table) ? 'total-line' : null;
}

/** Where most rows of the sample have fewer cells than the header, a short row is how the source writes empty cells at the end. */
function habitualShortWidth(table: SniffedTable): number | null {
  const widths = table.head.map(({ cells }) => cells.length);
  const short = widths.filter((width) => width < table.header.length);
  return short.length * 2 > widths.length ? Math.min(...short) : null;
}

function quoteCell(cell: string, delimiter: string): string {
  const flat = /[\r\n]/.test(cell) ? cell.replace(/\s*[\r\n]+\s*/g, ' ') : cell;
  return flat.includes(delimiter) || flat.includes('"') ? `"${flat.replaceAll('"', '""')}"` : flat;
}
