import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Assigned,
  assignCheapest,
  assignWhereItPays,
  type Candidate,
  componentBound,
} from '../../src/matching/residual/assign.ts';

/** Every way to choose pairs: the most pairs, and among those the least sum. */
function byTryingAll(candidates: readonly Candidate[]): { pairs: number; cost: number } {
  const lefts = [...new Set(candidates.map(({ left }) => left))];
  const best = { pairs: 0, cost: 0 };
  const choose = (index: number, used: ReadonlySet<number>, pairs: number, cost: number): void => {
    if (pairs > best.pairs || (pairs === best.pairs && cost < best.cost)) {
      best.pairs = pairs;
      best.cost = cost;
    }
    if (index === lefts.length) return;
    choose(index + 1, used, pairs, cost);
    for (const candidate of candidates) {
      if (candidate.left !== lefts[index] || used.has(candidate.right)) continue;
      choose(index + 1, new Set([...used, candidate.right]), pairs + 1, cost + candidate.cost);
    }
  };
  choose(0, new Set(), 0, 0);
  return best;
}

function costOf(pairs: readonly Assigned[], candidates: readonly Candidate[]): number {
  return pairs.reduce((sum, { left, right }) => {
    const found = candidates.find((each) => each.left === left && each.right === right);
    if (found === undefined) throw new Error(`${left}-${right} is no candidate`);
    return sum + found.cost;
  }, 0);
}

const graphs = fc.uniqueArray(
  fc.record({
    left: fc.integer({ min: 0, max: 5 }),
    right: fc.integer({ min: 10, max: 15 }),
    cost: fc.integer({ min: 0, max: 40 }),
  }),
  { maxLength: 18, selector: ({ left, right }) => `${left} ${right}` },
);

describe('assignCheapest', () => {
  test('finds as many pairs as can be, and the cheapest of those', () => {
    fc.assert(
      fc.property(graphs, (candidates) => {
        const { pairs, unsolved } = assignCheapest(candidates);
        expect(unsolved).toEqual([]);
        expect(new Set(pairs.map(({ left }) => left)).size).toBe(pairs.length);
        expect(new Set(pairs.map(({ right }) => right)).size).toBe(pairs.length);
        expect({ pairs: pairs.length, cost: costOf(pairs, candidates) }).toEqual(
          byTryingAll(candidates),
        );
      }),
      { numRuns: 150, seed: 7 },
    );
  });

  test('gives up a cheap pair where that makes two', () => {
    const candidates = [
      { left: 0, right: 0, cost: 1 },
      { left: 0, right: 1, cost: 9 },
      { left: 1, right: 0, cost: 9 },
    ];
    expect(assignCheapest(candidates).pairs).toHaveLength(2);
  });

  test('names what is beyond the bound instead of guessing', () => {
    const candidates = Array.from({ length: componentBound + 1 }, (_, left) => ({
      left,
      right: 0,
      cost: left,
    }));
    const { pairs, unsolved } = assignCheapest(candidates);
    expect(pairs).toEqual([]);
    expect(unsolved).toHaveLength(componentBound + 1);
  });

  test('has nothing to say about nothing', () => {
    expect(assignCheapest([])).toEqual({ pairs: [], unsolved: [] });
  });
});

describe('assignWhereItPays', () => {
  test('finds the least sum, with a record alone where that is cheaper', () => {
    const gains = fc.uniqueArray(
      fc.record({
        left: fc.integer({ min: 0, max: 5 }),
        right: fc.integer({ min: 10, max: 15 }),
        cost: fc.integer({ min: -20, max: 10 }),
      }),
      { maxLength: 18, selector: ({ left, right }) => `${left} ${right}` },
    );
    fc.assert(
      fc.property(gains, (candidates) => {
        const { pairs } = assignWhereItPays(candidates);
        expect(new Set(pairs.map(({ left }) => left)).size).toBe(pairs.length);
        expect(new Set(pairs.map(({ right }) => right)).size).toBe(pairs.length);
        expect(costOf(pairs, candidates)).toBe(leastCost(candidates));
      }),
      { numRuns: 150, seed: 9 },
    );
  });

  test('keeps a sure pair where two weak ones would be as many', () => {
    const candidates = [
      { left: 0, right: 0, cost: -9 },
      { left: 0, right: 1, cost: -3 },
      { left: 1, right: 0, cost: -3 },
    ];
    expect(assignWhereItPays(candidates).pairs).toEqual([{ left: 0, right: 0 }]);
  });
});

/** The least sum over every way to choose pairs, none included. */
function leastCost(candidates: readonly Candidate[]): number {
  const lefts = [...new Set(candidates.map(({ left }) => left))];
  const choose = (index: number, used: ReadonlySet<number>): number => {
    if (index === lefts.length) return 0;
    const alone = choose(index + 1, used);
    const paired = candidates
      .filter(({ left, right }) => left === lefts[index] && !used.has(right))
      .map(({ right, cost }) => cost + choose(index + 1, new Set([...used, right])));
    return Math.min(alone, ...paired);
  };
  return choose(0, new Set());
}
