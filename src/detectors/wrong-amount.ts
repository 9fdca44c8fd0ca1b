import type { Pair } from '../matching/workset.ts';
import { slipOf } from '../model/amount-slip.ts';
import type { Slip } from '../model/discrepancy-arguments.ts';
import { absolute } from '../model/money.ts';
import { familyOf } from '../model/transaction.ts';
import type { Detector, Finding } from './detector.ts';
import {
  converted,
  currenciesOf,
  isNearRate,
  isSharedFactor,
  ratesBetween,
} from './exchange-rates.ts';
import {
  amountText,
  type Findings,
  identityOf,
  isCorrected,
  isUndone,
  orderKey,
  paymentOf,
  timeText,
} from './findings.ts';
import { otherThanRequested } from './other-than-requested.ts';
import { isTip } from './tips.ts';

/** What was charged or refunded is not what was due: by the till's record, or by the order's total. */
export const wrongAmount: Detector<'wrong-amount'> = {
  code: 'wrong-amount',
  needs: ['pos', 'settlement'],
  detectAnswers: otherThanRequested,
  *detect(findings) {
    yield* otherThanRecorded(findings);
    yield* atAnotherRate(findings);
    yield* otherThanOrdered(findings);
  },
};

function* otherThanRecorded(findings: Findings): Generator<Finding<'wrong-amount'>> {
  const { workset, claims, tips } = findings;
  const pairs = workset.pairs().filter(({ pos, stl }) => pos.amount !== stl.amount);
  for (const pair of pairs) {
    const { pos, stl } = pair;
    if (pos.currency !== stl.currency || claims.has(stl) || claims.has(pos)) continue;
    const due = absolute(pos.amount);
    const charged = absolute(stl.amount);
    const of = familyOf(stl.kind) === 'refund' ? 'refund' : 'sale';
    if (of === 'sale' && (isUndone(findings, stl) || isCorrected(findings, pair))) continue;
    if (of === 'sale' && tips.share !== null && isTip(due, charged, tips.share)) continue;
    const over = charged > due;
    const customer = (of === 'sale') === over;
    const slip = slipIn(pair, pairs);
    // The order came to what was charged and nothing else paid for it: the till's record is wrong, and nobody is out of pocket.
    const isRecordOnly = of === 'sale' && slip === 'order-total' && isOnlyPayment(findings, pair);
    yield {
      ...differenceOf(pair, due),
      args: { ...argumentsOf(findings, pair, due), of, slip },
      confidence:
        hasReference(pos.rrn, stl.rrn) || hasReference(pos.orderId, stl.orderId)
          ? 0.98
          : slip === 'unknown'
            ? 0.75
            : 0.9,
      variant: slip,
      ...(isRecordOnly ? { severity: 'warning' } : {}),
      owedTo: isRecordOnly ? 'none' : customer ? 'customer' : 'merchant',
      nextStep: isRecordOnly
        ? 'check'
        : customer
          ? 'refund-request'
          : of === 'sale'
            ? 'supplement'
            : 'claim',
      drafts: !isRecordOnly,
    };
  }
}

/** Settled in another currency than recorded, far off the rate of the others: a person looks at it first. */
function* atAnotherRate(findings: Findings): Generator<Finding<'wrong-amount'>> {
  const { workset, claims } = findings;
  const pairs = workset.pairs().filter(({ pos, stl }) => pos.currency !== stl.currency);
  const rates = ratesBetween(pairs);
  for (const pair of pairs) {
    const { pos, stl } = pair;
    const rate = rates.get(currenciesOf(pair));
    if (rate === undefined || claims.has(stl) || claims.has(pos) || isUndone(findings, stl))
      continue;
    const due = converted(pair, rate);
    const charged = absolute(stl.amount);
    if (isNearRate(due, charged)) continue;
    const of = familyOf(stl.kind) === 'refund' ? 'refund' : 'sale';
    yield {
      ...differenceOf(pair, due),
      args: {
        ...argumentsOf(findings, pair, due),
        of,
        slip: 'exchange-rate',
        against: 'other-payments',
      },
      confidence: 0.6,
      variant: 'exchange-rate',
      owedTo: (of === 'sale') === charged > due ? 'customer' : 'merchant',
      nextStep: 'check',
      drafts: false,
    };
  }
}

function differenceOf({ pos, stl }: Pair, due: bigint) {
  return {
    evidence: [
      { role: 'wrong' as const, record: stl },
      {
        role: familyOf(stl.kind) === 'refund' ? ('counterpart' as const) : ('sale' as const),
        record: pos,
      },
    ],
    atStake: { amount: absolute(absolute(stl.amount) - due), currency: stl.currency },
    occurredAt: stl.occurredAt ?? pos.occurredAt,
    identity: identityOf(stl),
  };
}

function argumentsOf({ precision }: Findings, { pos, stl }: Pair, due: bigint) {
  const charged = absolute(stl.amount);
  return {
    ...paymentOf(stl),
    card: stl.card ?? pos.card,
    orderId: stl.orderId ?? pos.orderId,
    charged: amountText(charged, stl.currency),
    due: amountText(due, stl.currency),
    difference: amountText(charged - due, stl.currency),
    direction: charged > due ? ('over' as const) : ('under' as const),
    against: 'till-record' as const,
    occurredAt: timeText(stl, precision),
  };
}

function slipIn(pair: Pair, pairs: readonly Pair[]): Slip {
  const { pos, stl } = pair;
  const slip = slipOf({
    due: pos.amount,
    charged: stl.amount,
    currency: stl.currency,
    fee: stl.fee,
    orderTotal: pos.orderTotal,
  });
  return slip === 'unknown' && isSharedFactor(pairs, pair) ? 'exchange-rate' : slip;
}

function isOnlyPayment({ orderPayments }: Findings, { pos }: Pair): boolean {
  const paid = pos.orderId === null ? undefined : orderPayments.get(orderKey(pos));
  return paid === undefined || paid.count <= 1;
}

/**
 * The till keyed another amount than the order came to. Less than the total is often a discount, so only a slip of the hand is
 * reported there; payments that together make the total are instalments.
 */
function* otherThanOrdered(findings: Findings): Generator<Finding<'wrong-amount'>> {
  const { workset, claims, precision, orderPayments, tips } = findings;
  for (const { pos, stl } of workset.pairs()) {
    if (pos.orderTotal === null || claims.has(stl) || claims.has(pos)) continue;
    if (familyOf(pos.kind) !== 'sale' || pos.amount !== stl.amount || pos.orderTotal === pos.amount)
      continue;
    const paid = pos.orderId === null ? undefined : orderPayments.get(orderKey(pos));
    if (paid !== undefined && (paid.count > 1 || paid.sum === pos.orderTotal)) continue;
    if (isUndone(findings, stl)) continue;
    if (tips.share !== null && isTip(pos.orderTotal, pos.amount, tips.share)) continue;
    const over = pos.amount > pos.orderTotal;
    const slip = slipOf({
      due: pos.orderTotal,
      charged: pos.amount,
      currency: pos.currency,
      fee: null,
      orderTotal: null,
    });
    if (!over && !slipsOfTheHand.has(slip)) continue;
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

/** What a discount does not look like. */
const slipsOfTheHand: ReadonlySet<Slip> = new Set([
  'decimal-shift',
  'transposed',
  'doubled-digit',
  'dropped-digit',
  'neighbour-digit',
]);

function hasReference(a: string | null, b: string | null): boolean {
  return a !== null && a === b;
}
