/** Looks for carriage returns that no line feed follows in bytes that pass by in pieces. */
export interface LoneCarriageReturns {
  readonly take: (bytes: Buffer) => void;
  /** Whether there is one, the last byte left to whoever sees the next. */
  readonly found: () => boolean;
  /** The same where no bytes follow. */
  readonly foundAtEnd: () => boolean;
}

export function seeLoneCarriageReturns(): LoneCarriageReturns {
  let found = false;
  let last = 0;
  return {
    take(bytes) {
      if (bytes.length === 0) return;
      found ||= (last === 13 && bytes[0] !== 10) || hasLoneCarriageReturn(bytes);
      last = bytes[bytes.length - 1] ?? 0;
    },
    found: () => found,
    foundAtEnd: () => found || last === 13,
  };
}

/** The last byte is left to whoever sees the next. */
function hasLoneCarriageReturn(bytes: Buffer): boolean {
  for (let at = bytes.indexOf(13); at !== -1; at = bytes.indexOf(13, at + 1)) {
    if (at + 1 < bytes.length && bytes[at + 1] !== 10) return true;
  }
  return false;
}
