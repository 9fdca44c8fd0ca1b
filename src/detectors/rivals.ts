import type { Comparable } from '../matching/comparable.ts';
import { familyOf, type Transaction } from '../model/transaction.ts';
import type { Findings } from './findings.ts';

/** Sales of one price this close could be taken for each other. */
const exchangeableSeconds = 120;

/**
 * Without card or number: sales of the same price minutes away that could as well be the one without a counterpart, and the other
 * side's minutes away of another price, with which it may be one sale. Which it is cannot be told, and nothing may be drafted.
 */
export function rivalsOf(findings: Findings, sale: Transaction): readonly Transaction[] {
  const { workset, comparable, clocks, claims } = findings;
  if (isNamed(comparable, sale)) return [];
  const couldBe = (other: Transaction): boolean =>
    other !== sale &&
    other.currency === sale.currency &&
    (!comparable.terminal || other.terminalId === sale.terminalId);
  const [ofOnePrice, others] =
    sale.side === 'pos'
      ? [workset.recordedOfAmount(sale.amount), 'settlement' as const]
      : [workset.settledOfAmount(sale.amount), 'pos' as const];
  const ofSamePrice = ofOnePrice.filter(
    (other) =>
      couldBe(other) &&
      !isOfSamePayer(other, sale) &&
      familyOf(other.kind) === 'sale' &&
      workset.isMatched(other) &&
      isClose(clocks.apart(sale, other)),
  );
  const ofOtherPrice = workset.open(others, 'sale').filter((other) => {
    const apart = sale.side === 'pos' ? clocks.apart(sale, other) : clocks.apart(other, sale);
    return couldBe(other) && !claims.has(other) && isClose(apart);
  });
  return [...ofSamePrice, ...ofOtherPrice];
}

/** Two charges of one card or payer: whichever is meant, the right person is owed. */
function isOfSamePayer(other: Transaction, sale: Transaction): boolean {
  return sale.side === 'settlement' && sale.card !== null && other.card === sale.card;
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
