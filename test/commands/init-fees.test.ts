import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { runInit } from '../../src/commands/init.ts';
import { runReconcile } from '../../src/commands/reconcile.ts';
import type { Report } from '../../src/model/report.ts';
import { times, writeSettlement } from '../detectors/sales-with-fees.ts';
import { contextIn } from './context.ts';

const folder = mkdtempSync(join(tmpdir(), 'posrecon-init-fees-'));
afterAll(() => rmSync(folder, { recursive: true }));

test.for([
  ['of two currencies', [{ rates: times(10, 1.2) }, { currency: 'EUR', rates: times(10, 1.9) }]],
  ['of two that no column tells apart', [{ rates: [...times(18, 1.2), ...times(4, 1.9)] }]],
  [
    'of two at one of two merchants',
    [{ rates: [...times(18, 1.2), ...times(4, 1.9)] }, { merchant: 'M2', rates: times(10, 1.2) }],
  ],
] as const)('rates %s are written so that nothing is found by them alone', async ([, groups]) => {
  const settlement = [writeSettlement(join(folder, 'acquirer.csv'), groups)];
  const context = contextIn('en');
  const { output: yaml } = await runInit([], { settlement, stdout: true }, context, 'schema.json');
  const config = join(folder, 'posrecon.yaml');
  writeFileSync(config, yaml);
  const { output } = await runReconcile([], { format: 'json', settlement, config }, context);
  expect((JSON.parse(output) as Report).discrepancies).toEqual([]);
  const [from, to] = ['    merchants:', '# feesTaken'].map((text) => yaml.indexOf(text));
  expect(yaml.slice(from, to)).toMatchSnapshot();
});
