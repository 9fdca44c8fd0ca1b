/** One record of a delimited text, with where it stands. */
export interface RecordSpan {
  readonly cells: readonly string[];
  /** Physical line on which it starts, 1-based. */
  readonly line: number;
  readonly linesSpanned: number;
  /** Offsets in the text: from its first character to that of the next record. */
  readonly start: number;
  readonly end: number;
  /** The record as it stands needs no rewriting. */
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
  const cells: string[] = [];
  let cell = '';
  let state: 'start' | 'bare' | 'quoted' | 'closed' = 'start';
  let linesSpanned = 1;
  let clean = true;
  let at = from;
  for (; at < text.length; at += 1) {
    const char = text[at] ?? '';
    if (state === 'quoted') {
      if (char === '"' && text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else if (char === '"') {
        state = 'closed';
      } else {
        if (char === '\n' || (char === '\r' && text[at + 1] !== '\n')) linesSpanned += 1;
        cell += char;
      }
      if (linesSpanned > longestQuotedCell + 1) break;
    } else if (char === '"' && state === 'start') {
      state = 'quoted';
      cell = '';
    } else if (char === delimiter) {
      cells.push(cell);
      cell = '';
      state = 'start';
    } else if (char === '\n' || char === '\r') {
      break;
    } else {
      if (state === 'closed' && char.trim() !== '') clean = false;
      if (state === 'start' && char.trim() !== '') state = 'bare';
      cell += char;
    }
  }
  cells.push(cell);
  const end = afterLine(text, at);
  return {
    cells,
    line,
    linesSpanned,
    start: from,
    end,
    plain: false,
    closed: state !== 'quoted',
    clean,
  };
}
