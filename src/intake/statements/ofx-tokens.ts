/** A tag or a leaf of OFX, which is SGML or XML: a leaf is a tag and the text up to the next one, closed or not. */
export type OfxToken =
  | { readonly kind: 'open' | 'close'; readonly name: string; readonly line: number }
  | {
      readonly kind: 'leaf';
      readonly name: string;
      readonly value: string;
      readonly line: number;
    };

// Bounded, so that what nobody closes costs no second reading of the whole file.
const token =
  /<!\[CDATA\[(?<cdata>[\s\S]{0,4000}?)\]\]>|<!--[\s\S]{0,4000}?-->|<[?!][^>]{0,4000}>|<(?<slash>\/?)(?<name>[A-Za-z][\w.:-]*)[^<>]*?(?<empty>\/?)>|(?<text>[^<]+|<)/g;

/** The tokens of a text in order, names in upper case. What stands before `<OFX>` is passed over; unknown tags are leaves too. */
export function* ofxTokens(text: string): Generator<OfxToken> {
  const start = Math.max(text.search(/<OFX\b/i), 0);
  const lines = new LineCounter(text);
  let name: string | null = null;
  let line = 1;
  let value = '';
  for (const match of text.slice(start).matchAll(token)) {
    const { cdata, slash, name: tag, empty, text: plain } = match.groups ?? {};
    if (cdata !== undefined) value += cdata;
    else if (plain !== undefined) value += decoded(plain);
    if (tag === undefined) continue;
    if (name !== null && value.trim() !== '')
      yield { kind: 'leaf', name, value: value.trim(), line };
    value = '';
    const at = lines.at(start + match.index);
    const upper = tag.toUpperCase();
    if (slash === '/') {
      yield { kind: 'close', name: upper, line: at };
      name = null;
      continue;
    }
    yield { kind: 'open', name: upper, line: at };
    if (empty === '/') yield { kind: 'close', name: upper, line: at };
    name = empty === '/' ? null : upper;
    line = at;
  }
  if (name !== null && value.trim() !== '') yield { kind: 'leaf', name, value: value.trim(), line };
}

/** Physical lines of offsets that only grow. */
class LineCounter {
  private readonly text: string;
  private offset = 0;
  private line = 1;

  constructor(text: string) {
    this.text = text;
  }

  at(offset: number): number {
    for (; this.offset < offset; this.offset += 1) {
      const code = this.text.charCodeAt(this.offset);
      const isLone = code === 13 && this.text.charCodeAt(this.offset + 1) !== 10;
      if (code === 10 || isLone) this.line += 1;
    }
    return this.line;
  }
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

/** Only the entities of XML and numbers of characters mean something; a document's own are never looked up. */
function decoded(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w+));/gi, (whole, decimal, hex, word) => {
    if (word !== undefined) return entities[String(word).toLowerCase()] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code > 0x10ffff ? whole : String.fromCodePoint(code);
  });
}
