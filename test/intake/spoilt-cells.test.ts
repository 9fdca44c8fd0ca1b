import { expect, test } from 'vitest';
import { identifyTable } from '../../src/intake/identify.ts';
import type { TableMapping } from '../../src/intake/table.ts';
import { sniffText } from './sniffed.ts';

const header = 'Transaction Date,Transaction ID,Amount,Fee,Net,Settlement Date';

function mapped(rows: readonly string[], names = header): TableMapping['columns'] {
  const text = [names, ...rows].join('\n');
  return identifyTable(sniffText(text), { file: 'f.csv', side: 'settlement' }).columns;
}

const row = (fee: string, net = '9.90', day = '2026-03-02'): string =>
  `2026-03-01 10:00:00,T1,10.00,${fee},${net},${day}`;

test.for(['0.1o', 'O.10', '0..10', '0.10?', '0.1.0', '#REF!', '#N/A'])(
  'a fee of %s is a bad cell of its column, however few rows there are',
  (fee) => {
    for (const rows of [[row(fee)], [row(fee), row('0.10')], [row(fee), row(fee), row('0.10')]]) {
      expect(mapped(rows).fee?.header).toBe('Fee');
    }
    const inChinese = '交易时间,订单号,交易金额,手续费,结算金额,清算日期';
    expect(mapped([row(fee)], inChinese).fee?.header).toBe('手续费');
  },
);

test('so is a net and the date of a settlement', () => {
  const { net, settlementDate } = mapped([row('0.10', '9.9o', '2026-03-0l')]);
  expect([net?.header, settlementDate?.header]).toEqual(['Net', 'Settlement Date']);
});

test.for([
  ['Fee', 'Standard'],
  ['Fee', 'A10'],
  ['Fee', '0.6%'],
  ['Fee', '10:00'],
  ['Fee', '2 x small'],
  ['Fee', '4929123412341234x'],
  ['Fee type', '0.1o'],
  ['手续费类型', '0.1o'],
  ['手续费', '千分之3.8'],
] as const)('a column %s with %s is no fee', ([name, value]) => {
  const names = header.replace('Fee', name);
  expect(mapped([row(value)], names).fee).toBeUndefined();
  expect(mapped([row(value), row(value)], names).fee).toBeUndefined();
});

test('where all of many cells are none, the column means something else', () => {
  expect(mapped(Array.from({ length: 4 }, () => row('1/3'))).fee).toBeUndefined();
  expect(mapped([row('0.10', '9.90', '1/3')]).settlementDate).toBeUndefined();
});
