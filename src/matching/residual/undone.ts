import { familyOf, type Transaction } from '../../model/transaction.ts';
import type { Comparable } from '../comparable.ts';
import type { Workset } from '../workset.ts';
import { linkOriginals } from './originals.ts';

/**
 * Takes out what one side did and undid without the other: an extra charge and its void, a sale and its reversal after a time-out,
 * a till's void of a sale that never settled. Neither record needs a counterpart, and nobody is owed anything.
 */
export function cancelUndone(workset: Workset, comparable: Comparable): void {
  for (const side of ['settlement', 'pos'] as const) {
    const originals = linkOriginals(workset, side, comparable);
    for (const refund of workset.open(side, 'refund')) {
      const sale = originals.saleOf(refund);
      if (sale === null || sale.amount !== -refund.amount) continue;
      if (workset.isOpen(sale)) workset.cancel(sale, refund);
    }
  }
  cancelUndoneAttempts(workset);
}

/** A till that reverses an attempt of its own which was never approved. */
function cancelUndoneAttempts(workset: Workset): void {
  const attempts = workset.pos.filter(
    (record) => !record.isDue && record.status !== 'approved' && familyOf(record.kind) === 'sale',
  );
  for (const refund of workset.open('pos', 'refund')) {
    if (refund.kind === 'refund') continue;
    const attempt = attempts.find(
      (record) => record.amount === -refund.amount && isSamePurchase(record, refund),
    );
    if (attempt !== undefined) workset.cancel(attempt, refund);
  }
}

function isSamePurchase(a: Transaction, b: Transaction): boolean {
  const equal = (x: string | null, y: string | null): boolean => x !== null && x === y;
  return (
    equal(a.orderId, b.orderId) ||
    equal(a.orderId, b.originalOrderId) ||
    equal(a.rrn, b.rrn) ||
    equal(a.rrn, b.originalReference) ||
    (equal(a.card, b.card) &&
      a.occurredAt !== null &&
      b.occurredAt !== null &&
      Math.abs(a.occurredAt - b.occurredAt) <= 600)
  );
}
