import { type DetectedEncoding, decodeText, markedEncoding } from './encoding.ts';
import { findOwnHeader } from './envelope.ts';
import { headerSearchLines } from './header-line.ts';
import type { Profile } from './profiles/profile.ts';

/** Bytes in which a line of column names is looked for. */
const lookedAt = 64 * 1024;

/** The encoding that a user's format is said to be in, where its columns are named in it and no mark of the file says another. */
export function describedEncoding(head: Buffer, own: readonly Profile[]): DetectedEncoding | null {
  if (markedEncoding(head) !== null) return null;
  for (const profile of own) {
    const { encoding } = profile;
    if (encoding === undefined) continue;
    const lines = decodeText(head.subarray(0, lookedAt), encoding, 0).split(/\r\n|\n|\r/);
    if (findOwnHeader(lines.slice(0, headerSearchLines), [profile], null) !== null) {
      return { encoding, bomLength: 0 };
    }
  }
  return null;
}
