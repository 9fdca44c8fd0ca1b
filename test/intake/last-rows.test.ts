import { expect, test } from 'vitest';
import { leftOutBy } from '../../src/intake/scan.ts';
import { sniffText } from './sniffed.ts';

const header = 'Receipt No,Transaction Date,Card Number,Currency,Amount,Fee,Settlement Date';

function row(n: number, receipt = String(1000 + n), amount = `1${n}.00`): string {
  return `${receipt},2026-03-01 10:0${n}:00,622848******000${n},EUR,${amount},0.10,2026-03-02`;
}

const rows = [1, 2, 3, 4, 5].map((n) => row(n));

/** Lines that are taken for records of a file that ends with some lines. */
function recordLines(lines: readonly string[], names = header): number {
  const table = sniffText(`${[names, ...lines].join('\n')}\n`);
  return table.head.filter(({ cells }) => leftOutBy(cells, table) === null).length;
}

test.for([
  [',,622848******0009,EUR,10.00,0.10,'],
  ['9,n/a,622848******0009,EUR,10.00,0.10,pending'],
  ['9,2026-03-0l 10:00:00,,EUR,10.00,0.10,2026-03-0l'],
  ['9,2026-03-0l 10:00:00,622848******0009,EUR,1O.00,0.10,2026-03-0l'],
  [',2026-03-01 10:00:00,,,-10.00,,'],
  [row(9, '#1009')],
  [row(9, '=1009')],
] as const)('the last row is a record though cells are wrong or empty: %s', ([last]) => {
  expect(recordLines([...rows, last])).toBe(6);
});

test.for([
  [',,,,65.00,0.50,'],
  ['Total,,,EUR,65.00,0.50,'],
  [',Total,,EUR,65.00,0.50,'],
  ['# 5 records,,,,,,'],
  ['合计,2026-03-01,,,65.00,0.50,'],
] as const)('the last line is none: %s', ([last]) => {
  expect(recordLines([...rows, last])).toBe(5);
});

test('whoever is called Total, or numbers receipts #1, keeps the records', () => {
  const names = header.replace('Receipt No', 'Merchant Name');
  const of = (name: string): readonly string[] => [1, 2, 3, 4].map((n) => row(n, name));
  expect(recordLines(of('TOTAL'), names)).toBe(4);
  expect(recordLines([...of('Cafe'), row(5, 'TOTAL'), ...of('TOTAL')], names)).toBe(9);
  expect(recordLines([1, 2, 3].map((n) => row(n, `#${n}`)))).toBe(3);
});

test('what begins as a total does and is the sum of the others is one, whatever it states', () => {
  const names = header.replace('Receipt No', 'Merchant Name');
  const others = [1, 2, 3].map((n) => row(n, 'Cafe'));
  expect(recordLines([...others, row(4, 'Total', '36.00')], names)).toBe(3);
  expect(recordLines([...others, row(4, 'Total', '35.00')], names)).toBe(4);
});
