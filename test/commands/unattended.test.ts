import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../../scripts/ensure.js';
import type { CommandOutcome } from '../../src/commands/context.ts';
import { runVerify } from '../../src/commands/ledger.ts';
import { runReconcile } from '../../src/commands/reconcile.ts';
import type { ReconcileFlags } from '../../src/commands/reconcile-flags.ts';
import { listRuns } from '../../src/commands/runs.ts';
import type { RunEntry } from '../../src/model/ledger.ts';
import type { Report } from '../../src/model/report.ts';
import { contextIn } from './context.ts';

const story = join(root, 'fixtures/stories/two-weeks');
const folder = mkdtempSync(join(tmpdir(), 'posrecon-nights-'));
const started = process.cwd();
const context = { ...contextIn('en'), folder };

beforeAll(() => {
  writeFileSync(
    join(folder, 'posrecon.yaml'),
    `sources:
  pos: { files: [till-*.csv] }
  settlement: { files: [ums-*.csv] }
  bank: { files: [ccb-*.csv] }
acquirers:
  - { name: 银联商务, profile: china-ums, cutOff: "23:00", payoutLag: 1 }
`,
  );
  process.chdir(folder);
});
afterAll(() => {
  process.chdir(started);
  rmSync(folder, { recursive: true });
});

/** Puts the exports of a night beside those of the nights before. */
function deliver(day: string): void {
  for (const name of readdirSync(story).filter((each) => each.includes(day))) {
    cpSync(join(story, name), join(folder, name));
  }
}

function exportsHere(): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.csv'))
    .map((name) => `${name} ${statSync(name).size} ${statSync(name).mtimeMs}`);
}

async function run(files: readonly string[], flags: ReconcileFlags = {}): Promise<CommandOutcome> {
  return runReconcile(files, { ...flags, format: 'json' }, context);
}

function codesOf({ output }: CommandOutcome, status: string): readonly string[] {
  return (JSON.parse(output) as Report).discrepancies
    .filter((each) => each.status === status)
    .map(({ code }) => code);
}

test('night after night new files are taken by pattern, each once, and none is touched', async () => {
  const told: string[] = [];
  for (const day of ['20260928', '20260929', '20260930', '20261001', '20261002']) {
    deliver(day);
    const before = exportsHere();
    const night = await run([], { require: 'pos,settlement,bank', failOn: 'never' });
    expect(night.exitCode).toBe(0);
    for (const status of ['new', 'resolved']) {
      told.push(...codesOf(night, status).map((code) => `${day} ${status} ${code}`));
    }
    const ledger = readFileSync('.posrecon/ledger.duckdb');
    const again = await run([]);
    expect(again.messages.at(-1)).toBe('posrecon: nothing new: the ledger is as it was');
    expect(readFileSync('.posrecon/ledger.duckdb').equals(ledger)).toBe(true);
    expect(exportsHere()).toEqual(before);
  }
  expect(told).toEqual([
    '20260929 new duplicate-charge',
    '20260929 new missing-payout',
    '20260930 new failed-but-charged',
    '20260930 new late-payout',
    '20260930 resolved missing-payout',
    '20261002 new refund-not-settled',
  ]);
  const runs = JSON.parse((await listRuns({ format: 'json' }, context)).output) as {
    readonly runs: readonly RunEntry[];
  };
  expect(runs.runs.map(({ files }) => files)).toEqual([3, 3, 3, 2, 2]);
  expect((await runVerify({}, context)).exitCode).toBe(0);
});

test('a side is required of the files of this run, not of those before it', async () => {
  const flags = {
    require: 'pos,settlement,bank',
    failOn: 'never',
    ledger: 'other.duckdb',
  } as const;
  const files = (day: string): readonly string[] =>
    readdirSync(folder).filter((name) => name.endsWith(`${day}.csv`));
  expect((await run(files('20260930'), flags)).exitCode).toBe(0);
  const withoutBank = await run(files('20261001'), flags);
  expect(withoutBank.exitCode).toBe(3);
  expect(withoutBank.messages.join()).toContain('no bank statement was read');
  const twice = await run(files('20260930'), flags);
  expect(twice.messages.at(-1)).toBe('posrecon: nothing new: the ledger is as it was');
  expect(twice.exitCode).toBe(0);
});

test('a side is required to reach the day that the other sides reach, whatever older files fit its pattern', async () => {
  const flags = {
    require: 'pos,settlement,bank',
    failOn: 'never',
    ledger: 'third.duckdb',
  } as const;
  const nights = (days: readonly string[]): readonly string[] =>
    readdirSync(folder).filter((name) => days.some((day) => name.endsWith(`${day}.csv`)));
  expect((await run(nights(['20260928']), flags)).exitCode).toBe(0);
  const older = nights(['20260928', '20260929']).filter((name) => name !== 'ccb-20260929.csv');
  const behind = await run(older, flags);
  expect(behind.exitCode).toBe(3);
  expect(behind.messages.join('\n')).toContain(
    'no bank statement covers 2026-09-29, and --require asks for one: the last ends with 2026-09-28',
  );
  expect((await run(older, { ...flags, require: 'pos,settlement' })).exitCode).toBe(0);
  const asked = await run(older, { ...flags, asOf: '2026-09-30' });
  expect(asked.messages.filter((line) => line.includes('ERR_SIDE_REQUIRED'))).toHaveLength(3);
  expect((await run([...older, 'ccb-20260929.csv'], flags)).exitCode).toBe(0);
});

test('a night on which nothing at all arrived is told from the night before', async () => {
  const flags = {
    require: 'pos,settlement,bank',
    failOn: 'never',
    ledger: 'fourth.duckdb',
  } as const;
  const files = readdirSync(folder).filter((name) => /202609(?:28|29)\.csv$/.test(name));
  const at = (now: string, asOf: string, timeZone?: string): Promise<CommandOutcome> =>
    runReconcile(
      files,
      { ...flags, asOf, format: 'json', ...(timeZone === undefined ? {} : { timeZone }) },
      { ...context, now },
    );
  // 04:15 of 30 September in Shanghai.
  const came = await at('2026-09-29T20:15:00.000Z', 'yesterday', 'Asia/Shanghai');
  expect(came.exitCode).toBe(0);
  expect((JSON.parse(came.output) as Report).run.asOf).toBe('2026-09-29');
  const none = await at('2026-09-30T20:15:00.000Z', 'yesterday', 'Asia/Shanghai');
  expect(none.exitCode).toBe(3);
  expect(none.messages.filter((line) => line.includes('covers 2026-09-30'))).toHaveLength(3);
  const today = await at('2026-09-30T20:15:00.000Z', 'today', 'Asia/Shanghai');
  expect((JSON.parse(today.output) as Report).run.asOf).toBe('2026-10-01');
  await expect(at('2026-09-30T20:15:00.000Z', 'yesterday')).rejects.toMatchObject({
    exitCode: 2,
    message: '--as-of yesterday is another date in every zone',
  });
});
