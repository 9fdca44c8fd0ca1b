import { expect, test } from 'vitest';
import type { SniffedTable } from '../../src/intake/table.ts';
import { sniffEdges, sniffText } from './sniffed.ts';

const header = '交易时间,终端号,交易类型,交易金额,备注';
const row = (n: number): string =>
  `2026-01-05 09:${String(n % 60).padStart(2, '0')}:01,T0000001,消费,${n}.00,第${n}笔`;
const rows = (count: number): string[] => Array.from({ length: count }, (_, n) => row(n + 1));

function linesOf(table: SniffedTable): number[] {
  return table.head.map(({ line }) => line);
}

test.for([
  [',', ','],
  [';', ';'],
  ['|', '|'],
  ['\t', '\t'],
] as const)('columns are separated by %j', ([delimiter]) => {
  const table = sniffText([header, ...rows(3)].join('\n').replaceAll(',', delimiter));
  expect(table.delimiter).toBe(delimiter);
  expect(table.header).toEqual(header.split(','));
  expect(table.head).toHaveLength(3);
});

test('a delimiter that stands in values more often than between columns is not taken', () => {
  const table = sniffText('Date;Amount;Memo\n05.01.2026;12,50;a,b,c,d\n06.01.2026;8,00;e,f,g,h\n');
  expect(table.delimiter).toBe(';');
});

test.for([
  ['CRLF', '\r\n'],
  ['LF', '\n'],
  ['CR', '\r'],
])('lines end with %s', ([, end = '']) => {
  const table = sniffText(['账单', '', header, ...rows(3), ''].join(end));
  expect(table.headerLine).toBe(3);
  expect(linesOf(table)).toEqual([4, 5, 6]);
  expect(table.head[2]?.cells.at(-1)).toBe('第3笔');
});

test('lines end now with CRLF and now with LF', () => {
  const table = sniffText(`${header}\r\n${row(1)}\n${row(2)}\r\n\n${row(3)}\n`);
  expect(linesOf(table)).toEqual([2, 3, 5]);
});

test('the header stands below a preamble of any width, blank lines and a quotation mark in it', () => {
  const preamble = [
    '商户对账单',
    '',
    '商户号：898,名称："示例"店',
    '期间：20260105-20260106',
    ',,,,',
    '----',
  ];
  const table = sniffText([...preamble, header, ...rows(2)].join('\n'));
  expect(table.headerLine).toBe(7);
  expect(table.preamble).toEqual(preamble);
});

test('the header is found on line 40 and not on line 41', () => {
  const above = (count: number): string[] => Array.from({ length: count }, (_, n) => `说明 ${n}`);
  expect(sniffText([...above(39), header, ...rows(2)].join('\n')).headerLine).toBe(40);
  expect(() => sniffText([...above(40), header, ...rows(2)].join('\n'))).toThrow(
    expect.objectContaining({ code: 'ERR_HEADER_NOT_FOUND', exitCode: 3 }),
  );
});

test.for([
  ['rows without a header', `${rows(3).join('\n')}\n`],
  ['nothing', ''],
  ['prose', 'Dear customer,\nplease find attached, as agreed, the file.\n'],
])('%s has no header', ([, text = '']) => {
  expect(() => sniffText(text)).toThrow(expect.objectContaining({ code: 'ERR_HEADER_NOT_FOUND' }));
});

test('headers that no dictionary knows are found by the rows below them', () => {
  const table = sniffText('Kolonne A,Kolonne B,Kolonne C\n2026-01-05,12.50,x\n2026-01-06,8.00,y\n');
  expect(table.header).toEqual(['Kolonne A', 'Kolonne B', 'Kolonne C']);
});

test('a header without rows has an empty head', () => {
  const table = sniffText(`${header}\n`);
  expect([table.head, table.tail, table.trailer]).toEqual([[], [], []]);
});

test('an empty bill of WeChat has a summary and no rows', () => {
  const table = sniffText(
    '交易时间,公众账号ID,商户号,微信订单号,交易状态,订单金额\n总交易单数,应结订单总金额,退款总金额\n`0,`0.00,`0.00\n',
  );
  expect(table.head).toEqual([]);
  expect(table.trailer.map(({ line }) => line)).toEqual([2, 3]);
});

test('cells are padded, followed by tabs, preceded by backticks', () => {
  const table = sniffText(
    '交易时间   ,`商户订单号 ,交易金额（元）\t\n`2026-01-05 09:00:01,`SHOP-1\t,`28.00\n',
  );
  expect(table.header).toEqual(['交易时间', '商户订单号', '交易金额(元)']);
  expect(table.headerCells).toEqual(['交易时间   ', '`商户订单号 ', '交易金额（元）\t']);
  expect(table.head[0]?.cells).toEqual(['`2026-01-05 09:00:01', '`SHOP-1\t', '`28.00']);
});

test('a trailing delimiter in rows only, or in all lines, changes nothing else', () => {
  const inRows = sniffText([header, ...rows(3).map((line) => `${line},`)].join('\n'));
  expect(inRows.header).toHaveLength(5);
  expect(inRows.head).toHaveLength(3);
  const everywhere = sniffText([header, ...rows(3)].map((line) => `${line},`).join('\n'));
  expect(everywhere.header).toEqual([...header.split(','), '']);
});

test('quoted cells hold delimiters, doubled marks and line breaks; lines are still counted', () => {
  const table = sniffText(
    'Date,Amount,Memo\n2026-01-05,"1,234.50","a ""b"""\n2026-01-06,8.00,"two\nlines"\n2026-01-07,9.00,c\n',
  );
  expect(table.quote).toBe('"');
  expect(table.head.map(({ cells }) => cells)).toEqual([
    ['2026-01-05', '1,234.50', 'a "b"'],
    ['2026-01-06', '8.00', 'two\nlines'],
    ['2026-01-07', '9.00', 'c'],
  ]);
  expect(linesOf(table)).toEqual([2, 3, 5]);
});

test('blanks and tabs after a closing mark do not spoil the cell', () => {
  const table = sniffText(
    'Date,Amount,Currency\n05/01/2026,"-1,099.14"\t,CNY\n06/01/2026,"-18.00"\t\t,CNY\n',
  );
  expect(table.head.map(({ cells }) => cells[1])).toEqual(['-1,099.14', '-18.00']);
});

test('a mark that nobody closes costs no other row', () => {
  const broken = [
    header,
    '"2026-01-05 09:00:01",T1,消费,1.00,"拿铁',
    ...rows(4).map((line) => `"${line.replaceAll(',', '","')}"`),
  ];
  const table = sniffText(broken.join('\n'));
  expect(linesOf(table)).toEqual([2, 3, 4, 5, 6]);
  expect(table.head[4]?.cells).toHaveLength(5);
});

test('where cells are not enclosed a mark is a character', () => {
  const table = sniffText(
    [header, ...rows(3), '2026-01-05 10:00:00,T1,消费,1.00,"拿铁', row(4)].join('\n'),
  );
  expect(table.quote).toBe('');
  expect(table.head[3]?.cells.at(-1)).toBe('"拿铁');
  expect(sniffText(`${header}\n${row(1)}\n`).quote).toBe('');
});

test('a header that is repeated in the middle is no row', () => {
  const table = sniffText([header, ...rows(2), ` ${header}`, ...rows(2)].join('\n'));
  expect(linesOf(table)).toEqual([2, 3, 5, 6]);
});

test.for<[string, string[], number]>([
  ['a total', ['合计,,,6.00,'], 1],
  ['a total with a count', ['总计：3笔,,,6.00,'], 1],
  ['a total in English', ['Total,,,6.00,'], 1],
  [
    'comments',
    ['#---列表结束---', '#交易合计：2笔，商家实收共6.00元', '#导出时间：[2026年01月05日 05:46:49]'],
    3,
  ],
  ['a summary pair', ['总交易单数,总金额', '`3,`6.00'], 2],
  ['a notice', ['请注意：手续费字段为预估数据仅供参考，实际以17：40分之后的数据为准。'], 1],
  ['a notice with a bar', ['以上数据仅供参考|具体内容请以柜台为准'], 1],
  ['a blank line and a total', ['', '人民币合计,,,6.00,'], 1],
  ['a rule and a total', ['----------', '合计,,,6.00,'], 2],
])('%s at the end is a trailer', ([, trailer, records]) => {
  const table = sniffText([header, ...rows(3), ...trailer, ''].join('\n'));
  expect(linesOf(table)).toEqual([2, 3, 4]);
  expect(table.tail).toEqual(table.head);
  expect(table.trailer).toHaveLength(records);
  const blank = trailer.filter((line) => line === '').length;
  expect(table.trailer[0]?.line).toBe(5 + blank);
});

test.for([
  ['with a wrong amount', '2026-01-05 09:00:01,T0000001,消费,abc,x'],
  ['with a wrong date', '2026-13-45,T0000001,消费,7.00,x'],
  ['without a date', ',T0000001,消费,7.00,x'],
  ['too short', '2026-01-05 09:00:01,T0000001,消费'],
  ['too long', '2026-01-05 09:00:01,T0000001,消费,7.00,x,y,z'],
])('a last row %s is data', ([, last]) => {
  const table = sniffText([header, ...rows(3), last, ''].join('\n'));
  expect(linesOf(table)).toEqual([2, 3, 4, 5]);
  expect(table.trailer).toEqual([]);
});

test('a record that is cut off is data, wherever it was cut', () => {
  const last = row(4);
  for (let length = 1; length < last.length; length += 1) {
    const table = sniffText([header, ...rows(3), last.slice(0, length)].join('\n'));
    expect(linesOf(table), last.slice(0, length)).toEqual([2, 3, 4, 5]);
  }
});

test('of a large file the edges are read, and lines are counted from its end', () => {
  const text = `${[header, ...rows(5000), '合计,,,12502500.00,'].join('\n')}\n`;
  const table = sniffEdges(text, 20_000, 5000);
  expect(table.headerLine).toBe(1);
  expect(linesOf(table)[0]).toBe(2);
  expect(table.head.every(({ cells }) => cells.length === 5)).toBe(true);
  expect(table.tail.at(-1)).toMatchObject({ line: 5001, cells: row(5000).split(',') });
  expect(table.tail.every(({ line, cells }) => cells[4] === `第${line - 1}笔`)).toBe(true);
  expect(table.trailer.map(({ line }) => line)).toEqual([5002]);
});

test('a large file whose last record is cut off has it in its tail', () => {
  const text = [header, ...rows(5000)].join('\n').slice(0, -8);
  const table = sniffEdges(text, 20_000, 5000);
  expect(table.tail.at(-1)?.line).toBe(5001);
  expect(table.trailer).toEqual([]);
});

test('one row and many comments as wide as the table', () => {
  const comments = [
    '#交易合计：1笔,,,,',
    '#退款合计：0笔,,,,',
    '#导出时间：[2026年01月05日 05:46:49],,,,',
  ];
  const table = sniffText([header, row(1), ...comments, ''].join('\n'));
  expect(linesOf(table)).toEqual([2]);
  expect(table.trailer).toHaveLength(3);
});
