import type { Engine } from './engine/engine.ts';
import { findCopies, type Inputs } from './intake/read-inputs.ts';
import type { Contract } from './model/contract.ts';
import type { RunDetails } from './model/run-details.ts';
import { reportTakings } from './takings.ts';
import { readDays } from './totals/days.ts';
import { readRecordsAt } from './totals/records-at.ts';
import { readReportedRecords } from './totals/reported-records.ts';

/** What a workbook or a page shows beside the report, read from the working store after everything was judged. */
export function runDetails(engine: Engine, inputs: Inputs, contract: Contract): RunDetails {
  return {
    takings: async () =>
      reportTakings(
        engine,
        { ...inputs, overlaps: await findCopies(engine, inputs, false) },
        contract,
      ),
    records: () => readReportedRecords(engine, inputs.sides, inputs.sources),
    recordsAt: (places) => readRecordsAt(engine, inputs.sides, inputs.sources, places),
    days: () => readDays(engine, inputs.sides),
  };
}
