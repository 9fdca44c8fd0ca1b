import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import type { Encoding } from './table.ts';
import { linesInPieces } from './text-copy.ts';

const none: ReadonlySet<number> = new Set();

/**
 * Physical lines whose bytes are no characters in the file's encoding; each shows as U+FFFD in `text`. A U+FFFD that the file itself
 * holds was lost before it came here and damages no line.
 */
export function damagedLines(bytes: Buffer, encoding: Encoding, text: string): ReadonlySet<number> {
  if (!text.includes('\ufffd') || encoding === 'windows-1252') return none;
  if (encoding === 'utf-8')
    return isUtf8(bytes) ? none : linesWhere(bytes, (line) => !isUtf8(line));
  if (encoding === 'gb18030') return linesWhere(bytes, isNoGb18030);
  const lines = text.split(/\r\n|\n|\r/);
  return new Set(lines.flatMap((line, index) => (line.includes('\ufffd') ? [index + 1] : [])));
}

/** The same of a file that is not held as a whole, nor are its lines where they are longer than any row. */
export async function damagedLinesIn({
  path,
  encoding,
}: {
  readonly path: string;
  readonly encoding: Encoding;
}): Promise<ReadonlySet<number>> {
  if (encoding === 'windows-1252') return none;
  const found = new Set<number>();
  let line = 1;
  if (encoding === 'utf-16le' || encoding === 'utf-16be') {
    for await (const lines of linesInPieces(path, encoding, 0)) {
      for (const [at, text] of lines.entries()) if (text.includes('\ufffd')) found.add(line + at);
      line += lines.length;
    }
    return found;
  }
  const isDamaged =
    encoding === 'gb18030' ? isNoGb18030 : (bytes: Buffer): boolean => !isUtf8(bytes);
  let held: Buffer = Buffer.alloc(0);
  for await (const read of createReadStream(path, { highWaterMark: 1 << 20 })) {
    const bytes = Buffer.concat([held, read as Buffer]);
    // The last byte may be a carriage return with its line feed to come.
    const end = Math.max(bytes.lastIndexOf(10), bytes.subarray(0, -1).lastIndexOf(13)) + 1;
    for (const at of linesWhere(bytes.subarray(0, end), isDamaged)) found.add(line - 1 + at);
    line += lineEnds(bytes.subarray(0, end));
    held = bytes.subarray(end, end + longestLine);
  }
  if (isDamaged(held)) found.add(line);
  return found;
}

const longestLine = 4_000_000;

function lineEnds(bytes: Buffer): number {
  let ends = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    if (bytes[at] === 10 || (bytes[at] === 13 && bytes[at + 1] !== 10)) ends += 1;
  }
  return ends;
}

/** Neither LF nor CR is ever part of a longer character in the encodings that are looked at byte by byte. */
function linesWhere(bytes: Buffer, isDamaged: (line: Buffer) => boolean): ReadonlySet<number> {
  const found = new Set<number>();
  let line = 1;
  let start = 0;
  for (let at = 0; at <= bytes.length; at += 1) {
    const byte = bytes[at];
    if (at < bytes.length && byte !== 10 && byte !== 13) continue;
    if (isDamaged(bytes.subarray(start, at))) found.add(line);
    if (byte === 13 && bytes[at + 1] === 10) at += 1;
    start = at + 1;
    line += 1;
  }
  return found;
}

/** Made for the first file that asks: its tables take 20 ms. */
let gb18030: InstanceType<typeof TextDecoder> | null = null;

function isNoGb18030(line: Buffer): boolean {
  if (line.every((byte) => byte < 0x80)) return false;
  gb18030 ??= new TextDecoder('gb18030', { fatal: true });
  try {
    gb18030.decode(line);
    return false;
  } catch {
    return true;
  }
}
