import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runTakings } from '../../src/commands/takings.ts';
import { languages } from '../../src/locales/index.ts';
import { parseMoney } from '../../src/model/money.ts';
import type { TakingsLine, TakingsOfCurrency, TakingsReport } from '../../src/model/takings.ts';
import { contextIn } from './context.ts';
import { pathsOf, shops } from './shop-paths.ts';

async function takingsOf(files: readonly string[]): Promise<TakingsReport> {
  const { output } = await runTakings(files, { format: 'json' }, contextIn('en'));
  return JSON.parse(output) as TakingsReport;
}

async function onlyCurrency(files: readonly string[]): Promise<TakingsOfCurrency> {
  const { currencies } = await takingsOf(files);
  const [only] = currencies;
  if (only === undefined || currencies.length !== 1) throw new Error('one currency expected');
  return only;
}

const cafe = (name: string): string => `fixtures/shops/cafe/${name}.csv`;

describe.for(shops)('the takings of the %s', (shop) => {
  test.for(languages)('read well in %s', async (language) => {
    const { output, messages, exitCode } = await runTakings(pathsOf(shop), {}, contextIn(language));
    expect(exitCode).toBe(0);
    await expect([...messages, output].join('\n')).toMatchFileSnapshot(
      `__snapshots__/takings/${shop}.${language}.txt`,
    );
  });

  test('are told to machines', async () => {
    const { output } = await runTakings(pathsOf(shop), { format: 'json' }, contextIn('zh-CN'));
    await expect(output).toMatchFileSnapshot(`__snapshots__/takings/${shop}.json`);
  });

  test('add up in each breakdown', async () => {
    const { currencies } = await takingsOf(pathsOf(shop));
    for (const takings of currencies) {
      const { byDay, byHour, byChannel, byTerminal, byCashier, byStore } = takings;
      for (const lines of [byDay, byHour, byChannel, byTerminal, byCashier, byStore]) {
        if (lines.length > 0) expect(totalOf(lines)).toEqual(totalOf([takings]));
      }
      const parts = [takings.gross, takings.refunds, takings.fees ?? '0'].map(exact);
      if (takings.net !== null) expect(parts.reduce((a, b) => a + b)).toBe(exact(takings.net));
    }
  });
});

function exact(text: string): bigint {
  const money = parseMoney(text);
  if (money === null) throw new Error(`${text} is no amount`);
  return money;
}

function totalOf(lines: readonly Omit<TakingsLine, 'key'>[]): readonly (number | bigint)[] {
  return [
    lines.reduce((sum, { sales }) => sum + sales, 0),
    lines.reduce((sum, { refundCount }) => sum + refundCount, 0),
    lines.reduce((sum, { gross }) => sum + exact(gross), 0n),
    lines.reduce((sum, { refunds }) => sum + exact(refunds), 0n),
  ];
}

test.for([
  ['no file states fees', {}, true],
  ['the contract says that they are invoiced apart', { feesTaken: 'invoiced' }, false],
] as const)('a payout is told as before fees: %s', async ([, terms, isBefore]) => {
  const files = ['fixtures/detectors/short-payout/less-fees-that-nobody-states/acquirer.csv'];
  const config = join(mkdtempSync(join(tmpdir(), 'posrecon-takings-')), 'posrecon.yaml');
  writeFileSync(config, JSON.stringify({ acquirers: [{ name: 'Northgate', ...terms }] }));
  const { output } = await runTakings(files, { format: 'json', config }, contextIn('en'));
  const [found] = (JSON.parse(output) as TakingsReport).currencies;
  expect(found?.expectedInBank.map(({ beforeFees = false }) => beforeFees)).toEqual(
    Array(4).fill(isBefore),
  );
  const { output: told } = await runTakings(files, { config }, contextIn('en'));
  expect(told.includes('Before fees, which no file states.')).toBe(isBefore);
});

test('a till alone knows no fees, and nothing of the bank', async () => {
  const takings = await onlyCurrency([cafe('till')]);
  expect(takings).toMatchObject({ fees: null, net: null, expectedInBank: [] });
  expect(takings.byChannel.map(({ key }) => key)).toEqual(['Card', 'Cash']);
});

test('a settlement alone announces a payout and not its day', async () => {
  const report = await takingsOf([cafe('acquirer')]);
  expect(report.side).toBe('settlement');
  expect(report.currencies[0]?.expectedInBank).toEqual([
    { dueOn: null, settlementDate: '2026-10-12', amount: '1131.40' },
  ]);
});

test('a bank statement shows how long payouts take', async () => {
  const { expectedInBank } = await onlyCurrency([cafe('acquirer'), cafe('bank')]);
  expect(expectedInBank.map(({ dueOn }) => dueOn)).toEqual(['2026-10-13']);
});

test('the order of the files changes nothing but their names', async () => {
  const { files: _, ...forwards } = await takingsOf(pathsOf('stall'));
  const { files: __, ...backwards } = await takingsOf([...pathsOf('stall')].reverse());
  expect(backwards).toEqual(forwards);
});

test('a bank statement alone holds no takings', async () => {
  const { output, messages, exitCode } = await runTakings([cafe('bank')], {}, contextIn('en'));
  expect({ output, exitCode }).toEqual({ output: '', exitCode: 3 });
  expect(messages.join('\n')).toContain('ERR_SIDE_REQUIRED');
});

test('what can be read is counted beside what cannot', async () => {
  const { output, messages, exitCode } = await runTakings(
    ['nowhere.csv', cafe('till')],
    {},
    contextIn('en'),
  );
  expect(exitCode).toBe(3);
  expect(messages.join('\n')).toContain('ERR_FILE_MISSING');
  expect(output).toContain('1,217.10');
});

test.for([
  [[], {}],
  [['a.csv'], { format: 'csv' }],
  [['a.csv'], { profile: ['china-ums'] }],
  [['a.csv'], { timeZone: 'Mars/Olympus' }],
  [['a.csv'], { currency: 'yuan' }],
] as const)('%j with %j is a usage error', async ([files, flags]) => {
  await expect(runTakings(files, flags, contextIn('en'))).rejects.toMatchObject({ exitCode: 2 });
});

describe('a cashier with many more refunds and voids than the others', () => {
  const folder = mkdtempSync(join(tmpdir(), 'posrecon-takings-'));
  const file = join(folder, 'till.csv');
  const rows = ['Date,Time,Receipt,Cashier,Type,Status,Tender,Amount'];
  const add = (cashier: string, type: string, status: string, times: number): void => {
    for (let nth = 0; nth < times; nth += 1) {
      const at = `${String(8 + (rows.length % 10)).padStart(2, '0')}:${String(rows.length % 60).padStart(2, '0')}:00`;
      rows.push(`2026-10-12,${at},R${rows.length},${cashier},${type},${status},Card,12.00`);
    }
  };
  add('Amy', 'Sale', 'Approved', 60);
  add('Ben', 'Sale', 'Approved', 60);
  add('Amy', 'Refund', 'Approved', 1);
  add('Dora', 'Sale', 'Approved', 50);
  add('Dora', 'Refund', 'Approved', 6);
  add('Dora', 'Sale', 'Voided', 4);
  writeFileSync(file, `${rows.join('\n')}\n`);

  test('is named with the numbers of both', async () => {
    const { standingOut } = await onlyCurrency([file]);
    expect(standingOut).toEqual([
      { cashier: 'Dora', sales: 54, undone: 10, othersSales: 120, othersUndone: 1 },
    ]);
  });

  test.for([
    ['en', '10 refunds and voids to 54 sales; all others together 1 to 120', 'no reproach'],
    ['zh-CN', '消费 54 笔，退货及撤销 10 笔', '不代表有问题'],
  ] as const)('is no reproach in %s', async ([language, numbers, reproach]) => {
    const { output } = await runTakings([file], {}, contextIn(language));
    const text = output.replace(/\s+/g, language === 'en' ? ' ' : '');
    expect(text).toContain(numbers.replace(/\s+/g, language === 'en' ? ' ' : ''));
    expect(text).toContain(reproach);
  });
});
