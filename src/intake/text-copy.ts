import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { type ByteFacts, seeBytes } from './byte-facts.ts';
import type { DetectedEncoding } from './encoding.ts';
import type { Encoding } from './table.ts';

/** A file that is read from a copy of its text. */
export interface DeliveredText {
  readonly path: string;
  readonly encoding: Encoding;
  /** The copy holds U+FFFD: bytes that are no characters, or one that the file itself has. */
  readonly mayBeDamaged: boolean;
}

/** A file's text as it was written, and what its bytes tell. */
interface TextCopy {
  readonly delivered: DeliveredText;
  readonly facts: ByteFacts;
}

const pieceLength = 1 << 20;

/**
 * Writes a file's text as UTF-8, piece by piece, so that a large one is never held; each of its lines is a line of the copy.
 * `endsLines`: carriage returns end lines and become line feeds.
 */
export async function copyAsUtf8(
  path: string,
  { encoding, bomLength }: DetectedEncoding,
  to: string,
  endsLines: boolean,
): Promise<TextCopy> {
  const copy = await open(to, 'w', 0o600);
  try {
    const seen = seeBytes();
    let mayBeDamaged = false;
    for await (const piece of decodedPieces(path, encoding, bomLength)) {
      mayBeDamaged ||= piece.includes('\ufffd');
      const bytes = Buffer.from(endsLines ? piece.replace(/\r\n?/g, '\n') : piece);
      seen.take(bytes);
      await copy.appendFile(bytes);
    }
    return { delivered: { path, encoding, mayBeDamaged }, facts: seen.found() };
  } finally {
    await copy.close();
  }
}

/** The text of a file in pieces; a carriage return and the line feed after it stand in one. Decodes leniently. */
export async function* decodedPieces(
  path: string,
  encoding: Encoding,
  bomLength: number,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  let held = '';
  for await (const bytes of createReadStream(path, {
    start: bomLength,
    highWaterMark: pieceLength,
  })) {
    const text = held + decoder.decode(bytes as Buffer, { stream: true });
    held = text.endsWith('\r') ? '\r' : '';
    yield held === '' ? text : text.slice(0, -1);
  }
  yield held + decoder.decode();
}

/** The physical lines of a file in pieces, without what ends them; of a very long one only the start. */
export async function* linesInPieces(
  path: string,
  encoding: Encoding,
  bomLength: number,
): AsyncGenerator<readonly string[]> {
  let rest = '';
  for await (const piece of decodedPieces(path, encoding, bomLength)) {
    const lines = (rest + piece).split(/\r\n|\n|\r/);
    rest = (lines.pop() ?? '').slice(0, longestShown);
    yield lines;
  }
  if (rest !== '') yield [rest];
}

/** Characters kept of a line that goes on and on: no row is as long. */
const longestShown = 2_000_000;
