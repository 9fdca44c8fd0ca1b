import { expect, test } from 'vitest';
import type { Slip } from '../../src/model/discrepancy-arguments.ts';
import { expected } from './expected.ts';

/** For each slip a case of `wrong-amount` whose numbers look like it and that is nothing, or goes by another name. */
const lookAlikes: Readonly<Record<Exclude<Slip, 'unknown'>, string>> = {
  'decimal-shift': 'overcharged-and-the-difference-given-back',
  transposed: 'two-orders-whose-amounts-are-transposed',
  'dropped-digit': 'rest-of-the-order-paid-with-a-voucher',
  'doubled-digit': 'zero-doubled-is-a-decimal-shift',
  'neighbour-digit': 'neighbouring-key-that-the-order-came-to',
  tip: 'tips-added-by-many-guests',
  'tip-lost': 'discount-of-what-a-tip-comes-to',
  'vat-added': 'fifth-more-where-there-is-no-vat',
  'vat-lost': 'discount-of-what-vat-comes-to',
  'fee-netted': 'rounded-by-other-than-the-fee',
  rounding: 'rounded-in-favour-of-the-guest',
  'exchange-rate': 'settled-at-the-rate-of-the-day',
  'order-total': 'discount-off-the-order',
};

const cases = Object.entries(expected).filter(([name]) => name.startsWith('wrong-amount/'));

test.for(Object.entries(lookAlikes))('%s fires, and %s is not it', ([slip, lookAlike]) => {
  const isSaid = (line: string): boolean => line.endsWith(`(${slip})`);
  expect(cases.filter(([, lines]) => lines.some(isSaid))).not.toEqual([]);
  expect(expected[`wrong-amount/${lookAlike}`]?.filter(isSaid)).toEqual([]);
});
