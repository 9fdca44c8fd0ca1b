import { expect, test } from 'vitest';
import { expectedFee, fitRate } from '../../src/detectors/fee-rate.ts';
import { money } from '../matching/records.ts';

function rows(rate: bigint, amounts: readonly string[]) {
  const said = { rate, perItem: 0n, cap: null, floor: null };
  return amounts.map((amount) => ({
    amount: money(amount),
    fee: expectedFee(said, money(amount), 'CNY', 'minor'),
    day: 0,
  }));
}

test.for([380n, 385n, 600n, 1600n, 1550n])('%s of 100 000 is told from small sums', (rate) => {
  const amounts = ['11.00', '23.40', '37.90', '41.00', '56.30', '60.80', '18.60', '29.90', '48.75'];
  expect(fitRate(rows(rate, [...amounts, '88.10', '95.50', '103.20']), 'CNY')?.rate.rate).toBe(
    rate,
  );
});

test('one fee that is a few cents off does not move the rate', () => {
  const all = rows(380n, ['61.50', '12.00', '88.80', '45.60', '30.20', '77.70', '140.00', '99.90']);
  const [first, ...rest] = all;
  const wrong = [{ ...first, fee: money('0.46') }, ...rest] as typeof all;
  expect(fitRate(wrong, 'CNY')?.rate.rate).toBe(380n);
});
