import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { root } from '../../scripts/ensure.js';
import { runReconcile } from '../../src/commands/reconcile.ts';
import type { Language } from '../../src/locales/locale.ts';
import type { Report } from '../../src/model/report.ts';
import { contextIn } from '../commands/context.ts';
import { type Group, times, writeSettlement } from './sales-with-fees.ts';

const folder = mkdtempSync(join(tmpdir(), 'posrecon-unjudged-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function reportOf(
  groups: readonly Group[],
  {
    contract = '',
    lang = 'en',
    others = [],
  }: {
    readonly contract?: string;
    readonly lang?: Language;
    readonly others?: readonly string[];
  } = {},
): Promise<Report> {
  const config = join(folder, 'posrecon.yaml');
  writeFileSync(config, contract);
  const settled = [...others, writeSettlement(join(folder, 'acquirer.csv'), groups)];
  const flags = { format: 'json', settlement: settled, config, lang };
  return JSON.parse((await runReconcile([], flags, contextIn(lang))).output) as Report;
}

const unjudged = ({ notChecked }: Report): readonly string[] =>
  notChecked.filter(({ code }) => code === 'wrong-fee').map(({ because }) => because);
const schedules = ({ inferred }: Report): readonly object[] =>
  inferred
    .filter(({ what }) => what === 'fee-schedule')
    .map(({ for: scope, value }) => ({ ...scope, rate: value['rate'] }));

const mixed: Group = { cardType: 'Debit', rates: [...times(6, 1.2), ...times(4, 1.9)] };
const plain: Group = { cardType: 'Credit', rates: times(10, 1.6) };

describe('sales of two rates that no column tells apart', () => {
  test.for([
    [
      'en',
      '10 sales with 89.80 GBP of fees (merchant M1, card type Debit) show no one rate; state the contract’s in posrecon.yaml (acquirers: fees)',
    ],
    [
      'zh-CN',
      '商户号 M1，卡种 Debit：10 笔消费，手续费共 89.80 英镑，看不出统一的费率；请在 posrecon.yaml 中按合同设定（acquirers: fees）',
    ],
  ] as const)('are named beside those of one, in %s', async ([lang, because]) => {
    const report = await reportOf([plain, mixed], { lang });
    expect(unjudged(report)).toEqual([because]);
    expect(schedules(report)).toEqual([{ merchantId: 'M1', cardType: 'Credit', rate: '1.60%' }]);
    expect(report.discrepancies).toEqual([]);
  });

  test('are checked once the contract states a rate', async () => {
    const contract =
      'acquirers: [{ name: Northgate, fees: [{ cardType: debit, rate: 1.2% }, { rate: 1.6% }] }]';
    const report = await reportOf([plain, mixed], { contract });
    expect(unjudged(report)).toEqual([]);
    expect(report.discrepancies.map(({ code }) => code)).toEqual(
      times(4, 0).map(() => 'wrong-fee'),
    );
  });

  test('are named where the contract states another rate alone', async () => {
    const contract = 'acquirers: [{ name: Northgate, fees: [{ cardType: credit, rate: 1.6% }] }]';
    const report = await reportOf([plain, mixed], { contract });
    expect(unjudged(report)).toEqual([expect.stringContaining('card type Debit')]);
  });
});

test('too few sales to show a rate are named, of few groups all', async () => {
  const few = (cardType: string, sales: number): Group => ({ cardType, rates: times(sales, 2) });
  const report = await reportOf([plain, few('Amex', 1), few('Diners', 7)]);
  expect(unjudged(report)).toEqual([
    '7 sales with 56.00 GBP of fees (merchant M1, card type Diners) are too few to show a rate; state the contract’s in posrecon.yaml (acquirers: fees)',
    '1 sale with 2.00 GBP of fees (merchant M1, card type Amex) is too few to show a rate; state the contract’s in posrecon.yaml (acquirers: fees)',
  ]);
});

test('of many groups the largest are named and the others summed up', async () => {
  const groups = [1, 2, 3, 4, 5, 6, 7].map((sales) => ({
    merchant: `M${sales}`,
    currency: sales === 1 ? 'EUR' : 'GBP',
    rates: times(sales, 2),
  }));
  const said = unjudged(await reportOf(groups));
  expect(said.slice(0, -1).map((line) => /merchant (\w+)/.exec(line)?.[1])).toEqual([
    'M7',
    'M6',
    'M5',
    'M4',
    'M3',
  ]);
  expect(said.at(-1)).toBe(
    '2 smaller groups show none either: 3 sales with 2.00 EUR and 6.00 GBP of fees',
  );
});

describe('the currency of a rate', () => {
  const euros: Group = { currency: 'EUR', rates: times(10, 1.9) };

  test('is told where there are several', async () => {
    expect(schedules(await reportOf([euros, { rates: times(10, 1.2) }]))).toEqual([
      { merchantId: 'M1', currency: 'EUR', rate: '1.90%' },
      { merchantId: 'M1', currency: 'GBP', rate: '1.20%' },
    ]);
    expect(schedules(await reportOf([euros, { rates: times(3, 1.2) }]))).toEqual([
      { merchantId: 'M1', currency: 'EUR', rate: '1.90%' },
    ]);
    expect(schedules(await reportOf([euros]))).toEqual([{ merchantId: 'M1', rate: '1.90%' }]);
  });
});

test.for([
  ['by their own rows', ''],
  ['by the contract', 'acquirers: [{ name: Northgate, profile: auto, fees: [{ rate: 1.6% }] }]'],
] as const)(
  'an acquirer without fees is named beside one that is judged %s',
  async ([, contract]) => {
    const others = [
      join(root, 'fixtures/profiles/braintree/settled-declined-and-voided/transactions.csv'),
    ];
    const report = await reportOf([plain], { contract, others });
    expect(unjudged(report)).toEqual([
      expect.stringMatching(/^the settlement export of Braintree states no fees for \d+ sales?: /),
    ]);
  },
);
