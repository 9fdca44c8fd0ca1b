import type { Pair } from '../matching/workset.ts';
import { absolute } from '../model/money.ts';
import { familyOf, type Transaction } from '../model/transaction.ts';
import type { Detector, Finding } from './detector.ts';
import { type Findings, identityOf, isUndone, orderKey, paymentOf, timeText } from './findings.ts';
import { apartOf, repeatsUnderTwoOrders } from './two-orders.ts';

/** Without an order number, the same card and amount within this many seconds is taken for the same purchase. */
const repeatWithin = 600;
/** Order numbers may start again every day. */
const sameOrderWithin = 12 * 3600;
const pastMidnight = 2 * 3600;

/** A sale charged more than once, where the extra charge was not undone since. */
export const duplicateCharge: Detector<'duplicate-charge'> = {
  code: 'duplicate-charge',
  needs: ['pos', 'settlement'],
  *detect(findings) {
    yield* knownToAcquirer(findings);
    yield* recordedByTill(findings);
  },
};

/** The acquirer has more charges than the till has sales. */
function* knownToAcquirer(findings: Findings): Generator<Finding<'duplicate-charge'>> {
  const { workset, claims, calendar } = findings;
  for (const extra of workset.open('settlement', 'sale')) {
    if (claims.has(extra) || isUndone(findings, extra)) continue;
    if (calendar.dueAtTill(extra).state !== 'due') continue;
    const twins = workset
      .settledOfAmount(extra.amount)
      .filter((other) => other !== extra && other.isDue && isTwin(other, extra));
    const standing = twins.filter((other) => workset.isMatched(other) && !claims.has(other));
    const stands = nearest(standing, extra);
    if (stands === null) continue;
    const sameOrder = stands.orderId !== null && stands.orderId === extra.orderId;
    yield finding(findings, {
      extra,
      stands,
      charges: new Set([...twins.filter((twin) => !isUndone(findings, twin)), extra]).size,
      sales: standing.length,
      basis: sameOrder ? 'same-order' : 'same-card',
      seenBy: 'acquirer',
      confidence: sameOrder ? 0.98 : 0.92,
    });
  }
}

/** The till has charged one order twice itself; or, only as a warning, one card under two orders. */
function* recordedByTill(findings: Findings): Generator<Finding<'duplicate-charge'>> {
  const { workset, claims, orderPayments } = findings;
  const charged = workset
    .pairs()
    .filter(
      ({ pos, stl }) =>
        familyOf(pos.kind) === 'sale' &&
        !claims.has(stl) &&
        !claims.has(pos) &&
        pos.amount === stl.amount,
    );
  const groups = new Map<string, Pair[]>();
  for (const pair of charged) {
    const order = pair.pos.orderId ?? pair.stl.orderId;
    if (order === null) continue;
    const card = pair.pos.card ?? pair.stl.card ?? '';
    const key = [order, pair.pos.amount, card, pair.pos.merchantId].join('\u001f');
    groups.set(key, [...(groups.get(key) ?? []), pair]);
  }
  for (const pairs of [...groups.values()].flatMap(ofOneShift)) {
    if (pairs.length < 2) continue;
    const total = pairs[0]?.pos.orderTotal ?? null;
    const paid = pairs[0] === undefined ? undefined : orderPayments.get(orderKey(pairs[0].pos));
    if (total !== null && paid !== undefined && paid.sum === total) continue;
    const standing = pairs.filter(({ stl }) => !isUndone(findings, stl));
    const [first, ...extras] = standing;
    for (const { pos, stl } of extras) {
      if (first === undefined) continue;
      const said = {
        extra: stl,
        stands: first.stl,
        till: pos,
        charges: standing.length,
        seenBy: 'till',
      } as const;
      const ofOneOrder = { ...said, sales: 1, basis: 'same-order', confidence: 0.9 } as const;
      yield pos.orderId !== null && (pos.card ?? stl.card) === null
        ? maybeSplit(finding(findings, ofOneOrder))
        : pos.orderId !== null
          ? finding(findings, ofOneOrder)
          : asWarning(
              finding(findings, {
                ...said,
                sales: standing.length,
                basis: 'acquirer-order',
                confidence: 0.5,
              }),
            );
    }
  }
  for (const { first, second, timedOut } of repeatsUnderTwoOrders(findings, charged)) {
    if (claims.has(second.stl) || isUndone(findings, second.stl) || isUndone(findings, first.stl))
      continue;
    yield asWarning(
      finding(findings, {
        extra: second.stl,
        stands: first.stl,
        till: second.pos,
        timedOut,
        charges: 2,
        sales: 2,
        basis: timedOut === null ? 'two-orders' : 'after-timeout',
        seenBy: 'till',
        confidence: timedOut === null ? 0.4 : 0.5,
      }),
    );
  }
}

/** One order, two payers unknown: guests may have split the bill in equal parts, so a person asks before anything goes back. */
function maybeSplit(found: Finding<'duplicate-charge'>): Finding<'duplicate-charge'> {
  return { ...found, confidence: 0.6, nextStep: 'check', drafts: false };
}

/** As many till sales as charges: the till alone cannot say whether it was one purchase, so nothing is drafted. */
function asWarning(found: Finding<'duplicate-charge'>): Finding<'duplicate-charge'> {
  return { ...found, severity: 'warning', owedTo: 'none', nextStep: 'check', drafts: false };
}

/** Parts the charges of one order number where it may have started again: after half a day, or overnight. */
function ofOneShift(pairs: readonly Pair[]): readonly (readonly Pair[])[] {
  const shifts: Pair[][] = [];
  for (const pair of pairs) {
    const last = shifts.at(-1);
    const first = last?.[0];
    if (last !== undefined && first !== undefined && isOneShift(first.stl, pair.stl)) {
      last.push(pair);
    } else {
      shifts.push([pair]);
    }
  }
  return shifts;
}

function isOneShift(a: Transaction, b: Transaction): boolean {
  return apartOf(a, b) <= (a.day === b.day ? sameOrderWithin : pastMidnight);
}

function finding(
  { precision }: Findings,
  input: {
    readonly extra: Transaction;
    readonly stands: Transaction;
    readonly till?: Transaction;
    readonly timedOut?: Transaction | null;
    readonly charges: number;
    readonly sales: number;
    readonly basis: Finding<'duplicate-charge'>['args']['basis'];
    readonly seenBy: 'till' | 'acquirer';
    readonly confidence: number;
  },
): Finding<'duplicate-charge'> {
  const { extra, stands } = input;
  const apart =
    extra.occurredAt === null || stands.occurredAt === null || precision === 'date'
      ? null
      : Math.abs(extra.occurredAt - stands.occurredAt);
  return {
    args: {
      ...paymentOf(extra),
      orderId: extra.orderId ?? stands.orderId,
      charges: input.charges,
      sales: input.sales,
      firstAt: timeText(stands, precision),
      extraAt: timeText(extra, precision),
      secondsApart: apart,
      basis: input.basis,
      seenBy: input.seenBy,
      oneOf: 1,
    },
    evidence: [
      { role: 'stands', record: stands },
      { role: 'extra', record: extra },
      ...[input.till, input.timedOut].flatMap((record) =>
        record ? [{ role: 'counterpart' as const, record }] : [],
      ),
    ],
    confidence: input.confidence,
    atStake: { amount: absolute(extra.amount), currency: extra.currency },
    occurredAt: extra.occurredAt,
    identity: identityOf(extra),
    variant: input.basis,
    nextStep: 'refund-request',
    drafts: true,
  };
}

/** Another charge of the same purchase: same order, or same card and amount close in time. */
function isTwin(other: Transaction, extra: Transaction): boolean {
  if (other.amount !== extra.amount || other.currency !== extra.currency) return false;
  if (other.card !== null && extra.card !== null && other.card !== extra.card) return false;
  if (other.orderId !== null && other.orderId === extra.orderId) {
    return other.merchantId === extra.merchantId && isOneShift(other, extra);
  }
  return (
    other.card !== null &&
    other.card === extra.card &&
    other.merchantId === extra.merchantId &&
    apartOf(other, extra) <= repeatWithin
  );
}

/** The same order before another one, then the nearest in time. */
function nearest(candidates: readonly Transaction[], extra: Transaction): Transaction | null {
  let chosen: Transaction | null = null;
  const rank = (record: Transaction): number =>
    (record.orderId !== null && record.orderId === extra.orderId ? 0 : 1e9) +
    apartOf(record, extra);
  for (const candidate of candidates) {
    if (chosen === null || rank(candidate) < rank(chosen)) chosen = candidate;
  }
  return chosen;
}
