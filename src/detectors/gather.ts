import { asCount, asMoney, asText, asWhole, type Engine } from '../engine/engine.ts';
import { chainBalances } from '../intake/balances.ts';
import { coverageOf } from '../intake/coverage.ts';
import type { Overlap } from '../intake/overlap.ts';
import type { LoadedSource } from '../intake/source.ts';
import type { TillMatching } from '../matching/match-till-to-acquirer.ts';
import type { PayoutMatching } from '../matching/payouts/matched-payout.ts';
import { groupBy, type PayoutGroup } from '../matching/payouts/payout-groups.ts';
import { linkOriginals } from '../matching/residual/originals.ts';
import type { SettlementCalendar } from '../matching/settlement-calendar.ts';
import { toTransaction, transactionSelect } from '../matching/workset.ts';
import { dayOfDate } from '../model/calendar.ts';
import type { Contract } from '../model/contract.ts';
import type { DiscrepancyCode } from '../model/discrepancy.ts';
import type { BankEntry, Side, TimePrecision, Transaction } from '../model/transaction.ts';
import { type Answer, answeringRecords } from './answer.ts';
import { readDisputes } from './disputes.ts';
import type { FeeFindings } from './fee-schedule.ts';
import {
  type BalanceBreak,
  Claims,
  type DisagreeingTotal,
  type Findings,
  identityOf,
  orderKey,
  type RepeatedRecord,
} from './findings.ts';
import type { Listed, Unlisted } from './listed.ts';
import { readAmountShares } from './other-card.ts';
import { readOutOfContract } from './out-of-contract.ts';
import { statementBreaks } from './statement-breaks.ts';
import { tipsOf } from './tips.ts';
import { findTraceGaps } from './trace-numbers.ts';

export interface Gathered {
  readonly matching: TillMatching;
  readonly calendar: SettlementCalendar;
  readonly payouts: PayoutMatching | null;
  readonly fees: FeeFindings;
  readonly sources: readonly LoadedSource[];
  readonly overlaps: Readonly<Record<Side, Overlap>>;
  readonly bankEntries: readonly BankEntry[];
  readonly precision: TimePrecision;
  readonly contract: Contract;
  readonly answers: readonly Answer[];
  /** Of files that state none. */
  readonly currency: string;
  /** The first day of which every record takes part; `null`: of all. */
  readonly since: string | null;
}

/** Puts together what the detectors look at. */
export async function gatherFindings(engine: Engine, gathered: Gathered): Promise<Findings> {
  const { matching, sources, fees, answers } = gathered;
  const since = gathered.since === null ? null : dayOfDate(gathered.since);
  const isSince = ({ day }: { readonly day: number | null }): boolean =>
    since === null || day === null || day >= since;
  const claims = new Claims();
  for (const record of answeringRecords(answers)) claims.add(record);
  const disputes = await readDisputes(engine);
  const outOfContract = await readOutOfContract(engine, gathered.contract);
  return {
    workset: matching.workset,
    comparable: matching.comparable,
    clocks: matching.clocks,
    precision: gathered.precision,
    settled: linkOriginals(matching.workset, 'settlement', matching.comparable),
    recorded: linkOriginals(matching.workset, 'pos', matching.comparable),
    calendar: gathered.calendar,
    payouts: gathered.payouts,
    fileOfPayout: (group) => fileOf(group, sources),
    tips: tipsOf(gathered.contract.tipShare, matching.workset.pairs(), matchedCount(matching)),
    refundCount: await refundCount(engine),
    amountShares: await readAmountShares(engine, matching.workset),
    matchedCount: matchedCount(matching),
    orderPayments: await orderPayments(engine, gathered.overlaps.pos.copies),
    offSchedule: fees.offSchedule.items.filter(({ record }) => isSince(record)),
    netMismatches: fees.netMismatches.items.filter(isSince),
    balanceBreaks: [
      ...balanceBreaks(gathered.bankEntries.filter(isSince), sources),
      ...statementBreaks(sources, gathered.currency, gathered.since),
    ],
    repeated: await repeatedRecords(engine, gathered),
    totals: sources.flatMap(disagreeingTotals),
    cashOrders: await cashOrders(engine),
    disputes: disputes.items,
    traces: await findTraceGaps(
      engine,
      new Set(sources.map(({ side }) => side)),
      matching.clocks,
      gathered.since,
    ),
    fileOfRecord: (record) => fileHolding(record, sources),
    contract: gathered.contract,
    outOfContract: outOfContract.items,
    unlisted: [
      unlisted('wrong-fee', fees.offSchedule),
      unlisted('wrong-fee', fees.netMismatches),
      unlisted('chargeback', disputes),
      unlisted('wrong-merchant', outOfContract),
    ].filter(({ listed, of }) => listed < of),
    answers,
    claims,
  };
}

function unlisted(code: DiscrepancyCode, { items, of }: Listed<unknown>): Unlisted {
  return { code, listed: items.length, of };
}

/** The file in which a payout's records stand; of several, the first. */
function fileOf({ firstId }: PayoutGroup, sources: readonly LoadedSource[]): string {
  return fileHolding({ side: 'settlement', id: firstId }, sources);
}

function fileHolding(
  { side, id }: { readonly side: Side; readonly id: number },
  sources: readonly LoadedSource[],
): string {
  const holds = sources.find(
    (source) => source.side === side && id >= source.firstId && id < source.endId,
  );
  return holds?.file ?? '';
}

function matchedCount({ passes }: TillMatching): number {
  return passes.reduce((sum, { matched }) => sum + matched, 0);
}

async function refundCount(engine: Engine): Promise<number> {
  const row = await engine.row(
    "select count(*) as n from stl where class = 'due' and family = 'refund'",
  );
  return asCount(row['n']);
}

/** Approved sales of any tender by order, each copy once, for orders where some payment is not the order's total. */
async function orderPayments(
  engine: Engine,
  copies: readonly (readonly number[])[],
): Promise<ReadonlyMap<string, { readonly count: number; readonly sum: bigint }>> {
  const repeated = copies.flatMap((ids) => ids.slice(1)).join(', ');
  const rows = await engine.rows(
    `select order_id, merchant_id as merchant, store, cast(occurred_at as date) - date '1970-01-01' as day,
       count(*) as n, cast(sum(amount) as decimal(38,5)) as total
     from pos where family = 'sale' and status = 'approved' and not list_contains(cast([${repeated}] as integer[]), id)
       and order_id in (
         select order_id from pos where family = 'sale' and status = 'approved' and order_total is not null and order_total <> amount)
     group by all order by all`,
  );
  const payments = new Map<string, { readonly count: number; readonly sum: bigint }>();
  for (const row of rows) {
    const key = orderKey({
      orderId: asText(row['order_id']),
      merchantId: asText(row['merchant']),
      store: asText(row['store']),
      day: asWhole(row['day']),
    });
    const { count, sum } = payments.get(key) ?? { count: 0, sum: 0n };
    payments.set(key, { count: count + asCount(row['n']), sum: sum + asMoney(row['total']) });
  }
  return payments;
}

/** Orders that were paid without a card, among those that a refund names. */
async function cashOrders(engine: Engine): Promise<ReadonlySet<string>> {
  const rows = await engine.rows(
    `with named as (
       select order_id from stl where class = 'due' and family = 'refund'
       union select original_order_id from stl where class = 'due' and family = 'refund'),
     uncarded as (
       select distinct order_id from pos
       where family = 'sale' and class = 'none' and status = 'approved' and order_id in (select order_id from named))
     select order_id from uncarded
     where order_id not in (
       select order_id from pos where class = 'due' and family = 'sale' and order_id in (select order_id from uncarded))
     order by order_id`,
  );
  return new Set(rows.map((row) => asText(row['order_id']) ?? ''));
}

async function repeatedRecords(
  engine: Engine,
  { overlaps, bankEntries }: Gathered,
): Promise<readonly RepeatedRecord[]> {
  const found: RepeatedRecord[] = [];
  for (const side of ['pos', 'settlement'] as const) {
    const { copies } = overlaps[side];
    if (copies.length === 0) continue;
    const rows = await engine.rows(
      `select ${transactionSelect} from ${side === 'pos' ? 'pos' : 'stl'} where id in (${copies.flat().join(', ')}) order by id`,
    );
    const byId = new Map(
      rows.map((row) => toTransaction(row, side)).map((record) => [record.id, record]),
    );
    found.push(...copies.map((ids) => ({ side, copies: recordsOf(ids, byId) })));
  }
  const entries = new Map(bankEntries.map((entry) => [entry.id, entry]));
  found.push(
    ...overlaps.bank.copies.map((ids) => ({
      side: 'bank' as const,
      copies: ids.flatMap((id) => entries.get(id) ?? []),
    })),
  );
  return found;
}

function recordsOf(
  ids: readonly number[],
  byId: ReadonlyMap<number, Transaction>,
): readonly Transaction[] {
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/**
 * Breaks of the running balance, an account at a time, over all statements of it; over days that no statement covers it follows from
 * nothing. Statements that do not name their account are taken for one account where their balances follow from each other, else each
 * for its own.
 */
function balanceBreaks(
  entries: readonly BankEntry[],
  sources: readonly LoadedSource[],
): readonly BalanceBreak[] {
  const { gaps } = coverageOf(sources, 'bank');
  const stretchOf = ({ day }: BankEntry): number =>
    gaps.filter(({ to }) => dayOfDate(to) < day).length;
  const breaksBy = (keyOf: (entry: BankEntry) => string): readonly BalanceBreak[] =>
    [
      ...groupBy(
        entries,
        (entry) => `${keyOf(entry)} ${entry.currency} ${stretchOf(entry)}`,
      ).values(),
    ].flatMap((list) => (chainBalances(list)?.breaks ?? []).map(breakAt));
  const fileOfEntry = ({ id }: BankEntry): number =>
    sources.findIndex(({ side, firstId, endId }) => side === 'bank' && id >= firstId && id < endId);
  const together = breaksBy(({ account }) => account ?? '');
  if (together.length === 0) return together;
  const apart = breaksBy((entry) => entry.account ?? `file ${fileOfEntry(entry)}`);
  return apart.length < together.length ? apart : together;
}

function breakAt({
  entry,
  expected,
}: {
  readonly entry: BankEntry;
  readonly expected: bigint;
}): BalanceBreak {
  const { currency, day, occurredAt } = entry;
  const stated = entry.balance ?? 0n;
  return {
    record: entry,
    stated,
    expected,
    currency,
    day,
    occurredAt,
    identity: identityOf(entry),
  };
}

function disagreeingTotals(source: LoadedSource): readonly DisagreeingTotal[] {
  return source.controlTotals
    .filter(({ agrees }) => !agrees)
    .map((total) => ({
      side: source.side,
      file: source.file,
      line: total.line,
      name: total.name,
      stated: total.stated,
      found: total.found,
      isMoney: total.isMoney,
      currency: source.totals[0]?.currency ?? source.mapping.currency ?? '',
    }));
}
