import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { renderBashCompletion } from '../../src/manual/bash-completion.ts';
import { discrepancyCodes } from '../../src/model/discrepancy.ts';
import { textFormats } from '../../src/reporters/report-formats.ts';
import { commandTree } from './command-tree.ts';

const folder = mkdtempSync(join(tmpdir(), 'posrecon-bash-'));
beforeAll(() => writeFileSync(join(folder, 'posrecon.bash'), renderBashCompletion(commandTree)));
afterAll(() => rmSync(folder, { recursive: true }));

/** What bash offers for the last of the words, split as bash splits them: `=` is a word of its own. */
function offered(...words: readonly string[]): readonly string[] {
  const { stdout, stderr, status } = spawnSync(
    'bash',
    [
      '--norc',
      '-c',
      `source ./posrecon.bash
complete -p posrecon >/dev/null || exit 9
COMP_WORDBREAKS=$' \\t\\n"\\'><=;|&(:'
COMP_WORDS=(posrecon "$@") COMP_CWORD=$#
_posrecon
[ \${#COMPREPLY[@]} -eq 0 ] || printf '%s\\n' "\${COMPREPLY[@]}"`,
      'bash',
      ...words,
    ],
    { cwd: folder, encoding: 'utf8' },
  );
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return stdout.split('\n').filter((line) => line !== '');
}

test('the script is bash', () => {
  const { status, stderr } = spawnSync('bash', ['-n', 'posrecon.bash'], {
    cwd: folder,
    encoding: 'utf8',
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});

test('commands, and commands of commands', () => {
  expect(offered('')).toEqual(commandTree.root.commands.map(({ path }) => path[0]));
  expect(offered('dis')).toEqual(['discrepancies']);
  expect(offered('refunds', 'a')).toEqual(['approve']);
  expect(offered('--lang', 'en', 'runs', '')).toEqual(['list', 'show']);
});

test('options of the command, and those of reconcile where none is named', () => {
  expect(offered('takings', '--f')).toEqual(['--format']);
  expect(offered('--dra')).toEqual(['--drafts']);
  expect(offered('till.csv', '--dra')).toEqual(['--drafts']);
  expect(offered('run', '--dra')).toEqual(['--drafts']);
  expect(offered('refunds', 'fail', '--c')).toEqual(['--config', '--cause']);
  expect(offered('refunds', 'show', '--c')).toEqual(['--config']);
});

test('what an option may be', () => {
  const formats = ['terminal', ...textFormats.map(({ id }) => id)];
  expect(offered('--format', '')).toEqual(formats);
  expect(offered('--format', '=', '')).toEqual(formats);
  expect(offered('inspect', '--format', '')).toEqual(['terminal', 'json']);
  expect(offered('--fail-on', 'w')).toEqual(['warning']);
  expect(offered('--lang', '=', 'zh')).toEqual(['zh-CN']);
  expect(offered('--lang=zh')).toEqual(['zh-CN']);
  expect(offered('ledger', 'export', 'tables', '--as', '')).toEqual(['csv', 'parquet']);
});

test('codes of discrepancies and ids of export formats', () => {
  expect(offered('explain', '')).toEqual(Object.keys(discrepancyCodes));
  expect(offered('explain', 'duplicate-')).toEqual(['duplicate-charge', 'duplicate-refund']);
  expect(offered('profiles', 'china')).toEqual(['china-ums']);
  expect(offered('inspect', '--profile', 'china')).toEqual(['china-ums']);
  // Behind the `=` of `side=id` bash completes a word of its own.
  expect(offered('--profile', 'settlement', '=', 'china')).toEqual(['china-ums']);
  expect(offered('--profile', 'bank', '=', 'china')).toEqual([]);
});

test('where a file is meant, bash completes files by itself', () => {
  expect(offered('inspect', 'ti')).toEqual([]);
  expect(offered('--config', 'pos')).toEqual([]);
});
