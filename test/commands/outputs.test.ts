import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeContent } from '../../src/commands/outputs.ts';
import { runReconcile } from '../../src/commands/reconcile.ts';
import { PosreconError } from '../../src/errors/posrecon-error.ts';
import { readWorkbook } from '../reporters/read-workbook.ts';
import { contextIn } from './context.ts';
import { pathsOf } from './shop-paths.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'posrecon-outputs-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function* pieces(fails: boolean): AsyncIterable<Uint8Array> {
  yield Uint8Array.of(1, 2);
  if (fails) throw new Error('the records could not be read');
  yield Uint8Array.of(3);
}

test('what comes piece by piece is written whole', async () => {
  await writeContent('a/b.xlsx', folder, pieces(false));
  expect([...readFileSync(join(folder, 'a/b.xlsx'))]).toEqual([1, 2, 3]);
  expect(readdirSync(join(folder, 'a'))).toEqual(['b.xlsx']);
});

test('where it fails half-way, the file is as it was and nothing is left beside it', async () => {
  writeFileSync(join(folder, 'old.xlsx'), 'last night’s');
  await expect(writeContent('old.xlsx', folder, pieces(true))).rejects.toThrow('could not be read');
  await expect(writeContent('new.xlsx', folder, pieces(true))).rejects.toThrow('could not be read');
  expect(readdirSync(folder)).toEqual(['old.xlsx']);
  expect(readFileSync(join(folder, 'old.xlsx'), 'utf8')).toBe('last night’s');
});

test('a link stays one, and what it names is replaced', async () => {
  writeFileSync(join(folder, 'real.xlsx'), 'old');
  symlinkSync('real.xlsx', join(folder, 'link.xlsx'));
  await writeContent('link.xlsx', folder, pieces(false));
  expect([...readFileSync(join(folder, 'real.xlsx'))]).toEqual([1, 2, 3]);
  expect(readdirSync(folder)).toEqual(['link.xlsx', 'real.xlsx']);
});

test('-o report.xlsx writes a workbook in the language of the run', async () => {
  const { output, exitCode } = await runReconcile(
    pathsOf('cafe'),
    { output: [join(folder, 'report.xlsx')], lang: 'zh-CN', ledger: false, failOn: 'never' },
    contextIn('en'),
  );
  expect(exitCode).toBe(0);
  expect(output).not.toBe('');
  const book = readWorkbook(readFileSync(join(folder, 'report.xlsx')));
  expect(book.names[0]).toBe('汇总');
  expect(book.rows('交易记录')).toHaveLength(236);
});

test('every kind of report twice in one run is the same twice', async () => {
  const names = ['html', 'xlsx', 'journal', 'beancount', 'journal.csv', 'voucher.csv', 'csv', 'md'];
  const output = names.flatMap((name) => [join(folder, `a.${name}`), join(folder, `b.${name}`)]);
  const { output: shown } = await runReconcile(
    pathsOf('cafe'),
    { output, format: 'html', ledger: false, failOn: 'never' },
    contextIn('en'),
  );
  expect(readFileSync(join(folder, 'a.html'), 'utf8')).toBe(shown);
  for (const name of names) {
    const [first, second] = ['a', 'b'].map((each) => readFileSync(join(folder, `${each}.${name}`)));
    expect(first?.equals(second ?? Buffer.of()), name).toBe(true);
  }
});

test('--format xlsx is refused, since it is no text, and says what to write', async () => {
  const refused = runReconcile(pathsOf('cafe'), { format: 'xlsx' }, contextIn('en'));
  await expect(refused).rejects.toThrow(PosreconError);
  await expect(refused).rejects.toMatchObject({
    code: 'ERR_USAGE',
    exitCode: 2,
    remedy: 'Write it to a file: -o report.xlsx.',
  });
});
