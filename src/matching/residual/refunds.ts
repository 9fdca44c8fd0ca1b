import type { Transaction } from '../../model/transaction.ts';
import type { Comparable } from '../comparable.ts';
import type { Workset } from '../workset.ts';
import { assignCheapest, type Candidate } from './assign.ts';
import { cardOf, cardsDiffer } from './card.ts';

/** A refund given at the till reaches the acquirer's file within this many days. */
const refundLagDays = 10;

type Linked = 'order' | 'card' | 'time' | 'none';
/** Without order and card, refunds this close on one terminal are surely the same. */
const closeSeconds = 600;

/**
 * Matches refunds, which keep other hours than sales: given at the till today, paid by the acquirer days later, and named by the
 * order or card of the sale; or, without both, minutes apart on one terminal.
 */
export function matchRefunds(workset: Workset, comparable: Comparable): void {
  for (const link of ['order', 'card', 'time'] as const) {
    pairRefunds(workset, comparable, link, true);
  }
}

/**
 * Then, after what one side undid by itself was taken out: refunds that nothing but their amount ties together, and an order's or
 * card's only refund on either side, whatever its amount.
 */
export function matchRemainingRefunds(workset: Workset, comparable: Comparable): void {
  pairRefunds(workset, comparable, 'none', true);
  pairRefunds(workset, comparable, 'order', false);
  pairRefunds(workset, comparable, 'card', false);
}

function pairRefunds(
  workset: Workset,
  comparable: Comparable,
  link: Linked,
  equalAmounts: boolean,
): void {
  const pos = workset.open('pos', 'refund');
  const stl = workset.open('settlement', 'refund');
  if (pos.length === 0 || stl.length === 0) return;
  const candidates: Candidate[] = [];
  pos.forEach((given, left) => {
    stl.forEach((paid, right) => {
      if (given.currency !== paid.currency || !workset.mayPair(given, paid)) return;
      if ((given.amount === paid.amount) !== equalAmounts) return;
      const days = lagDays(given, paid);
      if (days === null || !isLinked(given, paid, comparable, link)) return;
      if (
        comparable.merchant &&
        given.merchantId !== null &&
        paid.merchantId !== null &&
        given.merchantId !== paid.merchantId
      )
        return;
      const otherKind = isReversalOfOne(given, paid) ? 86_400 : 0;
      if (otherKind > 0 && link !== 'order') return;
      candidates.push({ left, right, cost: days * 86_400 + secondsApart(given, paid) + otherKind });
    });
  });
  const once = equalAmounts ? candidates : onlyOnes(candidates);
  const pass = `refund-by-${link === 'none' || link === 'time' ? 'amount' : link}${equalAmounts ? '' : '-other-amount'}`;
  for (const { left, right } of assignCheapest(once).pairs) {
    const a = pos[left];
    const b = stl[right];
    if (a !== undefined && b !== undefined) workset.pair(a, b, pass);
  }
}

/** With unequal amounts only a refund that has exactly one possible counterpart, on both sides, is taken. */
function onlyOnes(candidates: readonly Candidate[]): readonly Candidate[] {
  const lefts = new Map<number, number>();
  const rights = new Map<number, number>();
  for (const { left, right } of candidates) {
    lefts.set(left, (lefts.get(left) ?? 0) + 1);
    rights.set(right, (rights.get(right) ?? 0) + 1);
  }
  return candidates.filter(({ left, right }) => lefts.get(left) === 1 && rights.get(right) === 1);
}

function lagDays(given: Transaction, paid: Transaction): number | null {
  if (given.day === null || paid.day === null) return null;
  const days = paid.day - given.day;
  return days < -1 || days > refundLagDays ? null : Math.abs(days);
}

/** A system's undo is no refund that a cashier gave. */
function isReversalOfOne(given: Transaction, paid: Transaction): boolean {
  const kinds = [given.kind, paid.kind];
  return kinds.includes('reversal') && kinds.includes('refund');
}

function secondsApart(given: Transaction, paid: Transaction): number {
  if (given.occurredAt === null || paid.occurredAt === null) return 0;
  return Math.min(86_399, Math.abs(paid.occurredAt - given.occurredAt));
}

function isLinked(
  given: Transaction,
  paid: Transaction,
  comparable: Comparable,
  link: Linked,
): boolean {
  const known = (...values: readonly (string | null)[]): ReadonlySet<string> =>
    new Set(values.filter((value): value is string => value !== null));
  const meets = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
    [...a].some((value) => b.has(value));
  const orders = [
    known(given.orderId, given.originalOrderId),
    known(paid.orderId, paid.originalOrderId),
  ] as const;
  const references = [
    known(given.rrn, given.originalReference, given.acquirerReference),
    known(paid.rrn, paid.originalReference, paid.acquirerReference),
  ] as const;
  if (link === 'order') return meets(...orders) || meets(...references);
  const namesOther =
    comparable.order && orders.every((named) => named.size > 0) && !meets(...orders);
  if (namesOther && link !== 'card') return false;
  if (cardsDiffer(given, paid, comparable)) return false;
  if (link === 'card')
    return cardOf(given, comparable) !== null && cardOf(paid, comparable) !== null;
  if (cardOf(given, comparable) !== null && cardOf(paid, comparable) !== null) return false;
  if (link === 'none') return true;
  const isElsewhere = comparable.terminal && given.terminalId !== paid.terminalId;
  return given.occurredAt !== null && !isElsewhere && secondsApart(given, paid) <= closeSeconds;
}
