import { openDuckDb } from './engine/duckdb.ts';
import type { Engine } from './engine/engine.ts';
import { type TransactionColumn, transactionColumns } from './engine/schema.ts';
import type { Problem } from './errors/posrecon-error.ts';
import {
  findCopies,
  type InputSettings,
  type Inputs,
  problemsOf,
  readInputs,
} from './intake/read-inputs.ts';
import { type Contract, noContract } from './model/contract.ts';
import type { TakingsReport } from './model/takings.ts';
import { calendarOfZone } from './model/zone-calendar.ts';
import { countedRecords } from './totals/counted-records.ts';
import { readExpectedPayouts } from './totals/expected-payouts.ts';
import { readTakings } from './totals/takings.ts';

export interface Takings {
  /** `null` where neither a till log nor a settlement export was read. */
  readonly report: TakingsReport | null;
  /** Rows and files that could not be used, with excerpts and remedies. */
  readonly problems: readonly Problem[];
  readonly rejected: number;
  /** Records that stand twice in one file and were counted once. */
  readonly copies: number;
}

export interface TakingsOptions extends Omit<InputSettings, 'wanted'> {
  /** What the shop agreed with its acquirers: when payouts are due, and of which merchant numbers. */
  readonly contract?: Contract;
}

const everyColumn = new Set(Object.keys(transactionColumns) as TransactionColumn[]);

/** Counts what was taken, from the till's log where there is one, and what the bank should get for it. */
export async function countTakings(options: TakingsOptions): Promise<Takings> {
  const engine = openDuckDb();
  try {
    const read = await readInputs(engine, {
      ...options,
      tills: options.contract?.tills ?? [],
      wanted: everyColumn,
    });
    const inputs = { ...read, overlaps: await findCopies(engine, read, false) };
    return {
      report: await reportTakings(engine, inputs, options.contract ?? noContract),
      problems: problemsOf(inputs),
      rejected: inputs.sources.reduce((sum, { counts }) => sum + counts.rejected, 0),
      copies: countedRecords(inputs)?.copies.length ?? 0,
    };
  } finally {
    engine.close();
  }
}

/** What was taken, of records that are in the working store; `null` where neither till nor acquirer says anything. */
export async function reportTakings(
  engine: Engine,
  inputs: Inputs,
  contract: Contract,
): Promise<TakingsReport | null> {
  const counted = countedRecords(inputs);
  if (counted === null) return null;
  const calendar = await calendarOfZone(inputs.timeZone);
  const expected = await readExpectedPayouts(engine, inputs.sides, calendar, contract);
  return {
    schemaVersion: 1,
    side: counted.side,
    files: inputs.sources.map(({ file }) => file),
    currencies: await readTakings(engine, counted, inputs.sides, expected),
  };
}
