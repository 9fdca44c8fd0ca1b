import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openDuckDb } from '../../src/engine/duckdb.ts';
import { type TransactionColumn, transactionColumns } from '../../src/engine/schema.ts';
import { wholeFileLimit } from '../../src/intake/byte-facts.ts';
import { problemsOf, readInputs } from '../../src/intake/read-inputs.ts';

const folder = mkdtempSync(join(tmpdir(), 'posrecon-wide-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What was read of an acquirer's file: its records summed up, and what could not be read. */
async function read(text: string): Promise<{
  readonly row: Readonly<Record<string, unknown>>;
  readonly problems: unknown;
}> {
  const file = join(folder, 'acquirer.csv');
  writeFileSync(file, text);
  const engine = openDuckDb();
  try {
    const inputs = await readInputs(engine, {
      files: [{ file, side: 'settlement' }],
      settings: {},
      timeZone: null,
      currency: null,
      wanted: new Set(Object.keys(transactionColumns) as TransactionColumn[]),
      maxProblems: 20,
    });
    const row = await engine.row(
      `select cast(count(*) as varchar) as n, cast(sum(amount) as varchar) as amount,
         cast(sum(fee) as varchar) as fee, cast(sum(epoch(occurred_at) * (cast(rrn as bigint) % 97)) as varchar) as occurred,
         cast(sum(epoch(settlement_date) * (cast(rrn as bigint) % 97)) as varchar) as settled from stl`,
    );
    return {
      row,
      problems: problemsOf(inputs).map(({ line, code, message }) => `${line} ${code} ${message}`),
    };
  } finally {
    engine.close();
  }
}

const wide = (text: string): string =>
  text.replace(/[!-+\--~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));
const spaced = (text: string): string => wide(text).replace(' ', '\u3000');

const headers = {
  joined: '交易时间,终端号,交易类型,交易金额,手续费,检索参考号,清算日期,备注',
  split: '交易日期,交易时间,终端号,交易类型,交易金额,手续费,检索参考号,清算日期,备注',
};

function row(n: number, layout: keyof typeof headers): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const clock = `${two(n % 24)}:${two(n % 60)}:${two(n % 59)}`;
  const when = `2026-10-${two(12 + (n % 3))}${layout === 'joined' ? ' ' : ','}${clock}`;
  return `${when},1002010${n % 9},消费,${1 + (n % 900)}.${two(n % 100)},-0.${two(n % 70)},${628_500_000_000 + n},2026-10-16,第${n}笔订单，银行卡（借记）`;
}

/** A row with its times and amounts in full-width characters. */
function wideRow(n: number, layout: keyof typeof headers): string {
  const texts = layout === 'joined' ? [1, 2, 5, 7] : [2, 3, 6, 8];
  return row(n, layout)
    .split(',')
    .map((cell, index) => (texts.includes(index) ? cell : spaced(cell)))
    .join(',');
}

function textOf(
  count: number,
  layout: keyof typeof headers,
  isWide: (n: number) => boolean,
): string {
  const rows = Array.from({ length: count }, (_, n) => (isWide(n) ? wideRow : row)(n, layout));
  return `${[headers[layout], ...rows].join('\n')}\n合计${','.repeat(layout === 'joined' ? 7 : 8)}\n`;
}

test.for([
  ['joined', 'a row', 30, (n: number) => n === 7],
  ['joined', 'all rows', 30, () => true],
  ['split', 'a row', 30, (n: number) => n === 7],
  ['split', 'all rows', 1, () => true],
  ['joined', 'a row outside the sample', 42_000, (n: number) => n === 20_000],
  ['split', 'a row outside the sample', 42_000, (n: number) => n === 20_000],
  ['joined', 'rows within the sample', 42_000, (n: number) => n % 5 === 0],
] as const)(
  'dates, times and amounts in full-width digits are what they are: %s, %s of %i',
  async ([layout, , count, isWide]) => {
    const text = textOf(count, layout, isWide);
    expect(Buffer.byteLength(text) > wholeFileLimit).toBe(count === 42_000);
    const found = await read(text);
    const narrow = await read(textOf(count, layout, () => false));
    // Terminals and references stay as they stand.
    expect(found).toEqual(narrow);
    expect(found.problems).toEqual([]);
    expect(found.row['n']).toBe(String(count));
  },
);

test('a day that does not exist is none in full-width digits either', async () => {
  const text = textOf(3, 'joined', () => true).replace(
    '２０２６－１０－１３',
    '２０２６－０２－３０',
  );
  const { row, problems } = await read(text);
  expect(row['n']).toBe('2');
  expect(problems).toEqual([
    expect.stringContaining('3 ERR_INTAKE_DATE "交易时间" is "２０２６－０２－３０'),
  ]);
});
