import type { Pair } from '../matching/workset.ts';
import { absolute, type Money, roundToMinorUnit } from '../model/money.ts';

/** Parts in a million: how many of the settled currency one of the recorded currency is. */
type Rate = bigint;

const million = 1_000_000n;
/** From so many payments a rate is told, and so many sums that differ by one factor show one. */
const leastPairs = 3;
const leastAlike = 2;

/** The rate at which the acquirer settled one currency in another: the middle of its payments. */
export function ratesBetween(pairs: readonly Pair[]): ReadonlyMap<string, Rate> {
  const rates = new Map<string, Rate[]>();
  for (const { pos, stl } of pairs) {
    if (pos.currency === stl.currency || pos.amount === 0n) continue;
    const key = currenciesOf({ pos, stl });
    rates.set(key, [...(rates.get(key) ?? []), absolute((stl.amount * million) / pos.amount)]);
  }
  return new Map(
    [...rates]
      .filter(([, list]) => list.length >= leastPairs)
      .map(([key, list]) => [key, middle(list)]),
  );
}

export function currenciesOf({ pos, stl }: Pair): string {
  return `${pos.currency} ${stl.currency}`;
}

/** Payments settled in another currency of which no rate could be told. */
export function pairsWithoutRate(pairs: readonly Pair[]): number {
  const rates = ratesBetween(pairs);
  return pairs.filter(
    (pair) => pair.pos.currency !== pair.stl.currency && !rates.has(currenciesOf(pair)),
  ).length;
}

/** What was due in the settled currency. */
export function converted({ pos, stl }: Pair, rate: Rate): Money {
  return roundToMinorUnit((absolute(pos.amount) * rate) / million, stl.currency);
}

/** Within three in a hundred: the rate of another day, or a margin. */
export function isNearRate(due: Money, charged: Money): boolean {
  return absolute(due - charged) * 100n <= due * 3n;
}

/**
 * Whether several amounts of one currency are off by one factor far from 1, as where sums keyed in a foreign currency were charged in
 * one's own.
 */
export function isSharedFactor(pairs: readonly Pair[], pair: Pair): boolean {
  const factor = factorOf(pair);
  if (factor === null || (factor * 3n > million * 2n && factor * 2n < million * 3n)) return false;
  const alike = pairs.filter((other) => {
    const its = other === pair ? null : factorOf(other);
    return its !== null && absolute(its - factor) * 500n <= factor;
  });
  return alike.length + 1 >= leastAlike && alike.length > 0;
}

function factorOf({ pos, stl }: Pair): bigint | null {
  if (pos.currency !== stl.currency || pos.amount === 0n || pos.amount === stl.amount) return null;
  return absolute((stl.amount * million) / pos.amount);
}

function middle(rates: readonly Rate[]): Rate {
  const sorted = [...rates].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? million;
}
