import type { Money } from '../../model/money.ts';
import { dateOf, fullYear, valueDateOf } from './calendar-date.ts';
import { decimalOf } from './decimals.ts';
import { oneLine, referenceOf } from './lines.ts';
import type { SwiftField } from './swift-fields.ts';

/** Field :61:, the statement line. */
export interface SwiftEntry {
  /** Positive into the account. */
  readonly amount: Money;
  readonly bookingDate: string;
  readonly valueDate: string | null;
  /** The account owner's reference (subfield 7). */
  readonly customerReference: string | null;
  /** The bank's reference (subfield 8, after `//`). */
  readonly bankReference: string | null;
  /** Subfield 9, the second line. */
  readonly details: string;
}

/** The part of a statement line that cannot be read. */
export interface SwiftFlaw {
  readonly part: 'date' | 'mark' | 'amount';
  readonly value: string;
}

/** The standard has 65 characters; blanks beyond any use are not looked through. */
const longestLine = 300;

const layout =
  /^(?<value>\d{6})\s*(?<entry>\d{4})?\s*(?<mark>R[CD]|E[CD]|[CD])\s*(?<funds>[A-Z])?\s*(?<amount>\d+(?:[.,]\d*)+|\d+(?=[NSF][A-Z0-9 ]{3}))(?:[A-Z].{3}(?<references>.*)|(?<bare>\/\/.*))?$/;

/**
 * Reads a statement line. C and RD (a debit undone) are money in, D and RC (a credit undone) money out; the letter after the mark is
 * the third of the currency, no reversal. The entry date has no year: it is the one nearest to the value date.
 */
export function readSwiftEntry({ lines }: SwiftField): SwiftEntry | SwiftFlaw {
  const [first = '', second = ''] = lines
    .slice(0, 2)
    .map((text) => text.trim().slice(0, longestLine));
  const own = layout.exec(first);
  // Some exports break the line between mark and amount.
  const match = own ?? layout.exec(`${first}${second}`);
  if (match === null) return flawOf(first);
  const { value = '', entry, mark = '', amount: digits = '' } = match.groups ?? {};
  const references = match.groups?.['references'] ?? match.groups?.['bare'] ?? '';
  const amount = decimalOf(digits);
  if (amount === null) return { part: 'amount', value: digits };
  const [year, month, day] = [fullYear(Number(value.slice(0, 2))), part(value, 2), part(value, 4)];
  const valueDate = valueDateOf(year, month, day);
  const bookingDate = entry === undefined ? valueDate : entryDate(entry, year, month);
  if (valueDate === null || bookingDate === null)
    return { part: 'date', value: `${value}${entry ?? ''}` };
  const at = references.indexOf('//');
  const isIn = mark === 'C' || mark === 'RD' || mark === 'EC';
  return {
    amount: isIn ? amount : -amount,
    bookingDate,
    valueDate,
    customerReference: referenceOf(at < 0 ? references : references.slice(0, at)),
    bankReference: referenceOf(at < 0 ? '' : references.slice(at + 2)),
    details: oneLine(lines.slice(own === null ? 2 : 1).join(' ')),
  };
}

function part(digits: string, from: number): number {
  return Number(digits.slice(from, from + 2));
}

/** Value dates and entry dates of one entry are days apart; a December beside a January is of the other year. */
function entryDate(entry: string, year: number, valueMonth: number): string | null {
  const month = part(entry, 0);
  const distance = month - valueMonth;
  const own = distance > 6 ? year - 1 : distance < -6 ? year + 1 : year;
  return valueDateOf(own, month, part(entry, 2));
}

function flawOf(text: string): SwiftFlaw {
  const [, date = '', rest = ''] = /^(\d{6}(?:\s*\d{4})?)?\s*(.*)$/.exec(text) ?? [];
  if (date === '') return { part: 'date', value: text.slice(0, 10) };
  const marked = /^(?:R[CD]|E[CD]|[CD])\s*[A-Z]?(.*)$/.exec(rest);
  if (marked === null) return { part: 'mark', value: rest.slice(0, 2) };
  return { part: 'amount', value: (marked[1] ?? '').trim().split(/[A-Z]/)[0] ?? '' };
}

/** A balance, :60F: to :65:. */
export interface SwiftBalance {
  readonly amount: Money;
  readonly date: string | null;
  readonly currency: string | null;
}

/** Reads a balance such as `C161214EUR1124,58`; the currency may be left out. */
export function readSwiftBalance(text: string): SwiftBalance | null {
  const match = /^\s*R?([CD])\s*(\d{6})\s*([A-Z]{3})?\s*(\d[\d.,]*)\s*$/.exec(
    text.slice(0, longestLine),
  );
  if (match === null) return null;
  const [, mark, date = '', currency, digits = ''] = match;
  const amount = decimalOf(digits);
  if (amount === null) return null;
  return {
    amount: mark === 'D' ? -amount : amount,
    date: dateOf(fullYear(Number(date.slice(0, 2))), part(date, 2), part(date, 4)),
    currency: currency ?? null,
  };
}
