import type { BusinessCalendar } from '../../model/business-calendar.ts';
import type { BankEntry } from '../../model/transaction.ts';

/** The statement must have something on so many of its business days before a day without anything says that the bank was closed. */
const busyShare = 0.8;
const leastDays = 5;

/**
 * Business days on which nothing at all was booked, in a statement that has lines of other business on nearly every one: a public
 * holiday that the calendar does not know. `payouts` are the entries that pay out takings, which say nothing here.
 */
export function findClosedDays(
  entries: readonly BankEntry[],
  payouts: ReadonlySet<number>,
  calendar: BusinessCalendar,
): ReadonlySet<number> {
  const days = entries.map(({ day }) => day);
  const booked = new Set(days);
  const busy = new Set(entries.filter(({ id }) => !payouts.has(id)).map(({ day }) => day));
  const business: number[] = [];
  for (let day = Math.min(...days); day <= Math.max(...days); day += 1) {
    if (calendar.isBusinessDay(day)) business.push(day);
  }
  const busyDays = business.filter((day) => busy.has(day)).length;
  if (business.length < leastDays || busyDays < business.length * busyShare) return new Set();
  return new Set(business.filter((day) => !booked.has(day)));
}
