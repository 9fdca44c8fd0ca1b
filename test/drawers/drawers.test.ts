import { readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runInspect } from '../../src/commands/inspect.ts';
import { runTakings } from '../../src/commands/takings.ts';
import { languages } from '../../src/locales/index.ts';
import { contextIn } from '../commands/context.ts';
import { filesOf } from '../meta/repository.ts';
import { brief, drawersOf, logOf, row, takingsOf } from './log-of.ts';

describe.for(readdirSync('fixtures/drawers'))('%s', (name) => {
  const files = filesOf(`fixtures/drawers/${name}`);

  test.for(languages)('reads well in %s', async (language) => {
    const { output, messages, exitCode } = await runTakings(
      files,
      { currency: 'CNY' },
      contextIn(language),
    );
    expect(exitCode).toBe(0);
    await expect([...messages, output].join('\n')).toMatchFileSnapshot(
      `__snapshots__/${name}.${language}.txt`,
    );
  });

  test('is told to machines', async () => {
    const { output } = await runTakings(
      files,
      { format: 'json', currency: 'CNY' },
      contextIn('zh-CN'),
    );
    await expect(output).toMatchFileSnapshot(`__snapshots__/${name}.json`);
  });

  test('is named by inspect', async () => {
    const { output } = await runInspect(files, { currency: 'CNY' }, contextIn('en'));
    await expect(output).toMatchFileSnapshot(`__snapshots__/${name}.inspect.txt`);
  });
});

test('a drawer is what it opened with and what came in, less what went out', async () => {
  const { sessions, ...drawers } = await drawersOf([
    row('08:00 T1 Amy 150.00 Starting cash'),
    row('08:10 T1 Amy 20.00 Sale'),
    row('08:20 T1 Amy -3.00 Refund'),
    row('08:30 T1 Amy 5.00 Paid in'),
    row('08:40 T1 Amy 12.00 Paid out'),
    row('08:50 T1 Amy 100.00 Cash drop'),
    row('09:00 T1 Amy 58.50 Counted cash'),
  ]);
  expect(sessions).toEqual([
    {
      drawer: 'T1',
      cashier: 'Amy',
      from: '2026-10-12T08:00:00',
      to: '2026-10-12T09:00:00',
      day: '2026-10-12',
      openedBy: 'float',
      opening: '150.00',
      sales: 1,
      cashSales: '20.00',
      refundCount: 1,
      cashRefunds: '-3.00',
      paidIn: '5.00',
      paidOut: '-12.00',
      drops: '-100.00',
      expected: '60.00',
      expectedBy: 'records',
      statedExpected: null,
      counted: '58.50',
      overShort: '-1.50',
      doubt: null,
      openingThatAgrees: null,
    },
  ]);
  expect(drawers).toEqual({
    by: null,
    compared: 1,
    overShort: '-1.50',
    over: '0.00',
    short: '-1.50',
  });
});

test('other tenders and what was declined put nothing into it', async () => {
  const declined = `${row('08:30 T1 Amy 40.00 Sale').slice(0, -1)},Declined`;
  const { sessions } = await drawersOf([
    row('08:00 T1 Amy 100.00 Float'),
    row('08:10 T1 Amy 20.00 Sale', 'Card'),
    row('08:20 T1 Amy 30.00 Sale', 'Voucher'),
    declined,
    row('08:40 T1 Amy 5.00 Sale'),
    row('09:00 T1 Amy 105.00 Cash count'),
  ]);
  expect(sessions.map(brief)).toEqual([['T1', '100.00', '105.00', '105.00', '0.00', null]]);
});

test('with several counts a day, each is compared from the count before', async () => {
  const { sessions, overShort, over, short } = await drawersOf([
    row('08:00 T1 Amy 100.00 Float'),
    row('09:00 T1 Amy 10.00 Sale'),
    row('13:00 T1 Amy 108.00 Cash count'),
    row('14:00 T1 Ben 7.00 Sale'),
    row('18:00 T1 Ben 118.00 Cash count'),
    row('18:05 T1 Ben 116.00 Cash count'),
  ]);
  expect(sessions.map(brief)).toEqual([
    ['T1', '100.00', '110.00', '108.00', '-2.00', null],
    ['T1', '108.00', '115.00', '118.00', '3.00', null],
    ['T1', '118.00', '118.00', '116.00', '-2.00', null],
  ]);
  expect([overShort, over, short]).toEqual(['-1.00', '3.00', '-4.00']);
});

test('a float after the count begins anew', async () => {
  const { sessions } = await drawersOf([
    row('08:00 T1 Amy 100.00 Float'),
    row('13:00 T1 Amy 100.00 Cash count'),
    row('13:00 T1 Ben 50.00 Float'),
    row('14:00 T1 Ben 7.00 Sale'),
    row('18:00 T1 Ben 57.00 Cash count'),
  ]);
  expect(sessions.map(brief)).toEqual([
    ['T1', '100.00', '100.00', '100.00', '0.00', null],
    ['T1', '50.00', '57.00', '57.00', '0.00', null],
  ]);
});

test('what was counted last night is not what the drawer opens with', async () => {
  const { sessions } = await drawersOf([
    row('2026-10-12T08:00:00 T1 Amy 100.00 Float'),
    row('2026-10-12T18:00:00 T1 Amy 100.00 Cash count'),
    row('2026-10-13T09:00:00 T1 Amy 12.00 Sale'),
    row('2026-10-13T18:00:00 T1 Amy 112.00 Cash count'),
  ]);
  expect(sessions.map(brief)).toEqual([
    ['T1', '100.00', '100.00', '100.00', '0.00', null],
    ['T1', null, null, '112.00', null, 'no-opening'],
  ]);
});

test('what is taken to the bank after the count leaves what the next day opens with', async () => {
  const { sessions } = await drawersOf([
    row('2026-10-12T08:00:00 T1 Amy 100.00 Float'),
    row('2026-10-12T10:00:00 T1 Amy 900.00 Sale'),
    row('2026-10-12T18:00:00 T1 Amy 1000.00 Cash count'),
    row('2026-10-12T18:10:00 T1 Amy 900.00 Cash drop'),
    row('2026-10-13T09:00:00 T1 Amy 12.00 Sale'),
    row('2026-10-13T18:00:00 T1 Amy 112.00 Cash count'),
  ]);
  expect(sessions.map(brief).at(-1)).toEqual(['T1', '1000.00', '112.00', '112.00', '0.00', null]);
});

describe('nothing is computed from nothing', () => {
  test('where nobody counted', async () => {
    const file = logOf([row('08:00 T1 Amy 100.00 Float'), row('09:00 T1 Amy 10.00 Sale')]);
    const drawers = (await takingsOf(file)).currencies[0]?.drawers;
    expect(drawers?.sessions.map(brief)).toEqual([['T1', '100.00', '110.00', null, null, null]]);
    expect(drawers).toMatchObject({ compared: 0, overShort: null });
    const { output } = await runTakings([file], {}, contextIn('en'));
    expect(output).toContain('Nothing was counted: nothing can be over or short.');
  });

  test('where there is cash and nothing of a drawer', async () => {
    expect(await drawersOf([row('09:00 T1 Amy 10.00 Sale')])).toEqual({
      by: null,
      sessions: [],
      compared: 0,
      overShort: null,
      over: '0.00',
      short: '0.00',
    });
  });

  test('where there is no cash', async () => {
    const { currencies } = await takingsOf(logOf([row('09:00 T1 Amy 10.00 Sale', 'Card')]));
    expect(currencies[0]?.drawers).toBeNull();
  });

  test('without a float: only what it must have been', async () => {
    const file = logOf([row('09:00 T1 Amy 10.00 Sale'), row('18:00 T1 Amy 160.00 Cash count')]);
    const [session] = (await takingsOf(file)).currencies[0]?.drawers?.sessions ?? [];
    expect(session).toMatchObject({
      doubt: 'no-opening',
      overShort: null,
      openingThatAgrees: '150.00',
    });
    const { output } = await runTakings([file], { currency: 'EUR' }, contextIn('en'));
    expect(output.replace(/\s+/g, ' ')).toContain('is right if it opened with 150.00 EUR.');
    expect(output).not.toContain('reproach');
  });

  test('where a count has no amount', async () => {
    const file = logOf([
      row('08:00 T1 Amy 100.00 Float'),
      row('09:00 T1 Amy 10.00 Sale'),
      row('18:00 T1 Amy - Cash count'),
    ]);
    const { currencies } = await takingsOf(file);
    expect(currencies[0]?.drawers?.sessions.map(brief)).toEqual([
      ['T1', '100.00', '110.00', null, null, null],
    ]);
    const { exitCode } = await runTakings([file], {}, contextIn('en'));
    expect(exitCode).toBe(0);
  });

  test('where a count was voided', async () => {
    const { sessions } = await drawersOf([
      row('08:00 T1 Amy 100.00 Float'),
      row('09:00 T1 Amy 10.00 Sale'),
      `${row('10:00 T1 Amy 500.00 Cash count').slice(0, -1)},Voided`,
      row('18:00 T1 Amy 110.00 Cash count'),
    ]);
    expect(sessions.map(brief)).toEqual([['T1', '100.00', '110.00', '110.00', '0.00', null]]);
  });

  test('where a count is less than nothing', async () => {
    const { sessions } = await drawersOf([
      row('08:00 T1 Amy 100.00 Float'),
      row('09:00 T1 Amy 10.00 Sale'),
      row('12:00 T1 Amy -20.00 Cash count'),
      row('18:00 T1 Amy 110.00 Cash count'),
    ]);
    expect(sessions.map(brief)).toEqual([
      ['T1', '100.00', '110.00', '-20.00', null, 'negative-count'],
      ['T1', null, null, '110.00', null, 'no-opening'],
    ]);
  });

  test('where two counts stand at the same moment', async () => {
    const { sessions } = await drawersOf([
      row('08:00 T1 Amy 100.00 Float'),
      row('09:00 T1 Amy 10.00 Sale'),
      row('12:00 T1 Amy 110.00 Cash count'),
      row('12:00 T1 Amy 90.00 Cash count'),
      row('13:00 T1 Amy 10.00 Sale'),
      row('18:00 T1 Amy 120.00 Cash count'),
    ]);
    expect(sessions.map(brief)).toEqual([
      ['T1', '100.00', '110.00', null, null, 'several-counts'],
      ['T1', null, null, '120.00', null, 'no-opening'],
    ]);
  });

  test('but the same count twice is one', async () => {
    const { sessions } = await drawersOf([
      row('08:00 T1 Amy 100.00 Float'),
      row('09:00 T1 Amy 10.00 Sale'),
      row('12:00 T1 Amy 110.00 Cash count'),
      row('12:00 T1 Ben 110.00 Cash count'),
    ]);
    expect(sessions.map(brief)).toEqual([['T1', '100.00', '110.00', '110.00', '0.00', null]]);
  });

  test('where two floats stand at the same moment', async () => {
    const { sessions } = await drawersOf([
      row('08:00 T1 Amy 100.00 Float'),
      row('08:00 T1 Amy 50.00 Float'),
      row('09:00 T1 Amy 10.00 Sale'),
      row('18:00 T1 Amy 160.00 Cash count'),
    ]);
    expect(sessions.map(brief)).toEqual([['T1', '100.00', null, '160.00', null, 'several-floats']]);
  });

  test('where sales do not say how they were paid', async () => {
    const { sessions } = await drawersOf(
      [
        '2026-10-12 08:00:00,T1,Amy,Float,100.00',
        '2026-10-12 09:00:00,T1,Amy,Sale,10.00',
        '2026-10-12 18:00:00,T1,Amy,Cash count,110.00',
      ],
      'Time,Till,Cashier,Type,Amount',
    );
    expect(sessions.map(brief)).toEqual([
      ['T1', '100.00', null, '110.00', null, 'tenders-unknown'],
    ]);
  });

  test('where no sale was paid in cash, and more is there than was put in', async () => {
    const rows = (counted: string): string[] => [
      row('08:00 T1 Amy 100.00 Float'),
      row('09:00 T1 Amy 10.00 Sale', 'Card'),
      row(`18:00 T1 Amy ${counted} Cash count`),
    ];
    expect((await drawersOf(rows('450.00'))).sessions.map(brief)).toEqual([
      ['T1', '100.00', null, '450.00', null, 'tenders-unknown'],
    ]);
    expect((await drawersOf(rows('95.00'))).sessions.map(brief)).toEqual([
      ['T1', '100.00', '100.00', '95.00', '-5.00', null],
    ]);
  });
});

describe('drawers are told apart', () => {
  test('by till, where each row names one', async () => {
    const { by, sessions } = await drawersOf([
      row('08:00 T1 Amy 100.00 Float'),
      row('08:01 T2 Ben 200.00 Float'),
      row('09:00 T2 Ben 10.00 Sale'),
      row('09:30 T1 Amy 20.00 Sale'),
      row('18:00 T2 Ben 210.00 Cash count'),
      row('18:01 T1 Amy 119.00 Cash count'),
    ]);
    expect(by).toBe('till');
    expect(sessions.map(brief)).toEqual([
      ['T1', '100.00', '120.00', '119.00', '-1.00', null],
      ['T2', '200.00', '210.00', '210.00', '0.00', null],
    ]);
  });

  test('by terminal, where no till is named', async () => {
    const { by, sessions } = await drawersOf(
      [
        '2026-10-12 08:00:00,0001,备用金,,100.00',
        '2026-10-12 08:01:00,0002,备用金,,200.00',
        '2026-10-12 09:00:00,0001,消费,现金,10.00',
        '2026-10-12 18:00:00,0001,实点现金,,110.00',
        '2026-10-12 18:00:00,0002,实点现金,,200.00',
      ],
      '交易时间,终端号,交易类型,支付方式,金额',
    );
    expect(by).toBe('terminal');
    expect(sessions.map(brief)).toEqual([
      ['0001', '100.00', '110.00', '110.00', '0.00', null],
      ['0002', '200.00', '200.00', '200.00', '0.00', null],
    ]);
  });

  test('by cashier, where each has a drawer and all one till', async () => {
    const { by, sessions } = await drawersOf([
      row('08:00 T1 Amy 100.00 Float'),
      row('08:01 T1 Ben 200.00 Float'),
      row('09:00 T1 Ben 10.00 Sale'),
      row('09:30 T1 Amy 20.00 Sale'),
      row('18:00 T1 Amy 120.00 Cash count'),
      row('18:01 T1 Ben 210.00 Cash count'),
    ]);
    expect(by).toBe('cashier');
    expect(sessions.map(brief)).toEqual([
      ['Amy', '100.00', '120.00', '120.00', '0.00', null],
      ['Ben', '200.00', '210.00', '210.00', '0.00', null],
    ]);
  });

  test('but one drawer stays one where cashiers take turns at it', async () => {
    const { by, sessions } = await drawersOf([
      row('08:00 T1 Amy 100.00 Float'),
      row('09:00 T1 Ben 10.00 Sale'),
      row('18:00 T1 Cem 110.00 Cash count'),
    ]);
    expect(by).toBeNull();
    expect(sessions.map(brief)).toEqual([['T1', '100.00', '110.00', '110.00', '0.00', null]]);
  });

  test('and not at all, where the log has several and a row names none', async () => {
    const { by, sessions } = await drawersOf([
      row('08:00 - - 100.00 Float'),
      row('09:00 T1 - 10.00 Sale'),
      row('09:30 T2 - 20.00 Sale'),
      row('18:00 - - 130.00 Cash count'),
    ]);
    expect(by).toBeNull();
    expect(sessions.map(brief)).toEqual([['', '100.00', null, '130.00', null, 'drawer-unknown']]);
  });

  test('a row that names none is of the only till that there is', async () => {
    const { sessions } = await drawersOf([
      row('08:00 - - 100.00 Float'),
      row('09:00 T1 Amy 10.00 Sale'),
      row('18:00 - - 110.00 Cash count'),
    ]);
    expect(sessions.map(brief)).toEqual([['T1', '100.00', '110.00', '110.00', '0.00', null]]);
  });
});

describe('what a shift’s row says in columns of its own', () => {
  const columns = 'Time,Till,Type,Tender,Amount,Expected Cash,Counted Cash,Difference';
  const shift = (expected: string, counted: string, day = 12): string[] => [
    `2026-10-${day} 09:00:00,T1,Sale,Cash,10.00,,,`,
    `2026-10-${day} 18:00:00,T1,Shift close,,,${expected},${counted},`,
  ];

  test('stands for the records, where they do not tell what was there', async () => {
    const { sessions } = await drawersOf(shift('110.00', '108.00'), columns);
    expect(sessions).toMatchObject([
      {
        counted: '108.00',
        expected: '110.00',
        expectedBy: 'till',
        statedExpected: '110.00',
        overShort: '-2.00',
        doubt: 'no-opening',
      },
    ]);
  });

  test('stands beside them, where they do', async () => {
    const file = logOf(
      ['2026-10-12 08:00:00,T1,Float,,100.00,,,', ...shift('105.00', '108.00')],
      columns,
    );
    const drawers = (await takingsOf(file)).currencies[0]?.drawers;
    expect(drawers?.sessions.map(brief)).toEqual([
      ['T1', '100.00', '110.00', '108.00', '-2.00', null],
    ]);
    expect(drawers?.sessions[0]?.statedExpected).toBe('105.00');
    const { output } = await runTakings([file], { currency: 'EUR' }, contextIn('en'));
    expect(output).toContain('The till says that 105.00 EUR should be there');
  });

  test('is a bad row, where it is no amount', async () => {
    const { messages, exitCode } = await runTakings(
      [
        logOf(
          [13, 14, 15, 12].flatMap((day) => shift('9.00', day === 12 ? 'ask Ben' : '9', day)),
          columns,
        ),
      ],
      {},
      contextIn('en'),
    );
    expect(exitCode).toBe(3);
    expect(messages.join('\n')).toContain('"Counted Cash" is "ask Ben", not an amount');
  });

  test('is nothing, where nobody filled it in', async () => {
    const drawers = await drawersOf(shift('', ''), columns);
    expect(drawers.sessions).toEqual([]);
  });
});

test('a report of shifts alone is compared with what the till says', async () => {
  const file = logOf(
    [
      '1,T1,Amy,2026-10-12 08:00:00,2026-10-12 14:00:00,100.00,300.00,390.00,385.00,-5.00',
      '2,T1,Ben,2026-10-12 14:00:00,2026-10-12 20:00:00,100.00,200.00,300.00,300.00,0.00',
    ],
    'Shift,Register,Cashier,Shift start,Shift end,Starting cash,Cash payments,Expected cash,Actual cash,Difference',
  );
  const { currencies } = await takingsOf(file);
  expect(currencies).toMatchObject([{ sales: 0, from: '2026-10-12', to: '2026-10-12' }]);
  expect(currencies[0]?.drawers?.sessions.map(brief)).toEqual([
    ['T1', null, '390.00', '385.00', '-5.00', 'no-sales'],
    ['T1', '385.00', '300.00', '300.00', '0.00', 'no-sales'],
  ]);
});

test('rows of the drawer that the sample does not show are found', async () => {
  const rows = Array.from({ length: 4000 }, (_, nth) => {
    const at = `${String(8 + Math.floor(nth / 400)).padStart(2, '0')}:${String(Math.floor(nth / 10) % 40).padStart(2, '0')}`;
    return row(`${at} T1 Amy 1.00 Sale`, nth % 2 === 0 ? 'Cash' : 'Card').replace(
      ',,Sale',
      `,R${nth},Sale`,
    );
  });
  rows.splice(2000, 0, row('12:59 T1 Amy - No sale'), row('12:59 T1 Amy 50.00 Float'));
  rows.splice(2202, 0, row('13:19 T1 Amy - Cash count'), row('13:19 T1 Amy 149.00 Counted cash'));
  const { sessions } = await drawersOf(rows);
  expect(sessions.map(brief)).toEqual([
    ['T1', null, null, null, null, 'no-opening'],
    ['T1', '50.00', '150.00', '149.00', '-1.00', null],
    ['T1', '149.00', '1049.00', null, null, null],
  ]);
});

test('posrecon.yaml says what words and columns no dictionary has mean', async () => {
  const file = logOf(
    [
      '2026-10-12 08:00:00,K1,ZA,,100.00,',
      '2026-10-12 09:00:00,K1,Sale,Cash,10.00,',
      '2026-10-12 09:30:00,K2,Sale,Cash,20.00,',
      '2026-10-12 18:00:00,K1,ZB,,,108.00',
    ],
    'Time,Where,Type,Tender,Amount,Bag',
  );
  const config = join(dirname(file), 'posrecon.yaml');
  writeFileSync(
    config,
    'sources:\n  pos:\n    kindWords: { ZA: float, ZB: other }\n    columns: { till: Where, countedCash: Bag }\n',
  );
  const { output } = await runTakings([file], { format: 'json', config }, contextIn('en'));
  const { currencies } = JSON.parse(output) as Awaited<ReturnType<typeof takingsOf>>;
  expect(currencies[0]?.drawers?.by).toBe('till');
  expect(currencies[0]?.drawers?.sessions.map(brief)).toEqual([
    ['K1', '100.00', '110.00', '108.00', '-2.00', null],
    ['K2', null, null, null, null, 'no-opening'],
  ]);
});

test('the text of a file steers no terminal', async () => {
  const file = logOf([
    row('08:00 T1 Amy 100.00 Float').replace('Amy', '\u001b[31mAmy'),
    row('09:00 T1 Amy 10.00 Sale'),
    row('18:00 T1 Amy 111.00 Cash count').replace('Amy', '\u001b]8;;http://x\u0007Amy'),
  ]);
  const { output } = await runTakings([file], { currency: 'EUR' }, contextIn('en'));
  expect(output).toContain('1.00 over');
  expect(output).not.toMatch(/[\u0007\u001b]/);
});

test('the order of the rows in the file changes nothing', async () => {
  const rows = [
    row('08:00 T1 Amy 100.00 Float'),
    row('09:00 T1 Amy 10.00 Sale'),
    row('13:00 T1 Amy 110.00 Cash count'),
    row('13:00 T1 Ben 50.00 Float'),
    row('18:00 T1 Ben 50.00 Cash count'),
  ];
  expect(await drawersOf([...rows].reverse())).toEqual(await drawersOf(rows));
});

test('a log of dates alone is read in the order of its file', async () => {
  const { sessions } = await drawersOf(
    [
      '2026-10-12,Float,,100.00',
      '2026-10-12,Sale,Cash,10.00',
      '2026-10-12,Cash count,,110.00',
      '2026-10-12,Cash drop,,100.00',
    ],
    'Date,Type,Tender,Amount',
  );
  expect(sessions.map(brief)[0]).toEqual(['', '100.00', '110.00', '110.00', '0.00', null]);
  expect(sessions[0]).toMatchObject({ from: '2026-10-12', to: '2026-10-12' });
});

test('currencies stay apart, and a row without one is of the only one that the cash has', async () => {
  const columns = 'Time,Type,Tender,Amount,Currency';
  const twoCurrencies = await takingsOf(
    logOf(
      [
        '2026-10-12 08:00:00,Float,,100.00,EUR',
        '2026-10-12 08:00:00,Float,,50.00,CHF',
        '2026-10-12 09:00:00,Sale,Cash,10.00,EUR',
        '2026-10-12 09:30:00,Sale,Cash,5.00,CHF',
        '2026-10-12 18:00:00,Cash count,,110.00,EUR',
        '2026-10-12 18:00:00,Cash count,,54.00,CHF',
      ],
      columns,
    ),
  );
  expect(
    twoCurrencies.currencies.map(({ currency, drawers }) => [currency, drawers?.overShort]),
  ).toEqual([
    ['CHF', '-1.00'],
    ['EUR', '0.00'],
  ]);
  const file = logOf(
    [
      '2026-10-12 08:00:00,Float,,100.00,',
      '2026-10-12 09:00:00,Sale,Cash,10.00,CHF',
      '2026-10-12 18:00:00,Cash count,,110.00,',
    ],
    columns,
  );
  const { output } = await runTakings([file], { format: 'json' }, contextIn('en'));
  const { currencies } = JSON.parse(output) as Awaited<ReturnType<typeof takingsOf>>;
  expect(currencies.map(({ currency, drawers }) => [currency, drawers?.overShort])).toEqual([
    ['CHF', '0.00'],
  ]);
});
