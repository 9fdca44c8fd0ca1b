import { dateOfDay, dayOfDate } from '../../model/calendar.ts';
import type { Coverage } from '../../model/report.ts';

/** Days that one statement covers, ISO 8601. */
export type StatementPeriod = Coverage;

/**
 * The days between two balances. An opening balance is what was left at the end of its day, so the statement begins the day after,
 * unless it closes on that day or an entry is booked on it. None without dates.
 */
export function spanOf(
  openedOn: string | null,
  closedOn: string | null,
  booked: readonly string[],
): readonly StatementPeriod[] {
  const begins =
    openedOn !== null && closedOn !== null && openedOn < closedOn
      ? dateOfDay(dayOfDate(openedOn) + 1)
      : openedOn;
  // Without a closing balance nothing tells that the opening day is covered.
  const bounds = closedOn === null ? booked : [begins ?? closedOn, closedOn, ...booked];
  return periodOf(bounds);
}

/** The days from the first to the last of some dates. */
export function periodOf(dates: readonly string[]): readonly StatementPeriod[] {
  const sorted = [...dates].sort();
  const [from] = sorted;
  const to = sorted.at(-1);
  return from === undefined || to === undefined ? [] : [{ from, to }];
}

/** From the first day of several periods to the last. */
export function coverageOf(periods: readonly StatementPeriod[]): Coverage | null {
  return periodOf(periods.flatMap(({ from, to }) => [from, to]))[0] ?? null;
}
