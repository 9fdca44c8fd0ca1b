/** One physical line of a document, 1-based. */
export interface DocumentLine {
  readonly line: number;
  readonly text: string;
}

/** Splits a text at CRLF, LF or a lone CR. */
export function linesOf(text: string): readonly DocumentLine[] {
  return text.split(/\r\n|\n|\r/).map((content, index) => ({ line: index + 1, text: content }));
}

/** Text as one line: runs of white space and control characters become a blank. */
export function oneLine(text: string): string {
  return text.replace(/[\s\u0000-\u001f\u007f\u00a0]+/g, ' ').trim();
}

/** Words that stand where a reference would, and are none. */
const noReference = /^(?:NONREF|NOTPROVIDED|NOTPROV|NOREF|NONE|UNKNOWN|[EPMK]REF\+?|0+|-+|X+)$/i;

/** A reference as stated, or `null` where it only says that there is none. */
export function referenceOf(text: string | undefined): string | null {
  const plain = oneLine(text ?? '');
  return plain === '' || noReference.test(plain) ? null : plain;
}
