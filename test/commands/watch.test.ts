import { type ChildProcess, spawn } from 'node:child_process';
import {
  appendFileSync,
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { root } from '../../scripts/ensure.js';
import { listRuns } from '../../src/commands/runs.ts';
import type { RunEntry } from '../../src/model/ledger.ts';
import { contextIn } from './context.ts';

const cafe = join(root, 'fixtures/shops/cafe');
const story = join(root, 'fixtures/stories/two-weeks');
let folder = '';
let child: ChildProcess;
let said = { out: '', err: '' };

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'posrecon-watch-'));
  mkdirSync(join(folder, 'in'));
});
afterEach(() => {
  child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

function start(...args: readonly string[]): void {
  said = { out: '', err: '' };
  child = spawn(
    process.execPath,
    [join(root, 'bin/posrecon.js'), 'reconcile', '--watch', ...args],
    {
      cwd: folder,
      env: { PATH: process.env['PATH'], TZ: 'UTC', LANG: 'en' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (said.out += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (said.err += text));
}

/** Until it watches again after its nth look at what is there. */
async function watches(times: number): Promise<void> {
  await expect
    .poll(() => said.err.match(/watching .* \(Ctrl\+C ends\)/g)?.length ?? 0, {
      timeout: 30_000,
      interval: 50,
    })
    .toBe(times);
}

async function end(signal: NodeJS.Signals = 'SIGINT'): Promise<number | null> {
  const exit = new Promise<number | null>((resolve) => child.once('exit', resolve));
  child.kill(signal);
  return exit;
}

const headings = (): readonly string[] =>
  said.out.match(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d.*$/gm) ?? [];

test('a folder is reconciled anew when files appear in it, never half-written ones', async () => {
  start('in', '--fail-on', 'error', '-o', 'in/report.json');
  await watches(1);
  expect(said).toEqual({ out: '', err: expect.stringContaining('no file is there yet') });

  const bank = readFileSync(join(cafe, 'bank.csv'));
  copyFileSync(join(cafe, 'till.csv'), join(folder, 'in/till.csv'));
  copyFileSync(join(cafe, 'acquirer.csv'), join(folder, 'in/acquirer.csv'));
  const piece = Math.ceil(bank.length / 10);
  for (let at = 0; at < bank.length; at += piece) {
    appendFileSync(join(folder, 'in/bank.csv'), bank.subarray(at, at + piece));
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  await watches(2);
  expect(said.err).toContain('in/bank.csv is being written; waiting until it is whole');
  expect(headings()).toEqual([expect.stringMatching(/^[\d: -]+$/)]);
  expect(said.out).toContain('8 rows read: 8 loaded');
  expect(said.out).toContain('4 things to act on');

  // What is not an input, and what the run itself wrote, is none of its business.
  writeFileSync(join(folder, 'in/statement.csv.part'), 'half');
  appendFileSync(join(folder, 'in/till.csv'), '\n');
  await watches(3);
  expect(headings().slice(1)).toEqual([expect.stringMatching(/new or changed: in\/till\.csv$/)]);
  expect(await end()).toBe(1);
  expect(said.err).not.toContain('error');
});

test('a broken file is told and the watch goes on; the last run decides how it ends', async () => {
  cpSync(cafe, join(folder, 'in'), { recursive: true });
  writeFileSync(join(folder, 'in/till.csv'), 'nothing that is a till log\n');
  start('--pos', 'in/till.csv', '--settlement', 'in/acq*.csv', '--fail-on', 'never');
  await watches(1);
  expect(said.err).toContain('error[ERR_');
  copyFileSync(join(cafe, 'till.csv'), join(folder, 'in/till.csv'));
  await watches(2);
  expect(said.out).toContain('124 rows read: 124 loaded');
  expect(await end('SIGTERM')).toBe(0);
});

test('with a ledger each delivery is one run of it', async () => {
  const deliver = (day: string): void => {
    for (const source of ['till', 'ums', 'ccb']) {
      copyFileSync(join(story, `${source}-${day}.csv`), join(folder, `in/${source}-${day}.csv`));
    }
  };
  writeFileSync(
    join(folder, 'posrecon.yaml'),
    `sources:
  pos: { files: [in/till-*.csv] }
  settlement: { files: [in/ums-*.csv] }
  bank: { files: [in/ccb-*.csv] }
acquirers:
  - { name: 银联商务, profile: china-ums, cutOff: "23:00", payoutLag: 1 }
`,
  );
  deliver('20260928');
  start('--format', 'json');
  await watches(1);
  deliver('20260929');
  await watches(2);
  expect(await end()).toBe(1);
  const { output } = await listRuns({ format: 'json' }, { ...contextIn('en'), folder });
  const { runs } = JSON.parse(output) as { readonly runs: readonly RunEntry[] };
  expect(runs.map(({ files }) => files)).toEqual([3, 3]);
  // Standard output is what was asked for, and nothing else.
  expect(said.out.startsWith('{\n  "schemaVersion": 1,')).toBe(true);
  expect(said.out.match(/^\{$/gm)).toHaveLength(2);
  expect(said.err).toMatch(/new or changed: in\/till-20260929\.csv, in\/ums-20260929\.csv/);
});

test('what can never run does not begin to watch', async () => {
  start('in', '--fail-on', 'sometimes');
  expect(await new Promise((resolve) => child.once('exit', resolve))).toBe(2);
  expect(said.err).toContain('--fail-on sometimes is not known');
  start();
  expect(await new Promise((resolve) => child.once('exit', resolve))).toBe(2);
  expect(said.err).toContain('no files are named');
});
