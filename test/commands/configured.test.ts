import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CommandContext } from '../../src/commands/context.ts';
import { runInspect } from '../../src/commands/inspect.ts';
import { runTakings } from '../../src/commands/takings.ts';
import type { InspectionReport } from '../../src/model/inspection.ts';
import type { TakingsReport } from '../../src/model/takings.ts';
import { contextIn } from './context.ts';

const folder = mkdtempSync(join(tmpdir(), 'posrecon-configured-'));
const started = process.cwd();
const context: CommandContext = { ...contextIn('en'), folder };
const settlement = `Merchant ID,Transaction Time,Type,Card,Total,Fee,RRN,Settlement Date
${[1, 2, 3]
  .map(
    (n) =>
      `540436200017731,2026-10-16 10:0${n}:00,Sale,400000******000${n},${n}5.00,0.10,60000000000${n},2026-10-16`,
  )
  .join('\n')}
`;
beforeAll(() => {
  writeFileSync(join(folder, 'acquirer.csv'), settlement);
  process.chdir(folder);
});
afterAll(() => {
  process.chdir(started);
  rmSync(folder, { recursive: true });
});

function configure(yaml: string): void {
  writeFileSync(join(folder, 'posrecon.yaml'), yaml);
}

const said = `language: zh-CN
currency: HKD
sources:
  settlement:
    files: [acquirer.csv]
    columns: { amount: Total }
acquirers:
  - name: Northgate
    merchants: [{ id: 540436200017731 }]
    payoutLag: 2
`;

test('inspect reads the files of posrecon.yaml as it says', async () => {
  configure(said);
  const { output } = await runInspect([], { format: 'json' }, context);
  const { files } = JSON.parse(output) as InspectionReport;
  expect(files.map(({ file, side, totals }) => [file, side, totals])).toEqual([
    ['acquirer.csv', 'settlement', [{ currency: 'HKD', count: 3, sum: '75.00' }]],
  ]);
  expect((await runInspect([], {}, context)).output).toContain('清算');
});

test('takings reads them too, and tells from the contract when money is due', async () => {
  configure(said);
  const { output } = await runTakings([], { format: 'json' }, context);
  const { currencies } = JSON.parse(output) as TakingsReport;
  expect(currencies[0]?.expectedInBank).toEqual([
    { dueOn: '2026-10-20', settlementDate: '2026-10-16', amount: '74.70' },
  ]);
  expect((await runTakings([], {}, context)).output).toMatch(/[一-龥]/);
});

test.for([
  ['a column that is not there', said.replace('Total', 'Gross'), 'ERR_CONFIG', 'posrecon.yaml:6'],
  [
    'a format',
    said.replace('payoutLag: 2', 'profile: ums'),
    'ERR_PROFILE_UNKNOWN',
    'posrecon.yaml:10',
  ],
] as const)('both refuse %s, with its line', async ([, yaml, code, place]) => {
  configure(yaml);
  for (const command of [runInspect, runTakings]) {
    const error = await command([], {}, context).then(
      () => null,
      (thrown: unknown) =>
        thrown as { code: string; exitCode: number; location?: { file: string; line?: number } },
    );
    expect([error?.code, error?.exitCode]).toEqual([code, 2]);
    expect(`${error?.location?.file}:${error?.location?.line}`).toBe(place);
  }
});
