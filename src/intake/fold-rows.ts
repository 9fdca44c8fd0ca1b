import { asCount, type Engine } from '../engine/engine.ts';
import type { StoreTable } from '../engine/schema.ts';
import type { PlannedSource } from './source.ts';
import type { Fold } from './table.ts';

/**
 * Takes rows that say more of another record into that record: a fee on a line of its own, the payout that a sale went into. Only
 * where the reference names one record and no other; else the row stays what it is. Returns how many rows were taken in.
 */
export async function foldRows(
  engine: Engine,
  { mapping }: PlannedSource,
  store: StoreTable,
  rows: { readonly firstId: number; readonly endId: number },
): Promise<number> {
  let folded = 0;
  for (const fold of mapping.folds) {
    if (mapping.columns.acquirerReference === undefined) break;
    folded += await foldOne(engine, store, rows, fold);
  }
  return folded;
}

async function foldOne(
  engine: Engine,
  store: StoreTable,
  { firstId, endId }: { readonly firstId: number; readonly endId: number },
  gives: Fold,
): Promise<number> {
  const own = `id >= ${firstId} and id < ${endId}`;
  const isCompanion = gives === 'fee' ? "kind = 'fee'" : "kind = 'other' and payout_id is not null";
  const says = gives === 'fee' ? 'amount' : 'payout_id, settlement_date';
  const isOpen = gives === 'fee' ? 'fee is null' : 'payout_id is null';
  await engine.run(
    `-- folded: a row that says more, and the one record that shares its reference
     create or replace table folded as
     select companion.id as companion, record.id as record, ${says}
     from (select id, acquirer_reference as reference, currency, ${says} from ${store} where ${own} and ${isCompanion}) companion
       join (select min(id) as id, acquirer_reference as reference, currency from ${store}
             where ${own} and family is not null and ${isOpen} and acquirer_reference is not null
             group by acquirer_reference, currency having count(*) = 1) record using (reference, currency)`,
  );
  const count = asCount((await engine.row('select count(*) as n from folded'))['n']);
  if (count > 0) {
    await engine.run(`${gives === 'fee' ? takeFee(store) : takePayout(store)};
      delete from ${store}_rows where rowid in (select companion from folded)`);
  }
  await engine.run('drop table folded');
  return count;
}

function takeFee(store: StoreTable): string {
  return `update ${store}_rows as r set fee = f.total, net = r.amount + f.total
    from (select record, cast(sum(amount) as decimal(18,5)) as total from folded group by record) f
    where r.rowid = f.record`;
}

function takePayout(store: StoreTable): string {
  return `update ${store}_rows as r set payout_id = f.payout_id, settlement_date = f.settlement_date
    from (select record, max(payout_id) as payout_id, max(settlement_date) as settlement_date
          from folded group by record having count(distinct payout_id) = 1) f
    where r.rowid = f.record`;
}
