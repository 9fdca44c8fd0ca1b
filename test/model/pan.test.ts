import { expect, test } from 'vitest';
import { passesLuhn, truncatePan, truncatePansIn } from '../../src/model/pan.ts';

// Test numbers of the schemes; no card was ever issued with them.
const visa = '4111111111111111';
const unionPay = '6250941006528599';

test('the Luhn check tells a card number from one with a wrong digit', () => {
  expect([visa, unionPay].map(passesLuhn)).toEqual([true, true]);
  expect(passesLuhn('4111111111111112')).toBe(false);
  expect(passesLuhn('')).toBe(false);
  expect(passesLuhn('411111*111111111')).toBe(false);
});

test.for([
  [visa, '411111******1111'],
  ['4111 1111 1111 1111', '411111******1111'],
  ['4111-1111-1111-1111', '411111******1111'],
  ['6228480000000000001', '622848*********0001'],
  ['622848******0001', '622848******0001'],
  ['************7998', '************7998'],
  ['7998', '7998'],
  ['oTESTDHE1fHp55xdvBg6x87B914f', 'oTESTDHE1fHp55xdvBg6x87B914f'],
  ['', ''],
] as const)('%s is kept as %s', ([text, kept]) => {
  expect(truncatePan(text)).toBe(kept);
});

test('finds card numbers in a free text and leaves other numbers', () => {
  expect(truncatePansIn(`paid with ${visa}, ref 4111111111111112`)).toBe(
    'paid with 411111******1111, ref 4111111111111112',
  );
  expect(truncatePansIn('card 4111 1111 1111 1111.')).toBe('card 411111******1111.');
  expect(truncatePansIn('28512720340N 20261012 1900009871')).toBe(
    '28512720340N 20261012 1900009871',
  );
});
