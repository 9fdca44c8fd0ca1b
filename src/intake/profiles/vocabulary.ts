import type { Side } from '../../model/transaction.ts';
import { headerForms, headerKey } from '../header-key.ts';
import type { Field } from '../table.ts';
import { otherHeaders, type Synonyms, synonyms } from './synonyms.ts';

interface Entry {
  /** `null`: a header that is known and means none of our fields. */
  readonly field: Field | null;
  readonly side: Side | 'any';
  /** Position in its list: the first is the best word. */
  readonly rank: number;
}

/** What a header may mean, and how surely: 10 is the word itself, below 8 a part of it. */
export type Candidates = ReadonlyMap<Field, number>;

let entries: Map<string, Entry[]> | undefined;

/** Every header word that is known, without blanks. Built at first use. */
function vocabulary(): Map<string, Entry[]> {
  if (entries !== undefined) return entries;
  entries = new Map();
  for (const [field, lists] of Object.entries(synonyms) as [Field, Synonyms][]) {
    for (const [side, list] of Object.entries(lists) as [Side | 'any', string][]) {
      addWords(entries, list, field, side);
    }
  }
  addWords(entries, otherHeaders, null, 'any');
  return entries;
}

function addWords(
  map: Map<string, Entry[]>,
  list: string,
  field: Field | null,
  side: Side | 'any',
): void {
  // What only a side calls a memo is a lesser memo than 摘要 or Description.
  let rank = field === 'memo' && side !== 'any' ? 30 : 0;
  for (const word of list.split('|')) {
    const key = word.trim().replaceAll(' ', '');
    const known = map.get(key);
    const entry = { field, side, rank };
    if (known === undefined) map.set(key, [entry]);
    else known.push(entry);
    rank += 1;
  }
}

/** Whether a header is a word of the dictionary (2), has one in it (1) or is unknown (0). */
export function familiarity(header: string): 0 | 1 | 2 {
  const forms = headerForms(header);
  if (forms.some((form) => vocabulary().has(form.key))) return 2;
  return forms.some((form) => longestPart(form.words, form.key) !== null) ? 1 : 0;
}

/** What a header may mean on a side; `null`: what it means whichever side it is. */
export function candidatesOf(header: string, side: Side | null): Candidates {
  const found = new Map<Field, number>();
  const keep = (field: Field, score: number): void => {
    if (score > (found.get(field) ?? 0)) found.set(field, score);
  };
  let isOther = false;
  for (const form of headerForms(header)) {
    // The whole header says more than the part outside its brackets: 记账金额(收入) is no 记账金额.
    if (found.size > 0 && form.penalty < 1.5) break;
    for (const entry of vocabulary().get(form.key) ?? []) {
      if (entry.field === null) isOther ||= form.penalty < 1;
      else if (fits(entry, side)) keep(entry.field, exactScore(entry, side) - form.penalty);
    }
  }
  if (found.size > 0 || isOther) return found;
  for (const form of headerForms(header)) {
    const original = originalOf(form.key);
    if (original !== null) {
      keep(original, 8 - form.penalty);
      continue;
    }
    const part = longestPart(form.words, form.key);
    if (part === null) continue;
    for (const entry of vocabulary().get(part.key) ?? []) {
      if (entry.field === null) return new Map();
      if (fits(entry, side)) keep(entry.field, part.score - form.penalty - entry.rank * 0.01);
    }
  }
  return found;
}

function fits(entry: Entry, side: Side | null): boolean {
  return entry.side === 'any' || entry.side === side;
}

function exactScore(entry: Entry, side: Side | null): number {
  const bonus = side !== null && entry.side === side ? 0.3 : 0;
  return 10 - Math.min(entry.rank * 0.03, 2) + bonus;
}

/** `原…` or `original …` before a number of any kind: the sale that a refund belongs to. */
function originalOf(key: string): Field | null {
  const rest = /^(?:原(?!始|价)|original|orig|parent|linked|related)(.+)$/.exec(key)?.[1];
  if (rest === undefined) return null;
  const meanings = (vocabulary().get(rest) ?? []).map((entry) => entry.field);
  if (meanings.includes('orderId')) return 'originalOrderId';
  const isReference = meanings.some(
    (field) => field === 'rrn' || field === 'acquirerReference' || field === 'bankReference',
  );
  return isReference ? 'originalReference' : null;
}

/**
 * The longest word of the dictionary within a header: characters of a Chinese one, whole words of another. A header's last word
 * says what it is, so a match there counts more.
 */
function longestPart(
  words: string,
  key: string,
): { readonly key: string; readonly score: number } | null {
  const isChinese = /[\u4e00-\u9fff]/.test(key);
  const parts = isChinese ? [...key] : words.trim().split(' ');
  if (parts.length < 2 || parts.length > 24) return null;
  for (let length = parts.length - 1; length > 0; length -= 1) {
    for (let start = parts.length - length; start >= 0; start -= 1) {
      const part = parts.slice(start, start + length).join('');
      if (part.length < (isChinese ? 2 : 3) || !vocabulary().has(part)) continue;
      const coverage = part.length / key.length;
      if (coverage < 0.25) return null;
      const isLast = start + length === parts.length;
      return { key: part, score: 3 + 4.5 * coverage + (isLast ? 0.5 : -0.5) };
    }
  }
  return null;
}

/** `交易金额[ Trade Amount ]`. */
const isBilingual = /[\u4e00-\u9fff]\s*\[[^\]]*\]/;

function inChinese(header: string): string {
  return isBilingual.test(header) ? header.replace(/\[[^\]]*\]/g, '') : header;
}

/** Where a table's headers stand, by what the spellings of one header share; of equal ones the first. */
interface HeaderPlaces {
  readonly byKey: ReadonlyMap<string, number>;
  /** The same of their Chinese halves; `null` where no header has two. */
  readonly inChinese: ReadonlyMap<string, number> | null;
}

const places = new WeakMap<readonly string[], HeaderPlaces>();

function placesOf(header: readonly string[]): HeaderPlaces {
  const known = places.get(header);
  if (known !== undefined) return known;
  const found = {
    byKey: firstOfEach(header.map(headerKey)),
    inChinese: header.some((cell) => isBilingual.test(cell))
      ? firstOfEach(header.map((cell) => headerKey(inChinese(cell))))
      : null,
  };
  places.set(header, found);
  return found;
}

function firstOfEach(keys: readonly string[]): ReadonlyMap<string, number> {
  return new Map(keys.map((key, index) => [key, index] as const).toReversed());
}

/** Finds a column by a header name as a person writes it: marks, blanks, case and width do not count. */
export function columnOf(header: readonly string[], name: string): number {
  const exact = header.indexOf(name);
  if (exact !== -1) return exact;
  const { byKey, inChinese: chinese } = placesOf(header);
  return byKey.get(headerKey(name)) ?? chinese?.get(headerKey(inChinese(name))) ?? -1;
}
