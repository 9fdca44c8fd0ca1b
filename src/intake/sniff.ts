import { inputError } from '../errors/posrecon-error.ts';
import { decodeText, normaliseCell } from './encoding.ts';
import { findEnvelope, findOwnHeader } from './envelope.ts';
import { findHeaderLine, headerSearchLines } from './header-line.ts';
import { wholeHeader } from './header-rows.ts';
import { knownWithoutHeader } from './known-without-header.ts';
import { withoutNulPadding } from './nul-bytes.ts';
import type { Profile } from './profiles/profile.ts';
import { isRuling, quoteOf, readRecords } from './records.ts';
import type { Encoding, SampleRecord, SniffedTable } from './table.ts';
import { rowShapeOf, splitTrailer } from './trailer.ts';

export interface SniffInput {
  readonly file: string;
  /** From the start of the file; all of it where `whole` is true. */
  readonly head: Buffer;
  /** From the end of the file; unused where `whole` is true. */
  readonly tail: Buffer;
  readonly whole: boolean;
  /** Physical lines of the file. */
  readonly lineCount: number;
  readonly encoding: Encoding;
  readonly bomLength: number;
  /** Formats that the user describes. */
  readonly ownProfiles?: readonly Profile[];
}

const headLines = 320;
const tailLines = 240;

/** Finds a delimited text's delimiter, quotation mark, header, rows and trailer. Interprets none of its values. */
export function sniffTable(input: SniffInput): SniffedTable {
  const { file, encoding, bomLength, whole } = input;
  const text = withoutNulPadding(decodeText(input.head, encoding, bomLength));
  const lines = splitLines(text);
  if (!whole) lines.pop();
  const searched = lines.slice(0, headerSearchLines + 12);
  const envelope = findEnvelope(lines) ?? knownWithoutHeader(searched);
  const line = envelope ?? findHeaderLine(searched);
  const usual = envelope === null && line !== null ? wholeHeader(line, searched) : line;
  const own = input.ownProfiles ?? [];
  const found = (envelope === null ? findOwnHeader(searched, own, usual) : null) ?? usual;
  if (found === null) throw headerNotFound(file, lines);
  const { delimiter, index } = found;
  const otherMarks = envelope?.otherMarks ?? [];

  const last = whole ? { lines, firstLine: 1, isTruncated: endsWithin(text) } : endOf(input);
  const body = lines.slice(index + 1, index + 1 + headLines);
  const lastBody = last.lines.slice(-tailLines);
  const quote = quoteOf([lines[index] ?? '', ...body, ...lastBody], delimiter, whole);
  const [headerRecord] =
    index === -1 ? [] : readRecords([lines[index] ?? ''], index + 1, delimiter, quote, 0);
  const isOneLine = envelope === null && found.rows === undefined;
  const headerCells = isOneLine ? (headerRecord?.cells ?? found.cells) : found.cells;
  const width = headerCells.length;
  const headerText = joined(headerCells);
  const isMarked = ({ cells }: SampleRecord): boolean =>
    !otherMarks.includes(normaliseCell(cells[0] ?? ''));
  const isRow = ({ cells }: SampleRecord): boolean =>
    joined(cells) !== headerText && !isRuling(cells);

  const sampled = readRecords(body, index + 2, delimiter, quote, width).filter(isRow);
  const all = sampled.filter(isMarked);
  const reachesEnd = whole && lines.length <= index + 1 + headLines;
  const tail = reachesEnd
    ? sampled
    : readRecords(
        lastBody,
        last.firstLine + last.lines.length - lastBody.length,
        delimiter,
        quote,
        width,
      ).filter(isRow);
  const { data, trailer } =
    otherMarks.length > 0
      ? { data: tail.filter(isMarked), trailer: tail.filter((record) => !isMarked(record)) }
      : splitTrailer(tail, rowShapeOf(all, width), last.isTruncated);
  return {
    encoding,
    delimiter,
    quote,
    headerLine: index + 1,
    header: headerCells.map(normaliseCell),
    headerCells,
    preamble: lines.slice(0, Math.max(index + 1 - (found.rows ?? 1), 0)),
    head: reachesEnd ? data : all,
    tail: data,
    otherMarks,
    trailer,
  };
}

function joined(cells: readonly string[]): string {
  return cells.map(normaliseCell).join('\u001f');
}

/** Physical lines, without what ends them; an end of line at the end of the text begins none. */
function splitLines(text: string): string[] {
  const lines = text.split(/\r\n|\n|\r/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

/** Whether a text ends within a line: its last record may have been cut off. */
function endsWithin(text: string): boolean {
  return !/[\r\n\u001a]$/.test(text);
}

/** The last lines of a file that was not read whole; the first of them may be a fragment and is dropped. */
function endOf({ tail, encoding, lineCount }: SniffInput): {
  readonly lines: string[];
  readonly firstLine: number;
  readonly isTruncated: boolean;
} {
  const text = withoutNulPadding(decodeText(tail, encoding, 0));
  const lines = splitLines(text).slice(1);
  return { lines, firstLine: lineCount - lines.length + 1, isTruncated: endsWithin(text) };
}

function headerNotFound(file: string, lines: readonly string[]): Error {
  const first = lines.find((line) => line.trim() !== '') ?? '';
  const shown = first.length > 60 ? `${first.slice(0, 59)}…` : first;
  return inputError(
    'ERR_HEADER_NOT_FOUND',
    `no header line in the first ${headerSearchLines} lines: none names a date and an amount above rows that hold them`,
    {
      location: { file, line: 1 },
      excerpt: shown.replace(/\d(?=\d{4})/g, '*'),
      remedy:
        'Export it again with column names, or put a line of them (交易时间,交易金额,… or Date,Amount,…) above the rows. Columns may be separated by comma, semicolon, tab or |.',
    },
  );
}
