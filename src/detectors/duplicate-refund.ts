import { absolute } from '../model/money.ts';
import { familyOf, type Transaction } from '../model/transaction.ts';
import type { Detector } from './detector.ts';
import { type Findings, identityOf, paymentOf, timeText } from './findings.ts';
import { refundedAgain } from './other-than-requested.ts';

/** The same refund paid twice: equal amounts for one sale, together more than the sale; or twice by the acquirer and once at the till. */
export const duplicateRefund: Detector<'duplicate-refund'> = {
  code: 'duplicate-refund',
  needs: ['pos', 'settlement'],
  detectAnswers: refundedAgain,
  *detect(findings) {
    const { workset, claims, precision } = findings;
    const refunds = workset.stl.filter(
      (record) =>
        record.isDue && familyOf(record.kind) === 'refund' && !workset.isCancelled(record),
    );
    for (const second of refunds) {
      if (claims.has(second)) continue;
      const first = workset
        .settledOfAmount(second.amount)
        .find(
          (other) =>
            other !== second &&
            other.isDue &&
            !workset.isCancelled(other) &&
            isFirstOf(findings, other, second),
        );
      if (first === undefined) continue;
      yield {
        args: {
          ...paymentOf(second),
          firstAt: timeText(first, precision),
          secondAt: timeText(second, precision),
        },
        evidence: [
          { role: 'stands', record: first },
          { role: 'extra', record: second },
        ],
        confidence: workset.isMatched(second) ? 0.85 : 0.95,
        atStake: { amount: absolute(second.amount), currency: second.currency },
        occurredAt: second.occurredAt,
        identity: identityOf(second),
        nextStep: 'claim',
        drafts: true,
      };
    }
  },
};

/** Whether `second` repeats `first`: the unexplained one of two is the second; where the till has both, the later. */
function isFirstOf(
  { workset, settled, claims }: Findings,
  first: Transaction,
  second: Transaction,
): boolean {
  if (first.amount !== second.amount || first.currency !== second.currency || claims.has(first))
    return false;
  const sale = settled.saleOf(second);
  const namesSameSale = sale === null ? sameName(first, second) : settled.saleOf(first) === sale;
  if (!namesSameSale) return false;
  const isLater =
    workset.isMatched(first) === workset.isMatched(second)
      ? workset.stl.indexOf(second) > workset.stl.indexOf(first)
      : workset.isMatched(first);
  if (!isLater) return false;
  if (sale === null) return !workset.isMatched(second);
  const refunded = settled.refundsOf(sale).reduce((sum, refund) => sum - refund.amount, 0n);
  return refunded > sale.amount;
}

function sameName(a: Transaction, b: Transaction): boolean {
  const equal = (x: string | null, y: string | null): boolean => x !== null && x === y;
  return (
    equal(a.originalOrderId, b.originalOrderId) ||
    (equal(a.orderId, b.orderId) && a.originalOrderId === null) ||
    (equal(a.originalReference, b.originalReference) && a.kind === b.kind)
  );
}
