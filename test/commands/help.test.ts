import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { root } from '../../scripts/ensure.js';
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
