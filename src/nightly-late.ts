import type { Engine } from './engine/engine.ts';
import type { LoadedSource } from './intake/source.ts';
import { findLateRecords } from './ledger/closed-months.ts';
import type { LateForMonth, Report } from './model/report.ts';

/** What new files bring of closed months, records and new discrepancies: it is booked as open in the month of the run. */
export async function lateForMonths(
  engine: Engine,
  { run, discrepancies }: Report,
  fresh: readonly LoadedSource[],
  months: readonly string[],
): Promise<readonly LateForMonth[]> {
  const records = await findLateRecords(engine, fresh, months);
  return months.flatMap((month) => {
    const own = records.filter((each) => each.month === month).map(({ month: _, ...each }) => each);
    const found = discrepancies
      .filter(({ status, occurredAt }) => status === 'new' && occurredAt?.slice(0, 7) === month)
      .map(({ id }) => id);
    return own.length === 0 && found.length === 0
      ? []
      : [{ month, bookedIn: run.asOf.slice(0, 7), records: own, discrepancies: found }];
  });
}
