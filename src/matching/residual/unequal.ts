import type { Transaction } from '../../model/transaction.ts';
import type { Comparable } from '../comparable.ts';
import { type Among, sureBits, type Weights } from '../weights/weights.ts';
import { groupByAmount, type Workset } from '../workset.ts';
import { assignCheapest, assignWhereItPays, type Candidate, componentsOf } from './assign.ts';
import { cardOf, cardsDiffer } from './card.ts';
import type { Clocks } from './clock.ts';
import { areTwins } from './equal-groups.ts';
import type { Possible } from './scored.ts';

/**
 * A pair of unequal amounts is taken where it is likelier than not. To leave one that is true costs more than one wrong amount: a sale
 * that is called missing, and a charge that is called unrecorded and given back in full.
 */
const likelyBits = 0;
/** What a pair that differs in one thing needs: where neither card nor order nor clock ties it together, it must be sure. */
export function neededBits(
  pos: Transaction,
  stl: Transaction,
  comparable: Comparable,
  clocks: Clocks,
): number {
  const isNamed =
    (comparable.order && pos.orderId !== null && pos.orderId === stl.orderId) ||
    (cardOf(pos, comparable) !== null && cardOf(stl, comparable) !== null);
  return isNamed || clocks.tellTime ? likelyBits : sureBits;
}

/** Two choices whose sums are nearer than this are a tie: eight to one is not enough to accuse one sale of another's amount. */
const tieBits = 3;
/** Steps in which the share of true pairs among the possible ones settles. */
const steps = 12;

/**
 * Matches sales that agree in all but one thing: first settled under another merchant or terminal, then with another amount.
 * A charge that is a twin of a matched one is left alone: it is an extra charge, not a wrong amount of some other sale; so is one
 * that an attempt at the till explains. Returns the prior of each pass that weighed.
 */
export async function matchUnequal(
  workset: Workset,
  comparable: Comparable,
  clocks: Clocks,
  weights: () => Promise<Weights>,
): Promise<ReadonlyMap<string, number>> {
  const priors = new Map<string, number>();
  matchOtherMerchant(workset, comparable, clocks);
  const left = workset
    .open('settlement', 'sale')
    .filter((charge) => !isExplained(charge, workset, comparable, clocks));
  const likely = async (
    possible: readonly Possible[],
    pass: string,
    among: Among,
  ): Promise<void> => {
    if (possible.length === 0) return;
    const weighed = await weights();
    const scored = possible.map((each) => ({
      ...each,
      bits: weighed.bits(each.pos, each.stl, among),
    }));
    const prior = settlePrior(
      scored.map(({ bits }) => bits),
      workset.open('pos', 'sale').length,
      workset.open('settlement', 'sale').length,
    );
    priors.set(pass, prior);
    const enough = scored.filter(
      ({ pos, stl, bits }) => bits + prior > neededBits(pos, stl, comparable, clocks),
    );
    for (const { pos, stl } of withoutTies(enough, prior)) workset.pair(pos, stl, pass);
  };
  const elsewhere = possibleElsewhere(workset, left, comparable, clocks);
  await likely(elsewhere, 'by-other-merchant', 'of-other-place');
  await likely(possibleByTime(workset, left, comparable, clocks), 'by-other-amount', 'all');
  return priors;
}

/** Open sales of one amount at once, under another merchant or terminal, that no card tells apart. */
function possibleElsewhere(
  workset: Workset,
  charges: readonly Transaction[],
  comparable: Comparable,
  clocks: Clocks,
): readonly Possible[] {
  const byAmount = groupByAmount(charges);
  return workset
    .open('pos', 'sale')
    .flatMap((pos) =>
      (byAmount.get(pos.amount) ?? [])
        .filter(
          (stl) =>
            pos.currency === stl.currency &&
            isElsewhere(pos, stl, comparable) &&
            workset.mayPair(pos, stl) &&
            !referencesDiffer(pos, stl, comparable) &&
            !cardsDiffer(pos, stl, comparable) &&
            (clocks.apart(pos, stl) ?? Number.POSITIVE_INFINITY) <= clocks.closeSeconds,
        )
        .map((stl) => ({ pos, stl })),
    );
}

function matchOtherMerchant(workset: Workset, comparable: Comparable, clocks: Clocks): void {
  if (!comparable.merchant && !comparable.terminal) return;
  const candidates: Candidate[] = [];
  const pos = workset.open('pos', 'sale');
  const stl = workset.open('settlement', 'sale');
  const rightOf = new Map(stl.map((charge, right) => [charge, right]));
  const byAmount = groupByAmount(stl);
  pos.forEach((sale, left) => {
    if (cardOf(sale, comparable) === null) return;
    for (const charge of byAmount.get(sale.amount) ?? []) {
      if (charge.currency !== sale.currency) continue;
      if (referencesDiffer(sale, charge, comparable) || !workset.mayPair(sale, charge)) continue;
      if (cardsDiffer(sale, charge, comparable)) continue;
      const apart = clocks.apart(sale, charge);
      if (apart === null || apart > 600) continue;
      candidates.push({ left, right: rightOf.get(charge) ?? 0, cost: apart });
    }
  });
  for (const { left, right } of assignCheapest(candidates).pairs) {
    const a = pos[left];
    const b = stl[right];
    if (a !== undefined && b !== undefined) workset.pair(a, b, 'by-other-merchant');
  }
}

/** Open sales of unequal amounts that happened at once, by the same card or, where a card is missing, by the clock alone. */
function possibleByTime(
  workset: Workset,
  charges: readonly Transaction[],
  comparable: Comparable,
  clocks: Clocks,
): readonly Possible[] {
  const byDay = new Map<number, Transaction[]>();
  for (const charge of charges) {
    if (workset.isMatched(charge)) continue;
    const day = charge.day ?? 0;
    byDay.set(day, [...(byDay.get(day) ?? []), charge]);
  }
  if (byDay.size === 0) return [];
  return workset.open('pos', 'sale').flatMap((sale) => {
    const day = sale.day ?? 0;
    return [day - 1, day, day + 1]
      .flatMap((near) => byDay.get(near) ?? [])
      .filter((charge) => {
        if (charge.amount === sale.amount || charge.currency !== sale.currency) return false;
        if (referencesDiffer(sale, charge, comparable)) return false;
        if (!workset.mayPair(sale, charge)) return false;
        if (isElsewhere(sale, charge, comparable)) return false;
        if (cardsDiffer(sale, charge, comparable)) return false;
        const apart = clocks.apart(sale, charge);
        if (apart === null || apart > clocks.closeSeconds) return false;
        return true;
      })
      .map((stl) => ({ pos: sale, stl }));
  });
}

/** A charge beside its twin, or one that an attempt which failed at the till explains. */
function isExplained(
  charge: Transaction,
  workset: Workset,
  comparable: Comparable,
  clocks: Clocks,
): boolean {
  const isTwin = workset
    .settledOfAmount(charge.amount)
    .some((other) => workset.isMatched(other) && areTwins(other, charge) && isNear(other, charge));
  return (
    isTwin ||
    workset
      .attemptsOfAmount(charge.amount)
      .some(
        (attempt) =>
          attempt.currency === charge.currency &&
          !referencesDiffer(attempt, charge, comparable) &&
          !isElsewhere(attempt, charge, comparable) &&
          !cardsDiffer(attempt, charge, comparable) &&
          (clocks.apart(attempt, charge) ?? Number.POSITIVE_INFINITY) <= clocks.closeSeconds,
      )
  );
}

/** How many of the possible pairs are true, by expectation and maximisation, as the odds that any one of them is. */
function settlePrior(bits: readonly number[], pos: number, stl: number): number {
  const all = Math.max(1, pos) * Math.max(1, stl);
  let pairs = Math.max(0.5, Math.min(pos, stl) / 2);
  for (let step = 0; step < steps; step += 1) {
    const odds = bits.map((each) => 2 ** Math.min(60, each + Math.log2(pairs / all)));
    const expected = odds.reduce((sum, each) => sum + each / (1 + each), 0);
    pairs = Math.min(Math.max(0.5, expected), pos, stl);
  }
  return Math.log2(pairs / all);
}

type Scored = Possible & { readonly bits: number };

interface Edge extends Candidate {
  readonly each: Scored;
}

/** The best choice of pairs, less those that another choice nearly as good would not make. */
function withoutTies(scored: readonly Scored[], prior: number): readonly Scored[] {
  const edges = scored.map((each) => ({
    each,
    left: each.pos.id,
    right: each.stl.id,
    cost: likelyBits - each.bits - prior,
  }));
  return componentsOf(edges).flatMap((component) =>
    assignWhereItPays(component).pairs.flatMap(({ left, right }) => {
      const edge = component.find((each) => each.left === left && each.right === right);
      if (edge === undefined) return [];
      const hasRival = component.some(
        (each) =>
          each !== edge &&
          (each.left === left || each.right === right) &&
          each.cost - edge.cost < tieBits,
      );
      return hasRival && !holdsWithout(component, edge) ? [] : [edge.each];
    }),
  );
}

/** Whether the best choice that does without a pair is clearly worse: its rivals have better pairs elsewhere. */
function holdsWithout(component: readonly Edge[], edge: Edge): boolean {
  const sum = (some: readonly Edge[]): number =>
    assignWhereItPays(some).pairs.reduce(
      (total, { left, right }) =>
        total + (some.find((each) => each.left === left && each.right === right)?.cost ?? 0),
      0,
    );
  return sum(component.filter((each) => each !== edge)) - sum(component) >= tieBits;
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
