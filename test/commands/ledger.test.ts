import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../../scripts/ensure.js';
import type { CommandContext, CommandOutcome } from '../../src/commands/context.ts';
import {
  acceptDiscrepancy,
  exportDiscrepancies,
  listDiscrepancies,
  reopenDiscrepancy,
  showDiscrepancy,
} from '../../src/commands/discrepancies.ts';
import { exportRefund } from '../../src/commands/export-refund.ts';
import { runBackup, runExport, runVerify } from '../../src/commands/ledger.ts';
import { runReconcile } from '../../src/commands/reconcile.ts';
import { listRuns, showRun } from '../../src/commands/runs.ts';
import { languages } from '../../src/locales/index.ts';
import type { Language } from '../../src/locales/locale.ts';
import type { Discrepancy, Report } from '../../src/model/report.ts';
import { contextIn } from './context.ts';

const ledger = { ledger: 'ledger.duckdb' };
const files = ['till.csv', 'acquirer.csv', 'bank.csv'];
const started = process.cwd();
let folder = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'posrecon-ledger-commands-'));
  cpSync(join(root, 'fixtures/shops/cafe'), folder, { recursive: true });
  process.chdir(folder);
  await runReconcile(files, ledger, by('en'));
});
afterAll(() => {
  process.chdir(started);
  rmSync(folder, { recursive: true });
});

function by(language: Language): CommandContext {
  return { ...contextIn(language), folder };
}

async function open(): Promise<readonly Discrepancy[]> {
  const { output } = await listDiscrepancies({ ...ledger, format: 'json' }, by('en'));
  return JSON.parse(output) as Discrepancy[];
}

async function idOf(code: string): Promise<string> {
  return (await open()).find((each) => each.code === code)?.id ?? '';
}

describe.for(languages)('in %s', (language) => {
  test.for([
    ['runs', () => listRuns(ledger, by(language))],
    ['run', () => showRun('1', ledger, by(language))],
    ['discrepancies', () => listDiscrepancies(ledger, by(language))],
    ['verify', () => runVerify(ledger, by(language))],
  ] as const)('%s read well', async ([name, command]) => {
    const { output, exitCode } = await command();
    expect(exitCode).toBe(0);
    await expect(output).toMatchFileSnapshot(`__snapshots__/ledger/${name}.${language}.txt`);
  });
});

test('a discrepancy that is accepted counts no longer, drafts nothing, and keeps its history', async () => {
  const id = await idOf('duplicate-charge');
  const accepted = await acceptDiscrepancy(
    id,
    { ...ledger, reason: 'two guests, one card' },
    by('en'),
  );
  expect(accepted.output).toBe(
    `${id} is accepted: it counts no longer, and no letter is drafted for it.\n`,
  );
  expect((await open()).map((each) => each.id)).not.toContain(id);
  const { output } = await runReconcile(files, { ...ledger, format: 'json' }, by('en'));
  const report = JSON.parse(output) as Report;
  expect(report.discrepancies.find((each) => each.id === id)).toMatchObject({
    status: 'accepted',
    refundRequest: null,
  });
  expect(report.refundRequests.some(({ discrepancy }) => discrepancy === id)).toBe(false);
  await expect((await showDiscrepancy(id, ledger, by('en'))).output).toMatchFileSnapshot(
    '__snapshots__/ledger/history.en.txt',
  );
  await reopenDiscrepancy(id, ledger, by('zh-CN'));
  expect((await open()).map((each) => each.id)).toContain(id);
  await expect((await showDiscrepancy(id, ledger, by('zh-CN'))).output).toMatchFileSnapshot(
    '__snapshots__/ledger/history.zh-CN.txt',
  );
});

test('only what is new counts with --new-only', async () => {
  const counted = async (flags: object): Promise<number> =>
    (await runReconcile(files, { ...ledger, ...flags }, by('en'))).exitCode;
  expect(await counted({})).toBe(1);
  expect(await counted({ newOnly: true })).toBe(0);
});

test.for([
  [
    'without a reason',
    (id: string) => acceptDiscrepancy(id, ledger, by('en')),
    '--reason is missing',
  ],
  [
    'of another ledger',
    () => acceptDiscrepancy('d_0', { ...ledger, reason: 'why' }, by('en')),
    'there is no discrepancy d_0 in the ledger',
  ],
  [
    'that is open',
    (id: string) => reopenDiscrepancy(id, ledger, by('en')),
    'is open, not accepted',
  ],
] as const)('a ruling %s is refused', async ([, command, says]) => {
  const before = readFileSync('ledger.duckdb');
  await expect(command(await idOf('wrong-amount'))).rejects.toThrow(says);
  expect(readFileSync('ledger.duckdb').equals(before)).toBe(true);
});

test('a ledger that is not there is a usage error', async () => {
  await expect(listRuns({ ledger: 'none.duckdb' }, by('en'))).rejects.toMatchObject({
    exitCode: 2,
    message: 'there is no ledger here',
  });
  await expect(listRuns({}, by('en'))).rejects.toMatchObject({ exitCode: 2 });
});

test('a hash that no entry has fails the check with exit 4', async () => {
  const { exitCode, output } = await runVerify({ ...ledger, anchor: 'abc' }, by('en'));
  expect(exitCode).toBe(4);
  expect(output).toContain('✗ The entry of the hash given is in the trail: does not hold: abc');
});

test('a backup is a ledger, and overwrites nothing', async () => {
  await runBackup('copy.duckdb', ledger, by('en'));
  const runsIn = async (file: string): Promise<CommandOutcome> =>
    listRuns({ ledger: file }, by('en'));
  expect((await runsIn('copy.duckdb')).output).toBe((await runsIn('ledger.duckdb')).output);
  await expect(runBackup('copy.duckdb', ledger, by('en'))).rejects.toThrow(
    'this file is there already',
  );
});

test('tables are written for other programs', async () => {
  await runExport('tables', ledger, by('en'));
  expect(readFileSync('tables/runs.csv', 'utf8').split('\n')[0]).toBe(
    'number,happened_at,as_of,version,files,records,open',
  );
  await runExport('parquet', { ...ledger, as: 'parquet' }, by('en'));
  expect(readFileSync('parquet/audit.parquet').subarray(0, 4).toString()).toBe('PAR1');
  await expect(runExport('x', { ...ledger, as: 'xml' }, by('en'))).rejects.toMatchObject({
    exitCode: 2,
  });
});

test('the list is written as CSV, and a formula in it is text', async () => {
  const { output } = await exportDiscrepancies(ledger, by('en'));
  const [header = '', first = ''] = output.split('\r\n');
  expect(header.split(',').slice(0, 4)).toEqual(['id', 'code', 'severity', 'status']);
  expect(first.split(',')[3]).toBe('open');
});

test('no export is written over a file that the ledger was made of, wherever it lies now', async () => {
  cpSync('till.csv', 'moved.csv');
  const before = readFileSync('moved.csv', 'utf8');
  const found = await open();
  const request = found.find(({ refundRequest }) => refundRequest !== null)?.refundRequest ?? '';
  const refused = { exitCode: 2, message: expect.stringContaining('would write over moved.csv') };
  await expect(
    exportDiscrepancies({ ...ledger, output: 'moved.csv' }, by('en')),
  ).rejects.toMatchObject(refused);
  await expect(
    exportRefund(request, { ...ledger, output: 'moved.csv' }, by('en')),
  ).rejects.toMatchObject(refused);
  expect(readFileSync('moved.csv', 'utf8')).toBe(before);
});
