import { weekday } from './calendar.ts';

/** Which days banks work. Days are counted since 1970-01-01. */
export interface BusinessCalendar {
  readonly name: 'CN' | 'weekdays';
  readonly isBusinessDay: (day: number) => boolean;
}

/** Monday to Friday, without holidays: what is assumed where the country is not known. */
export const weekdays: BusinessCalendar = {
  name: 'weekdays',
  isBusinessDay: (day) => weekday(day) !== 0 && weekday(day) !== 6,
};

/** The day that is `count` business days after `day`; for 0 the day itself, or the next business day. */
export function addBusinessDays(calendar: BusinessCalendar, day: number, count: number): number {
  let at = day;
  for (let left = count; left > 0; ) {
    at += 1;
    if (calendar.isBusinessDay(at)) left -= 1;
  }
  while (!calendar.isBusinessDay(at)) at += 1;
  return at;
}

/** Business days after `from`, up to and including `to`; 0 where `to` is not later. */
export function businessDaysBetween(calendar: BusinessCalendar, from: number, to: number): number {
  let count = 0;
  for (let at = from + 1; at <= to; at += 1) if (calendar.isBusinessDay(at)) count += 1;
  return count;
}
