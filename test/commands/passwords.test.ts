import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CommandContext } from '../../src/commands/context.ts';
import { runInit } from '../../src/commands/init.ts';
import { runInspect } from '../../src/commands/inspect.ts';
import { readPasswords } from '../../src/commands/passwords.ts';
import { runReconcile } from '../../src/commands/reconcile.ts';
import { runTakings } from '../../src/commands/takings.ts';
import type { InspectionReport } from '../../src/model/inspection.ts';
import type { Report } from '../../src/model/report.ts';
import { archives, password } from '../intake/containers/locked-archives.ts';
import { contextIn } from './context.ts';

const folder = mkdtempSync(join(tmpdir(), 'posrecon-passwords-'));
const started = process.cwd();
const context: CommandContext = { ...contextIn('en'), folder };
beforeAll(() => {
  writeFileSync(join(folder, 'mailed.zip'), Buffer.from(archives['aes-256.zip'], 'base64'));
  writeFileSync(join(folder, 'secrets.txt'), `\ufeffwrong\r\n\r\n${password}\r\nwrong\r\n`);
  process.chdir(folder);
});
afterAll(() => {
  process.chdir(started);
  rmSync(folder, { recursive: true });
});

test('a file of passwords has one a line, however its lines end', async () => {
  const read = await readPasswords('secrets.txt', null, folder);
  expect(read).toEqual({ words: ['wrong', password], file: join(folder, 'secrets.txt') });
  expect(await readPasswords(undefined, null, folder)).toBeNull();
});

test('a file of passwords may be in UTF-16', async () => {
  writeFileSync(join(folder, 'wide.txt'), Buffer.from(`\ufeff${password}\r\n`, 'utf16le'));
  expect((await readPasswords('wide.txt', null, folder))?.words).toEqual([password]);
});

test('those on the command line go before those of posrecon.yaml, which are beside it', async () => {
  const configuration = { file: 'no/posrecon.yaml', passwords: '../secrets.txt' };
  const besides = await readPasswords(undefined, configuration, folder);
  expect(besides?.file).toBe(join(folder, 'secrets.txt'));
  await expect(readPasswords('no/secrets.txt', configuration, folder)).rejects.toThrow('ENOENT');
});

test('init opens an archive with them and names them for every other command', async () => {
  const { exitCode } = await runInit(['mailed.zip'], { passwords: 'secrets.txt' }, context, '');
  expect(exitCode).toBe(0);
  const yaml = readFileSync('posrecon.yaml', 'utf8');
  expect(yaml).toMatch(/^passwords: "?secrets\.txt"?$/m);
  expect(yaml).not.toContain(password);

  const json = { format: 'json' } as const;
  const inspection = JSON.parse((await runInspect([], json, context)).output) as InspectionReport;
  expect(inspection.files.map(({ file }) => file)).toEqual(['mailed.zip!till.csv']);
  expect(await runTakings([], json, context)).toMatchObject({ exitCode: 0, messages: [] });
  const { output } = await runReconcile([], { ...json, ledger: false }, context);
  expect((JSON.parse(output) as Report).sources.map(({ records }) => records.loaded)).toEqual([2]);
});

test('the file that holds them is left out where it lies among the exports', async () => {
  const flags = { format: 'json', passwords: 'secrets.txt', failOn: 'never' } as const;
  const files = ['mailed.zip', 'secrets.txt'];
  const { output, messages, exitCode } = await runReconcile(files, flags, context);
  const { sources, problems } = JSON.parse(output) as Report;
  expect(exitCode).toBe(0);
  expect(sources).toHaveLength(1);
  expect(problems).toMatchObject([{ file: 'secrets.txt', code: 'ERR_FILE_SKIPPED' }]);
  expect([output, ...messages].join('')).not.toContain(password);
});
