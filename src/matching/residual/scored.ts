import type { Transaction } from '../../model/transaction.ts';
import type { Comparable } from '../comparable.ts';
import { sureBits, type Weights } from '../weights/weights.ts';
import type { Workset } from '../workset.ts';
import { assignWhereItPays } from './assign.ts';
import { cardOf, cardsDiffer } from './card.ts';
import type { Clocks } from './clock.ts';
import { isVetoed } from './equal-groups.ts';

/** Two records that may be one payment, and what speaks for it without the prior. */
export interface Possible {
  readonly pos: Transaction;
  readonly stl: Transaction;
}

/** Sales further apart than this are not weighed against each other. */
const weighedWithin = 600;
/** The prior follows from what stays alone, and that from the prior: so often it is taken again. */
const rounds = 4;
/** Before anything is matched, this share of the records is taken to stay alone. */
const aloneShare = 0.02;

/** Open sales of one amount whose numbers and cards do not say otherwise, minutes apart. */
export function possibleByAmount(
  workset: Workset,
  comparable: Comparable,
  clocks: Clocks,
): readonly Possible[] {
  const keyOf = (record: Transaction): string => `${record.amount} ${record.currency}`;
  const groups = new Map<string, Timed[]>();
  for (const record of workset.open('settlement', 'sale')) {
    const at = (record.occurredAt ?? 0) - clocks.skewOf(record.terminalId);
    const group = groups.get(keyOf(record));
    if (group === undefined) groups.set(keyOf(record), [{ record, at }]);
    else group.push({ record, at });
  }
  for (const group of groups.values()) group.sort((a, b) => a.at - b.at);
  return workset.open('pos', 'sale').flatMap((pos) =>
    near(groups.get(keyOf(pos)) ?? [], pos.occurredAt)
      .filter(
        ({ record }) => workset.mayPair(pos, record) && couldBeOne(pos, record, comparable, clocks),
      )
      .map(({ record }) => ({ pos, stl: record })),
  );
}

/** A record with its time by the till's clock. */
interface Timed {
  readonly record: Transaction;
  readonly at: number;
}

/** Of records sorted by time, those near enough to be looked at, whatever the coarser side can tell. */
function near(sorted: readonly Timed[], at: number | null): readonly Timed[] {
  if (at === null) return sorted;
  const reach = weighedWithin + 7200;
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.at ?? 0) < at - reach) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (end < sorted.length && (sorted[end]?.at ?? 0) <= at + reach) end += 1;
  return sorted.slice(low, end);
}

function couldBeOne(
  pos: Transaction,
  stl: Transaction,
  comparable: Comparable,
  clocks: Clocks,
): boolean {
  if (isVetoed(pos, stl, comparable) || cardsDiffer(pos, stl, comparable)) return false;
  const apart = clocks.apart(pos, stl);
  if (apart === null || apart > weighedWithin) return false;
  const isElsewhere =
    comparable.terminal &&
    pos.terminalId !== null &&
    stl.terminalId !== null &&
    pos.terminalId !== stl.terminalId;
  return !isElsewhere || cardOf(pos, comparable) !== null || apart <= clocks.closeSeconds;
}

/**
 * Matches where a pair is likelier than that both records stay alone, the best sum of bits over each component. How likely a record is
 * to stay alone is told from how many do: the prior and the pairs are taken in turn until they agree.
 */
export function matchByScore(
  workset: Workset,
  possible: readonly Possible[],
  weights: Weights,
): { readonly prior: number } {
  const scored = possible.map((each) => ({ ...each, bits: weights.bits(each.pos, each.stl) }));
  const counts = {
    pos: workset.open('pos', 'sale').length,
    stl: workset.open('settlement', 'sale').length,
  };
  let alone = { pos: counts.pos * aloneShare, stl: counts.stl * aloneShare };
  let pairs: readonly (Possible & { readonly bits: number })[] = [];
  let prior = 0;
  for (let round = 0; round < rounds; round += 1) {
    prior = priorOf(Math.min(counts.pos, counts.stl), alone);
    pairs = chooseBest(scored, prior);
    const next = { pos: counts.pos - pairs.length, stl: counts.stl - pairs.length };
    if (next.pos === alone.pos && next.stl === alone.stl) break;
    alone = next;
  }
  for (const { pos, stl } of pairs) workset.pair(pos, stl, 'by-score');
  return { prior };
}

/** Odds, in bits, that a till's and an acquirer's record are one payment rather than each alone. */
export function priorOf(
  pairs: number,
  alone: { readonly pos: number; readonly stl: number },
): number {
  return Math.log2(Math.max(1, pairs) / (Math.max(1, alone.pos) * Math.max(1, alone.stl)));
}

function chooseBest<Scored extends Possible & { readonly bits: number }>(
  scored: readonly Scored[],
  prior: number,
): readonly Scored[] {
  const found = new Map<string, Scored>();
  const candidates = scored
    .filter(({ bits }) => bits + prior >= sureBits)
    .map((each) => {
      found.set(`${each.pos.id} ${each.stl.id}`, each);
      return { left: each.pos.id, right: each.stl.id, cost: sureBits - each.bits - prior - 1e-6 };
    });
  return assignWhereItPays(candidates).pairs.flatMap(
    ({ left, right }) => found.get(`${left} ${right}`) ?? [],
  );
}
