import { absolute } from '../model/money.ts';
import type { Detector } from './detector.ts';
import { identityOf, paymentOf, timeText } from './findings.ts';
import { refundsToOtherCards } from './other-card.ts';

/** Refunded to another card or payer than was charged for the sale that the refund names. */
export const refundToOtherCard: Detector<'refund-to-other-card'> = {
  code: 'refund-to-other-card',
  needs: ['pos', 'settlement'],
  *detect(findings) {
    const { claims, precision, workset } = findings;
    for (const { refund, sale } of refundsToOtherCards(findings).found) {
      if (claims.has(refund)) continue;
      const given = workset.counterpartOf(refund);
      yield {
        args: {
          ...paymentOf(refund),
          orderId: sale.orderId ?? refund.originalOrderId ?? refund.orderId,
          chargedCard: sale.card ?? '',
          soldAt: timeText(sale, precision),
          refundedAt: timeText(refund, precision),
          byTill: given !== null,
        },
        evidence: [
          { role: 'wrong', record: refund },
          { role: 'original', record: sale },
          ...(given === null ? [] : [{ role: 'counterpart' as const, record: given }]),
        ],
        confidence: 0.9,
        atStake: { amount: absolute(refund.amount), currency: refund.currency },
        occurredAt: refund.occurredAt,
        identity: identityOf(refund),
        nextStep: 'claim',
        drafts: true,
      };
    }
  },
};
