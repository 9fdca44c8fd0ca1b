import { describe, expect, test } from 'vitest';
import type { CashierCounts } from '../../src/model/takings.ts';
import { findStandingOut } from '../../src/totals/standing-out.ts';

function day(...counts: readonly (readonly [string, number, number])[]): readonly CashierCounts[] {
  return counts.map(([cashier, sales, undone]) => ({ cashier, sales, undone }));
}

function names(counts: readonly CashierCounts[]): readonly string[] {
  return findStandingOut(counts).map(({ cashier }) => cashier);
}

describe('stands out', () => {
  test('a cashier with many times the others’ refunds and voids, with the numbers of both', () => {
    expect(findStandingOut(day(['Amy', 200, 3], ['Ben', 210, 4], ['Dora', 180, 19]))).toEqual([
      { cashier: 'Dora', sales: 180, undone: 19, othersSales: 410, othersUndone: 7 },
    ]);
  });

  test('whoever has them where nobody else does', () => {
    expect(names(day(['Amy', 300, 0], ['Dora', 100, 8]))).toEqual(['Dora']);
  });
});

describe('nobody stands out', () => {
  test.for([
    ['with few cases, however they lie', day(['Amy', 100, 0], ['Dora', 10, 4])],
    ['where chance explains it', day(['Amy', 100, 3], ['Ben', 100, 2], ['Dora', 100, 6])],
    ['where most of the sales are one cashier’s', day(['Amy', 20, 1], ['Dora', 900, 30])],
    ['below twice the others’ rate', day(['Amy', 9000, 300], ['Dora', 9000, 500])],
    ['alone', day(['Dora', 100, 40])],
    ['where nothing was given back', day(['Amy', 100, 0], ['Dora', 100, 0])],
    ['where nobody else is named', day(['', 100, 40], ['Amy', 100, 10])],
    ['who only gives back, as a till for returns', day(['Amy', 500, 0], ['Returns', 0, 40])],
  ] as const)('%s', ([, counts]) => {
    expect(names(counts)).toEqual([]);
  });
});

test('of many cashiers one is above the others by chance, and that is not enough', () => {
  const others = Array.from({ length: 39 }, (_, at) => [`c${at}`, 100, 2] as const);
  expect(names(day(['Dora', 100, 7], ...others))).toEqual([]);
  expect(names(day(['Dora', 100, 12], ...others))).toEqual(['Dora']);
});
