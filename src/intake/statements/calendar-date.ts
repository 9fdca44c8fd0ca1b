import { isDate } from '../../model/calendar.ts';

/** A date from its parts, `2026-10-12`; `null` where there is no such day. */
export function dateOf(year: number, month: number, day: number): string | null {
  const text = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
  return isDate(text) ? text : null;
}

/** Banks that count 30 days a month write 30 February: the last day of that month is meant. */
export function valueDateOf(year: number, month: number, day: number): string | null {
  const last = month === 2 && day > 28 && day <= 30 ? [29, 28] : [];
  for (const candidate of [day, ...last]) {
    const date = dateOf(year, month, candidate);
    if (date !== null) return date;
  }
  return null;
}

/** Two digits of a year: 80 to 99 are of the last century. */
export function fullYear(digits: number): number {
  return digits >= 80 ? 1900 + digits : 2000 + digits;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
