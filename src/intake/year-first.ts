import { dayNumberOf, type TimeForm } from './time-form.ts';
import type { DateOrderHints } from './value-layouts.ts';

/** No export is older that is read here. */
const firstYear = 15;
const yearFirstCurrencies: ReadonlySet<string | null> = new Set(['CNY', 'JPY', 'KRW', 'TWD']);

/**
 * Whether dates of three numbers of two digits write the year first: `26-03-01`. Read so, they lie closer together than with the year
 * last; dates of a single day by which number can be a year, else by language and currency.
 */
export function isYearFirst(
  forms: readonly TimeForm[],
  { header, currency }: DateOrderHints,
): boolean {
  const numbers = forms.map(({ open }) => open ?? [0, 0, 0]);
  const mayBe = ([, month, day]: readonly number[]): boolean =>
    (month ?? 0) >= 1 && (month ?? 0) <= 12 && (day ?? 0) >= 1 && (day ?? 0) <= 31;
  if (!forms.every(({ date }) => date?.endsWith('%y')) || !numbers.every(mayBe)) return false;
  const spanOf = (days: readonly (number | null)[]): number => {
    const known = days.filter((day) => day !== null);
    return known.length < days.length ? Infinity : Math.max(...known) - Math.min(...known);
  };
  const first = spanOf(numbers.map(([a, b, c]) => dayNumberOf(a, b, c)));
  const last = Math.min(
    spanOf(numbers.map(([a, b, c]) => dayNumberOf(c, b, a))),
    spanOf(numbers.map(([a, b, c]) => dayNumberOf(c, a, b))),
  );
  if (first !== last) return first * 3 < last;
  if (numbers.some(([year]) => year < firstYear)) return false;
  if (numbers.some(([, , year]) => year < firstYear)) return true;
  return (
    /[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]/.test(header.join('')) ||
    yearFirstCurrencies.has(currency)
  );
}
