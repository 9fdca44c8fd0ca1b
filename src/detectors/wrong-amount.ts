import { absolute, type Money } from '../model/money.ts';
import { slipBetween } from '../model/slip.ts';
import { familyOf } from '../model/transaction.ts';
import type { Detector, Finding } from './detector.ts';
import {
  amountText,
  type Findings,
  identityOf,
  isUndone,
  paymentOf,
  timeText,
} from './findings.ts';

/** What was charged or refunded is not what was due: by the till's record, or by the order's total. */
export const wrongAmount: Detector<'wrong-amount'> = {
  code: 'wrong-amount',
  needs: ['pos', 'settlement'],
  *detect(findings) {
    yield* otherThanRecorded(findings);
    yield* otherThanOrdered(findings);
  },
};

function* otherThanRecorded(findings: Findings): Generator<Finding<'wrong-amount'>> {
  const { workset, claims, precision } = findings;
  for (const { pos, stl } of workset.pairs()) {
    if (pos.amount === stl.amount || claims.has(stl) || claims.has(pos)) continue;
    const due = absolute(pos.amount);
    const charged = absolute(stl.amount);
    const of = familyOf(stl.kind) === 'refund' ? 'refund' : 'sale';
    if (of === 'sale' && isUndone(findings, stl)) continue;
    const over = charged > due;
    if (of === 'sale' && isTip(findings, due, charged)) continue;
    const customer = (of === 'sale') === over;
    const slip = slipBetween(due, charged, stl.currency);
    yield {
      args: {
        ...paymentOf(stl),
        card: stl.card ?? pos.card,
        orderId: stl.orderId ?? pos.orderId,
        charged: amountText(charged, stl.currency),
        due: amountText(due, stl.currency),
        difference: amountText(charged - due, stl.currency),
        direction: over ? 'over' : 'under',
        of,
        slip,
        against: 'till-record',
        occurredAt: timeText(stl, precision),
      },
      evidence: [
        { role: 'wrong', record: stl },
        { role: of === 'sale' ? 'sale' : 'counterpart', record: pos },
      ],
      confidence:
        hasReference(pos.rrn, stl.rrn) || hasReference(pos.orderId, stl.orderId)
          ? 0.98
          : slip === 'unknown'
            ? 0.75
            : 0.9,
      atStake: { amount: absolute(charged - due), currency: stl.currency },
      occurredAt: stl.occurredAt ?? pos.occurredAt,
      identity: identityOf(stl),
      variant: slip,
      owedTo: customer ? 'customer' : 'merchant',
      nextStep: customer ? 'refund-request' : of === 'sale' ? 'supplement' : 'claim',
      drafts: true,
    };
  }
}

/**
 * The till keyed another amount than the order came to. Less than the total is often a discount, so only a slip of the hand is
 * reported there; payments that together make the total are instalments.
 */
function* otherThanOrdered(findings: Findings): Generator<Finding<'wrong-amount'>> {
  const { workset, claims, precision, orderPayments } = findings;
  for (const { pos, stl } of workset.pairs()) {
    if (pos.orderTotal === null || claims.has(stl) || claims.has(pos)) continue;
    if (familyOf(pos.kind) !== 'sale' || pos.amount !== stl.amount || pos.orderTotal === pos.amount)
      continue;
    const paid = pos.orderId === null ? undefined : orderPayments.get(pos.orderId);
    if (paid !== undefined && (paid.count > 1 || paid.sum === pos.orderTotal)) continue;
    if (isUndone(findings, stl)) continue;
    const over = pos.amount > pos.orderTotal;
    if (isTip(findings, pos.orderTotal, pos.amount)) continue;
    const slip = slipBetween(pos.orderTotal, pos.amount, pos.currency);
    if (!over && (slip === 'unknown' || slip === 'rounding' || slip === 'tip')) continue;
    yield {
      args: {
        ...paymentOf(pos),
        card: stl.card ?? pos.card,
        charged: amountText(pos.amount, pos.currency),
        due: amountText(pos.orderTotal, pos.currency),
        difference: amountText(pos.amount - pos.orderTotal, pos.currency),
        direction: over ? 'over' : 'under',
        of: 'sale',
        slip,
        against: 'order-total',
        occurredAt: timeText(pos, precision),
      },
      evidence: [
        { role: 'wrong', record: pos },
        { role: 'counterpart', record: stl },
      ],
      confidence: slip === 'unknown' ? 0.7 : 0.9,
      atStake: { amount: absolute(pos.amount - pos.orderTotal), currency: pos.currency },
      occurredAt: pos.occurredAt,
      identity: identityOf(pos),
      variant: slip,
      owedTo: over ? 'customer' : 'merchant',
      nextStep: over ? 'refund-request' : 'supplement',
      drafts: true,
    };
  }
}

/** More than was recorded, by no more than the tip that the contract allows. */
function isTip({ contract: { tipShare } }: Findings, due: Money, charged: Money): boolean {
  return tipShare !== null && charged > due && (charged - due) * 100_000n <= due * tipShare;
}

function hasReference(a: string | null, b: string | null): boolean {
  return a !== null && a === b;
}
