import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openDuckDb } from '../../src/engine/duckdb.ts';
import { type TransactionColumn, transactionColumns } from '../../src/engine/schema.ts';
import { wholeFileLimit } from '../../src/intake/byte-facts.ts';
import { readInputs } from '../../src/intake/read-inputs.ts';
import type { LoadedSource } from '../../src/intake/source.ts';

// What stands beside a large file's records is read with them: balances that run through it, and refunds in the rows of their sales.
const folder = mkdtempSync(join(tmpdir(), 'posrecon-beside-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Loaded {
  readonly source: LoadedSource;
  /** Line and amount of each refund. */
  readonly refunds: readonly string[];
}

async function load(name: string, lines: readonly string[]): Promise<Loaded> {
  const file = join(folder, name);
  const text = `${lines.join('\n')}\n`;
  expect(text.length).toBeGreaterThan(wholeFileLimit);
  writeFileSync(file, text);
  const engine = openDuckDb();
  try {
    const inputs = await readInputs(engine, {
      files: [{ file, side: null }],
      settings: {},
      timeZone: null,
      currency: null,
      wanted: new Set(Object.keys(transactionColumns) as TransactionColumn[]),
      maxProblems: 20,
    });
    const [source] = inputs.sources;
    if (source === undefined) throw inputs.refused[0] ?? new Error('nothing was read');
    const table = source.side === 'pos' ? 'pos' : 'stl';
    const rows = await engine.rows(
      `select id, cast(amount as varchar) as amount from ${table} where family = 'refund' order by id`,
    );
    return {
      source,
      refunds: rows.map((row) => `${source.lineOf(Number(row['id']))} ${row['amount']}`),
    };
  } finally {
    engine.close();
  }
}

const activity =
  'Date,Time,TimeZone,Name,Type,Status,Currency,Gross,Fee,Net,From Email Address,To Email Address,Transaction ID,Address Status,Reference Txn ID,Invoice Number,Receipt ID,Balance,Contact Phone Number,Subject,Note';

/** Two currencies by turns. Their balances come to thousands, with a comma, in the middle alone, where no sample is taken. */
function payments(count: number): readonly string[] {
  const balances = { USD: 0, EUR: 0 };
  const own = { USD: 0, EUR: 0 };
  return Array.from({ length: count }, (_, n) => {
    const currency = n % 3 === 0 ? 'EUR' : 'USD';
    const nth = own[currency] - 8000;
    const size = nth >= 0 && nth < 20 ? 99_999 : 500;
    const isIn = size === 500 ? nth % 2 === 0 : nth < 10;
    const moved = isIn ? size : -size;
    own[currency] += 1;
    balances[currency] += moved;
    const amount = money(moved);
    const time = `1/${1 + (n % 28)}/2026,09:12:44,PST`;
    const id = `1AA${String(n).padStart(14, '0')}`;
    return `${time},A. Buyer,General Payment,Completed,${currency},${amount},0.00,${amount},,,${id},,,,,"${money(balances[currency])}",,,`;
  });
}

function money(cents: number): string {
  return (cents / 100).toFixed(2).replace(/(\d)(\d{3}\.)/, '$1,$2');
}

const lines = [activity, ...payments(45_000)];

test('a balance is followed in each currency, thousands told late among them', async () => {
  expect(lines.slice(20_000).find((line) => line.includes('"9,999.90"'))).toBeDefined();
  const { source } = await load('paypal.csv', lines);
  expect(source.counts).toEqual({
    read: 45_000,
    loaded: 45_000,
    repeated: 0,
    ignored: 0,
    rejected: 0,
  });
  expect(source.controlTotals).toEqual([
    expect.objectContaining({ name: 'Balance EUR', stated: '0.00', found: '0.00', agrees: true }),
    expect.objectContaining({ name: 'Balance USD', stated: '0.00', found: '0.00', agrees: true }),
  ]);
});

test.for([
  ['upwards', (rows: readonly string[]) => rows, 30_002],
  ['downwards', (rows: readonly string[]) => rows.toReversed(), 15_000],
] as const)(
  'a row that is missing breaks the balance of its currency: %s',
  async ([name, order, line]) => {
    const [header = '', ...rows] = lines;
    const missing = rows.filter((_, at) => at !== 30_000 - 1);
    const { source } = await load(`${name}.csv`, [header, ...order(missing)]);
    expect(source.controlTotals).toEqual([
      expect.objectContaining({ name: 'Balance EUR', agrees: true }),
      expect.objectContaining({
        name: 'Balance USD',
        stated: '5.00',
        found: '10.00',
        agrees: false,
        line,
      }),
    ]);
  },
);

const gateway =
  '"transactionID";"status";"merchantnumber";"orderID";"authamount";"currency";"authdate";"cardtypeID";"CompanyTransactionGroupID";"testTransaction";"FraudControl";"description";"CardHolder";"cardname";"display_short_name";"transaction_group_name";"CurrencyCodeA";"MinorUnit";"CurrencyName";"capturedamount";"creditedAmount";"capturedDate";"creditedDate";"isBooked";"fee";"tcardnumber";"authReferenceNumber"';

function captured(n: number, credited: string): string {
  const at = credited === '0.00' ? '' : '16-01-2026 10:00';
  return `"${210_000_000 + n}";"2";"8012345";"E-${n}";"80.00";"208";"14-01-2026 19:37";"2";"0";"0";"0";"Order";"";"Visa/Dankort";"Visa/Dankort";"";"DKK";"2";"Danish Krone";"80.00";"${credited}";"14-01-2026 19:37";"${at}";"1";"0.00";"457160XXXXXX0987";"20000"`;
}

test('a refund beside a sale has the line of its sale', async () => {
  const credits = new Map([
    [7, '12.50'],
    [10_000, '80.00'],
    [19_999, '0.05'],
  ]);
  const sales = Array.from({ length: 20_000 }, (_, n) => captured(n, credits.get(n) ?? '0.00'));
  const { source, refunds } = await load('epay.csv', [gateway, ...sales]);
  expect(source.mapping.profile).toBe('epay');
  expect(source.counts.loaded).toBe(20_003);
  expect(refunds).toEqual(['9 -12.50000', '10002 -80.00000', '20001 -0.05000']);
});
