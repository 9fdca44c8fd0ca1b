import { asCount, type Engine } from '../engine/engine.ts';
import type { StoreTable } from '../engine/schema.ts';
import { isPaidByPayout } from './canonical-sql.ts';
import type { PlannedSource } from './source.ts';

/**
 * Gives the records of a payout one settlement date: that of the payout's own row, else the latest of its records. A batch holds
 * sales of several days and is paid in one sum.
 */
export async function datePayouts(
  engine: Engine,
  { mapping }: PlannedSource,
  store: StoreTable,
  { firstId, endId }: { readonly firstId: number; readonly endId: number },
): Promise<void> {
  const { dateTime, date, settlementDate } = mapping.columns;
  const hasTime = dateTime !== undefined || date !== undefined;
  if (!isPaidByPayout(mapping) || !(hasTime || settlementDate !== undefined)) return;
  const own = `rowid >= ${firstId} and rowid < ${endId} and payout_id is not null`;
  const day = hasTime
    ? settlementDate === undefined
      ? 'cast(occurred_at as date)'
      : 'coalesce(settlement_date, cast(occurred_at as date))'
    : 'settlement_date';
  const split = await engine.row(
    `select count(*) as n from (select payout_id from ${store}_rows where ${own}
       group by payout_id having count(settlement_date) < count(*) or count(distinct settlement_date) > 1)`,
  );
  if (asCount(split['n']) === 0) return;
  await engine.run(
    `update ${store}_rows as r set settlement_date = d.day
     from (select payout_id, coalesce(max(${day}) filter (where kind = 'other'), max(${day})) as day
           from ${store}_rows where ${own} group by payout_id) d
     where r.payout_id = d.payout_id and r.settlement_date is distinct from d.day and rowid >= ${firstId} and rowid < ${endId}`,
  );
}
