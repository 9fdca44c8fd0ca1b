import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../../scripts/ensure.js';
import { everyCommand } from '../../src/manual/command-tree.ts';
import { commandTree } from '../manual/command-tree.ts';

// Each example of the help is typed into a shell, on a shop's folder with one night in its ledger.

const discrepancy = 'd_2bbffd9eb7f998f1';
const request = 'r_8f63b7dee40b336b';
const folder = mkdtempSync(join(tmpdir(), 'posrecon-examples-'));
const shop = join(folder, 'shop');
const commands = everyCommand(commandTree.root).filter(({ commands: below }) => below.length === 0);
const examples = [commandTree.root, ...commands].flatMap(({ path, examples: its }) =>
  its.map((example) => ({ ...example, command: path.join(' ') })),
);

/** What has to be done before a command makes sense. */
const before: Readonly<Record<string, readonly string[]>> = {
  'discrepancies reopen': [`posrecon discrepancies accept ${discrepancy} --reason borne`],
  'refunds draft': [`posrecon refunds withdraw ${request} --reason early`],
  'refunds submit': [`posrecon refunds approve ${request}`],
  'refunds fail': [
    `posrecon refunds approve ${request}`,
    `posrecon refunds submit ${request} --reference 74537604221`,
  ],
};

function type(line: string, place: string): ReturnType<typeof spawnSync> {
  return spawnSync('bash', ['-c', line], {
    cwd: place,
    encoding: 'utf8',
    env: {
      PATH: [join(folder, 'bin'), process.env['PATH']].join(delimiter),
      HOME: place,
      LANG: 'en',
      TZ: 'UTC',
    },
  });
}

beforeAll(() => {
  const story = join(root, 'fixtures/stories/two-weeks');
  mkdirSync(join(folder, 'bin'));
  writeFileSync(
    join(folder, 'bin/posrecon'),
    `#!/bin/sh\nexec "${process.execPath}" "${join(root, 'bin/posrecon.js')}" "$@"\n`,
    { mode: 0o755 },
  );
  mkdirSync(shop);
  for (const [name, source] of [
    ['till', 'till'],
    ['ums', 'ums'],
    ['bank', 'ccb'],
  ]) {
    cpSync(join(story, `${source}-20260929.csv`), join(shop, `${name}.csv`));
  }
  for (const place of [
    '.local/share/bash-completion/completions',
    '.zfunc',
    '.config/fish/completions',
  ]) {
    mkdirSync(join(shop, place), { recursive: true });
  }
  writeFileSync(
    join(shop, 'posrecon.yaml'),
    `sources:
  pos: { files: [till.csv] }
  settlement: { files: [ums.csv] }
  bank: { files: [bank.csv] }
acquirers:
  - { name: 银联商务, profile: china-ums, cutOff: "23:00", payoutLag: 1 }
approval: single
`,
  );
  expect(type('posrecon reconcile', shop).status).toBe(1);
});
afterAll(() => rmSync(folder, { recursive: true }));

test('each command has an example, and it is of that command', () => {
  for (const { path, examples: its } of commands) {
    const words = `posrecon ${path.join(' ')}`;
    expect(its.map(({ line }) => line.slice(0, words.length))).toEqual(its.map(() => words));
    expect(its, words).not.toEqual([]);
  }
});

test.for(examples)('$line exits with $exit', ({ command, line, exit }) => {
  const place = mkdtempSync(join(folder, 'shop-'));
  cpSync(shop, place, { recursive: true });
  for (const step of before[command] ?? []) expect(type(step, place)).toMatchObject({ status: 0 });
  const typed = line.replace('d_1b2c…', discrepancy).replace('r_1b2c…', request);
  expect(typed).not.toContain('…');
  expect(type(typed, place)).toMatchObject({
    status: exit,
    stderr: expect.not.stringMatching('error'),
  });
});
