import { absolute } from '../model/money.ts';
import type { Detector } from './detector.ts';
import { amountText, dateText, identityOf, paymentOf, timeText } from './findings.ts';

/** The acquirer took money back in dispute. Of a sale that had been refunded in full already, it took it twice: that is a claim. */
export const chargeback: Detector<'chargeback'> = {
  code: 'chargeback',
  needs: ['settlement'],
  *detect({ disputes, precision }) {
    for (const { record, sale, refunds } of disputes) {
      const refunded = refunds.reduce((sum, { amount }) => sum - amount, 0n);
      const taken = absolute(record.amount);
      const isTwice = sale !== null && refunded > 0n && refunded + taken > sale.amount;
      yield {
        args: {
          ...paymentOf(record),
          card: record.card ?? sale?.card ?? null,
          orderId: record.originalOrderId ?? record.orderId ?? sale?.orderId ?? null,
          terminalId: record.terminalId ?? sale?.terminalId ?? null,
          takenOn: dateText(record.day),
          soldAt: sale === null ? null : timeText(sale, precision),
          respondBy: dateText(record.respondByDay),
          refunded: refunded === 0n ? null : amountText(refunded, record.currency),
        },
        evidence: [
          { role: 'disputed', record },
          ...(sale === null ? [] : [{ role: 'original' as const, record: sale }]),
          ...refunds.map((refund) => ({ role: 'counterpart' as const, record: refund })),
        ],
        confidence: 0.95,
        atStake: { amount: taken, currency: record.currency },
        occurredAt: record.occurredAt,
        identity: identityOf(record),
        ...(isTwice ? { variant: 'already-refunded', severity: 'error' } : {}),
        nextStep: isTwice ? 'claim' : 'check',
        drafts: isTwice,
      };
    }
  },
};
