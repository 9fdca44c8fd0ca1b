/**
 * Whether a blank or tab stands between a quotation mark and a comma or semicolon. Marks are many, blanks behind them too: four bytes are
 * looked at together.
 */
export function hasLooseQuote(bytes: Buffer): boolean {
  const { buffer, byteOffset, length } = bytes;
  if (length < 4) return isLooseWithin(bytes, 0, length);
  const view = new DataView(buffer, byteOffset, length);
  let at = 0;
  let four = view.getInt32(0, true);
  for (; at + 8 <= length; at += 4) {
    const next = view.getInt32(at + 4, true);
    const marks = equal(four, 0x22222222);
    if (marks !== 0) {
      const third = (four >>> 16) | (next << 16);
      const isDelimited = (marks & (equal(third, 0x2c2c2c2c) | equal(third, 0x3b3b3b3b))) !== 0;
      if (isDelimited && isLooseWithin(bytes, at, at + 4)) return true;
    }
    four = next;
  }
  return isLooseWithin(bytes, at, length);
}

/** The high bit of each of four bytes that is as in `other`; perhaps of one above such a byte, too. */
function equal(four: number, other: number): number {
  const differing = four ^ other;
  return (differing - 0x01010101) & ~differing & 0x80808080;
}

function isLooseWithin(bytes: Buffer, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    if (bytes[at] !== 0x22) continue;
    const [second, third] = [bytes[at + 1], bytes[at + 2]];
    if ((second === 0x20 || second === 0x09) && (third === 0x2c || third === 0x3b)) return true;
  }
  return false;
}
