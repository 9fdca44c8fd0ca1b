import type { Encoding } from './table.ts';

/** A text's bytes, rewritten as UTF-8 piece by piece. */
export interface AsUtf8 {
  /** What these bytes add; it is written over by the call after the next. */
  readonly take: (bytes: Buffer) => Buffer;
  /** What was left to wait for more. */
  readonly end: () => Buffer;
}

/** By way of a string. */
export function decodedAsUtf8(encoding: Encoding): AsUtf8 {
  const decoded = decodedText(encoding);
  return {
    take: (bytes) => Buffer.from(decoded.take(bytes)),
    end: () => Buffer.from(decoded.end()),
  };
}

/** The same text with line feeds where carriage returns end lines. */
export function endedByLineFeeds(text: AsUtf8): AsUtf8 {
  let held = '';

  // No byte of a longer character is one of these two, so that bytes may pass for characters.
  function rewritten(bytes: string): Buffer {
    return Buffer.from(bytes.replace(/\r\n?/g, '\n'), 'latin1');
  }

  return {
    take(bytes) {
      const taken = held + text.take(bytes).toString('latin1');
      held = taken.endsWith('\r') ? '\r' : '';
      return rewritten(held === '' ? taken : taken.slice(0, -1));
    },
    end: () => rewritten(held + text.end().toString('latin1')),
  };
}

/** The text of bytes that pass by in pieces, decoded leniently: what is no character becomes U+FFFD. */
export interface DecodedText {
  /** A carriage return and the line feed after it stand in one piece. */
  readonly take: (bytes: Buffer) => string;
  readonly end: () => string;
}

export function decodedText(encoding: Encoding): DecodedText {
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  let held = '';
  return {
    take(bytes) {
      const text = held + decoder.decode(bytes, { stream: true });
      held = text.endsWith('\r') ? '\r' : '';
      return held === '' ? text : text.slice(0, -1);
    },
    end: () => held + decoder.decode(),
  };
}
