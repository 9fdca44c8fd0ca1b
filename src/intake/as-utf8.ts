import type { Encoding } from './table.ts';

/** A text's bytes, rewritten as UTF-8 piece by piece. */
export interface AsUtf8 {
  /** What these bytes add; it is written over by the call after the next. */
  readonly take: (bytes: Buffer) => Buffer;
  /** What was left to wait for more. */
  readonly end: () => Buffer;
}

/** By way of a string. `endsLines`: carriage returns become line feeds. */
export function decodedAsUtf8(encoding: Encoding, endsLines: boolean): AsUtf8 {
  const decoded = decodedText(encoding);

  function rewritten(text: string): Buffer {
    return Buffer.from(endsLines ? text.replace(/\r\n?/g, '\n') : text);
  }

  return {
    take: (bytes) => rewritten(decoded.take(bytes)),
    end: () => rewritten(decoded.end()),
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
