import { absolute } from '../model/money.ts';
import { familyOf, type Transaction } from '../model/transaction.ts';
import type { Detector, Finding } from './detector.ts';
import { amountText, type Findings, identityOf, paymentOf } from './findings.ts';

/** Refunds of one sale add up to more than the sale; only the excess is at stake. */
export const refundExceedsSale: Detector<'refund-exceeds-sale'> = {
  code: 'refund-exceeds-sale',
  needs: ['pos', 'settlement'],
  *detect(findings) {
    const reported = new Set<Transaction>();
    for (const { sale, refunds } of refundedSales(findings)) {
      const refunded = refunds.reduce((sum, refund) => sum - refund.amount, 0n);
      const last = refunds.at(-1);
      if (last === undefined || refunded <= sale.amount || reported.has(last)) continue;
      reported.add(last);
      yield excessOf(sale, refunds, last, refunded);
    }
  },
};

/** Each sale with the acquirer's refunds of it: as its own records tell, and as the till's tell of the refunds that it has, too. */
function* refundedSales({ workset, claims, settled, recorded }: Findings): Generator<{
  readonly sale: Transaction;
  readonly refunds: readonly Transaction[];
}> {
  const isSale = (record: Transaction): boolean => record.isDue && familyOf(record.kind) === 'sale';
  const isFree = (refund: Transaction): boolean => !claims.has(refund);
  for (const sale of workset.stl.filter(isSale)) {
    yield { sale, refunds: settled.refundsOf(sale).filter(isFree) };
  }
  for (const sale of workset.pos.filter(isSale)) {
    const paid = recorded.refundsOf(sale).flatMap((given) => workset.counterpartOf(given) ?? []);
    yield { sale, refunds: paid.filter(isFree) };
  }
}

function excessOf(
  sale: Transaction,
  refunds: readonly Transaction[],
  last: Transaction,
  refunded: bigint,
): Finding<'refund-exceeds-sale'> {
  const excess = refunded - sale.amount;
  return {
    args: {
      ...paymentOf(last),
      orderId: last.orderId ?? sale.orderId,
      sale: amountText(sale.amount, sale.currency),
      refunded: amountText(refunded, sale.currency),
      excess: amountText(excess, sale.currency),
      refunds: refunds.length,
    },
    evidence: [
      { role: 'original', record: sale },
      ...refunds.slice(0, -1).map((record) => ({ role: 'counterpart' as const, record })),
      { role: 'excess', record: last },
    ],
    confidence: 0.93,
    atStake: { amount: absolute(excess), currency: sale.currency },
    occurredAt: last.occurredAt,
    identity: identityOf(last),
    nextStep: 'claim',
    drafts: true,
  };
}
