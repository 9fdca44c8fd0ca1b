import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openDuckDb } from '../../src/engine/duckdb.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { type TransactionColumn, transactionColumns } from '../../src/engine/schema.ts';
import { wholeFileLimit } from '../../src/intake/byte-facts.ts';
import { type Inputs, problemsOf, readInputs } from '../../src/intake/read-inputs.ts';
import { encodeGb18030 } from '../encode-gb18030.ts';

// What is read straight from disk must come out as what is scanned record by record.
const folder = mkdtempSync(join(tmpdir(), 'posrecon-large-'));
afterAll(() => rmSync(folder, { recursive: true }));

const header = '交易时间,商户号,终端号,交易类型,交易状态,支付方式,交易金额,手续费,检索参考号,备注';
const large = 42_000;
const small = 120;

function row(n: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const time = `2026-10-${two(12 + (n % 3))} ${two(n % 24)}:${two(n % 60)}:${two(n % 59)}`;
  const amount = `${1 + (n % 900)}.${two(n % 100)}`;
  return `${time},898310058120036,1002010${n % 9},消费,成功,银行卡,${amount},0.${two(n % 70)},${628_500_000_000 + n},第${n}笔订单`;
}

/** Rows 1 to `count`, those named replaced; row `n` stands on line n + 1 unless the text before it holds line ends. */
function rowsWith(count: number, replaced: Readonly<Record<number, string>>): string[] {
  return Array.from({ length: count }, (_, at) => replaced[at + 1] ?? row(at + 1));
}

interface Reading {
  readonly counts: Readonly<Record<'read' | 'loaded' | 'ignored' | 'rejected', number>>;
  readonly problems: readonly string[];
  /** Counts by kind, status and class. */
  readonly kinds: readonly string[];
}

/** A till's log with all its columns. */
function inputsOf(engine: Engine, file: string): Promise<Inputs> {
  return readInputs(engine, {
    files: [{ file, side: 'pos' }],
    settings: {},
    timeZone: null,
    currency: null,
    wanted: new Set(Object.keys(transactionColumns) as TransactionColumn[]),
    maxProblems: 20,
  });
}

async function read(name: string, bytes: string | Buffer): Promise<Reading> {
  const file = join(folder, `${name}.csv`);
  writeFileSync(file, bytes);
  const engine = openDuckDb();
  try {
    const inputs = await inputsOf(engine, file);
    const [source] = inputs.sources;
    if (source === undefined) throw inputs.refused[0] ?? new Error('nothing was read');
    expect(source.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    const { read, loaded, ignored, rejected } = source.counts;
    const found = await engine.rows(
      `select kind || ' ' || status || ' ' || class as what, count(*) as n, count(fee) as fees,
         count(rrn) as rrns from pos group by what order by what`,
    );
    const first = await engine.row('select min(id) as id from pos');
    expect(source.lineOf(Number(first['id']))).toBe(2);
    return {
      counts: { read, loaded, ignored, rejected },
      problems: problemsOf(inputs).map(({ line, code, message }) => `${line} ${code} ${message}`),
      kinds: found.map(
        (each) => `${each['what']}: ${each['n']}, ${each['fees']} fees, ${each['rrns']} rrns`,
      ),
    };
  } finally {
    engine.close();
  }
}

/** Bad rows near the end, well outside the sample of a large file; `at` is their distance from it. */
function spoiled(count: number, at: number): Readonly<Record<number, string>> {
  const n = count - at;
  return {
    1: row(1).replace('第1笔订单', '"第1笔，""加急"""'),
    [n]: row(7).replace(/,\d+\.\d\d,0/, ',12.3x,0'),
    [n + 1]: row(7).replace('2026-10-13', '2026-02-30'),
    [n + 2]: row(7).replace('消费', '兑奖'),
    [n + 3]: row(7).split(',').slice(0, 5).join(','),
    [n + 4]: row(7).replace('第', '"第'),
    [n + 5]: header,
    [n + 6]: `合计,${',,'.repeat(4)}`,
  };
}

/** The same rows, bad ones at the same distance from the end, in a small and in a large file. */
async function readBoth(
  name: string,
  textOf: (count: number) => string | Buffer,
): Promise<{ readonly few: Reading; readonly many: Reading }> {
  const bytes = textOf(large);
  expect(Buffer.byteLength(bytes)).toBeGreaterThan(wholeFileLimit);
  return { few: await read(`${name}-small`, textOf(small)), many: await read(name, bytes) };
}

const moved = (problems: readonly string[]): readonly string[] =>
  problems.map((each) => each.replace(/^\d+/, (line) => String(Number(line) + large - small)));

const expected = (problems: readonly string[]): readonly string[] =>
  problems.map((each) => each.split(' ').slice(0, 2).join(' '));

const layouts: readonly (readonly [string, (lines: readonly string[]) => string])[] = [
  ['LF', (lines) => `${lines.join('\n')}\n`],
  ['CRLF', (lines) => `${lines.join('\r\n')}\r\n`],
  ['CR', (lines) => `${lines.join('\r')}\r`],
  ['a byte order mark', (lines) => `\ufeff${lines.join('\n')}\n`],
  ['blank lines at the end', (lines) => `${lines.join('\r\n')}\r\n\r\n\r\n\r\n`],
  ['no end of line at the end', (lines) => lines.join('\n')],
  [
    'CRLF that turns to LF',
    (lines) => `${lines.slice(0, 60).join('\r\n')}\r\n${lines.slice(60).join('\n')}\n`,
  ],
  [
    'a line separator in a cell',
    (lines) => `${lines.join('\n').replace('第7笔', '第\u20287笔')}\n`,
  ],
  ['a total below', (lines) => `${lines.join('\n')}\n合计,,,,,,88888.00,,,\n`],
];

test.for(layouts)(
  'bad rows are told of a large file as of a small one: %s',
  async ([name, textOf]) => {
    const { few, many } = await readBoth(name, (count) =>
      textOf([header, ...rowsWith(count, spoiled(count, 50))]),
    );
    const first = small - 50 + 1;
    expect(expected(few.problems)).toEqual([
      `${first} ERR_INTAKE_AMOUNT`,
      `${first + 1} ERR_INTAKE_DATE`,
      `${first + 2} ERR_INTAKE_KIND`,
      `${first + 3} ERR_INTAKE_COLUMNS`,
      `${first + 4} ERR_INTAKE_QUOTE`,
    ]);
    expect(few.counts).toEqual({ read: small, loaded: small - 7, ignored: 2, rejected: 5 });
    expect(many.problems).toEqual(moved(few.problems));
    expect(many.counts).toEqual({ read: large, loaded: large - 7, ignored: 2, rejected: 5 });
  },
);

test('bad values alone are told of a large file as of a small one', async () => {
  const { few, many } = await readBoth('values', (count) => {
    const { 1: _first, [count - 47]: _width, [count - 46]: _quote, ...values } = spoiled(count, 50);
    return `${[header, ...rowsWith(count, values)].join('\n')}\n`;
  });
  expect(expected(few.problems)).toHaveLength(3);
  expect(many.problems).toEqual(moved(few.problems));
  expect(many.counts).toEqual({ read: large, loaded: large - 5, ignored: 2, rejected: 3 });
});

test('blanks and tabs after closing marks stand outside the values', async () => {
  const { few, many } = await readBoth('loose-marks', (count) => {
    const { 1: _first, [count - 47]: _width, [count - 46]: _quote, ...values } = spoiled(count, 50);
    const loose = (line: string): string => line.replace(/[^,]+/g, '"$&"\t').replace('"\t', '" ');
    return `${[header, ...rowsWith(count, values).map(loose)].join('\n')}\n`;
  });
  expect(expected(few.problems)).toHaveLength(3);
  expect(many.problems).toEqual(moved(few.problems));
  expect(many.counts).toEqual({ read: large, loaded: large - 5, ignored: 2, rejected: 3 });
});

test('a mark that nothing closes, in a file without quoted cells, is a character', async () => {
  const { few, many } = await readBoth('mark', (count) => {
    const { 1: _first, ...bad } = spoiled(count, 50);
    return `${[header, ...rowsWith(count, bad)].join('\n')}\n`;
  });
  expect(expected(few.problems)).toHaveLength(4);
  expect(many.problems).toEqual(moved(few.problems));
});

test('a total of full width does not make up for a row that was lost', async () => {
  const { few, many } = await readBoth('total', (count) => {
    const lines = rowsWith(count, { [count - 50]: '2026-10-12' });
    return `${[header, ...lines, '合计,,,,,,88888.00,,,'].join('\n')}\n`;
  });
  expect(many.problems).toEqual(moved(few.problems));
  expect(many.counts).toEqual({ read: large, loaded: large - 1, ignored: 0, rejected: 1 });
});

test('bytes that are no characters cost their row', async () => {
  const { few, many } = await readBoth('bytes', (count) => {
    const bytes = Buffer.from(`${[header, ...rowsWith(count, {})].join('\n')}\n`);
    const at = bytes.indexOf(String(628_500_000_000 + count - 50));
    bytes[at + 3] = 0xff;
    return bytes;
  });
  expect(expected(few.problems)).toEqual([`${small - 49} ERR_ENCODING_INVALID`]);
  expect(many.problems).toEqual(moved(few.problems));
  expect(many.counts.loaded).toBe(large - 1);
});

test('words that stand late in the file mean what they mean early', async () => {
  const late = (count: number): string => {
    const lines = rowsWith(count, {});
    const n = Math.floor(count / 2);
    lines[n] = (lines[n] ?? '').replace('消费', '消费撤销');
    lines[n + 1] = (lines[n + 1] ?? '').replace('消费', '线下扫码退款').replace('成功', '处理失败');
    lines[n + 2] = (lines[n + 2] ?? '').replace('银行卡', '前台现金');
    lines[n + 3] = (lines[n + 3] ?? '').replace(/,0\.\d\d,\d+,/, ',-,-,');
    lines[n + 4] = (lines[n + 4] ?? '').replace('消费', 'POS签到');
    lines[n + 5] = (lines[n + 5] ?? '').replace('银行卡', '免单');
    return `${[header, ...lines].join('\n')}\n`;
  };
  const { few, many } = await readBoth('words', late);
  expect(few.problems).toEqual([]);
  expect(few.kinds).toEqual([
    `refund failed attempt: 1, 1 fees, 1 rrns`,
    `sale approved due: ${small - 5}, ${small - 6} fees, ${small - 6} rrns`,
    `sale approved none: 2, 2 fees, 2 rrns`,
    `void approved due: 1, 1 fees, 1 rrns`,
  ]);
  expect(many.problems).toEqual([]);
  expect(many.kinds).toEqual(
    few.kinds.map((each) =>
      each.replace(
        /: (\d{2,}), (\d{2,}) fees, (\d{2,})/,
        (_, ...n) =>
          `: ${Number(n[0]) + large - small}, ${Number(n[1]) + large - small} fees, ${Number(n[2]) + large - small}`,
      ),
    ),
  );
  expect(many.counts).toEqual({ read: large, loaded: large - 1, ignored: 1, rejected: 0 });
});

test('a large file in UTF-16 has the lines of its characters, not of its bytes', async () => {
  const { few, many } = await readBoth('utf-16', (count) => {
    const lines = rowsWith(count, {
      [count - 50]: row(count - 50)
        .replace('第', '上第')
        .replace(',898', ',8.98,'),
    });
    return Buffer.from(`\ufeff${[header, ...lines].join('\n')}\n`, 'utf16le');
  });
  expect(expected(few.problems)).toEqual([`${small - 49} ERR_INTAKE_COLUMNS`]);
  expect(many.problems).toEqual(moved(few.problems));
});

test.for([
  ['line feeds', '\n'],
  ['carriage returns', '\r'],
] as const)(
  'a large file in GB18030 has the lines, values and damage of a small one: %s',
  async ([name, end]) => {
    const { few, many } = await readBoth(`gb18030-${name}`, (count) => {
      const { 1: _first, [count - 46]: _quote, ...bad } = spoiled(count, 50);
      const bytes = encodeGb18030([header, ...rowsWith(count, bad), ''].join(end));
      const at = bytes.indexOf(String(628_500_000_000 + count - 20));
      // A character of four bytes in one row, one of none in another.
      bytes.set([0x82, 0x30, 0x81, 0x30], bytes.indexOf(Buffer.from('b5da', 'hex'), at));
      bytes[bytes.indexOf(String(628_500_000_000 + count - 10)) + 3] = 0xff;
      return bytes;
    });
    const first = small - 50 + 1;
    expect(expected(few.problems)).toEqual([
      `${first} ERR_INTAKE_AMOUNT`,
      `${first + 1} ERR_INTAKE_DATE`,
      `${first + 2} ERR_INTAKE_KIND`,
      `${first + 3} ERR_INTAKE_COLUMNS`,
      `${small - 9} ERR_ENCODING_INVALID`,
    ]);
    expect(many.problems).toEqual(moved(few.problems));
    expect(many.counts).toEqual({ read: large, loaded: large - 7, ignored: 2, rejected: 5 });
  },
);

test('a large file in GB18030 is read as the same text in UTF-8', async () => {
  const { [large - 46]: _quote, [large - 47]: _width, ...values } = spoiled(large, 50);
  const text = `${[header, ...rowsWith(large, values)].join('\r\n')}\r\n`;
  const inGb18030 = await read('in-gb18030', encodeGb18030(text));
  expect(expected(inGb18030.problems)).toHaveLength(3);
  expect(inGb18030).toEqual(await read('in-utf-8', text));
});

// Longer than the pieces in which the engine reads, most of a row being one quoted value: pieces end within it.
test.for([
  ['a tab behind its quotation mark', '"\t,', '\n'],
  ['quotation marks as they should be', '",', '\r\n'],
] as const)(
  'a value that reaches over the end of a piece is whole: %s',
  async ([name, closing, end]) => {
    const count = 48_000;
    const lines = Array.from({ length: count }, (_, n) => {
      const order = `${String(n).padStart(6, '0')}${'订,'.repeat(90)}`;
      return `2026-10-12 ${String(n % 24).padStart(2, '0')}:10:00,消费,成功,"${order}${closing}12.${String(n % 90).padStart(2, '0')}`;
    });
    const file = join(folder, `pieces-${closing.length}.csv`);
    const text = `${['交易时间,交易类型,交易状态,订单号,交易金额', ...lines].join(end)}${end}`;
    expect(Buffer.byteLength(text), name).toBeGreaterThan(17_000_000);
    writeFileSync(file, text);
    const engine = openDuckDb();
    try {
      await inputsOf(engine, file);
      const row = await engine.row(
        `select count(distinct order_id) as orders, min(strlen(order_id)) as least, max(strlen(order_id)) as most,
         count(*) filter (contains(order_id, '"')) as marked from pos`,
      );
      expect(row).toEqual({ orders: count, least: 366, most: 366, marked: 0 });
    } finally {
      engine.close();
    }
  },
);
