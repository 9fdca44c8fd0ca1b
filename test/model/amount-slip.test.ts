import { expect, test } from 'vitest';
import { slipOf } from '../../src/model/amount-slip.ts';
import { money } from '../matching/records.ts';

function slip(
  due: string,
  charged: string,
  said: { readonly currency?: string; readonly fee?: string; readonly orderTotal?: string } = {},
): string {
  return slipOf({
    due: money(due),
    charged: money(charged),
    currency: said.currency ?? 'CNY',
    fee: said.fee === undefined ? null : money(said.fee),
    orderTotal: said.orderTotal === undefined ? null : money(said.orderTotal),
  });
}

test.for([
  ['100.00', '113.00', 'CNY', 'vat-added'],
  ['113.00', '100.00', 'CNY', 'vat-lost'],
  ['37.00', '44.40', 'GBP', 'vat-added'],
  ['37.00', '44.40', 'USD', 'tip'],
  ['46.00', '40.00', 'CNY', 'tip-lost'],
  ['40.00', '46.00', 'CNY', 'tip'],
  ['37.00', '46.25', 'EUR', 'vat-added'],
  ['37.00', '42.18', 'CAD', 'vat-added'],
  ['37.00', '39.59', 'THB', 'unknown'],
  ['52.00', '97.30', 'CNY', 'unknown'],
] as const)('%s charged as %s in %s looks like %s', ([due, charged, currency, expected]) => {
  expect(slip(due, charged, { currency })).toBe(expected);
});

test('a slip of the hand goes before a rate that fits as well', () => {
  expect(slip('50.00', '60.00', { currency: 'GBP' })).toBe('neighbour-digit');
});

test('what the records name goes before all', () => {
  expect(slip('25.00', '24.61', { fee: '-0.39' })).toBe('fee-netted');
  expect(slip('25.00', '24.61', { fee: '-0.50' })).not.toBe('fee-netted');
  expect(slip('30.00', '50.00', { orderTotal: '50.00' })).toBe('order-total');
});

test('a tax is told to the minor unit, not roughly', () => {
  expect(slip('37.10', '44.52', { currency: 'GBP' })).toBe('vat-added');
  expect(slip('37.10', '44.55', { currency: 'GBP' })).not.toBe('vat-added');
});
