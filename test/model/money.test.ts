import { describe, expect, test } from 'vitest';
import {
  absolute,
  formatMoney,
  minorUnit,
  parseMoney,
  roundToMinorUnit,
} from '../../src/model/money.ts';

describe('parseMoney', () => {
  test.for([
    ['0', 0n],
    ['12', 1_200_000n],
    ['12.5', 1_250_000n],
    ['-12.50', -1_250_000n],
    ['+0.00001', 1n],
    ['-0', 0n],
    ['9999999999999.99999', 999_999_999_999_999_999n],
  ] as const)('reads %s', ([text, value]) => {
    expect(parseMoney(text)).toBe(value);
  });

  test.for(['', ' 1', '1 ', '1,000', '1.', '.5', '1.000001', '1e3', '--1', '１', 'NaN', '0x1'])(
    'refuses %j',
    (text) => {
      expect(parseMoney(text)).toBeNull();
    },
  );
});

describe('formatMoney', () => {
  test.for([
    [0n, 'CNY', '0.00'],
    [-1n, 'CNY', '-0.00001'],
    [17_123n, 'CNY', '0.17123'],
    [1_250_000n, 'CNY', '12.50'],
    [-680_000n, 'GBP', '-6.80'],
    [100_000n, 'JPY', '1'],
    [150_000n, 'JPY', '1.5'],
    [100_000n, 'KWD', '1.000'],
    [123_456_700_000n, 'EUR', '1234567.00'],
  ] as const)('%s in %s is %s', ([amount, currency, text]) => {
    expect(formatMoney(amount, currency)).toBe(text);
  });

  test.for([0n, 1n, -1n, 99_999n, 123_456_789n, -10_000_000n])('reads back %s', (amount) => {
    expect(parseMoney(formatMoney(amount, 'CNY'))).toBe(amount);
  });
});

test('the minor unit is the currency’s', () => {
  expect([minorUnit('CNY'), minorUnit('JPY'), minorUnit('KWD')]).toEqual([1000n, 100_000n, 100n]);
});

test('rounds half away from zero to the minor unit', () => {
  const rounded = [499n, 500n, 1499n, 1500n, -499n, -500n, -1500n].map((amount) =>
    roundToMinorUnit(amount, 'CNY'),
  );
  expect(rounded).toEqual([0n, 1000n, 1000n, 2000n, 0n, -1000n, -2000n]);
  expect(absolute(-7n)).toBe(7n);
});
