import { asCount, type Engine } from '../engine/engine.ts';
import { type Comparable, cardKey, isFilled } from './comparable.ts';

/** More unmatched records than this on a side are not judged one by one: the run says so instead. */
const residualBound = 200_000;
/** Two charges of one card for different orders are looked at only when they are this close. */
const secondsOfDoubleTap = 10;
/** Without cards and orders, only charges this close can be the same purchase; and a purchase is tried again within it. */
const secondsOfRepeat = 600;

/**
 * Chooses the records that judging needs to see: what no pass matched, what matched and differs, all refunds with their sales,
 * and the twins of what is left over. Everything else stays in the engine.
 * `focus_pos`, `focus_stl`: ids, each once. Returns false where the residual is beyond its bound.
 */
export async function chooseFocus(engine: Engine, comparable: Comparable): Promise<boolean> {
  const rest = await engine.row(
    'select (select count(*) from rest_pos) as pos, (select count(*) from rest_stl) as stl',
  );
  if (Math.max(asCount(rest['pos']), asCount(rest['stl'])) > residualBound) return false;
  const card = comparable.card === null ? null : cardKey(comparable.card, 'card');
  await engine.run(
    `-- the acquirer's unmatched sales and all its refunds, with what could name their twins and originals
     create table open_stl as
       select id, family, amount, order_id, rrn, acquirer_reference, card, occurred_at from stl
       where id in (select id from rest_stl);
     -- refunds that need no look: matched, of a sale of the same card that is matched too, and with its other refunds not more than it
     create table clean_refunds as
       with r as (
         select id, amount, right(card, 4) as card, coalesce(original_order_id, order_id, original_reference) as k from stl
         where class = 'due' and family = 'refund'),
       refunded as (select k, sum(amount) as total from r where k is not null group by k),
       named as (
         select k, id, amount, right(card, 4) as card from (
           select order_id as k, id, amount, card from stl where class = 'due' and family = 'sale'
           union all select rrn, id, amount, card from stl where class = 'due' and family = 'sale'
           union all select acquirer_reference, id, amount, card from stl where class = 'due' and family = 'sale')
         where k in (select k from refunded)),
       sales as (select k, min(id) as id, min(amount) as amount, min(card) as card from named group by k having count(distinct id) = 1)
       select m.pos_id, r.id as stl_id
       from r join refunded on r.k = refunded.k join sales on r.k = sales.k
         join matched m on m.stl_id = r.id join matched of_sale on of_sale.stl_id = sales.id
       where not m.differs and not of_sale.differs and sales.amount + refunded.total >= 0
         and coalesce(r.card = sales.card, true);
     create table refunds as
       select 'stl' as side, id, order_id, original_order_id, original_reference, rrn, card from stl
       where class = 'due' and family = 'refund' and id not in (select stl_id from clean_refunds)
       union all
       select 'pos', id, order_id, original_order_id, original_reference, rrn, card from pos
       where class = 'due' and family = 'refund' and id not in (select pos_id from clean_refunds)`,
  );
  const found = await engine.row(
    "select (select count(*) from open_stl where family = 'sale') as sales, (select count(*) from refunds) as refunds",
  );
  const openSales = asCount(found['sales']);
  const refunds = asCount(found['refunds']);
  const stl: string[] = ['select id from rest_stl', 'select stl_id from matched where differs'];
  const pos: string[] = ['select id from rest_pos', 'select pos_id from matched where differs'];
  const openAmounts = "select amount from open_stl where family = 'sale'";
  if (openSales > 0) {
    stl.push(
      `select id from stl where class = 'due' and (order_id in (select order_id from open_stl where order_id is not null)
         or rrn in (select rrn from open_stl where rrn is not null))`,
    );
    stl.push(
      card === null
        ? `select s.id from stl s join open_stl o on s.amount = o.amount
             where s.class = 'due' and abs(date_diff('second', s.occurred_at, o.occurred_at)) <= ${secondsOfRepeat}`
        : `select s.id from stl s join open_stl o on s.card = o.card and s.amount = o.amount where s.class = 'due'`,
    );
    pos.push(`select id from pos where class = 'attempt' and abs(amount) in (${openAmounts})`);
  }
  if (refunds > 0) {
    stl.push("select id from refunds where side = 'stl'");
    pos.push("select id from refunds where side = 'pos'");
    for (const list of [stl, pos]) {
      const side = list === stl ? 'stl' : 'pos';
      const named = [
        `order_id in (${refundNames('order_id', 'original_order_id')})`,
        `rrn in (${refundNames('original_reference', 'rrn')})`,
        `acquirer_reference in (${refundNames('original_reference')})`,
        ...(comparable.card === null ? [] : [`card in (${refundNames('card')})`]),
      ];
      list.push(
        `select id from ${side} where class = 'due' and family = 'sale' and (${named.join(' or ')})`,
      );
    }
  }
  pos.push(...(await repeatedSales(engine, comparable)), ...orderTotals());
  if (comparable.posFilled.order_id === 0 && comparable.stlFilled.order_id > 0) {
    stl.push(ordersSettledTwice);
  }
  await engine.run(
    `create table focus_stl_first as select distinct id from (${stl.join('\nunion all ')}) as f(id) where id is not null`,
  );
  await engine.run(
    `create table focus_pos as
       select distinct id from (${pos.join('\nunion all ')}
         union all select pos_id from matched where stl_id in (select id from focus_stl_first)) as f(id) where id is not null`,
  );
  await engine.run(
    `create table focus_stl as
       select distinct id from (select id from focus_stl_first
         union all select stl_id from matched where pos_id in (select id from focus_pos)) as f(id);
     -- with a sale come all its refunds, clean or not
     insert into focus_stl ${refundsOfFocus('stl')};
     insert into focus_pos ${refundsOfFocus('pos')};
     insert into focus_stl
       select stl_id from matched where pos_id in (select id from focus_pos) and stl_id not in (select id from focus_stl);
     insert into focus_pos
       select pos_id from matched where stl_id in (select id from focus_stl) and pos_id not in (select id from focus_pos)`,
  );
  return true;
}

function refundNames(...columns: readonly string[]): string {
  return columns
    .map((column) => `select ${column} from refunds where ${column} is not null`)
    .join(' union all ');
}

function refundsOfFocus(side: 'pos' | 'stl'): string {
  const sales = `select order_id, rrn, acquirer_reference from ${side} where id in (select id from focus_${side})`;
  return `with sales as (${sales}),
     names as (select order_id as k from sales union all select rrn from sales union all select acquirer_reference from sales)
     select id from ${side} where class = 'due' and family = 'refund' and id not in (select id from focus_${side})
       and coalesce(original_order_id, order_id, original_reference) in (select k from names where k is not null)`;
}

/** Charges of one order and amount, where only the acquirer has order numbers. */
const ordersSettledTwice = `select id from stl where class = 'due' and family = 'sale' and (order_id, amount) in (
  select (order_id, amount) from stl where class = 'due' and family = 'sale' and order_id is not null
  group by order_id, amount having count(*) > 1)`;

/**
 * Sales that the till itself has twice: under one order with one amount, one card twice within seconds, or one card twice after an
 * attempt that had no answer, with that attempt.
 * `repeats`: sales that share card (or, without one, order) and amount with another one. Hashes stand for the values:
 * two that collide are looked at and found to differ.
 */
async function repeatedSales(engine: Engine, comparable: Comparable): Promise<readonly string[]> {
  await engine.run(
    `create table repeats as
     with keyed as materialized (
       select id, hash(coalesce(card, order_id), amount) as sold,
         case when order_id is not null then hash(order_id, amount) end as ordered,
         case when card is not null then cast(epoch(occurred_at) as bigint) end as card_used
       from pos where class = 'due' and family = 'sale' and coalesce(card, order_id) is not null)
     select * from keyed where sold in (select sold from keyed group by sold having count(*) > 1)`,
  );
  const queries: string[] = [];
  if (isFilled(comparable, 'order_id')) {
    queries.push(
      `select id from repeats where ordered in (
         select ordered from repeats where ordered is not null group by ordered having count(*) > 1)`,
    );
  }
  if (comparable.card !== null && isFilled(comparable, 'occurred_at')) {
    queries.push(
      `select a.id from repeats a join repeats b on a.sold = b.sold
       where a.id <> b.id and abs(a.card_used - b.card_used) <= ${secondsOfDoubleTap}`,
      `select unnest([r.id, u.id]) from repeats r join (
           select id, hash(card, amount) as sold, cast(epoch(occurred_at) as bigint) as tried from pos
           where class = 'attempt' and family = 'sale' and status = 'timeout' and card is not null) u on r.sold = u.sold
         where abs(r.card_used - u.tried) <= ${secondsOfRepeat}`,
    );
  }
  return queries;
}

/** Sales whose keyed amount is not the order's total, with all payments of the order. */
function orderTotals(): readonly string[] {
  return [
    `select id from pos where class = 'due' and family = 'sale' and order_total is not null and order_total <> amount`,
    `select id from pos where class = 'due' and family = 'sale' and order_id in (
       select order_id from pos where class = 'due' and family = 'sale' and order_total <> amount)`,
  ];
}
