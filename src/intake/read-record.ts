/** One record of a delimited text, with where it stands. */
export interface RecordSpan {
  readonly cells: readonly string[];
  /** Physical line on which it starts, 1-based. */
  readonly line: number;
  readonly linesSpanned: number;
  /** Offsets in the text: from its first character to that of the next record. */
  readonly start: number;
  readonly end: number;
  /** One line, quoted as the engine reads it where at all: it needs no rewriting. */
  readonly plain: boolean;
  /** Its last quotation mark is closed. */
  readonly closed: boolean;
  /** Nothing but blanks stands between a closing mark and the next delimiter. */
  readonly clean: boolean;
}

/** A quoted cell that spans more lines than this is a quote that nobody closed. */
export const longestQuotedCell = 20;

/** Offset of what ends the line: LF, CR or the end of the text. */
export function endOfLine(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 10 || code === 13) return at;
  }
  return text.length;
}

/** Offset of the next line's first character. */
export function afterLine(text: string, end: number): number {
  return text.charCodeAt(end) === 13 && text.charCodeAt(end + 1) === 10
    ? end + 2
    : Math.min(end + 1, text.length);
}

/** Reads the record that starts at `from`, on the physical line `line`. Lines end with CRLF, LF or CR. */
export function readRecord(
  text: string,
  from: number,
  line: number,
  delimiter: string,
  quotes: boolean,
): RecordSpan {
  const end = endOfLine(text, from);
  const first = text.slice(from, end);
  const carriageOnly = text.charCodeAt(end) === 13 && text.charCodeAt(end + 1) !== 10;
  if (quotes && first.includes('"')) return readQuotedRecord(text, from, line, delimiter);
  return {
    cells: first.split(delimiter),
    line,
    linesSpanned: 1,
    start: from,
    end: afterLine(text, end),
    plain: !carriageOnly && !first.includes('"'),
    closed: true,
    clean: true,
  };
}

function readQuotedRecord(text: string, from: number, line: number, delimiter: string): RecordSpan {
  const mark = delimiter.charCodeAt(0);
  const cells: string[] = [];
  let linesSpanned = 1;
  let closed = true;
  let clean = true;
  let plain = true;
  let at = from;
  for (;;) {
    const start = at;
    at = afterBlanks(text, at, mark);
    if (text.charCodeAt(at) === quotationMark) {
      if (at > start) plain = false;
      const value = readQuoted();
      const closing = at;
      if (closed) at = endOfCell(text, closing, mark);
      const rest = text.slice(closing, at);
      if (rest !== '') plain = false;
      if (rest.trim() !== '') clean = false;
      cells.push(rest === '' ? value : value + rest);
    } else {
      at = endOfCell(text, at, mark);
      const value = text.slice(start, at);
      if (value.includes('"')) plain = false;
      cells.push(value);
    }
    if (!closed || at >= text.length || text.charCodeAt(at) !== mark) break;
    at += 1;
  }
  const end = afterLine(text, at);
  const carriageOnly = text.charCodeAt(at) === 13 && text.charCodeAt(at + 1) !== 10;
  return {
    cells,
    line,
    linesSpanned,
    start: from,
    end,
    plain: plain && closed && linesSpanned === 1 && !carriageOnly,
    closed,
    clean,
  };

  /** From an opening mark to behind the closing one; where none comes, to where it is given up. */
  function readQuoted(): string {
    let value = '';
    let piece = at + 1;
    for (at += 1; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code === quotationMark) {
        if (text.charCodeAt(at + 1) !== quotationMark) {
          at += 1;
          return value + text.slice(piece, at - 1);
        }
        value += text.slice(piece, at + 1);
        at += 1;
        piece = at + 1;
      } else if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) {
        linesSpanned += 1;
        if (linesSpanned > longestQuotedCell + 1) break;
      }
    }
    closed = false;
    return value + text.slice(piece, at);
  }
}

const quotationMark = 34;

function afterBlanks(text: string, from: number, mark: number): number {
  let at = from;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === mark || code === 10 || code === 13 || (code > 32 && code < 128)) break;
    if (code !== 32 && (text[at] ?? '').trim() !== '') break;
    at += 1;
  }
  return at;
}

/** Offset of what ends a cell outside quotation marks: the delimiter, the end of the line or of the text. */
function endOfCell(text: string, from: number, mark: number): number {
  let at = from;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === mark || code === 10 || code === 13) break;
    at += 1;
  }
  return at;
}
