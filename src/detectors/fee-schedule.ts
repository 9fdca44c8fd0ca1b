import { asCount, type Engine } from '../engine/engine.ts';
import { invoicedApart } from '../matching/payouts/invoiced-fees.ts';
import type { Contract } from '../model/contract.ts';
import type { Inference } from '../model/report.ts';
import type { Transaction } from '../model/transaction.ts';
import { contractedSchedules } from './contracted-fees.ts';
import type { OffSchedule } from './findings.ts';
import {
  type FeelessAcquirer,
  inferFees,
  toInferences,
  withoutRareRates,
} from './inferred-fees.ts';
import { judgeFees, readSettled, rowsOffSchedule } from './judged-fees.ts';
import { type Listed, mostListed, nothingListed } from './listed.ts';
import { readUnjudgedFees, type UnjudgedFees } from './unjudged-fees.ts';

/** What was found out about fees. */
export interface FeeFindings {
  readonly offSchedule: Listed<OffSchedule>;
  readonly netMismatches: Listed<Transaction>;
  readonly inferred: readonly Inference[];
  /** No sale states a fee. */
  readonly areNone: boolean;
  /** Acquirers that state no fees, though others do. */
  readonly feeless: readonly FeelessAcquirer[];
  /** Groups of sales with fees that no schedule judges, the largest first. */
  readonly unjudged: readonly UnjudgedFees[];
  /** Whether a schedule judges any sale. */
  readonly isJudged: boolean;
}

/** Without a settlement export there is nothing to say of fees. */
export const noFeeFindings: FeeFindings = {
  offSchedule: nothingListed,
  netMismatches: nothingListed,
  inferred: [],
  areNone: false,
  feeless: [],
  unjudged: [],
  isJudged: false,
};

/** So few rows that differ are mistakes even in a short file, where five in a hundred are less than one. */
const fewRows = 2;

/** Lists the rows whose fee is off the contract's schedule or, where none is stated, off the one that the rows show. */
export async function checkFees(engine: Engine, contract: Contract): Promise<FeeFindings> {
  const stated = await judgeFees(engine, await contractedSchedules(engine, contract), 'sale', 0);
  const { schedules, sales, feeless } = await inferFees(engine, stated.length > 0);
  if (sales === 0 && stated.length === 0) return { ...noFeeFindings, areNone: true };
  const judgedBy = await judgeFees(engine, schedules, 'settlement', stated.length);
  const inferred = withoutRareRates(judgedBy);
  const judged = inferred.reduce((sum, { support }) => sum + support.of, 0);
  const isJudged = stated.length + inferred.length > 0;
  const unjudged = judged === sales ? [] : await readUnjudgedFees(engine, isJudged);
  const currencies = new Set(
    [...[...stated, ...inferred].map(({ group }) => group), ...unjudged].map(
      ({ currency }) => currency,
    ),
  );
  return {
    offSchedule: await rowsOffSchedule(engine, [...stated, ...inferred]),
    netMismatches: await rowsOffNet(engine, contract),
    inferred: inferred.flatMap((each) => toInferences(each, currencies.size > 1)),
    areNone: false,
    feeless,
    unjudged,
    isJudged,
  };
}

/** Rows whose net is not gross less fee; where many are so, the acquirer deducts something else and no row is wrong. */
async function rowsOffNet(engine: Engine, contract: Contract): Promise<Listed<Transaction>> {
  const invoiced = await invoicedApart(engine, contract);
  const unlessInvoiced =
    invoiced === null ? '' : `and not (${invoiced} and abs(net - amount) <= 0.01)`;
  const off = `class = 'due' and net is not null and fee is not null and abs(net - amount - fee) > 0.01 ${unlessInvoiced}`;
  const counted = await engine.row(
    `select count(*) filter (where ${off}) as off, count(net) as n from stl where class = 'due'`,
  );
  const count = asCount(counted['off']);
  const of = asCount(counted['n']);
  const areMany = count > fewRows ? count * 20 > of : count * 3 > of;
  if (count === 0 || areMany) return nothingListed;
  const rows = await engine.rows(`select id from stl where ${off} order by id limit ${mostListed}`);
  const items = await readSettled(
    engine,
    rows.map((row) => asCount(row['id'])),
  );
  return { items, of: count };
}
