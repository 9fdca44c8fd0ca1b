import { secondsOfWallClock } from '../model/calendar.ts';
import { counterpartRoles } from '../model/discrepancy.ts';
import type { Discrepancy, Evidence } from '../model/report.ts';
import type { Place, ReportedRecord } from '../model/run-details.ts';
import { counterpartsOf, culpritsOf } from './evidence.ts';

/** By these a record is found again. */
const finding: readonly string[] = [
  'amount',
  'occurredAt',
  'card',
  'orderId',
  'rrn',
  'payoutId',
  'counterparty',
];

/** What is told of a record beside its place, in the order in which a reader compares. */
const told = [
  'amount',
  'fee',
  'occurredAt',
  'settlementDate',
  'kind',
  'status',
  'card',
  'channel',
  'orderId',
  'rrn',
  'stan',
  'authCode',
  'batchNo',
  'terminalId',
  'merchantId',
  'acquirerReference',
  'payoutId',
  'store',
  'cashier',
  'counterparty',
  'memo',
  'bankReference',
] as const satisfies readonly (keyof ReportedRecord)[];

export interface ComparedCell {
  /** As the file tells it; `null`: it does not. */
  readonly value: string | null;
  /** A culprit's, and a counterpart says otherwise. */
  readonly differs: boolean;
}

/** A field of the records of a discrepancy, a cell a record: the culprits first. */
export interface ComparedRow {
  /** A field of a record, or a number that only the evidence names. */
  readonly field: string;
  readonly cells: readonly ComparedCell[];
}

/** One of the records, with the currency of its amounts where it is known. */
export interface ComparedRecord {
  readonly evidence: Evidence;
  readonly currency: string | null;
}

export interface ComparedRecords {
  readonly records: readonly ComparedRecord[];
  readonly rows: readonly ComparedRow[];
}

/** Where the records of some discrepancies start. */
export function placesOf(discrepancies: readonly Discrepancy[]): readonly Place[] {
  return discrepancies.flatMap(({ evidence }) =>
    evidence.flatMap(({ side, file, line }) => (line === null ? [] : { side, file, line })),
  );
}

/** Looks up the record of a piece of evidence; `null` where none or more than one could be it. */
export function recordFinder(
  records: readonly ReportedRecord[],
): (evidence: Evidence) => ReportedRecord | null {
  const byPlace = new Map<string, ReportedRecord[]>();
  for (const record of records) {
    const key = `${record.side} ${record.line} ${record.file}`;
    const there = byPlace.get(key);
    if (there === undefined) byPlace.set(key, [record]);
    else there.push(record);
  }
  return ({ side, file, line, amount }) => {
    const there = byPlace.get(`${side} ${line} ${file}`) ?? [];
    const own = there.length > 1 ? there.filter((record) => record.amount === amount) : there;
    return own.length === 1 ? (own[0] ?? null) : null;
  };
}

/** The records that a discrepancy rests on, side by side: every field that one of them has. */
export function compareRecords(
  discrepancy: Discrepancy,
  find: (evidence: Evidence) => ReportedRecord | null,
): ComparedRecords {
  const records = [...culpritsOf(discrepancy), ...counterpartsOf(discrepancy)];
  const found = records.map(find);
  const values = records.map((evidence, at) => valuesOf(evidence, found[at] ?? null));
  const fields = [...new Set<string>([...told, ...values.flatMap((each) => [...each.keys()])])];
  return {
    records: records.map((evidence, at) => ({
      evidence,
      currency: found[at]?.currency ?? discrepancy.atStake?.currency ?? null,
    })),
    rows: fields
      .map((field) => ({ field, cells: cellsOf(field, records, values) }))
      .filter(({ cells }) => cells.some(({ value }) => value !== null)),
  };
}

/** The fields that differ, and those by which a record is found. */
export function inBrief(compared: ComparedRecords): ComparedRecords {
  return {
    ...compared,
    rows: compared.rows.filter(
      ({ field, cells }) => finding.includes(field) || cells.some(({ differs }) => differs),
    ),
  };
}

function valuesOf(evidence: Evidence, record: ReportedRecord | null): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  if (evidence.amount !== null) values.set('amount', evidence.amount);
  for (const field of record === null ? [] : told) {
    const value = record?.[field] ?? null;
    if (value !== null) values.set(field, value);
  }
  for (const [field, value] of Object.entries(evidence.ids)) {
    if (!values.has(field)) values.set(field, value);
  }
  return values;
}

function cellsOf(
  field: string,
  records: readonly Evidence[],
  values: readonly ReadonlyMap<string, string>[],
): readonly ComparedCell[] {
  return records.map(({ role, side }, at) => {
    const value = values[at]?.get(field) ?? null;
    const isCulprit = !counterpartRoles.includes(role);
    const differs =
      isCulprit &&
      value !== null &&
      records.some((other, otherAt) => {
        const said = values[otherAt]?.get(field) ?? null;
        return (
          counterpartRoles.includes(other.role) &&
          said !== null &&
          !saysTheSame(field, value, said, side === other.side)
        );
      });
    return { value, differs };
  });
}

/** What only one side can know, or each words in its own way. */
const ownOfEachSide: readonly string[] = [
  'kind',
  'channel',
  'fee',
  'settlementDate',
  'payoutId',
  'acquirerReference',
  'bankReference',
  'memo',
  'rows',
];

function saysTheSame(field: string, value: string, said: string, isOneSide: boolean): boolean {
  if (value === said) return true;
  if (field === 'kind') return true;
  if (field === 'amount') return value.replace(/^-/, '') === said.replace(/^-/, '');
  if (field === 'card') return lastFour(value) !== null && lastFour(value) === lastFour(said);
  if (isOneSide) return false;
  return ownOfEachSide.includes(field) || (field === 'occurredAt' && isSameMinutes(value, said));
}

/** Of a masked card number; `null` where no four digits stand at its end. */
function lastFour(card: string): string | null {
  return /\d{4}$/.exec(card)?.[0] ?? null;
}

/** Clocks of till and acquirer are apart by as much without anything being wrong. */
const clockTolerance = 120;

function isSameMinutes(one: string, other: string): boolean {
  if (one.length < 19 || other.length < 19) return one.slice(0, 10) === other.slice(0, 10);
  return Math.abs(secondsOfWallClock(one) - secondsOfWallClock(other)) <= clockTolerance;
}
