import { expect, test } from 'vitest';
import { sniffText } from './sniffed.ts';

const rows = '2026-01-05,Rent,100.00,,900.00\n2026-01-06,Takings,,50.00,950.00\n';

test('a second row of names completes the first', () => {
  const table = sniffText(`Date,Text,Amount,,Balance\n,,Money Out,Money In,\n${rows}`);
  expect(table.header).toEqual(['Date', 'Text', 'Money Out', 'Money In', 'Balance']);
  expect([table.headerLine, table.preamble, table.head.map(({ line }) => line)]).toEqual([
    2,
    [],
    [3, 4],
  ]);
});

test('what stands in brackets below a name is a part of it', () => {
  const table = sniffText(`Date,Text,Out,In,Balance\n,,(EUR),(EUR),(EUR)\n${rows}`);
  expect(table.header).toEqual(['Date', 'Text', 'Out(EUR)', 'In(EUR)', 'Balance(EUR)']);
});

test('a name may hold line breaks', () => {
  const table = sniffText(`Demo Bank\nDate,Text,"Money\nOut","Money\nIn",Balance\n${rows}`);
  expect(table.header).toEqual(['Date', 'Text', 'Money Out', 'Money In', 'Balance']);
  expect([table.headerLine, table.preamble, table.head.map(({ line }) => line)]).toEqual([
    4,
    ['Demo Bank'],
    [5, 6],
  ]);
});

test.for([
  ['an incomplete row', '2026-01-04,,,,\n'],
  ['a row of text alone', ',Carried forward,,,\n'],
  ['a ruling', '-----,-----,-----,-----,-----\n'],
])('%s below the header is no second row of it', ([, line]) => {
  const table = sniffText(`Date,Text,Money Out,Money In,Balance\n${line}${rows}`);
  expect(table.header).toEqual(['Date', 'Text', 'Money Out', 'Money In', 'Balance']);
  expect(table.headerLine).toBe(1);
});
