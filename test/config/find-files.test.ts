import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { findFiles } from '../../src/config/find-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'posrecon-globs-'));
afterAll(() => rmSync(folder, { recursive: true }));
for (const file of [
  'shop/till-2.csv',
  'shop/till-1.csv',
  'shop/till-1.txt',
  'shop/.till-0.csv',
  'shop/a(1).csv',
  'shop/ums/2026-10-12/ums.csv',
  'shop/ums/2026-10-13/ums.csv',
  'shop/ums/ums.csv',
  'shop/ums/.old/ums.csv',
  'bank/ccb.csv',
  'bank/bills-1.zip',
  'bank/bills-2.zip',
  'bank/odd!name.csv',
]) {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), 'x');
}

test.for([
  ['till-1.csv', ['shop/till-1.csv']],
  ['./till-?.csv', ['shop/till-1.csv', 'shop/till-2.csv']],
  ['*.csv', ['shop/a(1).csv', 'shop/till-1.csv', 'shop/till-2.csv']],
  ['a(*).csv', ['shop/a(1).csv']],
  ['.till*', ['shop/.till-0.csv']],
  ['ums/*/ums.csv', ['shop/ums/2026-10-12/ums.csv', 'shop/ums/2026-10-13/ums.csv']],
  [
    '**/ums.csv',
    ['shop/ums/2026-10-12/ums.csv', 'shop/ums/2026-10-13/ums.csv', 'shop/ums/ums.csv'],
  ],
  ['ums/**', ['shop/ums/2026-10-12/ums.csv', 'shop/ums/2026-10-13/ums.csv', 'shop/ums/ums.csv']],
  ['../bank/c*.csv', ['bank/ccb.csv']],
  ['../bank/*.zip!*.csv', ['bank/bills-1.zip!*.csv', 'bank/bills-2.zip!*.csv']],
  ['../bank/bills-1.zip!a/b.csv', ['bank/bills-1.zip!a/b.csv']],
  ['../bank/bills-1.zip!*.csv', ['bank/bills-1.zip!*.csv']],
  ['../bank/odd!*.csv', ['bank/odd!name.csv']],
  ['../bank/odd!name.csv', ['bank/odd!name.csv']],
  ['*', ['shop/a(1).csv', 'shop/till-1.csv', 'shop/till-1.txt', 'shop/till-2.csv']],
] as const)('%s beside shop/posrecon.yaml', async ([pattern, expected]) => {
  expect(await findFiles(pattern, 'shop', folder)).toEqual(expected);
});

test('a pattern may be absolute', async () => {
  const pattern = join(folder, 'bank', 'c*.csv');
  expect(await findFiles(pattern, 'shop', folder)).toEqual([join(folder, 'bank', 'ccb.csv')]);
});

test.for(['*.xlsx', 'visa/*.csv', 'ums.csv/*.csv', 'missing.csv', 'missing.zip!a.csv'])(
  '%s names nothing and comes back, to be reported as missing',
  async (pattern) => {
    expect(await findFiles(pattern, 'shop', folder)).toEqual([join('shop', pattern)]);
  },
);
