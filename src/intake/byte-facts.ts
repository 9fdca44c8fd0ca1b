import { seeLoneCarriageReturns } from './carriage-returns.ts';
import { hasLooseQuote } from './loose-quotes.ts';

/** Files up to this size are read whole and scanned record by record; larger ones go straight to the engine where they are regular. */
export const wholeFileLimit = 4 * 1024 * 1024;
export const headLength = 256 * 1024;
export const tailLength = 64 * 1024;

/** What a file's bytes tell, before anything is decoded. */
export interface ByteFacts {
  readonly size: number;
  readonly head: Buffer;
  readonly tail: Buffer;
  /** Whether `head` is the whole file. */
  readonly whole: boolean;
  /** Lines that end with a line feed; a last line without one counts. */
  readonly lineCount: number;
  readonly hasCarriageReturn: boolean;
  /** A carriage return that no line feed follows: it ends a line too. */
  readonly hasLoneCarriageReturn: boolean;
  readonly hasQuote: boolean;
  /** Blanks or tabs stand between a closing quotation mark and the delimiter. */
  readonly hasLooseQuote: boolean;
  readonly hasNul: boolean;
  /** What stands around values and must be taken off; `null`: nothing. */
  readonly padding: Padding | null;
  /** `1.2E+15`: a spreadsheet may have rounded ids. */
  readonly hasExponent: boolean;
}

/** Characters that stand around values somewhere in a file. */
export interface Padding {
  /** At the edge of a cell. */
  readonly blanks: boolean;
  /** Ideographic and no-break spaces. */
  readonly wide: boolean;
  readonly tabs: boolean;
  readonly backticks: boolean;
  /** `="…"`, with which a spreadsheet keeps a number as text. */
  readonly formulas: boolean;
}

/** Bytes that pass by in pieces, in their order; a piece may be written over once it was taken. */
export interface BytesSeen {
  readonly take: (bytes: Buffer) => void;
  readonly found: () => ByteFacts;
}

export function seeBytes(): BytesSeen {
  const returns = seeLoneCarriageReturns();
  const seen: Seen = {
    lines: 0,
    cr: false,
    quote: false,
    looseQuote: false,
    nul: false,
    blanks: false,
    wide: false,
    tabs: false,
    backticks: false,
    formulas: false,
    exponent: false,
  };
  const start: Buffer[] = [];
  let tail: Buffer = Buffer.alloc(0);
  let size = 0;
  let last = 0;
  return {
    take(bytes) {
      if (bytes.length === 0) return;
      returns.take(bytes);
      look(bytes, seen);
      if (size < wholeFileLimit) start.push(Buffer.from(bytes.subarray(0, wholeFileLimit - size)));
      const end = bytes.subarray(-tailLength);
      tail = Buffer.concat([tail, end]).subarray(-tailLength);
      size += bytes.length;
      last = bytes[bytes.length - 1] ?? 0;
    },
    found() {
      const whole = size <= wholeFileLimit;
      const head = Buffer.concat(start);
      return {
        size,
        head: whole ? head : Buffer.from(head.subarray(0, headLength)),
        tail: whole ? Buffer.alloc(0) : tail,
        whole,
        lineCount: seen.lines + (last === 10 ? 0 : 1),
        hasCarriageReturn: seen.cr,
        hasLoneCarriageReturn: returns.foundAtEnd(),
        hasQuote: seen.quote,
        hasLooseQuote: seen.looseQuote,
        hasNul: seen.nul,
        padding: paddingOf(seen),
        hasExponent: seen.exponent,
      };
    },
  };
}

interface Seen {
  lines: number;
  cr: boolean;
  quote: boolean;
  looseQuote: boolean;
  nul: boolean;
  blanks: boolean;
  wide: boolean;
  tabs: boolean;
  backticks: boolean;
  formulas: boolean;
  exponent: boolean;
}

function look(bytes: Buffer, seen: Seen): void {
  for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) seen.lines += 1;
  seen.cr ||= bytes.includes(13);
  seen.quote ||= bytes.includes(34);
  seen.blanks ||= hasBlankAtEdge(bytes);
  seen.tabs ||= bytes.includes(9);
  seen.looseQuote ||= seen.quote && (seen.blanks || seen.tabs) && hasLooseQuote(bytes);
  seen.nul ||= bytes.includes(0);
  seen.wide ||= bytes.includes('\u3000') || bytes.includes('\u00a0');
  seen.backticks ||= bytes.includes(96);
  seen.formulas ||= bytes.includes('="');
  seen.exponent ||= bytes.includes(43) && (bytes.includes('E+') || bytes.includes('e+'));
}

function paddingOf({ blanks, wide, tabs, backticks, formulas }: Seen): Padding | null {
  return blanks || wide || tabs || backticks || formulas
    ? { blanks, wide, tabs, backticks, formulas }
    : null;
}

/** By byte: whether it ends a cell, or a quoted one. */
const endsCell = new Uint8Array(256);
for (const char of ',;|"\n\r') endsCell[char.charCodeAt(0)] = 1;

/** Blanks are few and delimiters many, so the blanks are walked. */
function hasBlankAtEdge(bytes: Buffer): boolean {
  for (let at = bytes.indexOf(32); at !== -1; at = bytes.indexOf(32, at + 1)) {
    if (endsCell[bytes[at - 1] ?? 0] === 1 || endsCell[bytes[at + 1] ?? 0] === 1) return true;
  }
  return false;
}
