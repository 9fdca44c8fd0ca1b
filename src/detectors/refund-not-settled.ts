import { absolute } from '../model/money.ts';
import type { Detector } from './detector.ts';
import { dateText, identityOf, paymentOf, timeText } from './findings.ts';

/** A refund given at the till, due, that the acquirer never sent back. */
export const refundNotSettled: Detector<'refund-not-settled'> = {
  code: 'refund-not-settled',
  needs: ['pos', 'settlement'],
  *detect({ workset, claims, calendar, precision, recorded }) {
    for (const refund of workset.open('pos', 'refund')) {
      if (claims.has(refund)) continue;
      const due = calendar.dueAtAcquirer(refund);
      if (due.state !== 'due') continue;
      const sale = recorded.saleOf(refund);
      yield {
        args: {
          ...paymentOf(refund),
          orderId: refund.originalOrderId ?? refund.orderId ?? sale?.orderId ?? null,
          card: refund.card ?? sale?.card ?? null,
          givenAt: timeText(refund, precision),
          dueOn: dateText(due.day),
        },
        evidence: [
          { role: 'missing', record: refund },
          ...(sale === null ? [] : [{ role: 'original' as const, record: sale }]),
        ],
        confidence: 0.93,
        atStake: { amount: absolute(refund.amount), currency: refund.currency },
        occurredAt: refund.occurredAt,
        identity: identityOf(refund),
        nextStep: 'refund-request',
        drafts: true,
      };
    }
  },
};
