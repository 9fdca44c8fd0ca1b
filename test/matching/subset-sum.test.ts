import { expect, test } from 'vitest';
import { subsetsThatSumTo } from '../../src/matching/payouts/subset-sum.ts';
import { money } from './records.ts';

function subsets(amounts: readonly string[], target: string) {
  return subsetsThatSumTo(
    amounts.map((amount, index) => ({ amount: money(amount), index })),
    money(target),
    ({ amount }) => amount,
    ({ index }) => String(index).padStart(3, '0'),
  );
}

test('counts every subset of at least two', () => {
  expect(subsets(['5.00', '3.00', '2.00', '8.00'], '10.00')).toMatchObject({ count: 2 });
  expect(subsets(['10.00', '3.00', '2.00'], '10.00').count).toBe(0);
});

test('takes deductions into account', () => {
  expect(subsets(['100.00', '-30.00', '8.00'], '70.00').count).toBe(1);
});

test('counts interchangeable items once', () => {
  const equal = ['5.00', '5.00', '5.00'].map((amount) => ({ amount: money(amount) }));
  const found = subsetsThatSumTo(
    equal,
    money('10.00'),
    ({ amount }) => amount,
    () => 'equal',
  );
  expect(found).toMatchObject({ count: 1, isCutShort: false });
});

test('says when it gave up', () => {
  const many = Array.from({ length: 40 }, (_, index) => `${index + 1}.01`);
  expect(subsets(many, '400.07').isCutShort).toBe(true);
});

test('agrees with trying every subset', () => {
  const amounts = ['1.10', '2.20', '3.30', '4.40', '-1.10', '5.50', '2.20'];
  const values = amounts.map(money);
  let count = 0;
  for (let mask = 0; mask < 1 << values.length; mask += 1) {
    const chosen = values.filter((_, index) => (mask & (1 << index)) !== 0);
    const sum = chosen.reduce((total, value) => total + value, 0n);
    if (chosen.length >= 2 && sum === money('5.50')) count += 1;
  }
  expect(count).toBeGreaterThan(3);
  expect(subsets(amounts, '5.50').count).toBe(count);
});
