import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { decodedAsUtf8, decodedText, endedByLineFeeds } from './as-utf8.ts';
import { type ByteFacts, seeBytes } from './byte-facts.ts';
import { seeLoneCarriageReturns } from './carriage-returns.ts';
import type { DetectedEncoding } from './encoding.ts';
import { gb18030AsUtf8 } from './gb18030-as-utf8.ts';
import { piecesAhead } from './pieces-ahead.ts';
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

/**
 * Writes a file's text as UTF-8, piece by piece, so that a large one is never held; each of its lines is a line of the copy: where
 * carriage returns end lines they become line feeds.
 */
export async function copyAsUtf8(
  path: string,
  found: DetectedEncoding,
  to: string,
): Promise<TextCopy> {
  const copy = await copyText(path, found, to, false);
  return copy.isCut ? copyText(path, found, to, true) : copy;
}

/** Without `endsLines`, the copy is cut where a carriage return ends a line. */
async function copyText(
  path: string,
  { encoding, bomLength }: DetectedEncoding,
  to: string,
  endsLines: boolean,
): Promise<TextCopy & { readonly isCut: boolean }> {
  const returns = seeLoneCarriageReturns();
  const utf8 = encoding === 'gb18030' ? gb18030AsUtf8() : decodedAsUtf8(encoding);
  const text = endsLines ? endedByLineFeeds(utf8) : utf8;
  const seen = seeBytes();
  let mayBeDamaged = false;
  let bom = bomLength;
  const copy = await open(to, 'w', 0o600);
  let writing = Promise.resolve();
  const write = async (bytes: Buffer): Promise<void> => {
    mayBeDamaged ||= bytes.includes('\ufffd');
    seen.take(bytes);
    await writing;
    writing = copy.appendFile(bytes);
    // Where the next piece fails, nobody waits for this one.
    writing.catch(() => undefined);
  };
  try {
    for await (const bytes of piecesAhead(path)) {
      returns.take(bytes);
      if (!endsLines && returns.found()) break;
      await write(text.take(bytes.subarray(bom)));
      bom = 0;
    }
    await write(text.end());
    await writing;
    return {
      delivered: { path, encoding, mayBeDamaged },
      facts: seen.found(),
      isCut: !endsLines && returns.foundAtEnd(),
    };
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
  const text = decodedText(encoding);
  for await (const bytes of createReadStream(path, { start: bomLength, highWaterMark: 1 << 20 })) {
    yield text.take(bytes as Buffer);
  }
  yield text.end();
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
