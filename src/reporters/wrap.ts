import stringWidth from 'string-width';
import { escapeControl } from '../errors/print.ts';

const invisible = /[\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** Characters of one text that a terminal is given; no honest field comes near it. */
const longest = 20_000;

/** Makes a file's text harmless on a terminal and everything in it visible, so that its width is what it seems; cuts what is absurdly long. */
export function visible(text: string): string {
  const shown = text.length > longest ? `${text.slice(0, longest)}…` : text;
  return escapeControl(shown).replace(
    invisible,
    (char) => `\\u${(char.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  );
}

/** Nearly all text of a report: ASCII is one column wide, Han, kana, hangul and full-width forms are two. */
const plain =
  /^[\x20-\x7e\u00a0\u3001-\u3029\u3030-\u303e\u3041-\u3096\u30a1-\u30ff\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff60]*$/;
const wide = /[\u2e80-\uffff]/g;

/** Columns that a text takes on a terminal; `string-width` is asked only where it is not plain, because it is slow. */
export function widthOf(text: string): number {
  return plain.test(text) ? text.length + (text.match(wide)?.length ?? 0) : stringWidth(text);
}

/** Punctuation that no line may start with, and that no line may end with (GB/T 15834). */
const notAtStart = /[，。、；：！？）》」』】”’%…·]/u;
const notAtEnd = /[（《「『【“‘]/u;

/** The space in `68.00 CNY` and `68.00 元`, at which no line may break. */
const withinAmount = /(?<=\d) (?=[A-Z]{3}\b|\p{Script=Han})/gu;
const noBreakSpace = '\u00a0';

/** What may not be broken: a word, or one full-width character with the punctuation that clings to it. */
function unbreakables(text: string): string[] {
  const units: string[] = [];
  let word = '';
  let last = '';
  for (const char of text.replace(withinAmount, noBreakSpace)) {
    const joins = notAtStart.test(char) || clingsTo(last) || !(isWide(char) || isWide(last));
    if (char === ' ' || (word !== '' && !joins)) {
      if (word !== '') units.push(word);
      word = '';
    }
    if (char === ' ') units.push(char);
    else word += char;
    last = char === ' ' ? '' : char;
  }
  if (word !== '') units.push(word);
  return units;
}

/** Whether what follows stays on the line: after an opening bracket, and after the space of an amount. */
function clingsTo(char: string): boolean {
  return char === noBreakSpace || notAtEnd.test(char);
}

function isWide(char: string): boolean {
  return char > '\u10ff' && widthOf(char) === 2;
}

/** Columns of the longest part of a text that wrapping leaves whole where there is room. */
export function widestWord(text: string): number {
  return Math.max(0, ...unbreakables(text).map(widthOf));
}

function splitAt(text: string, width: number): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const char of text) {
    if (piece !== '' && widthOf(piece + char) > width) {
      pieces.push(piece);
      piece = '';
    }
    piece += char;
  }
  return [...pieces, piece];
}

/** Breaks text into lines of at most `width` columns: English at spaces, Chinese anywhere that its punctuation allows, longer words where they must. */
export function wrap(text: string, width: number): string[] {
  const room = Math.max(width, 2);
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const unit of unbreakables(text)) {
    const unitWidth = widthOf(unit);
    if (used + unitWidth <= room) {
      line += unit;
      used += unitWidth;
    } else if (unitWidth <= room) {
      lines.push(line.trimEnd());
      line = unit === ' ' ? '' : unit;
      used = unit === ' ' ? 0 : unitWidth;
    } else {
      if (line.trimEnd() !== '') lines.push(line.trimEnd());
      const pieces = splitAt(unit, room);
      lines.push(...pieces.slice(0, -1));
      line = pieces.at(-1) ?? '';
      used = widthOf(line);
    }
  }
  return [...lines, line.trimEnd()].map((each) => each.replaceAll(noBreakSpace, ' '));
}

/** Wraps behind a lead such as `Next: `; the lines after the first stand under the text. */
export function wrapBehind(lead: string, text: string, width: number): string[] {
  const indent = ' '.repeat(widthOf(lead));
  return wrap(text, width - indent.length).map(
    (line, index) => (index === 0 ? lead : indent) + line,
  );
}
