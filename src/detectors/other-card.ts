import { familyOf, type Transaction } from '../model/transaction.ts';
import type { Findings } from './findings.ts';

/** A refund to another card or payer than paid the sale that it names. */
export interface OtherCard {
  readonly refund: Transaction;
  readonly sale: Transaction;
}

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
  { settled, recorded, workset }: Findings,
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
  return null;
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
