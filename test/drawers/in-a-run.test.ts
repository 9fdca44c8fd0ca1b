import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Journal } from '../../src/model/journal.ts';
import { newLedger, night } from '../ledger/nights.ts';
import { balancesOf, booked, unbalanced } from '../shops/journal.ts';
import { essence, reconciled } from '../shops/reconciled.ts';
import { shopPaths } from '../shops/shop-files.ts';
import { pageOf } from '../shops/written-page.ts';
import { logOf } from './log-of.ts';

const [header = '', ...sales] = readFileSync('fixtures/shops/cafe/till.csv', 'utf8')
  .trimEnd()
  .split('\n');
const drawer = [
  '2026-10-12,06:50:00,T1,Amy,,Opening float,,150.00,,,,',
  '2026-10-12,06:51:00,T2,Ben,,Opening float,,150.00,,,,',
  '2026-10-12,12:00:00,T1,Amy,,Cash drop,,50.00,,,,',
  '2026-10-12,12:01:00,T1,Amy,,Paid out,,4.20,,,,',
  '2026-10-12,12:02:00,T1,Amy,,No sale,,,,,,',
  '2026-10-13,00:20:00,T1,Amy,,Cash count,,230.65,,,,',
  '2026-10-13,00:21:00,T2,Ben,,Cash count,,228.30,,,,',
];
const others = shopPaths('cafe').filter((file) => !file.includes('till'));
const withDrawers = (): readonly string[] => [logOf([...sales, ...drawer], header), ...others];

test('a till’s drawer is no card money: everything else is found as without it', async () => {
  const [told, untold] = [await reconciled(withDrawers()), await reconciled(shopPaths('cafe'))];
  expect(essence(told)).toEqual(essence(untold));
  expect(told.run.asOf).toBe(untold.run.asOf);
  expect(told.takings).toEqual(untold.takings);
  const leg = ({ conservation }: typeof told) =>
    conservation.find(({ leg: of, side }) => of === 'till-acquirer' && side === 'pos');
  expect(leg(told)?.balances).toBe(true);
  expect(leg(told)?.notExpected.count).toBe((leg(untold)?.notExpected.count ?? 0) + 6);
  expect(told.sources[0]?.records).toMatchObject({ ignored: 1, rejected: 0 });
  expect(told.sources[0]?.coverage).toEqual(untold.sources[0]?.coverage);
});

test('the page shows what was counted', async () => {
  const { page } = await pageOf(withDrawers(), 'zh-CN');
  const text = page.replace(/<[^>]*>/g, ' ');
  expect(text).toContain('钱箱现金 · GBP');
  expect(text).toContain('短款 2.00');
  expect(text).toContain('228.30');
  expect(text).toContain('不代表有人过错');
  const { page: without } = await pageOf(shopPaths('cafe'), 'zh-CN');
  expect(without).not.toContain('钱箱现金');
});

test('text of a file is only text on the page', async () => {
  const hostile = drawer.map((line) => line.replace('Amy', '<img src=x onerror=alert(1)>'));
  const { page } = await pageOf([logOf([...sales, ...hostile], header), ...others], 'en');
  expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;');
  expect(page).not.toContain('<img src=x');
});

test('what is over or short is booked between cash and its account', async () => {
  const [told, untold] = [await booked(withDrawers()), await booked(shopPaths('cafe'))];
  expect(unbalanced(told.journal)).toEqual([]);
  expect(told.journal.filter(({ kind }) => kind === 'cash-count')).toMatchObject([
    {
      day: '2026-10-13',
      place: expect.stringMatching(/till\.csv:\d+$/),
      postings: [
        { account: 'cash', amount: -200_000n, currency: 'GBP' },
        { account: 'overShort', amount: 200_000n, currency: 'GBP' },
      ],
    },
  ]);
  const others = (journal: Journal): readonly string[] =>
    journal.filter(({ kind }) => kind !== 'cash-count').map(({ id }) => id);
  expect(others(told.journal)).toEqual(others(untold.journal));
  expect(balancesOf(told.journal)).toMatchObject({ 'cash GBP': '213.15', 'overShort GBP': '2.00' });
});

test('with a ledger a count is booked once, though a later export has it too', async () => {
  const place = newLedger();
  const journals: Journal[] = [];
  const tell = (rows: readonly string[]) =>
    night([logOf(rows, header), ...others], place, {
      onFound: async (_, details) => {
        journals.push(await details.journal());
      },
    });
  const later = '2026-10-13,08:00:00,T1,Amy,R10400,Sale,Cash,4.00,,,Approved,';
  await tell([...sales, ...drawer]);
  await tell([...sales, ...drawer, later]);
  expect(journals.map((each) => each.filter(({ kind }) => kind === 'cash-count').length)).toEqual([
    1, 0,
  ]);
});

test('nights whose counts come after midnight each book their own, whatever is closed since', async () => {
  const place = newLedger();
  const journals: Journal[] = [];
  for (const day of [1, 2, 3, 4, 5]) {
    const date = (of: number): string => `2026-10-0${of}`;
    const rows = [
      `${date(day)} 18:00:00,T1,Amy,,Float,,100.00`,
      `${date(day)} 19:00:00,T1,Amy,R${day}1,Sale,Cash,30.00`,
      `${date(day)} 20:00:00,T2,Amy,R${day}2,Sale,Card,7.00`,
      `${date(day + 1)} 00:30:00,T1,Amy,,Cash count,,${130 - day}.00`,
    ];
    await night([logOf(rows, 'Time,Till,Cashier,Receipt,Type,Tender,Amount EUR')], place, {
      closeAfter: 2,
      onFound: async (_, details) => {
        journals.push(await details.journal());
      },
    });
  }
  const off = journals.map((journal) =>
    journal
      .filter(({ kind }) => kind === 'cash-count')
      .flatMap(({ postings }) => postings.filter(({ account }) => account === 'overShort'))
      .map(({ amount }) => amount),
  );
  expect(off).toEqual([1, 2, 3, 4, 5].map((day) => [BigInt(day) * 100_000n]));
});
