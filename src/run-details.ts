import type { Engine } from './engine/engine.ts';
import type { Inputs } from './intake/read-inputs.ts';
import type { Contract } from './model/contract.ts';
import type { Journal } from './model/journal.ts';
import type { RunDetails } from './model/run-details.ts';
import type { Reconciliation } from './reconciliation.ts';
import { reportTakings } from './takings.ts';
import { bookCounts } from './totals/count-bookings.ts';
import { readDayBookings } from './totals/day-bookings.ts';
import { readDays } from './totals/days.ts';
import { journalOf } from './totals/journal.ts';
import { readKeyedBookings } from './totals/keyed-bookings.ts';
import { withPayouts } from './totals/line-bookings.ts';
import { readRecordsAt } from './totals/records-at.ts';
import { readReportedRecords } from './totals/reported-records.ts';

/** What a workbook or a page shows beside the report, read from the working store after everything was judged. */
export function runDetails(
  engine: Engine,
  inputs: Inputs,
  contract: Contract,
  found: Reconciliation,
): RunDetails {
  return {
    takings: once(() => reportTakings(engine, { ...inputs, overlaps: found.overlaps }, contract)),
    records: () => readReportedRecords(engine, inputs.sides, inputs.sources),
    recordsAt: (places) => readRecordsAt(engine, inputs.sides, inputs.sources, places),
    days: once(() => readDays(engine, inputs.sides)),
    journal: once(() => readJournal(engine, inputs, found)),
  };
}

/** Several reports of one run ask the same. */
function once<Answer>(ask: () => Promise<Answer>): () => Promise<Answer> {
  let answer: Promise<Answer> | null = null;
  return () => {
    answer ??= ask();
    return answer;
  };
}

async function readJournal(
  engine: Engine,
  inputs: Inputs,
  { report, overlaps, settled, booked }: Reconciliation,
): Promise<Journal> {
  const { discrepancies } = report;
  const days = await readDayBookings(engine, { ...inputs, overlaps }, discrepancies);
  return journalOf(
    [
      ...(await bookCounts(engine, { ...inputs, overlaps })),
      ...withPayouts(days, settled, discrepancies),
      ...(booked ?? (await readKeyedBookings(engine, inputs, settled, discrepancies))),
    ],
    report,
  );
}
