import type { Engine } from '../engine/engine.ts';
import type { MatchedPayout, PayoutMatching } from '../matching/payouts/matched-payout.ts';
import type { PayoutGroup } from '../matching/payouts/payout-groups.ts';
import { dateOfDay } from '../model/calendar.ts';
import { counterpartRoles } from '../model/discrepancy.ts';
import { formatMoney, type Money } from '../model/money.ts';
import type { InTransit } from '../model/report.ts';
import { type BankEntry, familyOf, type Transaction } from '../model/transaction.ts';
import { answeringRecords } from './answer.ts';
import { corrects, type Findings, isUndone } from './findings.ts';
import type { Judged } from './judge.ts';
import type { IdentifiedFinding } from './resolve.ts';

/** Records that wait for their counterpart: since their business day, until `day`. */
export interface Waiting {
  readonly side: 'pos' | 'settlement';
  readonly since: number | null;
  readonly day: number | null;
  readonly currency: string;
  readonly count: number;
  readonly sum: Money;
}

/** Puts every record that is not plainly matched into its bucket, and tells what is in transit. */
export async function fillBuckets(
  engine: Engine,
  findings: Findings,
  { found, answered }: Judged,
  isBeyondBound: boolean,
): Promise<readonly Waiting[]> {
  const rows = new Map<string, (string | number)[]>();
  const put = (leg: string, side: string, id: number, bucket: string): void => {
    rows.set(`${leg} ${side} ${id}`, [leg, side, id, bucket]);
  };
  const waiting: Waiting[] = [];
  for (const record of [...findings.workset.pos, ...findings.workset.stl]) {
    if (findings.workset.isMatched(record) && record.isDue) continue;
    const { bucket, day } = bucketOf(findings, record, isBeyondBound);
    if (bucket === null) continue;
    put('till-acquirer', record.side, record.id, bucket);
    if (bucket === 'inTransit') {
      waiting.push({
        side: record.side,
        since: record.day,
        day,
        currency: record.currency,
        count: 1,
        sum: record.amount,
      });
    }
  }
  for (const { id } of paidEntries(findings)) {
    put('acquirer-bank', 'bank', id, 'matched');
  }
  for (const record of explained(findings, answered)) {
    if (record.side === 'bank') put('acquirer-bank', 'bank', record.id, 'matched');
    else if (!findings.workset.isMatched(record)) {
      put('till-acquirer', record.side, record.id, 'notExpected');
    }
  }
  for (const { finding } of found) {
    const { code, evidence } = finding;
    for (const { role, record } of evidence) {
      if (counterpartRoles.includes(role) || !('id' in record)) continue;
      const leg = record.side === 'bank' ? 'acquirer-bank' : 'till-acquirer';
      put(leg, record.side, record.id, 'discrepant');
      if (code === 'wrong-fee') put('acquirer-bank', record.side, record.id, 'discrepant');
    }
  }
  await engine.run(
    'create table bucket_rows (leg varchar, side varchar, id integer, bucket varchar)',
  );
  await engine.append('bucket_rows', [...rows.values()]);
  await engine.run('insert into bucketed select * from bucket_rows');
  await fillPayoutBuckets(engine, findings.payouts);
  waiting.push(...payoutsInTransit(findings.payouts?.payouts ?? []));
  return waiting;
}

/** What came of requests, and what they were about where all of it has come. */
function explained(
  { answers }: Findings,
  answered: readonly IdentifiedFinding[],
): readonly (Transaction | BankEntry)[] {
  const culprits = answered.flatMap(({ finding }) =>
    finding.evidence.flatMap(({ role, record }) =>
      counterpartRoles.includes(role) || !('id' in record) ? [] : [record],
    ),
  );
  return [...answeringRecords(answers), ...culprits].filter(
    (record) => record.side === 'bank' || record.isDue,
  );
}

function paidEntries(findings: Findings): readonly { readonly id: number }[] {
  const { payouts = [], feeCollections = [] } = findings.payouts ?? {};
  return [...payouts.flatMap(({ entries }) => entries), ...feeCollections];
}

function bucketOf(
  findings: Findings,
  record: Transaction,
  isBeyondBound: boolean,
): { readonly bucket: string | null; readonly day: number | null } {
  const { workset, calendar } = findings;
  if (!record.isDue) return { bucket: null, day: null };
  if (workset.isCancelled(record)) return { bucket: 'notExpected', day: null };
  if (isBeyondBound) return { bucket: 'undetermined', day: null };
  if (record.side === 'pos') {
    const due = calendar.dueAtAcquirer(record);
    if (due.state === 'in-transit') return { bucket: 'inTransit', day: due.day };
    return { bucket: due.state === 'not-covered' ? 'notChecked' : 'undetermined', day: null };
  }
  const undone =
    familyOf(record.kind) === 'sale' ? isUndone(findings, record) : undoes(findings, record);
  if (undone) return { bucket: 'notExpected', day: null };
  const due = calendar.dueAtTill(record);
  return { bucket: due.state === 'due' ? 'undetermined' : 'notChecked', day: null };
}

/** A refund of a charge that no till record explains, in full, or of what a charge was too high: nobody is owed anything. */
function undoes(findings: Findings, refund: Transaction): boolean {
  const { settled, workset } = findings;
  if (corrects(findings, refund)) return true;
  const sale = settled.saleOf(refund);
  return sale !== null && workset.isOpen(sale) && sale.amount === -refund.amount;
}

const bucketOfStatus: Readonly<Record<MatchedPayout['status'], string>> = {
  paid: 'matched',
  short: 'discrepant',
  excess: 'discrepant',
  missing: 'discrepant',
  'in-transit': 'inTransit',
  undetermined: 'undetermined',
  'not-checked': 'notChecked',
};

/** `payout_buckets`: one row a payout, with the bucket that its records share. `payout_lines`: the bank's lines that paid each. */
async function fillPayoutBuckets(engine: Engine, found: PayoutMatching | null): Promise<void> {
  const { payouts = [], nothingDue = [] } = found ?? {};
  const keyOf = (group: PayoutGroup): readonly string[] => [
    group.acquirer,
    group.payoutId ?? '',
    group.merchantId ?? '',
    dateOfDay(group.settlementDay),
    group.currency,
  ];
  const rowOf = (group: PayoutGroup, bucket: string): readonly (string | number)[] => [
    ...keyOf(group),
    bucket,
    group.isOwn ? 1 : 0,
  ];
  const key =
    'acquirer varchar, payout varchar, merchant varchar, settled varchar, currency varchar';
  await engine.run(
    `create table payout_rows (${key}, bucket varchar, is_own integer);
     create table payout_line_rows (${key}, bank_id integer)`,
  );
  await engine.append('payout_rows', [
    ...payouts.map(({ group, status }) => rowOf(group, bucketOfStatus[status])),
    ...nothingDue.map((group) => rowOf(group, 'notExpected')),
  ]);
  await engine.append(
    'payout_line_rows',
    payouts.flatMap(({ group, entries }) => entries.map(({ id }) => [...keyOf(group), id])),
  );
  await engine.run(
    `create table payout_buckets as select * replace (cast(settled as date) as settled) from payout_rows;
     create table payout_lines as select * replace (cast(settled as date) as settled) from payout_line_rows`,
  );
}

function payoutsInTransit(payouts: readonly MatchedPayout[]): readonly Waiting[] {
  return payouts
    .filter(({ status }) => status === 'in-transit')
    .map(({ group, dueDay }) => ({
      side: 'settlement',
      since: group.settlementDay,
      day: dueDay,
      currency: group.currency,
      count: group.transactions,
      sum: group.net,
    }));
}

/** What is in transit, by side, due day and currency. */
export function sumWaiting(waiting: readonly Waiting[]): readonly InTransit[] {
  const sums = new Map<string, Waiting>();
  for (const item of waiting) {
    const key = `${item.side} ${item.day} ${item.currency}`;
    const known = sums.get(key);
    sums.set(
      key,
      known === undefined
        ? item
        : { ...known, count: known.count + item.count, sum: known.sum + item.sum },
    );
  }
  return [...sums.values()]
    .sort(
      (a, b) =>
        (a.side < b.side ? -1 : a.side > b.side ? 1 : 0) ||
        (a.day ?? 0) - (b.day ?? 0) ||
        (a.currency < b.currency ? -1 : 1),
    )
    .map(({ side, day, currency, count, sum }) => ({
      side,
      dueOn: day === null ? null : dateOfDay(day),
      currency,
      count,
      sum: formatMoney(sum, currency),
    }));
}
