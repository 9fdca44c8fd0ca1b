import { absolute } from '../model/money.ts';
import type { Detector } from './detector.ts';
import { corrects, identityOf, paymentOf, timeText } from './findings.ts';

/** The acquirer paid a refund that no till record explains. */
export const unrecordedRefund: Detector<'unrecorded-refund'> = {
  code: 'unrecorded-refund',
  needs: ['pos', 'settlement'],
  *detect(findings) {
    const { workset, claims, calendar, precision, settled } = findings;
    for (const refund of workset.open('settlement', 'refund')) {
      if (claims.has(refund) || calendar.dueAtTill(refund).state !== 'due') continue;
      const sale = settled.saleOf(refund);
      if (sale !== null && workset.isOpen(sale) && sale.amount === -refund.amount) continue;
      if (corrects(findings, refund)) continue;
      yield {
        args: { ...paymentOf(refund), refundedAt: timeText(refund, precision) },
        evidence: [
          { role: 'unrecorded', record: refund },
          ...(sale === null ? [] : [{ role: 'original' as const, record: sale }]),
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
