import { slipBetween } from '../../model/slip.ts';
import type { Transaction } from '../../model/transaction.ts';
import type { Comparable } from '../comparable.ts';
import type { Workset } from '../workset.ts';
import { assignCheapest, type Candidate } from './assign.ts';
import { cardOf, cardsDiffer } from './card.ts';
import type { Clocks } from './clock.ts';
import { areTwins } from './equal-groups.ts';

/**
 * Matches sales that agree in all but one thing: first settled under another merchant or terminal, then with another amount.
 * A charge that is a twin of a matched one is left alone: it is an extra charge, not a wrong amount of some other sale.
 */
export function matchUnequal(workset: Workset, comparable: Comparable, clocks: Clocks): void {
  pairBy(workset, 'by-other-merchant', (pos, stl) => {
    if (pos.amount !== stl.amount || referencesDiffer(pos, stl, comparable)) return null;
    if (!comparable.merchant && !comparable.terminal) return null;
    if (cardOf(pos, comparable) === null || cardsDiffer(pos, stl, comparable)) return null;
    const apart = clocks.apart(pos, stl);
    return apart === null || apart > 600 ? null : apart;
  });
  const twins = new Set(
    workset
      .open('settlement', 'sale')
      .filter((stl) =>
        workset
          .settledOfAmount(stl.amount)
          .some((other) => workset.isMatched(other) && areTwins(other, stl) && isNear(other, stl)),
      ),
  );
  pairBy(workset, 'by-other-amount', (pos, stl) => {
    if (pos.amount === stl.amount || referencesDiffer(pos, stl, comparable)) return null;
    if (isElsewhere(pos, stl, comparable) || twins.has(stl)) return null;
    const apart = clocks.apart(pos, stl);
    if (apart === null || apart > clocks.closeSeconds) return null;
    const knownSlip = slipBetween(pos.amount, stl.amount, pos.currency) !== 'unknown';
    if (comparable.order && pos.orderId !== null && pos.orderId === stl.orderId) return apart;
    if (cardOf(pos, comparable) === null || cardOf(stl, comparable) === null) {
      const isSameTerminal = comparable.terminal && pos.terminalId !== null;
      if (!clocks.tellTime || !(knownSlip || isSameTerminal)) return null;
      return apart + (knownSlip ? 300 : 600);
    }
    if (cardsDiffer(pos, stl, comparable)) return null;
    return apart + (knownSlip ? 0 : 120);
  });
}

function pairBy(
  workset: Workset,
  pass: string,
  cost: (pos: Transaction, stl: Transaction) => number | null,
): void {
  const pos = workset.open('pos', 'sale');
  const stl = workset.open('settlement', 'sale');
  const candidates: Candidate[] = [];
  const byDay = new Map<number, number[]>();
  stl.forEach((record, index) => {
    const day = record.day ?? 0;
    const list = byDay.get(day);
    if (list === undefined) byDay.set(day, [index]);
    else list.push(index);
  });
  pos.forEach((record, left) => {
    const day = record.day ?? 0;
    for (const near of [day - 1, day, day + 1]) {
      for (const right of byDay.get(near) ?? []) {
        const other = stl[right];
        if (other === undefined || other.currency !== record.currency) continue;
        const found = cost(record, other);
        if (found !== null) candidates.push({ left, right, cost: found });
      }
    }
  });
  for (const { left, right } of assignCheapest(candidates).pairs) {
    const a = pos[left];
    const b = stl[right];
    if (a !== undefined && b !== undefined) workset.pair(a, b, pass);
  }
}

function isElsewhere(pos: Transaction, stl: Transaction, comparable: Comparable): boolean {
  return (
    (comparable.merchant &&
      pos.merchantId !== null &&
      stl.merchantId !== null &&
      pos.merchantId !== stl.merchantId) ||
    (comparable.terminal &&
      pos.terminalId !== null &&
      stl.terminalId !== null &&
      pos.terminalId !== stl.terminalId)
  );
}

function referencesDiffer(pos: Transaction, stl: Transaction, comparable: Comparable): boolean {
  const differ = (a: string | null, b: string | null): boolean =>
    a !== null && b !== null && a !== b;
  return (
    (comparable.rrn && differ(pos.rrn, stl.rrn)) ||
    (comparable.order && differ(pos.orderId, stl.orderId)) ||
    (comparable.reference && differ(pos.acquirerReference, stl.acquirerReference))
  );
}

function isNear(a: Transaction, b: Transaction): boolean {
  if (a.occurredAt === null || b.occurredAt === null) return a.day === b.day;
  return Math.abs(a.occurredAt - b.occurredAt) <= 600;
}
