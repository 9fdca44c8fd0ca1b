import type { Comparable } from '../matching/comparable.ts';
import { familyOf, type Transaction } from '../model/transaction.ts';
import type { Findings } from './findings.ts';

/** Sales of one price this close could be taken for each other. */
const exchangeableSeconds = 120;

/**
 * Sales of the same price minutes away which, without card or number, could as well be the one that has no counterpart: which of them
 * it is cannot be told, and nothing may be drafted for any one.
 */
export function rivalsOf(findings: Findings, sale: Transaction): readonly Transaction[] {
  const { workset, comparable, clocks } = findings;
  if (isNamed(comparable, sale)) return [];
  const records = sale.side === 'pos' ? workset.pos : workset.stl;
  return records.filter(
    (other) =>
      other !== sale &&
      other.amount === sale.amount &&
      other.currency === sale.currency &&
      familyOf(other.kind) === 'sale' &&
      workset.isMatched(other) &&
      (!comparable.terminal || other.terminalId === sale.terminalId) &&
      isClose(clocks.apart(sale, other)),
  );
}

function isClose(apart: number | null): boolean {
  return apart === null || apart <= exchangeableSeconds;
}

function isNamed(comparable: Comparable, sale: Transaction): boolean {
  return (
    (comparable.rrn && sale.rrn !== null) ||
    (comparable.order && sale.orderId !== null) ||
    (comparable.reference && sale.acquirerReference !== null) ||
    (comparable.card !== null && sale.card !== null)
  );
}
