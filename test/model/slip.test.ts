import { expect, test } from 'vitest';
import { parseMoney } from '../../src/model/money.ts';
import { slipBetween } from '../../src/model/slip.ts';

function slip(due: string, charged: string, currency = 'CNY'): string {
  return slipBetween(parseMoney(due) ?? 0n, parseMoney(charged) ?? 0n, currency);
}

test.for([
  ['68.50', '685.00', 'decimal-shift'],
  ['685.00', '68.50', 'decimal-shift'],
  ['12.00', '1200.00', 'decimal-shift'],
  ['145.60', '154.60', 'transposed'],
  ['168.00', '186.00', 'transposed'],
  ['238.70', '28.70', 'dropped-digit'],
  ['28.70', '238.70', 'dropped-digit'],
  ['12.80', '122.80', 'doubled-digit'],
  ['45.00', '48.00', 'neighbour-digit'],
  ['45.30', '45.00', 'rounding'],
  ['68.90', '69.00', 'rounding'],
  ['40.00', '46.00', 'tip'],
  ['200.00', '236.00', 'tip'],
  ['52.00', '97.30', 'unknown'],
  ['52.00', '52.00', 'unknown'],
  ['-45.00', '-54.00', 'transposed'],
] as const)('%s charged as %s looks like %s', ([due, charged, expected]) => {
  expect(slip(due, charged)).toBe(expected);
});

test('counts digits in the currency’s own unit', () => {
  expect(slip('1540', '1450', 'JPY')).toBe('transposed');
});
