import { dateOrderError } from '../value-layouts.ts';
import { dateOf, fullYear } from './calendar-date.ts';

type Order = 'mdy' | 'dmy' | 'ymd';

/** A date as it stands and the line on which it stands. */
export interface QifDate {
  readonly line: number;
  readonly text: string;
}

/** `6/ 1/94`, `12/8'13` (the apostrophe is of 2000 and later), `2022-09-23`, `23.09.2022`. */
const form = /^\s*(\d{1,4})\s*[/.-]\s*(\d{1,2})\s*['/.-]\s*(\d{1,4})\s*$/;

/**
 * Tells how a QIF file writes its dates; nothing in it says so. An order that some date rules out is out; where more than one is left
 * and they are different days, it must be asked.
 */
export function qifDateReader(
  dates: readonly QifDate[],
  said: Order | null,
  file: string,
): (text: string) => string | null {
  if (said !== null) return (text) => readAs(text, said);
  const readable = dates.filter(({ text }) => form.test(text));
  const fits = (order: Order): boolean =>
    readable.length > 0 && readable.every(({ text }) => readAs(text, order) !== null);
  const candidates = (['mdy', 'dmy'] as const).filter(fits);
  const [first, second] = candidates;
  if (first !== undefined && second !== undefined) {
    const unsure = readable.find(({ text }) => readAs(text, first) !== readAs(text, second));
    if (unsure !== undefined) {
      throw dateOrderError(file, unsure.line, 'D', unsure.text.trim(), 'bank', null);
    }
  }
  if (first !== undefined) return (text) => readAs(text, first);
  if (fits('ymd')) return (text) => readAs(text, 'ymd');
  // A date that does not exist rules both out: what most of the others say is taken.
  const count = (order: Order): number =>
    readable.filter(({ text }) => readAs(text, order) !== null).length;
  const best = (['mdy', 'dmy', 'ymd'] as const).reduce((a, b) => (count(b) > count(a) ? b : a));
  return (text) => readAs(text, best);
}

function readAs(text: string, order: Order): string | null {
  const match = form.exec(text);
  if (match === null) return null;
  const [, first = '', second = '', third = ''] = match;
  const numbers = [first, second, third].map(Number);
  const [a = 0, b = 0, c = 0] = numbers;
  if (first.length === 4) return dateOf(a, b, c);
  if (order === 'ymd') return third.length > 2 ? null : dateOf(fullYear(a), b, c);
  const year = third.length > 2 ? c : text.includes("'") ? 2000 + c : fullYear(c);
  return order === 'mdy' ? dateOf(year, a, b) : dateOf(year, b, a);
}
