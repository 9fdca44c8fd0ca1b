import { existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../../scripts/ensure.js';
import { loadConfiguration } from '../../src/config/load-configuration.ts';
import { counterpartRoles, discrepancyCodes } from '../../src/model/discrepancy.ts';
import type { Discrepancy, Report } from '../../src/model/report.ts';
import { reconciled } from '../shops/reconciled.ts';
import { expected } from './expected.ts';

const folder = 'fixtures/detectors';
const sides = [
  ['till.csv', 'pos'],
  ['acquirer.csv', 'settlement'],
  ['bank.csv', 'bank'],
  ['statement.sta', 'bank'],
  ['statement.ofx', 'bank'],
  ['wechat.csv', 'settlement'],
  ['acquirer.txt', 'settlement'],
  ['report.txt', 'settlement'],
] as const;

const cases = readdirSync(join(root, folder)).flatMap((code) =>
  readdirSync(join(root, folder, code)).map((name) => `${code}/${name}`),
);

test('every case is expected to say something, or nothing', () => {
  expect(Object.keys(expected).sort()).toEqual([...cases].sort());
});

describe.for(Object.keys(discrepancyCodes))('%s', (code) => {
  const own = Object.entries(expected).filter(([name]) => name.startsWith(`${code}/`));

  test('has a case that fires and one that stays quiet', () => {
    expect(own.some(([, lines]) => lines.some((line) => line.startsWith(`${code} `)))).toBe(true);
    expect(own.some(([, lines]) => lines.length === 0)).toBe(true);
  });
});

test.for(cases)('%s', async (name) => {
  const files = sides
    .map(([file, side]) => ({ file: `${folder}/${name}/${file}`, side }))
    .filter(({ file }) => existsSync(join(root, file)));
  const config = join(root, folder, name, 'posrecon.yaml');
  const { contract } = await loadConfiguration(existsSync(config) ? config : null, tmpdir());
  const report = await reconciled(files, 'en', contract);
  const { discrepancies, conservation, problems } = report;
  expect(discrepancies.map((found) => line(found, report))).toEqual(expected[name]);
  expect(conservation.filter(({ balances }) => !balances)).toEqual([]);
  expect(problems).toEqual([]);
});

test('the balance of a statement that opens and closes with one counts as checked', async () => {
  const file = `${folder}/balance-break/pages-that-follow/statement.sta`;
  const { notChecked } = await reconciled([{ file, side: 'bank' }], 'en');
  expect(notChecked.map(({ code }) => code)).not.toContain('balance-break');
});

test.for([
  [
    'short-payout/less-fees-that-nobody-states',
    'what 4 payouts of 1,140.00 GBP gross should be (4 credits of “NORTH ACQUIRING LTD” look like them, 17.09 GBP or 1.50% less in all, which may be the fees);',
  ],
  [
    'missing-payout/one-day-without-fees-that-nobody-states',
    'what 3 payouts of 840.00 GBP gross should be (3 credits of “NORTH ACQUIRING LTD” look like them, 12.59 GBP or 1.50% less in all, which may be the fees);',
  ],
  [
    'missing-payout/no-credit-that-could-be-it-less-fees',
    'what 4 payouts of 1,140.00 GBP gross should be; use an export',
  ],
  ['short-payout/less-than-the-gross-that-the-others-are', null],
] as const)('%s: what payouts should be is listed as not known', async ([name, said]) => {
  const files = sides
    .map(([file, side]) => ({ file: `${folder}/${name}/${file}`, side }))
    .filter(({ file }) => existsSync(join(root, file)));
  const { notChecked, payouts } = await reconciled(files, 'en');
  const unknown = notChecked.filter(({ because }) => because.includes('neither fees nor nets'));
  for (const { because } of unknown) expect(because).toContain(said);
  expect(unknown.some(({ code }) => code === 'short-payout')).toBe(said !== null);
  expect(payouts.some(({ status }) => status === 'not-checked')).toBe(said !== null);
});

function line(found: Discrepancy, { refundRequests }: Report): string {
  const culprits = found.evidence
    .filter(({ role }) => !counterpartRoles.includes(role))
    .map(({ file, line: at, ids }) =>
      at === null ? `${ids['settlementDate'] ?? ids['stan']}` : `${file.split('/').at(-1)}:${at}`,
    );
  const kind = refundRequests.find(({ id }) => id === found.refundRequest)?.kind;
  const draft = kind === undefined ? '' : `, ${kind} drafted`;
  const variant = found.variant === null ? '' : ` (${found.variant})`;
  return `${found.code} ${found.severity} ${found.atStake?.amount ?? '-'} ${found.owedTo}${draft}: ${culprits.join(' ')}${variant}`;
}
