import {
  asCount,
  asMoney,
  asText,
  asWhole,
  type Engine,
  literal,
  type SqlRow,
} from '../engine/engine.ts';
import { isOfDrawer } from '../engine/schema.ts';
import { unknownCurrency } from '../model/currency.ts';
import type { Money } from '../model/money.ts';
import type { DrawerKind } from '../model/transaction.ts';
import type { CountedRecords } from './counted-records.ts';
import { isPlainCash } from './plain-cash.ts';

/** What tells a drawer from another; empty where the log does not say. */
export interface DrawerNames {
  readonly store: string;
  readonly till: string;
  readonly terminal: string;
  readonly cashier: string;
}

/** A row of the drawer, or the cash sales and refunds of a day between two such rows. */
export interface DrawerRow extends DrawerNames {
  readonly currency: string;
  readonly kind: DrawerKind | 'cash';
  /** Wall-clock seconds since 1970-01-01 of the first and the last record; `null` where the log has no dates. */
  readonly from: number | null;
  readonly to: number | null;
  /** The time of day is stated. */
  readonly isTimed: boolean;
  /** The record of the drawer; `null` for cash sales. */
  readonly id: number | null;
  /** Of a row of the drawer; of cash sales nothing. */
  readonly amount: Money;
  /** What the till says should be there, beside what was counted. */
  readonly expected: Money | null;
  readonly sales: number;
  readonly cashSales: Money;
  readonly refundCount: number;
  readonly cashRefunds: Money;
}

/** Whether the till's log tells of its drawers at all. */
export async function tellsOfDrawers(engine: Engine): Promise<boolean> {
  const row = await engine.row(`select count(*) as n from pos where ${isOfDrawer}`);
  return asCount(row['n']) > 0;
}

/**
 * The drawers' rows and the cash between them, in the order in which they happened. Where the time does not tell, the order of the file does,
 * turned where the newest record stands first.
 */
export async function readDrawerRows(
  engine: Engine,
  { copies, files, timeless }: CountedRecords,
): Promise<readonly DrawerRow[]> {
  const fileOf = files.map(([from, to], at) => `when id >= ${from} and id < ${to} then ${at}`);
  const without = timeless.map(([from, to]) => `(id >= ${from} and id < ${to})`);
  const cash = await cashChannels(engine);
  await engine.run(
    `-- drawer_rows: what the drawers' cash is told by
     create or replace table drawer_rows as
     select id, currency, case when ${isOfDrawer} then cast(kind as varchar) else 'cash' end as kind, cast(family as varchar) as family,
       amount, expected_cash, occurred_at, coalesce(store, '') as store, coalesce(till, '') as till, coalesce(terminal_id, '') as terminal,
       coalesce(cashier, '') as cashier, case ${fileOf.join(' ')} end as file, not (${['false', ...without].join(' or ')}) as is_timed
     from pos
     where status = 'approved' and (${isOfDrawer} or (family is not null and amount <> 0 and class = 'none'
         and list_contains([${cash.map(literal).join(', ')}], channel)))
       ${copies.length === 0 ? '' : `and id not in (${copies.join(', ')})`};
     -- a row of the drawer without a currency is of the only one that the cash has
     update drawer_rows set currency = (select min(currency) from drawer_rows where kind = 'cash')
     where currency = '${unknownCurrency}' and (select count(distinct currency) from drawer_rows where kind = 'cash') = 1;`,
  );
  const rows = await engine.rows(
    `with turned as (select file, coalesce(arg_min(occurred_at, id) > arg_max(occurred_at, id), false) as newest_first from drawer_rows group by file),
       -- nth: how many rows of the drawers there are up to this one
       placed as (select *, count(*) filter (where kind <> 'cash') over (
           partition by currency order by occurred_at nulls first, file, case when newest_first then -id else id end
           rows between unbounded preceding and current row) as nth
         from drawer_rows join turned using (file))
     select currency, nth, kind, store, till, terminal, cashier, is_timed, cast(occurred_at as date) - date '1970-01-01' as day,
       case when kind <> 'cash' then id end as id, any_value(expected_cash) as expected,
       cast(epoch(min(occurred_at)) as bigint) as first_at, cast(epoch(max(occurred_at)) as bigint) as last_at,
       cast(sum(amount) filter (where kind <> 'cash') as decimal(38,5)) as moved,
       count(*) filter (where family = 'sale') as sales, count(*) filter (where family = 'refund') as refund_count,
       cast(sum(amount) filter (where family = 'sale') as decimal(38,5)) as cash_sales,
       cast(sum(amount) filter (where family = 'refund') as decimal(38,5)) as cash_refunds
     from placed
     group by currency, nth, kind, store, till, terminal, cashier, is_timed, day, case when kind <> 'cash' then id end
     order by currency, nth, kind = 'cash', day nulls first, store, till, terminal, cashier, is_timed`,
  );
  return rows.map(drawerRow);
}

function drawerRow(row: SqlRow): DrawerRow {
  const text = (name: string): string => asText(row[name]) ?? '';
  return {
    currency: text('currency'),
    kind: text('kind') as DrawerRow['kind'],
    from: asWhole(row['first_at']),
    to: asWhole(row['last_at']),
    isTimed: row['is_timed'] === true,
    id: asWhole(row['id']),
    amount: asMoney(row['moved']),
    expected: row['expected'] === null ? null : asMoney(row['expected']),
    sales: asCount(row['sales']),
    cashSales: asMoney(row['cash_sales']),
    refundCount: asCount(row['refund_count']),
    cashRefunds: asMoney(row['cash_refunds']),
    store: text('store'),
    till: text('till'),
    terminal: text('terminal'),
    cashier: text('cashier'),
  };
}

async function cashChannels(engine: Engine): Promise<readonly string[]> {
  const rows = await engine.rows(
    "select distinct channel from pos where channel is not null and class = 'none' order by channel",
  );
  return rows.map((row) => asText(row['channel']) ?? '').filter(isPlainCash);
}

/** What the whole log shows, cards too, by which drawers can be told apart. */
export interface TillNames {
  /** Different ones, of those that are named. */
  readonly stores: number;
  readonly tills: number;
  readonly terminals: number;
  /** Where there is only one. */
  readonly till: string;
  readonly terminal: string;
  readonly hasSales: boolean;
  /** Sales say how they were paid. */
  readonly tellsTenders: boolean;
}

export async function readTillNames(engine: Engine): Promise<TillNames> {
  const row = await engine.row(
    `select count(distinct store) as stores, count(distinct till) as tills, count(distinct terminal_id) as terminals,
       min(till) as till, min(terminal_id) as terminal, count(channel) filter (where family is not null) as told, count(family) as sales
     from pos`,
  );
  return {
    stores: asCount(row['stores']),
    tills: asCount(row['tills']),
    terminals: asCount(row['terminals']),
    till: asText(row['till']) ?? '',
    terminal: asText(row['terminal']) ?? '',
    hasSales: asCount(row['sales']) > 0,
    tellsTenders: asCount(row['told']) > 0,
  };
}
