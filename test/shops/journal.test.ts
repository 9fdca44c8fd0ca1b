import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../../scripts/ensure.js';
import { loadConfiguration } from '../../src/config/load-configuration.ts';
import type { Contract } from '../../src/model/contract.ts';
import { parseMoney } from '../../src/model/money.ts';
import type { Discrepancy, Report } from '../../src/model/report.ts';
import { balanceOf, balancesOf, booked, unbalanced } from './journal.ts';
import { shopNames, shopPaths } from './shop-files.ts';

const story = 'fixtures/stories/two-weeks';
const cases: readonly (readonly [string, readonly string[]])[] = [
  ...shopNames.map((shop) => [shop, shopPaths(shop)] as const),
  ['two weeks', readdirSync(join(root, story)).map((file) => `${story}/${file}`)],
];

function money(text: string): bigint {
  return parseMoney(text) ?? 0n;
}

function sum(amounts: readonly bigint[]): bigint {
  return amounts.reduce((total, amount) => total + amount, 0n);
}

/** What the report says is neither in the bank nor explained by it: payouts on their way, missing or not known, and what others lack. */
function notInTheBank({ payouts, discrepancies }: Report): bigint {
  const waiting = payouts
    .filter(({ status }) => !['paid', 'short', 'excess'].includes(status))
    .map(({ net }) => money(net));
  const short = discrepancies.map((each) =>
    each.code === 'short-payout' ? money(each.args.difference) : 0n,
  );
  return sum([...waiting, ...short]);
}

/** What a discrepancy leaves between till and acquirer, as its sentence says it: what the acquirer has too much is negative. */
function leftBetween(found: Discrepancy): bigint {
  const worth = money(found.atStake?.amount ?? '0');
  switch (found.code) {
    case 'missing-settlement':
    case 'unrecorded-refund':
    case 'duplicate-refund':
      return worth;
    case 'duplicate-charge':
      return found.args.seenBy === 'till' ? 0n : -worth;
    case 'failed-but-charged':
    case 'unrecorded-charge':
    case 'refund-not-settled':
      return -worth;
    case 'wrong-amount': {
      if (found.args.against === 'order-total') return 0n;
      const isOver = found.args.direction === 'over';
      return isOver === (found.args.of === 'sale') ? -worth : worth;
    }
    default:
      return 0n;
  }
}

describe.for(cases)('%s', ([, files]) => {
  const run = booked(files);

  test('each entry adds up to zero', async () => {
    const { journal } = await run;
    expect(journal.length).toBeGreaterThan(2);
    expect(unbalanced(journal)).toEqual([]);
    expect(new Set(journal.map(({ id }) => id)).size).toBe(journal.length);
  });

  test('what is left with the acquirers is in transit, or a discrepancy', async () => {
    const { report, journal } = await run;
    const [total] = report.takings;
    const currency = total?.currency ?? '';
    expect(balanceOf(journal, 'clearing', currency)).toBe(notInTheBank(report));
  });

  test('what is left between till and acquirer is in transit, or a discrepancy', async () => {
    const { report, journal } = await run;
    const currency = report.takings[0]?.currency ?? '';
    const inTransit = report.inTransit.filter(({ side }) => side === 'pos');
    expect(balanceOf(journal, 'unsettled', currency)).toBe(
      sum([...inTransit.map((each) => money(each.sum)), ...report.discrepancies.map(leftBetween)]),
    );
  });

  test('fees are those of the report, and the bank has what it says', async () => {
    const { report, journal } = await run;
    const [total] = report.takings;
    expect(balanceOf(journal, 'fees', total?.currency ?? '')).toBe(-money(total?.fees ?? ''));
    const unexplained = report.discrepancies.map((each) =>
      each.code === 'unexplained-credit' ? money(each.args.amount) : 0n,
    );
    expect(balanceOf(journal, 'bank', total?.currency ?? '')).toBe(
      sum([money(total?.banked ?? ''), ...unexplained]),
    );
  });
});

test('the same run has the same journal', async () => {
  const [once, again] = [
    await booked(shopPaths('cafe')),
    await booked(shopPaths('cafe').toReversed()),
  ];
  expect(again.journal).toEqual(once.journal);
});

test('without a bank statement nothing is booked in the bank', async () => {
  const { journal } = await booked(shopPaths('cafe').filter((file) => !file.includes('bank')));
  expect(Object.keys(balancesOf(journal))).not.toContain('bank GBP');
  expect(balancesOf(journal)).toMatchObject({ 'clearing GBP': '1131.40' });
});

test('without a till log the acquirer’s records are the sales', async () => {
  const { journal, report } = await booked(
    shopPaths('cafe').filter((file) => !file.includes('till')),
  );
  const [total] = report.takings;
  expect(balancesOf(journal)).toEqual({
    'bank GBP': total?.banked,
    'fees GBP': '11.15',
    'refunds GBP': '12.05',
    'sales GBP': '-1154.60',
  });
});

test('the till’s log alone: cash is in the till, cards are to be settled', async () => {
  const { journal } = await booked(['fixtures/shops/cafe/till.csv']);
  expect(balancesOf(journal)).toEqual({
    'cash XXX': '215.15',
    'refunds XXX': '13.80',
    'sales XXX': '-1217.10',
    'unsettled XXX': '988.15',
  });
});

/** A till's log and an acquirer's export in a folder of their own. */
function written(files: Readonly<Record<string, readonly string[]>>): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'posrecon-journal-'));
  return Object.entries(files).map(([name, lines]) => {
    const path = join(folder, name);
    writeFileSync(path, `${lines.join('\n')}\n`);
    return path;
  });
}

async function contractOf(yaml: string): Promise<Contract> {
  const [path = ''] = written({ 'posrecon.yaml': [yaml] });
  return (await loadConfiguration(path, '/')).contract;
}

test('a tip is no difference, once it is agreed', async () => {
  const files = written({
    'till.csv': [
      'Date,Time,Order,Amount,Tender,Type',
      '2026-10-12,12:00:00,R1,20.00,Card,Sale',
      '2026-10-12,12:10:00,R2,30.00,Card,Sale',
    ],
    'acquirer.csv': [
      'Settlement Date,Merchant ID,Transaction Date,Transaction Time,Transaction Type,Merchant Reference,Currency,Gross Amount,Fee,Net Amount',
      '2026-10-12,540436200017731,2026-10-12,12:00:05,Sale,R1,GBP,22.00,0.22,21.78',
      '2026-10-12,540436200017731,2026-10-12,12:10:05,Sale,R2,GBP,30.00,0.30,29.70',
    ],
  });
  const { journal } = await booked(files, await contractOf('tips: { upTo: 20% }'));
  expect(unbalanced(journal)).toEqual([]);
  expect(balancesOf(journal)).toEqual({
    'clearing GBP': '51.48',
    'fees GBP': '0.52',
    'sales GBP': '-50.00',
    'tips GBP': '-2.00',
  });
});

test('an acquirer that pays out in another currency changes it on the way', async () => {
  const folder = 'fixtures/profiles/adyen-settlement/paid-out-in-another-currency';
  const files = readdirSync(join(root, folder)).filter((file) => file.endsWith('.csv'));
  const { journal } = await booked(files.map((file) => `${folder}/${file}`));
  expect(balancesOf(journal)).toEqual({
    'clearing Adyen EUR': '30.40',
    'conversion EUR': '-5.90',
    'conversion JPY': '1000',
    'fees EUR': '0.50',
    'sales EUR': '-25.00',
    'sales JPY': '-1000',
  });
  expect(unbalanced(journal)).toEqual([]);
});
