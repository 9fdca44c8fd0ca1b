import { familyOf, type Transaction } from '../../model/transaction.ts';
import type { Comparable } from '../comparable.ts';
import { byContent, type Workset } from '../workset.ts';

/** Which sale each of a side's refunds gives back, as far as the records tell. */
export interface Originals {
  /** The sale; `null` where none was found. */
  readonly saleOf: (refund: Transaction) => Transaction | null;
  readonly refundsOf: (sale: Transaction) => readonly Transaction[];
  /** The sales that a refund names by reference or order, whatever card paid them. */
  readonly namedBy: (refund: Transaction) => readonly Transaction[];
  /**
   * Where order numbers begin again: sales of other days under the number that the refund gives back, of just its amount and not
   * given back yet. Empty where the refund's own card has a sale that it could be of.
   */
  readonly namedOnOtherDays: (refund: Transaction) => readonly Transaction[];
}

/** Order numbers may start again every day, and a void is of the same day. */
const sameDaySeconds = 12 * 3600;
/** Charges this close may be the same purchase. */
const twinSeconds = 600;

/**
 * Links a side's refunds to its sales, surest first: by the reference or order that the refund names, else by the same card, not more
 * than the sale, and before it; without a card by what stands on the same terminal. Among twins the one that no till record explains
 * is meant: that is why it was given back.
 */
export function linkOriginals(
  workset: Workset,
  side: 'pos' | 'settlement',
  comparable: Comparable,
): Originals {
  const records = side === 'pos' ? workset.pos : workset.stl;
  const sales = records.filter((record) => familyOf(record.kind) === 'sale' && record.isDue);
  const refunds = records.filter((record) => familyOf(record.kind) === 'refund' && record.isDue);
  const byReference = index(sales, (sale) => [sale.rrn, sale.acquirerReference]);
  const byOrder = index(sales, (sale) => [sale.orderId]);
  const byCard = index(sales, (sale) => [sale.card]);
  const byAmount = index(sales, (sale) => [`${sale.amount} ${sale.currency}`]);
  const saleOf = new Map<number, Transaction>();
  const refundsOf = new Map<number, Transaction[]>();
  const left = new Map(sales.map((sale) => [sale.id, sale.amount]));

  // What names its sale goes first, so that a guess by card never takes what a later refund names.
  const unnamed = refunds.filter((refund) => {
    const named = salesNamedBy(refund);
    if (named.length > 0) link(refund, [...named, ...twinsOf(named)]);
    return named.length === 0;
  });
  for (const refund of unnamed) {
    link(refund, refund.card === null ? onSameTerminal(refund) : ofSameCard(refund));
  }
  return {
    saleOf: (refund) => saleOf.get(refund.id) ?? null,
    refundsOf: (sale) => [...(refundsOf.get(sale.id) ?? [])].sort(byContent),
    namedBy: (refund) => {
      const { references, orders } = namesOf(refund, workset.counterpartOf(refund));
      const ofOrder = lookUp(byOrder, orders).filter(
        (sale) => !startsAgain(sale.orderId) || isOfOneDay(sale, refund),
      );
      return lookUp(byReference, references)
        .concat(ofOrder)
        .filter((sale) => isBefore(sale, refund));
    },
    namedOnOtherDays: (refund) => {
      const { orders, originals } = namesOf(refund, workset.counterpartOf(refund));
      if (saleOf.has(refund.id)) return [];
      return lookUp(byOrder, originals.length > 0 ? originals : orders).filter(
        (sale) =>
          startsAgain(sale.orderId) &&
          sale.day !== refund.day &&
          sale.merchantId === refund.merchantId &&
          sale.currency === refund.currency &&
          sale.amount === -refund.amount &&
          left.get(sale.id) === sale.amount &&
          isBefore(sale, refund),
      );
    },
  };

  function link(refund: Transaction, candidates: readonly Transaction[]): void {
    const sale = best([...new Set(candidates)], refund);
    if (sale === null) return;
    saleOf.set(refund.id, sale);
    left.set(sale.id, (left.get(sale.id) ?? 0n) + refund.amount);
    const list = refundsOf.get(sale.id);
    if (list === undefined) refundsOf.set(sale.id, [refund]);
    else list.push(refund);
  }

  function salesNamedBy(refund: Transaction): readonly Transaction[] {
    const { references, orders } = namesOf(refund, workset.counterpartOf(refund));
    const ofOrder = lookUp(byOrder, orders).filter((sale) => couldBeOrderOf(sale, refund));
    return [...lookUp(byReference, references), ...ofOrder].filter((sale) =>
      isBefore(sale, refund),
    );
  }

  /** A refund that names a sale which is not here is mostly of an earlier day: it takes no more than a sale has left. */
  function ofSameCard(refund: Transaction): readonly Transaction[] {
    const { orders } = namesOf(refund, workset.counterpartOf(refund));
    const namesOther = byOrder.size > 0 && orders.some((order) => typeof order === 'string');
    return lookUp(byCard, [refund.card]).filter(
      (sale) =>
        isBefore(sale, refund) &&
        !areOthersByCounterpart(sale, refund) &&
        (namesOther ? (left.get(sale.id) ?? 0n) : sale.amount) >= -refund.amount,
    );
  }

  /** The other side shows more of the two cards, and they differ there. */
  function areOthersByCounterpart(sale: Transaction, refund: Transaction): boolean {
    const [a, b] = [sale, refund].map((record) => workset.counterpartOf(record)?.card ?? null);
    return a !== b && a !== null && b !== null && a !== undefined && b !== undefined;
  }

  /** Without a card only what was undone in full: a void or reversal, or what the acquirer alone charged and gave back. */
  function onSameTerminal(refund: Transaction): readonly Transaction[] {
    const isOpen = workset.isOpen(refund);
    if (refund.kind === 'refund' && !(isOpen && side === 'settlement')) return [];
    return lookUp(byAmount, [`${-refund.amount} ${refund.currency}`]).filter(
      (sale) =>
        workset.isOpen(sale) === isOpen &&
        sale.merchantId === refund.merchantId &&
        (!comparable.terminal || sale.terminalId === refund.terminalId) &&
        isBefore(sale, refund) &&
        secondsApart(sale, refund) <= sameDaySeconds,
    );
  }

  function twinsOf(named: readonly Transaction[]): readonly Transaction[] {
    return named.flatMap((sale) =>
      lookUp(byCard, [sale.card]).filter(
        (twin) =>
          twin.amount === sale.amount &&
          workset.isOpen(twin) &&
          ((twin.orderId !== null && twin.orderId === sale.orderId) ||
            secondsApart(twin, sale) <= twinSeconds),
      ),
    );
  }

  /** The same card before another one (order numbers may start again), equal amount before larger, unexplained before matched, one with money left before one given back, the latest before it. */
  function best(candidates: readonly Transaction[], refund: Transaction): Transaction | null {
    const rank = (sale: Transaction): readonly number[] => [
      sale.card !== null && refund.card !== null && sale.card !== refund.card ? 1 : 0,
      (left.get(sale.id) ?? 0n) >= -refund.amount ? 0 : 1,
      sale.amount === -refund.amount ? 0 : 1,
      workset.isOpen(sale) && sale.amount === -refund.amount ? 0 : 1,
      -(sale.occurredAt ?? 0),
    ];
    let chosen: Transaction | null = null;
    for (const candidate of candidates) {
      if (chosen === null || isLess(rank(candidate), rank(chosen))) chosen = candidate;
    }
    return chosen;
  }
}

/** By which numbers a refund names its sale; what the till says of it counts too. */
function namesOf(refund: Transaction, given: Transaction | null) {
  return {
    references: [refund.originalReference, refund.rrn, given?.originalReference],
    orders: [refund.originalOrderId, refund.orderId, given?.originalOrderId, given?.orderId],
    /** The number of the order given back, where a column says that it is this one and not the refund's own. */
    originals: [refund.originalOrderId, given?.originalOrderId].filter(
      (order) => order !== null && order !== undefined,
    ),
  };
}

/** Whether an order number is the refund's own, and not the same number of another day: then the card, or the amount, says no. */
function couldBeOrderOf(sale: Transaction, refund: Transaction): boolean {
  if (sale.card !== null && refund.card !== null) return sale.card === refund.card;
  return !startsAgain(sale.orderId) || sale.amount >= -refund.amount;
}

/** A number so short that it comes again, tomorrow or next week. */
export function startsAgain(orderId: string | null): boolean {
  return orderId !== null && /^\d{1,4}$/.test(orderId);
}

/** The whole sale given back within the shop's day: the number had no time to come again. */
function isOfOneDay(sale: Transaction, refund: Transaction): boolean {
  return (
    sale.day === refund.day &&
    sale.merchantId === refund.merchantId &&
    sale.amount === -refund.amount
  );
}

function secondsApart(a: Transaction, b: Transaction): number {
  if (a.occurredAt === null || b.occurredAt === null) return a.day === b.day ? 0 : 86_400;
  return Math.abs(a.occurredAt - b.occurredAt);
}

function isLess(a: readonly number[], b: readonly number[]): boolean {
  for (let at = 0; at < a.length; at += 1) {
    if (a[at] !== b[at]) return (a[at] ?? 0) < (b[at] ?? 0);
  }
  return false;
}

function isBefore(sale: Transaction, refund: Transaction): boolean {
  if (sale.occurredAt !== null && refund.occurredAt !== null) {
    return sale.occurredAt <= refund.occurredAt + 600;
  }
  return (sale.day ?? 0) <= (refund.day ?? 0);
}

function index(
  sales: readonly Transaction[],
  keys: (sale: Transaction) => readonly (string | null)[],
): ReadonlyMap<string, readonly Transaction[]> {
  const found = new Map<string, Transaction[]>();
  for (const sale of sales) {
    for (const key of keys(sale)) {
      if (key === null) continue;
      const list = found.get(key);
      if (list === undefined) found.set(key, [sale]);
      else list.push(sale);
    }
  }
  return found;
}

function lookUp(
  found: ReadonlyMap<string, readonly Transaction[]>,
  keys: readonly (string | null | undefined)[],
): readonly Transaction[] {
  const sales = keys.flatMap((key) =>
    key === null || key === undefined ? [] : (found.get(key) ?? []),
  );
  return [...new Set(sales)];
}
