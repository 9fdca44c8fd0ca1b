import { isUtf8 } from 'node:buffer';
import { inputError } from '../errors/posrecon-error.ts';
import { decodeBytes } from './decode-bytes.ts';
import { refuseMojibake } from './mojibake.ts';
import type { Encoding } from './table.ts';

/** What the bytes of a file are, and how many of them are a byte order mark. */
export interface DetectedEncoding {
  readonly encoding: Encoding;
  readonly bomLength: number;
}

/** Bytes decoded to look for damage. */
const sampleLength = 32 * 1024;

/**
 * Tells a file's encoding from its bytes, never from its name. `head` and `tail` may begin or end within a character. Text that
 * was decoded wrongly before it reached us throws ERR_ENCODING_MOJIBAKE: no decoding brings it back.
 */
export function detectEncoding(head: Buffer, tail: Buffer, file: string): DetectedEncoding {
  const found = encodingOf(head, tail, file);
  const sample = decodeText(head.subarray(0, sampleLength), found.encoding, found.bomLength);
  refuseMojibake(sample, file);
  return found;
}

/** The same without looking for damage: in a document, amounts and dates stand in ASCII whatever became of the names. */
export function encodingOf(head: Buffer, tail: Buffer, file: string): DetectedEncoding {
  return markedEncoding(head) ?? unmarkedEncoding(head, tail, file);
}

/** Decodes bytes leniently: what is no character in the encoding becomes U+FFFD. */
export function decodeText(bytes: Buffer, encoding: Encoding, bomLength: number): string {
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  return decodeBytes(decoder, bytes.subarray(bomLength));
}

/** A cell as it is compared: NFKC, without leading backticks, blanks, tabs, zero-width characters and byte order marks around it. */
export function normaliseCell(text: string): string {
  if (isPlain(text)) return text;
  const plain = /^[\u0000-\u007f]*$/.test(text) ? text : text.normalize('NFKC');
  const bare = plain.replace(/^[\s\ufeff\u200b]+|[\s\ufeff\u200b]+$/g, '');
  return bare.startsWith('`') ? bare.replace(/^`+\s*/, '') : bare;
}

/** Whether a cell is as it is compared already: ASCII, no blank at its ends, no backtick before it. */
function isPlain(text: string): boolean {
  const last = text.length - 1;
  if (last === -1) return true;
  const first = text.charCodeAt(0);
  if (first <= 0x20 || first === 0x60 || text.charCodeAt(last) <= 0x20) return false;
  for (let at = 0; at <= last; at += 1) if (text.charCodeAt(at) > 0x7e) return false;
  return true;
}

/** The encoding that a byte order mark states. */
export function markedEncoding(head: Buffer): DetectedEncoding | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) {
    return { encoding: 'utf-8', bomLength: 3 };
  }
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', bomLength: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', bomLength: 2 };
  return null;
}

function unmarkedEncoding(head: Buffer, tail: Buffer, file: string): DetectedEncoding {
  const wide = wideEncoding(head);
  if (wide !== null) return { encoding: wide, bomLength: 0 };
  if (isUtf8(withoutFragments(head)) && isUtf8(withoutFragments(tail))) {
    return { encoding: 'utf-8', bomLength: 0 };
  }
  const first = fromFirstHighByte(head);
  const last = fromFirstHighByte(tail);
  const utf8 = utf8Shape(first, utf8Shape(last));
  if (utf8.characters > utf8.bad * 20) return { encoding: 'utf-8', bomLength: 0 };
  const double = doubleByteShape(first, doubleByteShape(last));
  if (double.common > 0 && double.common >= 2 * (double.odd + double.bad)) {
    return { encoding: 'gb18030', bomLength: 0 };
  }
  if (double.undefinedIn1252 > 2 && double.undefinedIn1252 * 20 > double.common + double.odd) {
    throw inputError('ERR_ENCODING_INVALID', 'the text is in no encoding that is known here', {
      location: { file },
      remedy: 'Export it again as UTF-8. UTF-8, UTF-16, GB18030/GBK and Windows-1252 can be read.',
    });
  }
  return { encoding: 'windows-1252', bomLength: 0 };
}

/** Bytes without the parts of a UTF-8 character that is cut off at either end. */
function withoutFragments(bytes: Buffer): Buffer {
  let start = 0;
  while (start < 3 && isContinuation(bytes[start])) start += 1;
  let end = bytes.length;
  while (end > start && bytes.length - end < 3 && isContinuation(bytes[end - 1])) end -= 1;
  const lead = bytes[end - 1] ?? 0;
  const width = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;
  return width === 1 || bytes.length - end + 1 >= width
    ? bytes.subarray(start)
    : bytes.subarray(start, end - 1);
}

/** The stretch in which encodings differ: from the first byte that is not ASCII on. */
function fromFirstHighByte(bytes: Buffer): Buffer {
  const at = bytes.findIndex((byte) => byte >= 0x80);
  // One byte before it: whether the first high byte follows a letter tells too.
  return at === -1 ? bytes.subarray(0, 0) : bytes.subarray(Math.max(at - 1, 0), at + 16 * 1024);
}

/** UTF-16 without a mark: digits and delimiters are ASCII, so every other byte is often NUL. */
function wideEncoding(head: Buffer): Encoding | null {
  const length = Math.min(head.length, 8192) & ~1;
  let even = 0;
  let odd = 0;
  for (let at = 0; at < length; at += 2) {
    if (head[at] === 0) even += 1;
    if (head[at + 1] === 0) odd += 1;
  }
  const many = length / 2 / 5;
  if (odd > many && even * 20 < odd) return 'utf-16le';
  return even > many && odd * 20 < even ? 'utf-16be' : null;
}

interface Utf8Shape {
  /** Characters of more than one byte. */
  characters: number;
  /** Bytes that are no part of a character, but for those at the edges of the sample. */
  bad: number;
}

function utf8Shape(bytes: Buffer, shape: Utf8Shape = { characters: 0, bad: 0 }): Utf8Shape {
  let at = 0;
  while (at < 3 && at < bytes.length && isContinuation(bytes[at])) at += 1;
  while (at < bytes.length) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) {
      at += 1;
      continue;
    }
    const width = lead >= 0xf5 ? 0 : lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 0;
    let next = at + 1;
    while (next < at + width && isContinuation(bytes[next])) next += 1;
    const cutOff = next === bytes.length && next < at + width;
    if (width > 0 && next === at + width) shape.characters += 1;
    else if (!cutOff) shape.bad += 1;
    at = Math.max(next, at + 1);
  }
  return shape;
}

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x80 && byte < 0xc0;
}

interface DoubleByteShape {
  /** Pairs that are GB 2312 characters: both bytes high. Chinese text is nearly all of these. */
  common: number;
  /** Pairs whose second byte is ASCII, or that stand alone within a Latin word: rare in Chinese, the rule in Windows-1252. */
  odd: number;
  /** High bytes that start no pair. */
  bad: number;
  undefinedIn1252: number;
}

function doubleByteShape(
  bytes: Buffer,
  shape: DoubleByteShape = { common: 0, odd: 0, bad: 0, undefinedIn1252: 0 },
): DoubleByteShape {
  for (let at = 0; at < bytes.length; at += 1) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) continue;
    const trail = bytes[at + 1];
    if (trail === undefined) break;
    if (isUndefinedIn1252(lead)) shape.undefinedIn1252 += 1;
    const pair = lead > 0x80 && lead < 0xff && trail >= 0x40 && trail !== 0x7f && trail < 0xff;
    if (!pair) {
      shape.bad += 1;
      // Four-byte GB18030 characters have a digit as second and fourth byte.
      if (trail >= 0x30 && trail <= 0x39 && (bytes[at + 2] ?? 0) > 0x80) at += 3;
      continue;
    }
    const withinWord =
      isLetter(bytes[at - 1]) && isLetter(bytes[at + 2]) && (bytes[at + 2] ?? 0) > 0x60;
    if (trail < 0x80 || withinWord) shape.odd += 1;
    else if (lead >= 0xa1 && lead <= 0xf7 && trail >= 0xa1) shape.common += 1;
    at += trail < 0x80 ? 0 : 1;
  }
  return shape;
}

function isUndefinedIn1252(byte: number): boolean {
  return byte === 0x81 || byte === 0x8d || byte === 0x8f || byte === 0x90 || byte === 0x9d;
}

function isLetter(byte: number | undefined): boolean {
  const lower = (byte ?? 0) | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}
