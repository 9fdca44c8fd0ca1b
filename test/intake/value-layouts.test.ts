import { DuckDBInstance } from '@duckdb/node-api';
import { expect, test } from 'vitest';
import { amountDigits, isNegativeAmount } from '../../src/intake/amount-form.ts';
import {
  currencyInHeader,
  currencyInValues,
  dateOrderOf,
  decimalMarkOf,
  saysMinorUnits,
  timeLayoutOf,
} from '../../src/intake/value-layouts.ts';

const unknown = { currency: null, header: [] };

test.for<[string[], 'dateTime' | 'date' | 'time', string[] | null, string]>([
  [['2026-01-05 10:00:00'], 'dateTime', null, 'second'],
  [['2026/1/5 10:00'], 'dateTime', null, 'minute'],
  [['2026-01-05T10:00:00'], 'dateTime', null, 'second'],
  [['2026-01-05 10:00:00.123'], 'dateTime', null, 'second'],
  [['2026-01-05'], 'date', null, 'date'],
  [['20260105'], 'date', ['%Y%m%d'], 'date'],
  [['20260105 18:22:21'], 'dateTime', ['%Y%m%d %H:%M:%S'], 'second'],
  [['20260105182221'], 'dateTime', ['%Y%m%d%H%M%S'], 'second'],
  [['2026.01.05'], 'date', ['%Y.%m.%d'], 'date'],
  [['2026年01月05日'], 'date', ['%Y年%m月%d日'], 'date'],
  [['2026年1月5日 9时5分3秒'], 'dateTime', ['%Y年%m月%d日 %H时%M分%S秒'], 'second'],
  [['05.01.2026'], 'date', ['%d.%m.%Y'], 'date'],
  [['5.1.26'], 'date', ['%d.%m.%y'], 'date'],
  [['05-Jan-2026'], 'date', ['%d-%b-%Y'], 'date'],
  [['5 January 2026'], 'date', ['%d %B %Y'], 'date'],
  [['Jan 5, 2026'], 'date', ['%b %d, %Y'], 'date'],
  [['Jan 5, 2026 9:05 AM'], 'dateTime', ['%b %d, %Y %I:%M %p'], 'minute'],
  [['14-05-2019 19:37'], 'dateTime', ['%d-%m-%Y %H:%M'], 'minute'],
  [['10:00:03'], 'time', null, 'second'],
  [['10:00'], 'time', null, 'minute'],
  [['10:00 AM'], 'time', ['%I:%M %p'], 'minute'],
  [['10:00AM'], 'time', ['%I:%M%p'], 'minute'],
  [['22.14.20'], 'time', ['%H.%M.%S'], 'second'],
  [['90003', '235901'], 'time', ['%H%M%S'], 'second'],
  [['9', '235901'], 'time', ['%H%M%S'], 'second'],
  [['0903', '2359'], 'time', ['%H%M'], 'minute'],
  [['2026-01-05 10'], 'dateTime', ['%Y-%m-%d %H'], 'hour'],
])('%j is read as %s by %j', ([values, role, patterns, precision]) => {
  expect(timeLayoutOf(values, role, null)).toEqual({ patterns, precision, hasOffset: false });
});

test.for<[string, string[] | null]>([
  ['2026-01-05T10:00:00Z', null],
  ['2026-01-05T10:00:00+08:00', null],
  ['2026-01-05T10:00:00.1234567+08:00', null],
  ['2026-01-05 10:00:00 +0800', ['%Y-%m-%d %H:%M:%S %z']],
  ['2026/01/06 00:00:30 -0800', ['%Y/%m/%d %H:%M:%S %z']],
  ['2026-01-05 10:00 UTC', ['%Y-%m-%d %H:%M %Z']],
])('%s is an instant', ([value, patterns]) => {
  expect(timeLayoutOf([value], 'dateTime', null)).toMatchObject({ hasOffset: true, patterns });
});

test.for([
  ['拿铁'],
  ['28.00'],
  ['260105000123'],
  ['T0000001'],
  ['2026-13-45'],
  ['25:00:00'],
  ['12/13/2026/1'],
])('%s is no time', ([value = '']) => {
  expect(timeLayoutOf([value], 'dateTime', null)).toBeNull();
});

test('layouts that are mixed are tried from the most frequent on', () => {
  const values = ['2026-01-05 10:00:00', '20260105 100000', '20260105 100100'];
  expect(timeLayoutOf(values, 'dateTime', null)?.patterns).toEqual([
    '%Y%m%d %H%M%S',
    '%Y-%m-%d %H:%M:%S',
  ]);
});

test('a clock that only knows hours or minutes says so', () => {
  const at = (times: readonly string[]): string[] => times.map((time) => `2026-01-05 ${time}`);
  const hours = at([
    '09:00:00',
    '10:00:00',
    '11:00:00',
    '12:00:00',
    '13:00:00',
    '09:00:00',
    '10:00:00',
    '11:00:00',
  ]);
  expect(timeLayoutOf(hours, 'dateTime', null)?.precision).toBe('hour');
  expect(timeLayoutOf(hours.slice(0, 3), 'dateTime', null)?.precision).toBe('second');
  expect(timeLayoutOf(Array(8).fill('2026-01-05 00:00:00'), 'dateTime', null)?.precision).toBe(
    'date',
  );
  const minutes = Array.from({ length: 20 }, (_, n) => `2026-01-05 09:${10 + n}:00`);
  expect(timeLayoutOf(minutes, 'dateTime', null)?.precision).toBe('minute');
});

test('every pattern is one that the engine reads', async () => {
  const values = [
    '2026/1/5 9:05',
    '2026-01-05T10:00:00',
    '20260105 18:22:21',
    '20260105182221',
    '2026.01.05',
    '2026年1月5日 9时5分3秒',
    '5.1.26',
    '05-Jan-2026',
    '5 January 2026',
    'Jan 5, 2026 9:05 AM',
    '05-14-2019 19:37',
    '2026-01-05 10',
    '2026-01-05 10:00:00.123',
    '05/01/2026 10:00:00',
    '1/15/26 3:37 PM',
    '20260105T101010',
    '2026-01-05 10:00:00 +0800',
    '2026-01-05 10:00 UTC',
    '2026-01-05T10:00:00Z',
    '2026-01-05T10:00:00.1234567+02:00',
  ];
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  for (const value of values) {
    const layout =
      timeLayoutOf([value], 'dateTime', 'mdy') ?? timeLayoutOf([value], 'dateTime', null);
    const [pattern] = layout?.patterns ?? [];
    const cast = layout?.hasOffset === true ? 'timestamptz' : 'timestamp';
    const sql =
      pattern === undefined
        ? `try_cast('${value}' as ${cast})`
        : `try_strptime('${value}', '${pattern}')`;
    const rows = (await connection.runAndReadAll(`select ${sql} is not null`)).getRowsJson();
    expect(rows, `${value} by ${pattern ?? cast}`).toEqual([[true]]);
  }
});

test.for<[string, string[], string | null]>([
  ['a day over 12', ['05/01/2026', '13/01/2026'], 'dmy'],
  ['a day over 12 in the second place', ['01/05/2026', '01/13/2026'], 'mdy'],
  ['points', ['05.01.2026', '06.01.2026'], 'dmy'],
  ['days that lie close', ['01/02/2026', '02/02/2026', '05/02/2026'], 'dmy'],
  ['days that lie close, the other way', ['02/01/2026', '02/02/2026', '02/05/2026'], 'mdy'],
  ['a falling order', ['02/05/2026', '02/02/2026', '02/01/2026'], 'mdy'],
  ['AM and PM', ['2/1/2026 10:50 AM', '2/1/2026 11:50 AM'], 'mdy'],
  ['one day only', ['05/01/2026', '05/01/2026'], 'undecided'],
  ['the same number twice', ['05/05/2026'], 'undecided'],
  ['both over 12', ['13/01/2026', '01/13/2026'], 'undecided'],
  ['no such dates', ['2026-01-05', 'x'], null],
  ['years of two digits first', ['26-03-01', '26-03-02'], 'ymd'],
  ['years of two digits first, over a turn of the year', ['25.12.30', '26.01.02'], 'ymd'],
  ['one day with its year first', ['26-03-01 10:00', '26-03-01 11:00'], 'ymd'],
  ['years of two digits last', ['01-03-26', '02-03-26', '28-03-26'], 'dmy'],
  ['years of two digits last, the month first', ['03/09/26', '03/10/26', '03/11/26'], 'mdy'],
  ['one day with its year last', ['26/03/24', '26/03/24'], 'dmy'],
])('the order of day and month by %s', ([, values, order]) => {
  expect(dateOrderOf([values], unknown)).toBe(order);
});

test('language and currency tell the order where the dates do not', () => {
  const short = [['26-03-24', '26-03-24']];
  expect(dateOrderOf(short, { currency: null, header: ['交易日期', '金额'] })).toBe('ymd');
  expect(dateOrderOf(short, { currency: 'JPY', header: ['Date'] })).toBe('ymd');
  expect(dateOrderOf(short, { currency: 'GBP', header: ['Date'] })).toBe('dmy');
  const one = [['05/01/2026', '05/01/2026']];
  expect(dateOrderOf(one, { currency: 'USD', header: ['Date'] })).toBe('mdy');
  expect(dateOrderOf(one, { currency: 'GBP', header: ['Date'] })).toBe('dmy');
  expect(dateOrderOf(one, { currency: null, header: ['Fecha', 'Importe'] })).toBe('dmy');
  expect(dateOrderOf(one, { currency: 'CAD', header: ['Date'] })).toBe('undecided');
});

test.for([
  ['1,234.50', '.'],
  ['1.234,50', ','],
  ['12,5', ','],
  ['-98,76', ','],
  ['1 234,50', ','],
  ["11'373.94", '.'],
  ['$1,149.00', '.'],
  ['1,234,567', '.'],
  ['1.234.567', ','],
  ['0,500', ','],
  ['100', '.'],
])('the decimal mark of %s is %s', ([value = '', mark]) => {
  expect(decimalMarkOf([value], ',')).toBe(mark);
});

test('amounts of thousands alone leave the mark to the others', () => {
  expect(decimalMarkOf(['1,234', '2,345', '12.50'], ',')).toBe('.');
  expect(decimalMarkOf(['1.234', '2.345', '12,50'], ';')).toBe(',');
});

test.for([
  ['12.50', '12.50'],
  ['¥1,234.50', '1,234.50'],
  ['-$0.95', '0.95'],
  ['($33.62)', '33.62'],
  ['CNY 123.18', '123.18'],
  ['CNY13.50', '13.50'],
  ['+10000.00', '10000.00'],
  ['12,50-', '12,50'],
  ['28.00元', '28.00'],
  ['.50', '.50'],
  ['28.0.0', null],
  ['1,23,45', null],
  ['abc', null],
  ['T0000001', null],
  ['622848******0001', null],
  ['', null],
])('%j has the digits %j', ([text = '', digits]) => {
  expect(amountDigits(text ?? '')).toBe(digits);
});

test('money out is written with a minus or in brackets', () => {
  expect(['-1.00', '$-1.00', '(1.00)', '1.00-'].every(isNegativeAmount)).toBe(true);
  expect(['1.00', '+1.00', '$1.00'].some(isNegativeAmount)).toBe(false);
});

test.for([
  ['交易金额（分）', true],
  ['手续费(分)', true],
  ['amount_cents', true],
  ['Amount (cents)', true],
  ['amount minor units', true],
  ['积分', false],
  ['会员积分(个)', false],
  ['金额(元)', false],
  ['分店', false],
  ['Percent', false],
] as const)('%s says minor units: %s', ([header, says]) => {
  expect(saysMinorUnits(header)).toBe(says);
});

test.for([
  ['订单金额（元）', 'CNY'],
  ['借方发生额/元(支取)', 'CNY'],
  ['收入金额(+元)', 'CNY'],
  ['Amount (EUR)', 'EUR'],
  ['amount_usd', 'USD'],
  ['Betrag EUR', 'EUR'],
  ['Amount', null],
  ['Gross Credit (GC)', null],
] as const)('%s states the currency %s', ([header, currency]) => {
  expect(currencyInHeader(header)).toBe(currency);
});

test('signs in values state a currency where they agree', () => {
  expect(currencyInValues(['$1.00', '-$2.00'])).toBe('USD');
  expect(currencyInValues(['HK$1.00'])).toBe('HKD');
  expect(currencyInValues(['¥28.00', '36.00'])).toBe('CNY');
  expect(currencyInValues(['€1', '£1'])).toBeNull();
  expect(currencyInValues(['1.00', '2.00'])).toBeNull();
});
