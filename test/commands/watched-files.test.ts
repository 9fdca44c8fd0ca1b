import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { watchedFiles } from '../../src/commands/watched-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'posrecon-watched-'));
const names = [
  'in/till.csv',
  'in/ums.xlsx',
  'in/~$ums.xlsx',
  'in/bank.csv.crdownload',
  'in/bank.csv.part',
  'in/.hidden.csv',
  'in/deep/more.csv',
  'in/report.json',
  'in/letters/r_1.md',
  'in/ledger.duckdb',
  'in/posrecon.yaml',
];

beforeAll(() => {
  mkdirSync(join(folder, 'in/deep'), { recursive: true });
  mkdirSync(join(folder, 'in/letters'));
  for (const name of names) writeFileSync(join(folder, name), name);
});
afterAll(() => rmSync(folder, { recursive: true }));

function watching(...words: readonly string[]): ReturnType<typeof watchedFiles> {
  const others = ['in/report.json', 'in/letters', 'in/ledger.duckdb'];
  return watchedFiles({ words, settings: ['in/posrecon.yaml'], others, folder });
}

test('a folder stands for the files in it, without downloads under way and what runs write', async () => {
  expect(await watching('in').expand(['in'])).toEqual(['in/till.csv', 'in/ums.xlsx']);
  expect(await watching('in').folders()).toEqual([{ path: join(folder, 'in'), isDeep: false }]);
});

test('a pattern stands for what fits, however deep, and never for what runs write', async () => {
  const files = watching('in/**/*.*');
  expect(await files.expand(['in/**/*.*'])).toEqual([
    'in/bank.csv.crdownload',
    'in/bank.csv.part',
    'in/deep/more.csv',
    'in/till.csv',
    'in/ums.xlsx',
    'in/~$ums.xlsx',
  ]);
  expect(await files.folders()).toEqual([
    { path: join(folder, 'in'), isDeep: true },
    { path: join(folder, 'in'), isDeep: false },
  ]);
});

test('what is not there yet is itself, and is looked for where it will be', async () => {
  const files = watching('in/later.csv', 'in/ums.xlsx!Sheet1');
  expect(await files.expand(['in/later.csv'])).toEqual(['in/later.csv']);
  expect([...(await files.look()).keys()]).toEqual(['in/ums.xlsx!Sheet1', 'in/posrecon.yaml']);
  expect([...(await watching('in/later.csv').look()).keys()]).toEqual([]);
});
