import { asCount, type Engine } from '../engine/engine.ts';
import type { PayoutMatching } from '../matching/payouts/matched-payout.ts';
import { toTransaction, transactionSelect } from '../matching/workset.ts';
import { dateOfDay } from '../model/calendar.ts';
import type { FollowedRequest } from '../model/refund-request.ts';
import type { BankEntry, Transaction } from '../model/transaction.ts';
import type { Answer } from './answer.ts';
import { assignAnswers, type Candidate, isOfTill } from './assign-answers.ts';
import { findCredits } from './find-credits.ts';

/**
 * Looks in the acquirer's records and the bank's for what came of requests since they were handed in: refunds of the charge, sales that
 * make up for an undercharge, corrections and credits that answer a claim. A record answers one request at most.
 */
export async function findAnswers(
  engine: Engine,
  requests: readonly FollowedRequest[],
  bank: { readonly payouts: PayoutMatching | null; readonly entries: readonly BankEntry[] },
): Promise<readonly Answer[]> {
  if (requests.length === 0) return [];
  const settled = assignAnswers(requests, await readCandidates(engine, requests));
  return findCredits(settled, bank);
}

/** What a request waits for in the acquirer's records. */
function wayOf({ kind, code }: FollowedRequest): 'refund' | 'sale' | 'credit' {
  if (kind === 'refund' || kind === 'void') return 'refund';
  return kind === 'supplement' || code === 'missing-settlement' ? 'sale' : 'credit';
}

async function readCandidates(
  engine: Engine,
  requests: readonly FollowedRequest[],
): Promise<readonly Candidate[]> {
  await engine.run(
    `create table asked_text (n integer, way varchar, of_till varchar, amount varchar, currency varchar, rrn varchar, reference varchar,
       order_id varchar, card varchar, occurred_at varchar, original_amount varchar, since varchar)`,
  );
  await engine.append(
    'asked_text',
    requests.map((request, n) => [
      n,
      wayOf(request),
      isOfTill(request) ? 'yes' : 'no',
      request.amount,
      request.currency,
      request.original.rrn ?? '',
      request.original.acquirerReference ?? '',
      request.original.orderId ?? '',
      request.original.card ?? '',
      request.original.occurredAt?.slice(0, 19) ?? '',
      request.original.amount ?? '',
      dateOfDay(request.since),
    ]),
  );
  const rows = await engine.rows(
    `-- one row a request, with what its charge is known by
     with asked as (
       select n, way, of_till = 'yes' as of_till, cast(amount as decimal(18,5)) as amount, currency, nullif(rrn, '') as rrn, nullif(reference, '') as reference,
         nullif(order_id, '') as order_id, nullif(card, '') as card, cast(nullif(occurred_at, '') as timestamp) as occurred_at,
         cast(nullif(original_amount, '') as decimal(18,5)) as original_amount, cast(since as date) as since
       from asked_text),
     -- the acquirer's records that could answer one, by the way in which they do
     answering as (
       select id, case when family is null then 'credit' else cast(family as varchar) end as way, amount, currency, original_reference, rrn, acquirer_reference,
         coalesce(original_order_id, order_id) as order_id, card, coalesce(cast(occurred_at as date), settlement_date) as day, false as is_matched
       from stl anti join matched on matched.stl_id = stl.id
       where status = 'approved' and (class = 'due' or family is null)
       union all
       select id, 'sale', amount, currency, original_reference, rrn, acquirer_reference, order_id, card, coalesce(cast(occurred_at as date), settlement_date), true
       from stl semi join matched on matched.stl_id = stl.id
       where family = 'sale'),
     -- by what they name the charge: the acquirer's number of it before its order, its order before its card; what the till has, by more than its card
     named as (
       select n, id, 1 as rank from asked join answering a on a.way = asked.way and a.original_reference = asked.rrn
       union all select n, id, 1 from asked join answering a on a.way = asked.way and a.original_reference = asked.reference
       union all select n, id, 1 from asked join answering a on a.way = asked.way and a.rrn = asked.rrn
       union all select n, id, 1 from asked join answering a on a.way = asked.way and a.acquirer_reference = asked.reference
       union all select n, id, 2 from asked join answering a on a.way = asked.way and a.order_id = asked.order_id
       union all select n, id, 3 from asked join answering a on a.way = asked.way and a.card = asked.card and not a.is_matched),
     timely as (
       select n, id, min(rank) as rank
       from named join asked using (n) join answering using (id)
       where asked.currency = answering.currency and (day is null or day >= since) and (asked.way = 'refund' or answering.amount = asked.amount)
       group by n, id),
     -- what matches the till's own record that was not settled
     of_till as (
       select n, stl_id as id, 0 as rank
       from asked join pos on pos.occurred_at = asked.occurred_at and pos.amount = asked.original_amount and pos.currency = asked.currency
         join matched on matched.pos_id = pos.id
       where of_till and (asked.order_id is null or coalesce(pos.original_order_id, pos.order_id, asked.order_id) = asked.order_id or pos.order_id = asked.order_id)
         and (asked.card is null or coalesce(pos.card, asked.card) = asked.card)
       group by n, stl_id)
     select n, rank, ${transactionSelect}
     from (select * from timely union all select * from of_till) as candidates join stl using (id)
     order by n, id`,
  );
  await engine.run('drop table asked_text');
  return rows.map((row): Candidate => {
    const record: Transaction = toTransaction(row, 'settlement');
    return { request: asCount(row['n']), rank: asCount(row['rank']), record };
  });
}
