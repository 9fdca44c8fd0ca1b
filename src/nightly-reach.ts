import { coverageOf } from './intake/coverage.ts';
import { hasNothing, type Inputs } from './intake/read-inputs.ts';
import type { BusinessCalendar } from './model/business-calendar.ts';
import { dateOfDay, dayOfDate } from './model/calendar.ts';
import type { DateText } from './model/discrepancy-arguments.ts';
import { type Side, sides } from './model/transaction.ts';
import type { SideBehind } from './reconciliation.ts';

/**
 * The sides whose newest file is still to come: they end before `asOf`, which somebody asks for, or, where nobody does, they brought
 * nothing new and end before the day that all the others' new files reach. Acquirers and banks may rest on days of rest.
 */
export function sidesBehind(
  { sources, closed }: Pick<Inputs, 'sources' | 'closed'>,
  calendar: BusinessCalendar,
  asOf: DateText | null,
): readonly SideBehind[] {
  const fresh = sources.filter((source) => !source.isCarried && !hasNothing(source));
  const lastOf = (those: Inputs['sources'], side: Side): DateText | null =>
    coverageOf(those, side).coverage?.to ?? null;
  return sides.flatMap((side): readonly SideBehind[] => {
    const reached = sides
      .filter((other) => other !== side)
      .flatMap((other) => lastOf(fresh, other) ?? []);
    const isNew = fresh.some((source) => source.side === side);
    const day = asOf ?? (isNew ? undefined : reached.sort()[0]);
    if (day === undefined) return [];
    const expected = side === 'pos' ? day : dateOfDay(lastBusinessDay(calendar, dayOfDate(day)));
    const ofClosed = closed[side]?.coverage.map(({ to }) => to) ?? [];
    const coveredTo = [lastOf(sources, side) ?? [], ofClosed].flat().sort().at(-1);
    return coveredTo === undefined || coveredTo >= expected ? [] : [{ side, coveredTo, expected }];
  });
}

function lastBusinessDay(calendar: BusinessCalendar, day: number): number {
  let at = day;
  while (!calendar.isBusinessDay(at)) at -= 1;
  return at;
}
