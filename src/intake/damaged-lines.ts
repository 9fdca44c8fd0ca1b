import { isUtf8 } from 'node:buffer';
import type { Encoding } from './table.ts';

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

const gb18030 = new TextDecoder('gb18030', { fatal: true });

function isNoGb18030(line: Buffer): boolean {
  if (line.every((byte) => byte < 0x80)) return false;
  try {
    gb18030.decode(line);
    return false;
  } catch {
    return true;
  }
}
