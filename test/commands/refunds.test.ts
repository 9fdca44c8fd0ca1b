import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { root } from '../../scripts/ensure.js';
import type { CommandContext } from '../../src/commands/context.ts';
import { acceptDiscrepancy, reopenDiscrepancy } from '../../src/commands/discrepancies.ts';
import { runVerify } from '../../src/commands/ledger.ts';
import { runReconcile } from '../../src/commands/reconcile.ts';
import {
  approveRefund,
  draftRefund,
  failRefund,
  listRefunds,
  rejectRefund,
  showRefund,
  submitRefund,
  withdrawRefund,
} from '../../src/commands/refunds.ts';
import { languages } from '../../src/locales/index.ts';
import type { Language } from '../../src/locales/locale.ts';
import type { RefundRequest, RequestState } from '../../src/model/refund-request.ts';
import type { Report } from '../../src/model/report.ts';
import { contextIn } from './context.ts';

const ledger = { ledger: 'ledger.duckdb' };
const files = ['till.csv', 'acquirer.csv', 'bank.csv'];
const started = process.cwd();
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'posrecon-refunds-'));
  cpSync(join(root, 'fixtures/shops/cafe'), folder, { recursive: true });
  process.chdir(folder);
});
afterEach(() => {
  process.chdir(started);
  rmSync(folder, { recursive: true });
});

/** What somebody sees on some day of October. */
function by(user: string, day = 20, language: Language = 'en'): CommandContext {
  return { ...contextIn(language), user, now: `2026-10-${day}T09:00:00.000Z`, folder };
}

async function night(names: readonly string[], day = 20): Promise<Report> {
  const { output } = await runReconcile(names, { ...ledger, format: 'json' }, by('nightly', day));
  return JSON.parse(output) as Report;
}

async function requests(): Promise<readonly RefundRequest[]> {
  const { output } = await listRefunds({ ...ledger, all: true, format: 'json' }, by('ann'));
  return JSON.parse(output) as RefundRequest[];
}

async function stateOf(id: string): Promise<RequestState | undefined> {
  return (await requests()).find((each) => each.id === id)?.state;
}

/** The request that follows from the first discrepancy of a code. */
function requestOf({ discrepancies }: Report, code: string): string {
  return discrepancies.find((each) => each.code === code)?.refundRequest ?? '';
}

/** The acquirer's file of the next day: the extra charge of the café's day, given back. */
function writeRefund(file: string, amount: string): void {
  const [header = '', ...rows] = readFileSync('acquirer.csv', 'utf8').split(/\r?\n/);
  const extra = rows.find((row) => row.includes(',628561001474,')) ?? '';
  const refund = extra
    .replaceAll('2026-10-12', '2026-10-13')
    .replace(',Sale,', ',Refund,')
    .replace(',628561001474,', ',628661009999,')
    .replace(/,11\.40,0\.10,11\.30$/, `,-${amount},0.00,-${amount}`);
  writeFileSync(file, `${header}\n${refund}\n`);
}

test('a double charge is followed until the money is back', async () => {
  const id = requestOf(await night(files), 'duplicate-charge');
  expect(await stateOf(id)).toBe('draft');
  await expect(approveRefund(id, ledger, by('nightly'))).rejects.toThrow(
    `nightly drafted ${id} and cannot approve it`,
  );
  await expect(submitRefund(id, { ...ledger, reference: '1' }, by('ann'))).rejects.toThrow(
    `${id} is draft: it cannot be submitted`,
  );
  await approveRefund(id, ledger, by('ann', 21));
  await submitRefund(id, { ...ledger, reference: 'Q-1001' }, by('bob', 21));
  await failRefund(id, { ...ledger, cause: 'bank', reason: 'wrong batch number' }, by('bob', 22));
  expect(await stateOf(id)).toBe('failed');
  await submitRefund(id, { ...ledger, reference: 'Q-1002' }, by('bob', 22));

  writeRefund('acquirer-13.csv', '11.40');
  const report = await night(['acquirer-13.csv'], 23);
  expect(await stateOf(id)).toBe('settled');
  const resolved = report.discrepancies.find(({ status }) => status === 'resolved');
  expect(resolved?.code).toBe('duplicate-charge');
  for (const language of languages) {
    const { output } = await showRefund(id, ledger, by('ann', 24, language));
    await expect(output).toMatchFileSnapshot(`__snapshots__/refunds/settled.${language}.txt`);
  }
  await expect(withdrawRefund(id, { ...ledger, reason: 'late' }, by('ann', 24))).rejects.toThrow(
    `${id} is settled: it cannot be withdrawn`,
  );
  expect((await runVerify(ledger, by('ann', 24))).exitCode).toBe(0);
});

test('a refund of another amount proves nothing', async () => {
  const id = requestOf(await night(files), 'duplicate-charge');
  await approveRefund(id, ledger, by('ann'));
  await submitRefund(id, { ...ledger, reference: 'Q-1001' }, by('ann'));
  writeRefund('acquirer-13.csv', '5.00');
  await night(['acquirer-13.csv'], 23);
  expect(await stateOf(id)).toBe('submitted');
});

test('what later records explain before anybody asked is withdrawn', async () => {
  const id = requestOf(await night(files), 'duplicate-charge');
  writeRefund('acquirer-13.csv', '11.40');
  await night(['acquirer-13.csv'], 23);
  expect(await stateOf(id)).toBe('withdrawn');
});

test('a discrepancy that was accepted and reopened keeps its draft', async () => {
  const report = await night(files);
  const id = requestOf(report, 'duplicate-charge');
  const found = report.discrepancies.find(({ refundRequest }) => refundRequest === id)?.id ?? '';
  await acceptDiscrepancy(found, { ...ledger, reason: 'two guests' }, by('ann'));
  writeRefund('acquirer-13.csv', '5.00');
  await night(['acquirer-13.csv'], 21);
  expect(await stateOf(id)).toBe('draft');
  await expect(approveRefund(id, ledger, by('ann'))).rejects.toThrow(
    `the discrepancy of ${id} is accepted, not open`,
  );
  await reopenDiscrepancy(found, ledger, by('ann'));
  await approveRefund(id, ledger, by('ann'));
  expect(await stateOf(id)).toBe('approved');
});

test('what a person withdrew can be drafted anew, by the next run or by hand', async () => {
  const report = await night(files);
  const id = requestOf(report, 'duplicate-charge');
  const found = report.discrepancies.find(({ refundRequest }) => refundRequest === id)?.id ?? '';
  await withdrawRefund(id, { ...ledger, reason: 'asked by phone' }, by('ann'));
  expect((await draftRefund(found, ledger, by('ann'))).output).toBe(`${id}: draft.\n`);
  await expect(approveRefund(id, ledger, by('ann'))).rejects.toThrow(
    `ann drafted ${id} and cannot approve it`,
  );
  await approveRefund(id, ledger, by('bob'));
  expect((await draftRefund(found, ledger, by('ann'))).output).toBe(`${id}: approved.\n`);
  expect((await runVerify(ledger, by('ann'))).exitCode).toBe(0);
});

test('a ledger must know in which currency files are that state none', async () => {
  const text = readFileSync('acquirer.csv', 'utf8').split(/\r?\n/);
  const without = text.map((line) =>
    line
      .split(',')
      .filter((_, at) => at !== 12)
      .join(','),
  );
  writeFileSync('bare.csv', without.join('\n'));
  const bare = ['till.csv', 'bare.csv'];
  await expect(runReconcile(bare, ledger, by('nightly'))).rejects.toMatchObject({
    exitCode: 2,
    message: 'no file says in which currency it is, and a ledger must know',
  });
  const { exitCode } = await runReconcile(bare, { ...ledger, currency: 'GBP' }, by('nightly'));
  expect(exitCode).toBe(1);
});

test('what was rejected stays so, and is not drafted again', async () => {
  const id = requestOf(await night(files), 'duplicate-charge');
  await expect(rejectRefund(id, ledger, by('ann'))).rejects.toThrow('--reason is missing');
  await rejectRefund(id, { ...ledger, reason: 'refunded in cash' }, by('ann'));
  await night(files, 21);
  expect(await stateOf(id)).toBe('rejected');
  expect((await requests()).filter((each) => each.id === id)).toHaveLength(1);
});

test('the only person of a shop may approve what they had drafted', async () => {
  writeFileSync('posrecon.yaml', 'approval: single\nledger: ledger.duckdb\n');
  const { output } = await runReconcile(files, { format: 'json' }, by('owner'));
  const id = requestOf(JSON.parse(output) as Report, 'duplicate-charge');
  await approveRefund(id, {}, by('owner'));
  expect(await stateOf(id)).toBe('approved');
});

test('a request that asks for other than is at stake is not approved', async () => {
  const id = requestOf(await night(files), 'wrong-amount');
  const bytes = readFileSync('ledger.duckdb');
  const { openDuckDb } = await import('../../src/engine/duckdb.ts');
  const engine = await openDuckDb();
  await engine.run("attach 'ledger.duckdb' as ledger");
  await engine.run(
    `update ledger.requests set body = replace(body, '"115.20"', '"115.30"') where id = '${id}'`,
  );
  await engine.run('detach ledger');
  engine.close();
  expect(readFileSync('ledger.duckdb').equals(bytes)).toBe(false);
  await expect(approveRefund(id, ledger, by('ann'))).rejects.toThrow(
    `what ${id} asks for is no longer what is at stake`,
  );
});

test('drafting twice gives the same draft', async () => {
  const report = await night(files);
  const found = report.discrepancies.find(({ code }) => code === 'wrong-amount');
  const before = await requests();
  const { output } = await draftRefund(found?.id ?? '', ledger, by('ann'));
  expect(output).toBe(`${found?.refundRequest}: draft.\n`);
  expect(await requests()).toEqual(before);
});

test.for([
  ['a cause', { reason: 'no' }, '--cause is missing'],
  ['a known cause', { reason: 'no', cause: 'weather' }, '--cause weather is not known'],
  ['a reason', { cause: 'bank' }, '--reason is missing'],
] as const)('to fail needs %s', async ([, flags, says]) => {
  const id = requestOf(await night(files), 'duplicate-charge');
  await expect(failRefund(id, { ...ledger, ...flags }, by('ann'))).rejects.toThrow(says);
});

test.for(languages)('the list reads well in %s', async (language) => {
  await night(files);
  const { output } = await listRefunds(ledger, by('ann', 20, language));
  await expect(output).toMatchFileSnapshot(`__snapshots__/refunds/list.${language}.txt`);
});
