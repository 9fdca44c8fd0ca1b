import type { Transaction } from '../../model/transaction.ts';
import type { Comparable } from '../comparable.ts';

/** Card numbers as both sides can be compared: all that both show. */
export function cardOf(record: Transaction, comparable: Comparable): string | null {
  if (record.card === null || comparable.card === null) return null;
  return comparable.card === 'last4'
    ? record.card.slice(-4)
    : record.card.replace(/[*xX•. -]+/g, '*');
}

export function cardsDiffer(pos: Transaction, stl: Transaction, comparable: Comparable): boolean {
  const a = cardOf(pos, comparable);
  const b = cardOf(stl, comparable);
  return a !== null && b !== null && a !== b;
}
