import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { root } from '../../scripts/ensure.js';
import type { CommandContext } from '../../src/commands/context.ts';
import { patternsOf } from '../../src/commands/file-patterns.ts';
import { type InitFlags, runInit } from '../../src/commands/init.ts';
import { runReconcile } from '../../src/commands/reconcile.ts';
import { loadConfiguration } from '../../src/config/load-configuration.ts';
import { languages } from '../../src/locales/index.ts';
import type { Report } from '../../src/model/report.ts';
import { essence } from '../shops/reconciled.ts';
import { shopNames, shopPaths } from '../shops/shop-files.ts';
import { contextIn } from './context.ts';

const folder = mkdtempSync(join(tmpdir(), 'posrecon-init-'));
afterAll(() => rmSync(folder, { recursive: true }));
const context: CommandContext = { ...contextIn('en'), folder };
const schema = '../schema/posrecon.schema.json';

async function reportOf(files: readonly string[], config?: string): Promise<Report> {
  const flags = { format: 'json', ...(config === undefined ? {} : { config }) };
  const { output } = await runReconcile(files, flags, contextIn('en'));
  return JSON.parse(output) as Report;
}

describe.for(shopNames)('of the %s', (shop) => {
  test.for(languages)('is written in %s', async (language) => {
    const paths = shopPaths(shop);
    const flags = { stdout: true, lang: language };
    const { output, exitCode } = await runInit(paths, flags, contextIn('en'), schema);
    expect(exitCode).toBe(0);
    await expect(output).toMatchFileSnapshot(`__snapshots__/init/${shop}.${language}.yaml`);
  });

  test('loads, names the same files, and changes no discrepancy', async () => {
    const paths = shopPaths(shop);
    const config = join(folder, shop, `${shop}.yaml`);
    const { messages } = await runInit(paths, { output: config }, contextIn('en'), schema);
    expect(messages).toEqual([expect.stringContaining(`${shop}.yaml was written`)]);
    const { files, contract } = await loadConfiguration(config, '.');
    expect(files.map(({ file }) => join('.', file).split('/').slice(-2).join('/')).sort()).toEqual(
      paths.map((path) => path.split('/').slice(-2).join('/')),
    );
    expect(contract.acquirers.length).toBeGreaterThan(0);
    const [plain, configured] = [await reportOf(paths), await reportOf([], config)];
    expect(essence(configured)).toEqual(essence(plain));
    expect(configured.inferred.filter(({ what }) => what === 'fee-schedule')).toEqual([]);
  });
});

describe('without files', () => {
  test.for(languages)('a template is written in %s', async (language) => {
    const { output } = await runInit([], { stdout: true, lang: language }, context, schema);
    await expect(output).toMatchFileSnapshot(`__snapshots__/init/template.${language}.yaml`);
  });

  test('the template states nothing, and with its suggestions taken it still loads', async () => {
    const { output } = await runInit([], { output: '-' }, context, schema);
    const file = join(folder, 'template.yaml');
    writeFileSync(file, output);
    expect((await loadConfiguration(file, '.')).contract.acquirers).toEqual([]);
    const taken = output
      .split('\n')
      .map((line) => line.replace(/^# (?= {2,}[^ ]|[a-zA-Z]+:)/, ''))
      .join('\n');
    writeFileSync(file, taken);
    const { contract, timeZone } = await loadConfiguration(file, '.');
    expect(timeZone).toBe('Europe/London');
    expect(contract.acquirers).toMatchObject([{ payoutLag: 1, cutOff: 82_800, settlementLag: 0 }]);
    expect(contract.acquirers[0]?.feeRules).toMatchObject([{ rate: 380n, cap: 1_800_000n }]);
    expect([contract.tills.length, contract.tipShare]).toEqual([1, 20_000n]);
  });
});

describe('a file that is there', () => {
  const at = join(folder, 'posrecon.yaml');
  const refusal = async (flags: InitFlags) =>
    runInit([], flags, context, schema).then(
      () => null,
      (thrown: unknown) => thrown as { code: string; exitCode: number; message: string },
    );

  test('is not touched, unless it is said to', async () => {
    writeFileSync(at, 'mine');
    expect(await refusal({})).toMatchObject({ code: 'ERR_USAGE', exitCode: 2 });
    expect(readFileSync(at, 'utf8')).toBe('mine');
    expect(await refusal({ force: true })).toBeNull();
    expect(readFileSync(at, 'utf8')).toContain(`$schema=${schema}`);
  });

  test('does not matter to another one', async () => {
    expect(await refusal({ output: 'deep/other.yaml' })).toBeNull();
    expect(existsSync(join(folder, 'deep/other.yaml'))).toBe(true);
  });
});

test('nothing is written where no file could be read', async () => {
  const { exitCode, messages } = await runInit(
    ['none.csv'],
    { output: 'none.yaml' },
    context,
    schema,
  );
  expect(exitCode).toBe(3);
  expect(messages[0]).toContain('ERR_FILE_MISSING');
  expect(existsSync(join(folder, 'none.yaml'))).toBe(false);
});

test('what a file says cannot leave its place', async () => {
  const rows = [1, 2, 3].map(
    (n) =>
      `"M1"" ] # { [ *",2026-10-12 10:0${n}:00,Sale,400000******000${n},${n}5.00,60000000000${n}`,
  );
  const head = 'Merchant ID,Transaction Time,Type,Card,Amount,RRN';
  const file = join(folder, 'hostile.csv');
  writeFileSync(file, `${[head, ...rows].join('\n')}\n`);
  const config = join(folder, 'hostile.yaml');
  await runInit([], { settlement: [file], output: config }, context, schema);
  const { contract } = await loadConfiguration(config, '.');
  expect(contract.acquirers).toMatchObject([{ merchants: [{ id: 'M1" ] # { [ *' }] }]);
});

test.for([
  ['ums-2026-10-12.csv', [], 'ums-*.csv'],
  ['exports/20261012_till1.csv', [], 'exports/*_till1.csv'],
  ['20261012.csv', [], '20261012.csv'],
  ['till 2.csv', [], 'till 2.csv'],
  ['day-20261012.csv', ['day-20261013.csv'], 'day-20261012.csv'],
] as const)('%s is named as the pattern', ([file, others, expected]) => {
  const files = [
    { file, side: 'pos' as const },
    ...others.map((other) => ({ file: other, side: 'bank' as const })),
  ];
  expect(patternsOf('pos', files, { folder: root, target: root })).toEqual([expected]);
});
