import { TextDecoder } from 'node:util';
import { inputError } from '../../errors/posrecon-error.ts';
import { resolveEntities } from './entities.ts';
import { damaged } from './zip.ts';

/** What stands in an XML text, in its order. Names are without their prefix; text has its entities resolved. */
export interface XmlHandler {
  readonly open?: (name: string, attributes: string) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
}

/** No tag or cell of a workbook is longer: Excel's cells hold 32 767 characters. */
const longestToken = 16 * 1024 * 1024;

/**
 * Walks an XML text piece by piece in little memory, as far as workbooks need it: elements, text, CDATA. It is lenient about
 * well-formedness. A document type declaration is refused, so no entity is ever declared, expanded or fetched.
 */
export async function readXml(
  pieces: AsyncIterable<Buffer>,
  file: string,
  handler: XmlHandler,
): Promise<void> {
  const { open, text, close } = handler;
  let decoder: TextDecoder | null = null;
  let rest = '';
  for await (const piece of pieces) {
    decoder ??= decoderOf(piece);
    rest = take(rest + decoder.decode(piece, { stream: true }));
    if (rest.length > longestToken) {
      throw damaged(file, 'the workbook', new Error('a tag or a cell in it does not end'));
    }
  }
  take(rest + (decoder?.decode() ?? ''));

  /** Handles all that is complete and returns what is not. */
  function take(xml: string): string {
    let at = 0;
    for (;;) {
      const start = xml.indexOf('<', at);
      if (start === -1) return xml.slice(at);
      if (start > at) text?.(resolveEntities(xml.slice(at, start)));
      const end = endOfMarkup(xml, start);
      if (end === -1) return xml.slice(start);
      at = end;
      const next = xml.charCodeAt(start + 1);
      if (next === 33) markup(xml, start, end);
      else if (next === 47) close?.(localName(xml, start + 2, end - 1));
      else if (next !== 63) element(xml, start, end);
    }
  }

  function markup(xml: string, start: number, end: number): void {
    if (xml.startsWith('<![CDATA[', start)) text?.(xml.slice(start + 9, end - 3));
    else if (!xml.startsWith('<!--', start)) throw declaresTypes(file);
  }

  function element(xml: string, start: number, end: number): void {
    const isEmpty = xml.charCodeAt(end - 2) === 47;
    const last = isEmpty ? end - 2 : end - 1;
    const name = localName(xml, start + 1, last);
    open?.(name, xml.slice(start + 1, last));
    if (isEmpty) close?.(name);
  }
}

/** Where markup that begins at `start` ends; -1 where that is still to come. */
function endOfMarkup(xml: string, start: number): number {
  const [opening, closing] = xml.startsWith('<!--', start)
    ? [4, '-->']
    : xml.startsWith('<![CDATA[', start)
      ? [9, ']]>']
      : xml.startsWith('<?', start)
        ? [2, '?>']
        : [1, '>'];
  // Too little of it is here to tell a comment or CDATA from a declaration.
  if (xml[start + 1] === '!' && xml.length - start < 9) return -1;
  if (closing === '>') return endOfTag(xml, start);
  const end = xml.indexOf(closing, start + opening);
  return end === -1 ? -1 : end + closing.length;
}

/** A `>` may stand in an attribute's value. */
function endOfTag(xml: string, start: number): number {
  const end = xml.indexOf('>', start);
  if (end === -1) return -1;
  const quote = xml.indexOf('"', start);
  const single = xml.indexOf("'", start);
  if ((quote === -1 || quote > end) && (single === -1 || single > end)) return end + 1;
  let open = 0;
  for (let at = start; at < xml.length; at += 1) {
    const code = xml.charCodeAt(at);
    if (open !== 0) open = code === open ? 0 : open;
    else if (code === 34 || code === 39) open = code;
    else if (code === 62) return at + 1;
  }
  return -1;
}

function localName(xml: string, start: number, end: number): string {
  let from = start;
  let at = start;
  for (; at < end; at += 1) {
    const code = xml.charCodeAt(at);
    if (code === 58) from = at + 1;
    else if (code <= 32 || code === 47) break;
  }
  return xml.slice(from, at);
}

/** The value of an attribute by its local name; `null` where the tag has none such. */
export function attribute(attributes: string, name: string): string | null {
  for (let at = attributes.indexOf(name); at !== -1; at = attributes.indexOf(name, at + 1)) {
    const before = attributes.charCodeAt(at - 1);
    if (before > 32 && before !== 58) continue;
    const found = /^\s*=\s*(?:"([^"]*)"|'([^']*)')/.exec(attributes.slice(at + name.length));
    if (found !== null) return resolveEntities(found[1] ?? found[2] ?? '');
  }
  return null;
}

function decoderOf(head: Buffer): TextDecoder {
  if (head[0] === 0xff && head[1] === 0xfe) return new TextDecoder('utf-16le');
  if (head[0] === 0xfe && head[1] === 0xff) return new TextDecoder('utf-16be');
  const declaration = head.subarray(0, 200).toString('latin1');
  const said = /^\s*<\?xml[^>]*encoding=["']([\w-]+)["']/.exec(declaration)?.[1] ?? 'utf-8';
  // One that is not known, or cannot be so since the declaration was read byte by byte.
  const label = /^utf-?16|^ucs/i.test(said) ? 'utf-8' : said;
  try {
    return new TextDecoder(label);
  } catch {
    return new TextDecoder('utf-8');
  }
}

function declaresTypes(file: string): Error {
  return inputError(
    'ERR_FILE_CONTAINER',
    'the workbook declares XML entities or a document type, which no spreadsheet program does; nothing of it was expanded or fetched',
    {
      location: { file },
      remedy: 'Do not open it if you do not know who sent it. Export it again from its source.',
    },
  );
}
