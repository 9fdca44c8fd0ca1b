import { amountDigits, isNegativeAmount } from './amount-form.ts';
import { currencyWords } from './currency-words.ts';
import { normaliseCell } from './encoding.ts';
import { simplify } from './header-key.ts';
import { directionOf, kindOnSide, statusOf } from './profiles/word-meaning.ts';
import { isChannelWord } from './profiles/words.ts';
import type { SniffedTable } from './table.ts';
import { isCompactClock, timeFormOf } from './time-form.ts';

/** What the values of a column look like; shares are of the values that are not empty. */
export interface ColumnShape {
  /** Normalised values that are not empty, from head and tail. */
  readonly values: readonly string[];
  /** How many of the sampled rows have a value; 0 where there are no rows. */
  readonly filled: number;
  readonly dateTime: number;
  readonly date: number;
  readonly time: number;
  /** Digits that can be a time of day without its colons. */
  readonly compactClock: number;
  readonly amount: number;
  readonly decimals: number;
  readonly negative: number;
  readonly zero: number;
  /** Neither amount nor time, but a number by most of its characters: a slip of one, such as `0.1o`. */
  readonly spoilt: number;
  readonly digits: number;
  /** Longest and shortest value that is all digits and letters. */
  readonly maxLength: number;
  readonly card: number;
  readonly currency: number;
  readonly kind: number;
  readonly status: number;
  readonly direction: number;
  readonly channel: number;
  /** Different values among all. */
  readonly distinct: number;
}

const emptyValue = /^(?:|-{1,2}|\/|\\|\*|n\/a|null|无|暂无数据)$/i;

function isFilled(value: string): boolean {
  return value.length > 4 || !emptyValue.test(value);
}

/** A value as words are compared: NFKC, trimmed, lower case, simplified characters. */
export function wordOf(value: string): string {
  return simplify(normaliseCell(value).toLowerCase());
}

const known = new WeakMap<SniffedTable, Map<number, readonly string[]>>();

/** The values of a column as compared, empty ones left out. */
export function columnValues(table: SniffedTable, index: number): readonly string[] {
  const columns = known.get(table) ?? new Map<number, readonly string[]>();
  known.set(table, columns);
  const before = columns.get(index);
  if (before !== undefined) return before;
  const values = sampleOf(table)
    .map(({ cells }) => normaliseCell(cells[index] ?? ''))
    .filter(isFilled);
  columns.set(index, values);
  return values;
}

/** Head and tail of a table without counting a row twice. */
export function sampleOf(table: SniffedTable): SniffedTable['head'] {
  const lastLine = table.head.at(-1)?.line ?? 0;
  const later = table.tail.filter(({ line }) => line > lastLine);
  return later.length === 0 ? table.head : [...table.head, ...later];
}

const shapeRows = 80;

/** Describes a column by a spread of its values. */
export function columnShape(table: SniffedTable, index: number): ColumnShape {
  const rows = sampleOf(table);
  const step = Math.max(1, Math.ceil(rows.length / shapeRows));
  const sampled = rows.filter((_, at) => at % step === 0);
  const values = sampled.map(({ cells }) => normaliseCell(cells[index] ?? '')).filter(isFilled);
  const counts = {
    dateTime: 0,
    date: 0,
    time: 0,
    compactClock: 0,
    amount: 0,
    decimals: 0,
    negative: 0,
    zero: 0,
    spoilt: 0,
    digits: 0,
    card: 0,
    currency: 0,
    kind: 0,
    status: 0,
    direction: 0,
    channel: 0,
  };
  let maxLength = 0;
  const occurrences = new Map<string, number>();
  for (const value of values) occurrences.set(value, (occurrences.get(value) ?? 0) + 1);
  for (const [value, times] of occurrences) {
    maxLength = Math.max(maxLength, value.length);
    const form = timeFormOf(value);
    if (form !== null) {
      if (form.date !== null) counts[form.time === null ? 'date' : 'dateTime'] += times;
      else counts.time += times;
    }
    if (isCompactClock(value)) counts.compactClock += times;
    if (/^\d+$/.test(value)) counts.digits += times;
    if (isMaskedCard(value)) counts.card += times;
    const digits = form === null ? amountDigits(value) : null;
    if (digits !== null && digits.length < 16) {
      counts.amount += times;
      if (/[.,]\d{1,5}$/.test(digits)) counts.decimals += times;
      if (isNegativeAmount(value)) counts.negative += times;
      if (/^[0.,]+$/.test(digits)) counts.zero += times;
    } else if (form === null && isSpoilt(value)) counts.spoilt += times;
    if (value.length > 60) continue;
    const word = wordOf(value);
    if (currencyOf(value) !== null) counts.currency += times;
    if (kindOnSide('pos', word) !== null) counts.kind += times;
    if (statusOf(word) !== null) counts.status += times;
    if (directionOf(word) !== null) counts.direction += times;
    if (isChannelWord(word)) counts.channel += times;
  }
  const of = Math.max(values.length, 1);
  return {
    values,
    filled: sampled.length === 0 ? 0 : values.length / sampled.length,
    dateTime: counts.dateTime / of,
    date: counts.date / of,
    time: counts.time / of,
    compactClock: counts.compactClock / of,
    amount: counts.amount / of,
    decimals: counts.decimals / of,
    negative: counts.negative / of,
    zero: counts.zero / of,
    spoilt: counts.spoilt / of,
    digits: counts.digits / of,
    maxLength,
    card: counts.card / of,
    currency: counts.currency / of,
    kind: counts.kind / of,
    status: counts.status / of,
    direction: counts.direction / of,
    channel: counts.channel / of,
    distinct: occurrences.size / of,
  };
}

const longestCurrency = Math.max(...Object.keys(currencyWords).map(({ length }) => length));

/** The ISO 4217 code that a value says, by itself or in a word; `null` where it says none. */
export function currencyOf(value: string): string | null {
  if (value.length > longestCurrency) return null;
  const code = value.toUpperCase();
  return currencyWords[value] ?? currencyWords[code] ?? (/^[A-Z]{3}$/.test(code) ? code : null);
}

/** A card number with its middle hidden, or the last digits of one behind stars. */
function isMaskedCard(value: string): boolean {
  if (!/[*xX•·.#]/.test(value)) return false;
  return /^\d{0,8}[ *xX•·.#-]{2,}\d{2,5}$/.test(value.replace(/(?<=\d) (?=\d)/g, ''));
}

/** A number with a few wrong characters, or what a spreadsheet writes for a failed formula; a share in per cent is none. */
function isSpoilt(value: string): boolean {
  if (/^#(?:REF|VALUE|DIV\/0|NAME|NUM|NULL|N\/A)[!?]?$/.test(value)) return true;
  const meant = value.replace(/o/gi, '0').replace(/[lI]/g, '1');
  if (!/^[^\p{L}%‰]*\d[^%‰]*$/u.test(meant)) return false;
  return meant.replace(/\D/g, '').length > meant.replace(/\P{L}/gu, '').length;
}
