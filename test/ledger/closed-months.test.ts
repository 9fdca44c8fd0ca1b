import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { runClose, runVerify } from '../../src/commands/ledger.ts';
import { undo } from '../../src/commands/match.ts';
import { runReconcile } from '../../src/commands/reconcile.ts';
import type { Report } from '../../src/model/report.ts';
import { reportSchema } from '../../src/report/report-schema.ts';
import { contextIn } from '../commands/context.ts';

const tillHeader = 'Date,Time,Terminal,Order No,Type,Amount,Tender,Card,RRN,Status';
const acquirerHeader =
  'Settlement Date,Merchant ID,Terminal ID,Transaction Date,Transaction Time,Transaction Type,Card Number,RRN,Currency,Gross Amount,Fee,Net Amount';
const tillRow = (day: string, number: string, amount: string): string =>
  `${day},09:00:00,10000001,A${number},Sale,${amount},Card,400005******1${number},628500000${number},Approved`;
const acquirerRow = (day: string, number: string, amount: string): string =>
  `${day},104110054110001,10000001,${day},09:00:02,Sale,400005******1${number},628500000${number},GBP,${amount},0.00,${amount}`;

const folder = mkdtempSync(join(tmpdir(), 'posrecon-months-'));
const started = process.cwd();
process.chdir(folder);
afterAll(() => {
  process.chdir(started);
  rmSync(folder, { recursive: true });
});
const context = { ...contextIn('en'), folder };
const ledger = { ledger: 'ledger.duckdb' };

function write(name: string, ...lines: readonly string[]): string {
  writeFileSync(name, `${lines.join('\n')}\n`);
  return name;
}

async function reconcile(...files: readonly string[]): Promise<Report> {
  const flags = { ...ledger, currency: 'GBP', format: 'json' };
  const { output } = await runReconcile(files, flags, context);
  expect(reportSchema.safeParse(JSON.parse(output)).error).toBeUndefined();
  return JSON.parse(output) as Report;
}

beforeEach(async () => {
  rmSync('ledger.duckdb', { force: true });
  await reconcile(
    write(
      'till-10.csv',
      tillHeader,
      tillRow('2026-10-12', '001', '12.00'),
      tillRow('2026-10-13', '002', '30.00'),
    ),
    write(
      'acquirer-10.csv',
      acquirerHeader,
      acquirerRow('2026-10-12', '001', '12.00'),
      acquirerRow('2026-10-13', '002', '30.00'),
    ),
  );
});

async function november(): Promise<void> {
  await reconcile(
    write('till-11.csv', tillHeader, tillRow('2026-11-02', '003', '8.00')),
    write('acquirer-11.csv', acquirerHeader, acquirerRow('2026-11-02', '003', '8.00')),
  );
}

test.for([
  ['2026-13', '2026-13 is not a month'],
  ['October', 'October is not a month'],
  ['2026-10', '2026-10 is not over: the last run judged as of 2026-10-13'],
] as const)('%s cannot be closed', async ([month, message]) => {
  await expect(runClose(month, ledger, context)).rejects.toMatchObject({ exitCode: 2, message });
});

test('what later files bring of a closed month is told, and booked in their month', async () => {
  await november();
  const { output } = await runClose('2026-10', ledger, context);
  expect(output).toContain('2026-10 is closed');

  const late = write(
    'late.csv',
    acquirerHeader,
    acquirerRow('2026-10-13', '002', '30.00'),
    acquirerRow('2026-10-13', '009', '30.00'),
  );
  const report = await reconcile(late);
  const extra = report.discrepancies.filter(({ status }) => status === 'new').map(({ id }) => id);
  expect(extra).toHaveLength(1);
  expect(report.late).toEqual([
    {
      month: '2026-10',
      bookedIn: '2026-11',
      records: [{ side: 'settlement', currency: 'GBP', count: 1, sum: '30.00' }],
      discrepancies: extra,
    },
  ]);
  const shown = await runReconcile([late], { ...ledger, currency: 'GBP' }, context);
  expect(shown.output).not.toContain('Came for a month that is closed');
  expect((await runVerify(ledger, context)).exitCode).toBe(0);
});

test('the terminal says it too', async () => {
  await november();
  await runClose('2026-10', ledger, context);
  const late = write('late.csv', tillHeader, tillRow('2026-10-13', '009', '5.00'));
  const { output } = await runReconcile([late], { ...ledger, currency: 'GBP' }, context);
  expect(output).toContain(
    'Came for a month that is closed\n  2026-10: 1 record of the till log, 5.00 GBP, booked in 2026-11\n',
  );
});

test('files that were read before bring nothing, nor do months that are open', async () => {
  await november();
  await runClose('2026-10', ledger, context);
  const again = write(
    'again.csv',
    ...readFileSync('till-10.csv', 'utf8').trim().split('\n'),
    tillRow('2026-11-03', '004', '4.00'),
  );
  expect((await reconcile(again)).late).toBeUndefined();
});

test('a closing is taken back by undo, and cannot be made twice', async () => {
  await november();
  await runClose('2026-10', ledger, context);
  await expect(runClose('2026-10', ledger, context)).rejects.toMatchObject({
    message: '2026-10 is closed already',
  });
  const { output } = await undo({ ...ledger, reason: 'too early' }, context);
  expect(output).toBe('2026-10 is open again.\n');
  const late = write('late.csv', tillHeader, tillRow('2026-10-13', '009', '5.00'));
  expect((await reconcile(late)).late).toBeUndefined();
  await november();
  await runClose('2026-10', ledger, context);
  expect((await runVerify(ledger, context)).exitCode).toBe(0);
});
