import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { root } from '../../scripts/ensure.js';
import { fileLinks, isAsciiTerminal } from '../../src/commands/terminal-abilities.ts';

test.for([
  [{}, false],
  [{ LANG: 'zh_CN.UTF-8' }, false],
  [{ LANG: 'C.utf8' }, false],
  [{ LANG: 'en_US.UTF-8', LC_ALL: 'C' }, true],
  [{ LANG: 'en_US.UTF-8', LC_CTYPE: 'POSIX' }, true],
  [{ LANG: 'C', LC_ALL: 'en_US.UTF-8' }, false],
  [{ LANG: 'de_DE.ISO-8859-1' }, true],
  [{ LANG: 'en_US.UTF-8', TERM: 'dumb' }, true],
] as const)('%j: ASCII alone %s', ([environment, expected]) => {
  expect(isAsciiTerminal(environment)).toBe(expected);
});

test('an address names the host, and the line where the terminal goes to it', () => {
  const plain = fileLinks('/srv/shop', 'till-1', { TERM: 'xterm-256color' });
  expect(plain('in/a b.csv', 3)).toBe('file://till-1/srv/shop/in/a%20b.csv');
  expect(plain('/x/收银.csv', null)).toBe('file://till-1/x/%E6%94%B6%E9%93%B6.csv');
  const kitty = fileLinks('/srv/shop', 'till-1', { TERM: 'xterm-kitty' });
  expect(kitty('a.csv', 3)).toBe('file://till-1/srv/shop/a.csv#3');
  expect(kitty('a.csv', null)).toBe('file://till-1/srv/shop/a.csv');
  expect(kitty('a.zip!b#c.csv', 3)).toBe('file://till-1/srv/shop/a.zip');
  expect(fileLinks('/', 'h', { TERM_PROGRAM: 'vscode' })('a.csv', 9)).toBe('file://h/a.csv#9');
});

const takings = ['takings', 'fixtures/shops/cafe/till.csv'];

function bytes(environment: Readonly<Record<string, string>>): string {
  const { status, stdout } = spawnSync(process.execPath, ['bin/posrecon.js', ...takings], {
    cwd: root,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], TZ: 'UTC', ...environment },
  });
  expect(status).toBe(0);
  return stdout;
}

test('a pipe gets the same bytes from every terminal', () => {
  const plain = bytes({});
  expect(plain).toContain('│');
  expect(plain).not.toContain('\u001b');
  expect(bytes({ TERM: 'dumb', LC_ALL: 'C' })).toBe(plain);
  expect(bytes({ TERM: 'xterm-kitty', COLORTERM: 'truecolor' })).toBe(plain);
  expect(bytes({ FORCE_HYPERLINK: '0', NO_COLOR: '1' })).toBe(plain);
});

test('links and colour come into it only where they are forced', () => {
  expect(bytes({ FORCE_HYPERLINK: '1' })).toMatch(
    /\u001b\]8;;file:\/\/[^\u001b]+till\.csv\u001b\\/,
  );
  expect(bytes({ FORCE_HYPERLINK: '1', NO_COLOR: '1' })).not.toContain('\u001b[');
  expect(bytes({ FORCE_COLOR: '1' })).toContain('\u001b[1m');
  expect(bytes({ FORCE_COLOR: '1' })).not.toContain('\u001b]8');
});
