import { absolute } from '../model/money.ts';
import { familyOf } from '../model/transaction.ts';
import type { Detector } from './detector.ts';
import { amountText, identityOf, paymentOf } from './findings.ts';

/** Refunds of one sale add up to more than the sale; only the excess is at stake. */
export const refundExceedsSale: Detector<'refund-exceeds-sale'> = {
  code: 'refund-exceeds-sale',
  needs: ['pos', 'settlement'],
  *detect({ workset, claims, settled }) {
    for (const sale of workset.stl) {
      if (!sale.isDue || familyOf(sale.kind) !== 'sale') continue;
      const refunds = settled.refundsOf(sale).filter((refund) => !claims.has(refund));
      const refunded = refunds.reduce((sum, refund) => sum - refund.amount, 0n);
      const last = refunds.at(-1);
      if (last === undefined || refunded <= sale.amount) continue;
      const excess = refunded - sale.amount;
      yield {
        args: {
          ...paymentOf(last),
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
  },
};
