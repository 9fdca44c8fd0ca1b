import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runReconcile } from '../../src/commands/reconcile.ts';
import type { ReconcileFlags } from '../../src/commands/reconcile-flags.ts';
import type { Report } from '../../src/model/report.ts';

const folder = mkdtempSync(join(tmpdir(), 'posrecon-configured-'));
const started = process.cwd();
beforeAll(() => {
  const till =
    'Date,Time,Receipt,Type,Tender,Amount,Card\n2026-10-12,07:24:06,R1,Comp,Card,6.80,**3979\n';
  mkdirSync(join(folder, 'till'));
  writeFileSync(join(folder, 'till/a.csv'), till);
  writeFileSync(join(folder, 'till/b.csv'), till.replaceAll('R1', 'R2'));
  writeFileSync(
    join(folder, 'posrecon.yaml'),
    'language: zh-CN\ntimeZone: Europe/London\ncurrency: GBP\nsources:\n  pos:\n    files: ["till/*.csv"]\n    kindWords: { Comp: other }\n',
  );
  process.chdir(folder);
});
afterAll(() => {
  process.chdir(started);
  rmSync(folder, { recursive: true });
});

async function run(
  files: readonly string[],
  { usesLedger = false, ...flags }: ReconcileFlags & { readonly usesLedger?: boolean },
): Promise<{ report: Report; output: string }> {
  const context = {
    version: '0.0.0',
    language: 'en',
    width: 100,
    color: false,
    progress: () => undefined,
    user: 'bookkeeper',
    now: '2026-10-20T22:00:00.000Z',
    folder,
  } as const;
  const alone: ReconcileFlags = usesLedger ? {} : { ledger: false };
  const json = await runReconcile(files, { ...alone, ...flags, format: 'json' }, context);
  const { output } = await runReconcile(files, { ...alone, ...flags }, context);
  return { report: JSON.parse(json.output) as Report, output };
}

test('where no file is named, those of the configuration are read', async () => {
  const { report, output } = await run([], {});
  expect(report.sources.map(({ file }) => file)).toEqual(['till/a.csv', 'till/b.csv']);
  expect(report.run.timeZone).toBe('Europe/London');
  expect(report.sources[0]?.totals[0]?.currency).toBe('GBP');
  expect(output).toContain('时区 Europe/London');
});

test('named files take their place, and the settings stay', async () => {
  const { report } = await run(['till/b.csv'], {});
  expect(report.sources.map(({ file, records }) => [file, records.loaded])).toEqual([
    ['till/b.csv', 1],
  ]);
});

test('a flag outweighs the configuration', async () => {
  const { report, output } = await run([], { timeZone: 'UTC', currency: 'EUR', lang: 'en' });
  expect(report.run.timeZone).toBe('UTC');
  expect(report.sources[0]?.totals[0]?.currency).toBe('EUR');
  expect(output).toContain('times in UTC');
});

test('files of the configuration have a ledger beside it, files that are named have none', async () => {
  const ledger = join(folder, '.posrecon', 'ledger.duckdb');
  await run(['till/b.csv'], { usesLedger: true });
  expect(existsSync(ledger)).toBe(false);
  const { report } = await run([], { usesLedger: true });
  expect(existsSync(ledger)).toBe(true);
  expect(report.conservation.every(({ carriedIn }) => carriedIn.count === 0)).toBe(true);
  const again = await run([], { usesLedger: true });
  expect(again.report.conservation.every((line) => line.new.count === 0)).toBe(true);
  expect(again.output).not.toBe('');
});

test('the engine may be named, and is the one that runs anyway', async () => {
  const named = await run([], { engine: 'duckdb' });
  expect(named).toEqual(await run([], {}));
  expect(named.report.run.engine).toBe('duckdb');
});

test.for(['clickhouse://ann:secret@db:8443/shop', 'sqlite', ''])(
  'another engine is refused, without its password: %s',
  async (engine) => {
    const error = await run([], { engine }).catch((cause: unknown) => cause);
    expect(error).toMatchObject({ code: 'ERR_USAGE', exitCode: 2 });
    expect(String(error)).not.toContain('secret');
  },
);
