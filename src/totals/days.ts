import { asCount, asText, type Engine } from '../engine/engine.ts';
import { type Bucket, buckets, type DayOfRecords } from '../model/run-details.ts';
import type { Side } from '../model/transaction.ts';
import { recordsInLeg, standing } from './conservation.ts';

/** The till's and the acquirer's records by the day on which they happened, or were settled where only that is stated. */
export async function readDays(
  engine: Engine,
  sides: ReadonlySet<Side>,
): Promise<readonly DayOfRecords[]> {
  const days = new Map<string, Record<Bucket, number>>();
  for (const [leg, side] of standing) {
    if (side === 'bank' || !sides.has(side)) continue;
    const rows = await engine.rows(
      `select strftime(coalesce(cast(r.occurred_at as date), r.settlement_date), '%Y-%m-%d') as day, l.bucket, count(*) as n
       from ${side === 'pos' ? 'pos' : 'stl'} r join (${recordsInLeg(leg, side, sides)}) l on l.id = r.id
       group by all order by day, bucket`,
    );
    for (const row of rows) {
      const day = asText(row['day']);
      if (day === null) continue;
      const counts = days.get(day) ?? none();
      counts[asText(row['bucket']) as Bucket] += asCount(row['n']);
      days.set(day, counts);
    }
  }
  return [...days]
    .map(([day, counts]) => ({ day, counts }))
    .sort((a, b) => (a.day < b.day ? -1 : 1));
}

function none(): Record<Bucket, number> {
  return Object.fromEntries(buckets.map((bucket) => [bucket, 0])) as Record<Bucket, number>;
}
