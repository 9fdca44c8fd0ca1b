import { asCount, asMoney, asText, type Engine, literal } from '../engine/engine.ts';
import { startsAgain } from '../matching/residual/originals.ts';
import type { Workset } from '../matching/workset.ts';
import { absolute, formatMoney } from '../model/money.ts';
import { familyOf, type Transaction } from '../model/transaction.ts';
import type { Findings } from './findings.ts';

/** A refund to another card or payer than paid the sale that it names. */
export interface OtherCard {
  readonly refund: Transaction;
  readonly sale: Transaction;
}

/**
 * Of all sales of a merchant on the acquirer's side: how many are of one amount, on one terminal and on all of them, by
 * {@link amountKey}; only amounts that are asked for.
 */
export type AmountShares = ReadonlyMap<string, { readonly count: number; readonly of: number }>;

/**
 * An order number of another day and an amount, and the terminal where it is the same, name a sale where, beside it, at most one sale
 * in so many is of that amount, on that terminal.
 */
const salesARareAmount = 50;

/** Where more refunds than these, and more than half of all, name a sale of another card, the column says something else. */
const fewOthers = 4;

export function refundsToOtherCards(findings: Findings): {
  readonly found: readonly OtherCard[];
  readonly isTold: boolean;
} {
  const { workset, refundCount } = findings;
  const found = workset.stl.flatMap((refund): OtherCard[] => {
    if (!refund.isDue || familyOf(refund.kind) !== 'refund') return [];
    if (refund.card === null || workset.isCancelled(refund)) return [];
    const sale = saleOfOtherCard(findings, refund, refund.card);
    return sale === null ? [] : [{ refund, sale }];
  });
  const isTold = found.length <= fewOthers || found.length * 2 <= refundCount;
  return { found: isTold ? found : [], isTold };
}

/** The sale that the refund names, on the acquirer's side, else on the till's; `null` where any sale that it names is of its card. */
function saleOfOtherCard(
  { settled, recorded, workset, amountShares }: Findings,
  refund: Transaction,
  card: string,
): Transaction | null {
  const given = workset.counterpartOf(refund);
  const named = [settled.namedBy(refund), given === null ? [] : recorded.namedBy(given)];
  for (const sales of named) {
    if (sales.length === 0) continue;
    const others = sales.filter((sale) => sale.card !== null && areOther(card, sale.card));
    if (others.length < sales.length) return null;
    const enough = others.filter((sale) => sale.amount >= -refund.amount);
    return enough.at(-1) ?? others.at(-1) ?? null;
  }
  const sales = settled.namedOnOtherDays(refund);
  const sale = sales.at(-1);
  const isOfOthers = sales.every((each) => each.card !== null && areOther(card, each.card));
  if (sale === undefined || !isOfOthers) return null;
  const terminalId = sale.terminalId === refund.terminalId ? refund.terminalId : null;
  const share = amountShares.get(amountKey({ ...refund, terminalId }));
  return share === undefined || (share.count - 1) * salesARareAmount > share.of ? null : sale;
}

/** Counts sales of the amounts of refunds whose order number begins again; asks nothing where there is none. */
export async function readAmountShares(engine: Engine, workset: Workset): Promise<AmountShares> {
  const amounts = new Set(
    workset.stl
      .filter((record) => familyOf(record.kind) === 'refund' && record.isDue)
      .filter((refund) => {
        const given = workset.counterpartOf(refund);
        return [refund, given].some(
          (each) =>
            startsAgain(each?.originalOrderId ?? null) || startsAgain(each?.orderId ?? null),
        );
      })
      .map((refund) => literal(formatMoney(-refund.amount, refund.currency))),
  );
  if (amounts.size === 0) return new Map();
  const rows = await engine.rows(
    `-- one row a merchant, amount and terminal, and one a merchant and amount: its sales of that amount, and all its sales
     with sales as (
       select merchant_id as merchant, currency, amount, terminal_id as terminal from stl
       where class = 'due' and family = 'sale'),
     wholes as (select merchant, currency, count(*) as whole from sales group by all),
     prices as (
       select merchant, currency, amount, terminal, count(*) as n from sales where terminal is not null group by all
       union all
       select merchant, currency, amount, null, count(*) from sales group by all)
     select p.*, whole from prices p join wholes w
       on p.merchant is not distinct from w.merchant and p.currency = w.currency
     where list_contains(cast([${[...amounts].join(', ')}] as decimal(18,5)[]), amount)
     order by all`,
  );
  return new Map(
    rows.map((row) => [
      amountKey({
        merchantId: asText(row['merchant']),
        currency: asText(row['currency']) ?? '',
        amount: asMoney(row['amount']),
        terminalId: asText(row['terminal']),
      }),
      { count: asCount(row['n']), of: asCount(row['whole']) },
    ]),
  );
}

function amountKey({
  merchantId,
  currency,
  amount,
  terminalId,
}: Pick<Transaction, 'merchantId' | 'currency' | 'amount' | 'terminalId'>): string {
  return `${merchantId} ${currency} ${absolute(amount)} ${terminalId ?? ''}`;
}

/** Whether two cards or payers, masked as they may be, cannot be the same: by what both of them show. */
export function areOther(a: string, b: string): boolean {
  const [tailA, tailB] = [a, b].map((card) => /(\d{4})\D*$/.exec(card)?.[1]);
  const [headA, headB] = [a, b].map((card) => /^\D*(\d{6})/.exec(card)?.[1]);
  if (tailA !== undefined && tailB !== undefined && tailA !== tailB) return true;
  if (tailA !== undefined || tailB !== undefined) {
    return headA !== undefined && headB !== undefined && headA !== headB;
  }
  const [first, second] = [a, b].map((name) => name.normalize('NFKC').trim().toLowerCase());
  return first !== second && first?.includes('*') === second?.includes('*');
}
