import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { root } from '../../scripts/ensure.js';
import { textOf } from './repository.ts';

// `<!-- run: posrecon ARGS; exit N -->` and the block after it: what the command prints. A line `…` stands for any lines.
const runs = [
  ...textOf('README.md').matchAll(
    /<!-- run: posrecon (?<args>[^;]+); exit (?<exit>\d+) -->\n+```text\n(?<output>[\s\S]*?)```/g,
  ),
].map(({ groups }) => ({
  args: groups?.['args'] ?? '',
  exit: Number(groups?.['exit']),
  output: groups?.['output'] ?? '',
}));

test('README shows a run', () => {
  expect(runs).not.toEqual([]);
});

test.for(runs)('README shows what posrecon $args prints', ({ args, exit, output }) => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['bin/posrecon.js', ...args.split(' ')],
    {
      cwd: root,
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], TZ: 'UTC', LANG: 'en', NO_COLOR: '1' },
    },
  );
  expect({ status, stderr }).toEqual({ status: exit, stderr: '' });
  const shown = output.split(/^…\n/m).map(escapePattern);
  expect(stdout).toMatch(new RegExp(`^${shown.join('(?:.*\\n)*')}$`));
});

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
