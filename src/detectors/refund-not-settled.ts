import { absolute } from '../model/money.ts';
import type { Transaction } from '../model/transaction.ts';
import type { Detector } from './detector.ts';
import { dateText, type Findings, identityOf, paymentOf, timeText } from './findings.ts';

/** A refund given at the till, due, that the acquirer never sent back. */
export const refundNotSettled: Detector<'refund-not-settled'> = {
  code: 'refund-not-settled',
  needs: ['pos', 'settlement'],
  *detect(findings) {
    const { workset, claims, calendar, precision, recorded } = findings;
    for (const refund of workset.open('pos', 'refund')) {
      if (claims.has(refund)) continue;
      const due = calendar.dueAtAcquirer(refund);
      if (due.state !== 'due') continue;
      const sale = recorded.saleOf(refund);
      const alreadyAsked = sale === null ? null : howAsked(findings, refund, sale);
      yield {
        args: {
          ...paymentOf(refund),
          orderId: refund.originalOrderId ?? refund.orderId ?? sale?.orderId ?? null,
          card: refund.card ?? sale?.card ?? null,
          alreadyAsked,
          givenAt: timeText(refund, precision),
          dueOn: dateText(due.day),
        },
        evidence: [
          { role: 'missing', record: refund },
          ...(sale === null ? [] : [{ role: 'original' as const, record: sale }]),
        ],
        confidence: alreadyAsked === null ? 0.93 : 0.6,
        atStake: { amount: absolute(refund.amount), currency: refund.currency },
        occurredAt: refund.occurredAt,
        identity: identityOf(refund),
        nextStep: alreadyAsked === null ? 'refund-request' : 'check',
        drafts: alreadyAsked === null,
        ...(alreadyAsked === null
          ? {}
          : { severity: 'warning', owedTo: 'none', variant: alreadyAsked }),
      };
    }
  },
};

/**
 * What gives the money of a refund back already: refunds of the sale that it names, settled ones and earlier ones, which leave less than
 * it; or the sale was charged twice, and the extra charge is asked back.
 */
function howAsked(
  { workset, claims, recorded }: Findings,
  refund: Transaction,
  sale: Transaction,
): 'by-refund' | 'for-extra-charge' | null {
  if (!recorded.namedBy(refund).includes(sale)) return null;
  const others = recorded
    .refundsOf(sale)
    .filter((other) => other !== refund && (workset.isMatched(other) || isEarlier(other, refund)));
  const given = others.reduce((sum, { amount }) => sum - amount, 0n);
  if (given > 0n && given - refund.amount > sale.amount) return 'by-refund';
  const charge = workset.counterpartOf(sale);
  const isChargedTwice =
    charge?.orderId != null &&
    workset
      .settledOfAmount(-refund.amount)
      .some(
        (extra) =>
          extra !== charge &&
          claims.has(extra) &&
          extra.orderId === charge.orderId &&
          extra.merchantId === charge.merchantId &&
          extra.day === charge.day,
      );
  return isChargedTwice ? 'for-extra-charge' : null;
}

function isEarlier(a: Transaction, b: Transaction): boolean {
  return (
    (a.occurredAt ?? 0) < (b.occurredAt ?? 0) || (a.occurredAt === b.occurredAt && a.id < b.id)
  );
}
