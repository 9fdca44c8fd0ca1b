import { createHash } from 'node:crypto';
import { open, stat } from 'node:fs/promises';
import { inputError } from '../errors/posrecon-error.ts';

/** Files up to this size are read whole and scanned record by record; larger ones go straight to the engine where they are regular. */
export const wholeFileLimit = 4 * 1024 * 1024;
const headLength = 256 * 1024;
const tailLength = 64 * 1024;
const chunkLength = 1024 * 1024;

/** What one pass over a file's bytes tells, before anything is decoded. */
export interface Probe {
  /** As the user typed it. */
  readonly file: string;
  readonly size: number;
  readonly sha256: string;
  readonly head: Buffer;
  readonly tail: Buffer;
  /** Whether `head` is the whole file. */
  readonly whole: boolean;
  /** Physical lines; a last line without line feed counts. */
  readonly lineCount: number;
  readonly hasCarriageReturn: boolean;
  readonly hasQuote: boolean;
  readonly hasNul: boolean;
  /** Blanks, tabs or backticks beside cells: values must be trimmed. */
  readonly hasPadding: boolean;
  /** `1.2E+15`: a spreadsheet may have rounded ids. */
  readonly hasExponent: boolean;
}

/** Reads a file once: its hash, its size in lines, its edges. Throws a `PosreconError` where it cannot be read at all. */
export async function probeFile(file: string): Promise<Probe> {
  const { size } = await statFile(file);
  if (size === 0) {
    throw inputError('ERR_FILE_EMPTY', 'the file is empty', {
      location: { file },
      remedy: 'Export it again; a day without takings still has a header line.',
    });
  }
  const handle = await open(file, 'r');
  try {
    const hash = createHash('sha256');
    const whole = size <= wholeFileLimit;
    const headSize = whole ? size : headLength;
    const head = Buffer.alloc(headSize);
    const tail = Buffer.alloc(whole ? 0 : tailLength);
    const chunk = Buffer.allocUnsafe(Math.min(chunkLength, size));
    const seen = { lines: 0, cr: false, quote: false, nul: false, padding: false, exponent: false };
    let position = 0;
    let last = 0;
    while (position < size) {
      const { bytesRead } = await handle.read(chunk, 0, chunk.length, position);
      if (bytesRead === 0) break;
      const bytes = chunk.subarray(0, bytesRead);
      hash.update(bytes);
      if (position < headSize) bytes.copy(head, position);
      const tailStart = size - tail.length;
      if (position + bytesRead > tailStart) {
        const from = Math.max(tailStart - position, 0);
        bytes.copy(tail, Math.max(position - tailStart, 0), from);
      }
      look(bytes, seen);
      last = bytes[bytesRead - 1] ?? 0;
      position += bytesRead;
    }
    return {
      file,
      size,
      sha256: hash.digest('hex'),
      head,
      tail,
      whole,
      lineCount: seen.lines + (last === 10 ? 0 : 1),
      hasCarriageReturn: seen.cr,
      hasQuote: seen.quote,
      hasNul: seen.nul,
      hasPadding: seen.padding,
      hasExponent: seen.exponent,
    };
  } finally {
    await handle.close();
  }
}

function look(
  bytes: Buffer,
  seen: {
    lines: number;
    cr: boolean;
    quote: boolean;
    nul: boolean;
    padding: boolean;
    exponent: boolean;
  },
): void {
  for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) seen.lines += 1;
  seen.cr ||= bytes.includes(13);
  seen.quote ||= bytes.includes(34);
  seen.nul ||= bytes.includes(0);
  seen.padding ||=
    bytes.includes(96) ||
    bytes.includes(9) ||
    [', ', ' ,', '; ', ' ;', '| ', ' |', ' \n', '\n ', '\u3000', '\u00a0'].some((run) =>
      bytes.includes(run),
    );
  seen.exponent ||= bytes.includes('E+') || bytes.includes('e+');
}

async function statFile(file: string): Promise<{ readonly size: number }> {
  let found: Awaited<ReturnType<typeof stat>>;
  try {
    found = await stat(file);
  } catch (cause) {
    const missing = (cause as NodeJS.ErrnoException).code === 'ENOENT';
    throw inputError(
      missing ? 'ERR_FILE_MISSING' : 'ERR_FILE_UNREADABLE',
      missing ? 'there is no such file' : 'the file cannot be read',
      {
        location: { file },
        remedy: missing
          ? 'Check the name; a pattern that matched nothing is passed on as it stands.'
          : 'Check its permissions.',
        cause,
      },
    );
  }
  if (found.isDirectory()) {
    throw inputError('ERR_FILE_IS_FOLDER', 'this is a folder, not a file', {
      location: { file },
      remedy: `Name the files in it, for example ${file.replace(/[/\\]$/, '')}/*.`,
    });
  }
  return { size: found.size };
}
