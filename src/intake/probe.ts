import { createHash } from 'node:crypto';
import { open, stat } from 'node:fs/promises';
import { inputError, type PosreconError } from '../errors/posrecon-error.ts';
import type { Part } from './containers/part.ts';

/** Files up to this size are read whole and scanned record by record; larger ones go straight to the engine where they are regular. */
export const wholeFileLimit = 4 * 1024 * 1024;
const headLength = 256 * 1024;
const tailLength = 64 * 1024;
const chunkLength = 1024 * 1024;

/** What one pass over a file's bytes tells, before anything is decoded. */
export interface Probe {
  /** As the user typed it. */
  readonly file: string;
  /** Where its bytes lie. */
  readonly path: string;
  readonly size: number;
  readonly sha256: string;
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

/** Reads a part once: its hash, its size in lines, its edges. Throws a `PosreconError` where it cannot be read at all. */
export async function probePart({ file, path, sha256 }: Part): Promise<Probe> {
  const { size } = await statFile(path, file);
  if (size === 0) {
    throw emptyFile(file, 'the file is empty');
  }
  const handle = await open(path, 'r').catch((cause: unknown) => {
    throw unreadable(file, cause);
  });
  try {
    const hash = sha256 === null ? createHash('sha256') : null;
    const whole = size <= wholeFileLimit;
    const headSize = whole ? size : headLength;
    const head = Buffer.alloc(headSize);
    const tail = Buffer.alloc(whole ? 0 : tailLength);
    const chunk = Buffer.allocUnsafe(Math.min(chunkLength, size));
    const seen: Seen = {
      lines: 0,
      cr: false,
      loneCr: false,
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
    let position = 0;
    let last = 0;
    while (position < size) {
      const { bytesRead } = await handle.read(chunk, 0, chunk.length, position);
      if (bytesRead === 0) break;
      const bytes = chunk.subarray(0, bytesRead);
      hash?.update(bytes);
      if (position < headSize) bytes.copy(head, position);
      const tailStart = size - tail.length;
      if (position + bytesRead > tailStart) {
        const from = Math.max(tailStart - position, 0);
        bytes.copy(tail, Math.max(position - tailStart, 0), from);
      }
      if (last === 13 && bytes[0] !== 10) seen.loneCr = true;
      look(bytes, seen);
      last = bytes[bytesRead - 1] ?? 0;
      position += bytesRead;
    }
    return {
      file,
      path,
      size,
      sha256: sha256 ?? hash?.digest('hex') ?? '',
      head,
      tail,
      whole,
      lineCount: seen.lines + (last === 10 ? 0 : 1),
      hasCarriageReturn: seen.cr,
      hasLoneCarriageReturn: seen.loneCr || last === 13,
      hasQuote: seen.quote,
      hasLooseQuote: seen.looseQuote,
      hasNul: seen.nul,
      padding: paddingOf(seen),
      hasExponent: seen.exponent,
    };
  } finally {
    await handle.close();
  }
}

/** Nothing stands in the file. */
export function emptyFile(file: string, message: string): PosreconError {
  return inputError('ERR_FILE_EMPTY', message, {
    location: { file },
    remedy: 'Export it again; a day without takings still has a header line.',
  });
}

interface Seen {
  lines: number;
  cr: boolean;
  loneCr: boolean;
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
  seen.loneCr ||= seen.cr && hasLoneCarriageReturn(bytes);
  seen.quote ||= bytes.includes(34);
  const mayBeLoose = seen.quote && !seen.looseQuote;
  const blanks = (mayBeLoose || !seen.blanks) && hasBlankAtEdge(bytes);
  seen.blanks ||= blanks;
  seen.looseQuote ||= mayBeLoose && hasLooseQuote(bytes, blanks);
  seen.nul ||= bytes.includes(0);
  seen.wide ||= bytes.includes('\u3000') || bytes.includes('\u00a0');
  seen.tabs ||= bytes.includes(9);
  seen.backticks ||= bytes.includes(96);
  seen.formulas ||= bytes.includes('="');
  seen.exponent ||= bytes.includes('E+') || bytes.includes('e+');
}

function paddingOf({ blanks, wide, tabs, backticks, formulas }: Seen): Padding | null {
  return blanks || wide || tabs || backticks || formulas
    ? { blanks, wide, tabs, backticks, formulas }
    : null;
}

/** Quotation marks are many, and each is looked at for a text that begins with one: what must stand there as well is asked first. */
function hasLooseQuote(bytes: Buffer, blanks: boolean): boolean {
  const tabs = bytes.includes(9);
  return [',', ';'].some(
    (delimiter) =>
      (tabs || blanks) &&
      bytes.includes(delimiter) &&
      ((tabs && bytes.includes(`"\t${delimiter}`)) || (blanks && bytes.includes(`" ${delimiter}`))),
  );
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

/** The last byte is left to whoever sees the next. */
function hasLoneCarriageReturn(bytes: Buffer): boolean {
  for (let at = bytes.indexOf(13); at !== -1; at = bytes.indexOf(13, at + 1)) {
    if (at + 1 < bytes.length && bytes[at + 1] !== 10) return true;
  }
  return false;
}

async function statFile(path: string, file: string): Promise<{ readonly size: number }> {
  let found: Awaited<ReturnType<typeof stat>>;
  try {
    found = await stat(path);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code !== 'ENOENT' && code !== 'ENOTDIR') throw unreadable(file, cause);
    throw inputError('ERR_FILE_MISSING', 'there is no such file', {
      location: { file },
      remedy: /[*?]/.test(file)
        ? 'No file has a name that fits this pattern.'
        : 'Check the name, and the folder from which posrecon was started.',
      cause,
    });
  }
  if (found.isDirectory()) {
    throw inputError('ERR_FILE_IS_FOLDER', 'this is a folder, not a file', {
      location: { file },
      remedy: `Name the files in it, for example ${file.replace(/[/\\]$/, '')}/*.`,
    });
  }
  if (!found.isFile()) {
    throw inputError('ERR_FILE_UNREADABLE', 'this is a pipe or device, not a file', {
      location: { file },
      remedy: 'A file is read more than once: write it to disk first and name that.',
    });
  }
  return { size: found.size };
}

function unreadable(file: string, cause: unknown): Error {
  const { code } = cause as NodeJS.ErrnoException;
  return inputError(
    'ERR_FILE_UNREADABLE',
    `the file cannot be read (${code ?? 'no reason given'})`,
    {
      location: { file },
      remedy: 'Check its permissions, and that no other program has locked it.',
      cause,
    },
  );
}
