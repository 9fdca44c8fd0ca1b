import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { root } from '../../scripts/ensure.js';
import { everyCommand } from '../../src/manual/command-tree.ts';
import { commandTree } from '../manual/command-tree.ts';

function posrecon(...args: readonly string[]): {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
} {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['bin/posrecon.js', ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], TZ: 'UTC', LANG: 'en', NO_COLOR: '1' },
  });
  return { status, stdout, stderr };
}

test.for(['reconcile', 'refunds submit', 'completion'])(
  'posrecon %s --help ends with examples',
  (command) => {
    const { status, stdout, stderr } = posrecon(...command.split(' '), '--help');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/\nExamples:\n {2}posrecon .*\n {6}\S/);
  },
);

test('posrecon help lists the commands', () => {
  const { status, stdout } = posrecon('help');
  expect(status).toBe(0);
  for (const { path } of commandTree.root.commands) {
    expect(stdout).toContain(`\n  ${path.join(' ')}`);
  }
  expect(posrecon('--help').stdout).toBe(stdout);
});

test('an option that is not known is a usage error', () => {
  const { status, stdout, stderr } = posrecon('inspect', '--fromat', 'json', 'a.csv');
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toContain('posrecon: error[ERR_USAGE]: unknown option');
});

// What users and scripts rely on.
const promised: Readonly<Record<string, readonly string[]>> = {
  reconcile:
    'pos settlement bank config as-of time-zone currency profile require fail-on new-only baseline format output lang drafts ledger no-ledger engine memory-limit max-problems explain-matching quiet allow-rejected log watch'.split(
      ' ',
    ),
  inspect: ['format', 'profile', 'lang'],
  takings: ['format', 'lang'],
  'refunds list': ['format', 'all'],
  'discrepancies list': ['format', 'all'],
  'discrepancies accept': ['reason'],
  'refunds submit': ['reference'],
  'refunds fail': ['cause', 'reason'],
  'ledger verify': ['anchor'],
};

test.for(Object.entries(promised))(
  'posrecon %s has the options that it promises',
  ([command, options]) => {
    const node = everyCommand(commandTree.root).find(({ path }) => path.join(' ') === command);
    const names = node?.options.map(({ long }) => long) ?? [];
    expect(names).toEqual(expect.arrayContaining(options.map((option) => `--${option}`)));
  },
);

test('-o writes each format of the contract, by its ending', () => {
  const output = commandTree.meant.options.find(({ long }) => long === '--output');
  for (const ending of '.json .html .xlsx .csv .ndjson .md .junit.xml .sarif'.split(' ')) {
    expect(output?.description).toContain(` ${ending}`);
  }
});
