import { asCount, asMoney, asText, type Engine, type SqlRow } from '../engine/engine.ts';
import type { NewRecords } from '../intake/carried.ts';
import { isPaidOut, payoutKey } from '../matching/payouts/payout-groups.ts';
import { formatMoney } from '../model/money.ts';
import type { Conservation, CountAndSum, Leg } from '../model/report.ts';
import { type Bucket, buckets } from '../model/run-details.ts';
import type { Side } from '../model/transaction.ts';

/**
 * The identities of "nothing vanishes", computed from the tables: every record of a side is in exactly one bucket of each leg that the
 * side stands in. `bucketed` holds what is neither plainly matched nor plainly not expected. What is not `fresh` was carried in.
 */
export async function readConservation(
  engine: Engine,
  sides: ReadonlySet<Side>,
  fresh: Readonly<Record<Side, NewRecords>>,
): Promise<readonly Conservation[]> {
  const found: Conservation[] = [];
  const bothSides = sides.has('pos') && sides.has('settlement');
  const isProved = !bothSides || (await proveMatches(engine));
  const totals = new Map<Side, readonly SqlRow[]>();
  for (const [name, side] of standing) {
    if (!sides.has(side)) continue;
    const all = totals.get(side) ?? (await totalsOf(engine, side, fresh[side]));
    totals.set(side, all);
    found.push(...(await leg(engine, name, side, recordsInLeg(name, side, sides), all)));
  }
  return found.map((leg) => ({ ...leg, balances: leg.balances && isProved }));
}

/** The legs in which the records of a side stand. */
export const standing: readonly (readonly [Leg, Side])[] = [
  ['till-acquirer', 'pos'],
  ['till-acquirer', 'settlement'],
  ['acquirer-bank', 'settlement'],
  ['acquirer-bank', 'bank'],
];

/** A query of a side's records with their bucket in a leg: id, currency, amount, bucket. */
export function recordsInLeg(name: Leg, side: Side, sides: ReadonlySet<Side>): string {
  if (name === 'till-acquirer') return tillLeg(side === 'pos' ? 'pos' : 'stl', sides);
  return side === 'bank' ? bankLeg(sides) : payoutLeg(sides);
}

/** Each till's or acquirer's record with its bucket between till and acquirer. */
function tillLeg(table: 'pos' | 'stl', sides: ReadonlySet<Side>): string {
  const side = table === 'pos' ? 'pos' : 'settlement';
  if (!sides.has('pos') || !sides.has('settlement')) {
    return `select r.id, r.currency, r.amount, case when r.class = 'due' then coalesce(b.bucket, 'notChecked') else coalesce(b.bucket, 'notExpected') end as bucket
      from ${table} r left join (select id, bucket from bucketed where leg = 'till-acquirer' and side = '${side}') b on r.id = b.id`;
  }
  return `
    select r.id, r.currency, r.amount, coalesce(b.bucket,
      case when r.class <> 'due' then 'notExpected' when u.id is null then 'matched' else 'undetermined' end) as bucket
    from ${table} r
      left join unmatched_${table} u on r.id = u.id
      left join (select id, bucket from bucketed where leg = 'till-acquirer' and side = '${side}') b on r.id = b.id`;
}

/**
 * `unmatched_pos`, `unmatched_stl`: records that should have a counterpart and stand in no pair. Returns whether pairs and unmatched
 * records are together exactly the records that should have a counterpart, each once.
 */
async function proveMatches(engine: Engine): Promise<boolean> {
  await engine.run(
    `create table unmatched_pos as select id from rest_pos where id not in (select pos_id from residual_pairs);
     create table unmatched_stl as select id from rest_stl where id not in (select stl_id from residual_pairs)`,
  );
  for (const [table, column] of [
    ['pos', 'pos_id'],
    ['stl', 'stl_id'],
  ] as const) {
    const row = await engine.row(
      `select
         (select count(*) from ${table} where class = 'due') as due,
         (select bit_xor(hash(id)) from ${table} where class = 'due') as due_ids,
         (select count(*) from matched) + (select count(*) from unmatched_${table}) as placed,
         xor((select coalesce(bit_xor(hash(${column})), 0::ubigint) from matched),
             (select coalesce(bit_xor(hash(id)), 0::ubigint) from unmatched_${table})) as placed_ids`,
    );
    const none = asCount(row['due']) === 0;
    if (asCount(row['due']) !== asCount(row['placed'])) return false;
    if (!none && String(row['due_ids']) !== String(row['placed_ids'])) return false;
  }
  return true;
}

/** Each acquirer's record with the bucket of the payout that it belongs to. */
function payoutLeg(sides: ReadonlySet<Side>): string {
  if (!sides.has('bank')) {
    return `select id, currency, amount, case when ${isPaidOut} then 'notChecked' else 'notExpected' end as bucket from stl`;
  }
  return `
    select r.id, r.paid_in as currency, r.amount, coalesce(b.bucket, case when not moves then 'notExpected' else coalesce(p.bucket, 'notChecked') end) as bucket
    from (select id, amount, currency as paid_in, ${payoutKey}, (${isPaidOut}) as moves from stl) r
      left join payout_buckets p on r.acquirer = p.acquirer and r.payout = p.payout and r.merchant = p.merchant
        and r.settled = p.settled and r.currency = p.currency
      left join (select id, bucket from bucketed where leg = 'acquirer-bank' and side = 'settlement') b on r.id = b.id`;
}

function bankLeg(sides: ReadonlySet<Side>): string {
  const usual = sides.has('settlement') ? 'notExpected' : 'notChecked';
  return `
    select r.id, r.currency, r.amount, coalesce(b.bucket, '${usual}') as bucket
    from bank r left join (select id, bucket from bucketed where leg = 'acquirer-bank' and side = 'bank') b on r.id = b.id`;
}

/** What a side has of each currency, and how much of it was carried in. */
async function totalsOf(
  engine: Engine,
  side: Side,
  { firstId, endId }: NewRecords,
): Promise<readonly SqlRow[]> {
  const isCarried = `(id < ${firstId} or id >= ${endId})`;
  return engine.rows(
    `select currency, count(*) as n, cast(sum(amount) as decimal(38,5)) as total,
       count(*) filter (where ${isCarried}) as carried_n,
       cast(coalesce(sum(amount) filter (where ${isCarried}), 0) as decimal(38,5)) as carried_total
     from ${side === 'settlement' ? 'stl' : side} group by currency order by currency`,
  );
}

async function leg(
  engine: Engine,
  name: Leg,
  side: Side,
  bucketedRows: string,
  all: readonly SqlRow[],
): Promise<readonly Conservation[]> {
  const parts = await engine.rows(
    `select currency, bucket, count(*) as n, cast(sum(amount) as decimal(38,5)) as total
     from (${bucketedRows}) group by currency, bucket`,
  );
  return all.map((whole) => {
    const currency = asText(whole['currency']) ?? '';
    const of = (bucket: Bucket): SqlRow =>
      parts.find((row) => row['currency'] === currency && row['bucket'] === bucket) ?? {};
    const counts = buckets.reduce((sum, bucket) => sum + asCount(of(bucket)['n']), 0);
    const sums = buckets.reduce((sum, bucket) => sum + asMoney(of(bucket)['total']), 0n);
    const entry = (row: SqlRow): CountAndSum => ({
      count: asCount(row['n']),
      sum: formatMoney(asMoney(row['total']), currency),
    });
    return {
      leg: name,
      side,
      currency,
      carriedIn: entry({ n: whole['carried_n'] ?? 0, total: whole['carried_total'] ?? 0n }),
      new: entry({
        n: asCount(whole['n']) - asCount(whole['carried_n']),
        total: asMoney(whole['total']) - asMoney(whole['carried_total']),
      }),
      matched: entry(of('matched')),
      inTransit: entry(of('inTransit')),
      notExpected: entry(of('notExpected')),
      discrepant: entry(of('discrepant')),
      undetermined: entry(of('undetermined')),
      notChecked: entry(of('notChecked')),
      balances: counts === asCount(whole['n']) && sums === asMoney(whole['total']),
    };
  });
}
