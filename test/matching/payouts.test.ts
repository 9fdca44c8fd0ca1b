import { describe, expect, test } from 'vitest';
import { readContract } from '../../src/config/read-contract.ts';
import { matchPayouts } from '../../src/matching/payouts/match-payouts.ts';
import type { PayoutMatching } from '../../src/matching/payouts/matched-payout.ts';
import type { PayoutGroup } from '../../src/matching/payouts/payout-groups.ts';
import { weekdays } from '../../src/model/business-calendar.ts';
import { noContract } from '../../src/model/contract.ts';
import { formatMoney } from '../../src/model/money.ts';
import type { Coverage } from '../../src/model/report.ts';
import type { BankEntry } from '../../src/model/transaction.ts';
import { credit, money, payout } from './records.ts';

function settle(
  groups: readonly PayoutGroup[],
  entries: readonly BankEntry[],
  rows: readonly string[] = [],
  gaps: readonly Coverage[] = [],
  settlementGaps: readonly Coverage[] = [],
): Promise<PayoutMatching> {
  const covered = { coverage: { from: '2026-10-12', to: '2026-10-23' }, gaps, settlementGaps };
  return matchPayouts(groups, entries, covered, weekdays, async () => rows.map(money));
}

function statuses({ payouts }: PayoutMatching): readonly string[] {
  return payouts.map(({ status }) => status);
}

// Monday to Wednesday, each paid the day after.
const usual = [
  payout('2026-10-12', '100.00'),
  payout('2026-10-13', '200.00'),
  payout('2026-10-14', '300.00'),
];
const paid = [
  credit('2026-10-13', '100.00'),
  credit('2026-10-14', '200.00'),
  credit('2026-10-15', '300.00'),
];

describe('a payout', () => {
  test('paid exactly tells the lag and the payer', async () => {
    const found = await settle(usual, paid);
    expect(statuses(found)).toEqual(['paid', 'paid', 'paid']);
    expect(found.habits.lags.get('收单')).toEqual({
      days: 1,
      unit: 'business',
      support: { agree: 3, of: 3 },
    });
    expect(found.habits.payers.get('收单')?.names).toEqual(['收单公司']);
  });

  test('that does not come is missing, unless no statement covers the day on which it was due', async () => {
    const late = payout('2026-10-19', '77.00');
    expect(statuses(await settle([...usual, late], paid)).at(-1)).toBe('missing');
    const gap = { from: '2026-10-20', to: '2026-10-21' };
    const found = await settle([...usual, late], paid, [], [gap]);
    expect(statuses(found).at(-1)).toBe('not-checked');
    expect(found.payouts.at(-1)?.gap).toEqual({ side: 'bank', ...gap });
  });

  test('of a weekend of which one day is missing in the files is not missing', async () => {
    const saturday = payout('2026-10-16', '41.00');
    const monday = credit('2026-10-19', '156.50');
    const gap = { from: '2026-10-17', to: '2026-10-18' };
    const found = await settle([...usual, saturday], [...paid, monday], [], [], [gap]);
    expect(statuses(found).at(-1)).toBe('not-checked');
    expect(found.payouts.at(-1)?.gap).toEqual({ side: 'settlement', ...gap });
    expect(found.unexplained).toEqual([]);
    const less = credit('2026-10-19', '40.00');
    const short = await settle([...usual, saturday], [...paid, less], [], [], [gap]);
    expect(statuses(short).at(-1)).not.toBe('not-checked');
  });

  test('of three days in one credit after the weekend', async () => {
    const weekend = [
      payout('2026-10-16', '41.00'),
      payout('2026-10-17', '52.50'),
      payout('2026-10-18', '63.00'),
    ];
    const found = await settle([...usual, ...weekend], [...paid, credit('2026-10-19', '156.50')]);
    expect(statuses(found)).toEqual(Array(6).fill('paid'));
    expect(found.payouts.slice(3).map(({ solutions }) => solutions)).toEqual([1, 1, 1]);
  });

  test.for([
    ['one terminal’s rent', '270.00', ['paid', '30.00']],
    ['the rent of both terminals', '240.00', ['paid', '60.00']],
    ['the rent of more terminals than it has', '210.00', ['short', null]],
    ['another sum', '275.00', ['short', null]],
  ] as const)('less %s', async ([, banked, expected]) => {
    const { acquirers } = readContract(
      { acquirers: [{ name: '收单', terminalRental: money('30.00') }] },
      () => '',
    );
    const groups = usual.map((group) => ({ ...group, terminals: 2 }));
    const entries = [...paid.slice(0, 2), credit('2026-10-15', banked)];
    const covered = {
      coverage: { from: '2026-10-12', to: '2026-10-23' },
      gaps: [],
      settlementGaps: [],
    };
    const found = await matchPayouts(groups, entries, covered, weekdays, async () => [], {
      ...noContract,
      acquirers,
    });
    const { status, terminalRental } = found.payouts[2] ?? {};
    expect([status, terminalRental && formatMoney(terminalRental, 'CNY')]).toEqual(expected);
  });

  test('of two merchants in one credit', async () => {
    const both = [
      payout('2026-10-15', '41.00'),
      payout('2026-10-15', '52.50', { merchantId: '898310058120127' }),
    ];
    const found = await settle([...usual, ...both], [...paid, credit('2026-10-16', '93.50')]);
    expect(statuses(found)).toEqual(Array(5).fill('paid'));
  });

  test('split in two credits', async () => {
    const found = await settle(
      [...usual, payout('2026-10-15', '400.00')],
      [...paid, credit('2026-10-16', '250.00'), credit('2026-10-16', '150.00')],
    );
    expect(statuses(found)).toEqual(Array(4).fill('paid'));
    expect(found.payouts[3]?.entries).toHaveLength(2);
  });

  test.for([
    ['short', '391.50'],
    ['excess', '408.50'],
  ] as const)('%s by some rows', async ([status, amount]) => {
    const found = await settle(
      [...usual, payout('2026-10-15', '400.00')],
      [...paid, credit('2026-10-16', amount)],
    );
    expect(found.payouts[3]?.status).toBe(status);
  });

  test('of another payer is paid all the same', async () => {
    const found = await settle(
      [...usual, payout('2026-10-15', '400.00')],
      [...paid, credit('2026-10-16', '400.00', { counterparty: '某聚合公司' })],
    );
    expect(statuses(found)).toEqual(Array(4).fill('paid'));
    expect(found.habits.payers.get('收单')?.names).toEqual(['收单公司']);
  });

  test('is not paid by a credit that names another day or another payer’s business', async () => {
    const found = await settle(
      [...usual, payout('2026-10-15', '400.00')],
      [
        ...paid,
        credit('2026-10-16', '400.00', { memo: '0901-0901费1.00元' }),
        credit('2026-10-16', '395.00', { counterparty: '团餐客户' }),
      ],
    );
    expect(found.payouts[3]?.status).toBe('missing');
  });

  test('is paid though every credit names the day of the sales instead of the settlement date', async () => {
    const named = ['1011', '1012', '1013'].map((day, at) => ({
      ...(paid[at] ?? credit('2026-10-13', '1.00')),
      memo: `${day}-${day}费1.00元`,
    }));
    const split = payout('2026-10-15', '400.00');
    const parts = ['250.00', '150.00'].map((amount) =>
      credit('2026-10-16', amount, { memo: '1014-1014费1.00元' }),
    );
    const found = await settle([...usual, split], [...named, ...parts]);
    expect(statuses(found)).toEqual(Array(4).fill('paid'));
  });

  test('that is due after the statement’s last day is in transit', async () => {
    const found = await settle([...usual, payout('2026-10-23', '400.00')], paid);
    expect(found.payouts[3]?.status).toBe('in-transit');
  });

  test('under a stranger’s number, or in a currency of no statement, is not checked', async () => {
    const found = await settle(
      [
        ...usual,
        payout('2026-10-15', '400.00', { isOwn: false, merchantId: '1' }),
        payout('2026-10-15', '400.00', { currency: 'USD', merchantId: '2' }),
      ],
      paid,
    );
    expect(statuses(found).slice(3)).toEqual(['not-checked', 'not-checked']);
  });

  test('with nothing to learn the lag from is not checked', async () => {
    expect(
      statuses(await settle([payout('2026-10-12', '100.00')], [credit('2026-10-13', '7.00')])),
    ).toEqual(['not-checked']);
  });
});

test('equal nets are each paid by the credit that names them, else by the nearest', async () => {
  const equal = [payout('2026-10-15', '80.00'), payout('2026-10-16', '80.00')];
  const named = await settle(
    [...usual, ...equal],
    [
      ...paid,
      credit('2026-10-19', '80.00', { memo: '1015-1015费1.00元' }),
      credit('2026-10-19', '80.00', { memo: '1016-1016费1.00元' }),
    ],
  );
  expect(named.payouts.slice(3).map(({ entries }) => entries[0]?.memo?.slice(0, 4))).toEqual([
    '1015',
    '1016',
  ]);
  const bare = await settle(
    [...usual, ...equal],
    [...paid, credit('2026-10-16', '80.00'), credit('2026-10-19', '80.00')],
  );
  expect(statuses(bare)).toEqual(Array(5).fill('paid'));
});

test('no credit pays twice', async () => {
  const equal = [payout('2026-10-15', '80.00'), payout('2026-10-16', '80.00')];
  const found = await settle([...usual, ...equal], [...paid, credit('2026-10-16', '80.00')]);
  const used = found.payouts.flatMap(({ entries }) => entries.map(({ id }) => id));
  expect(new Set(used).size).toBe(used.length);
  expect(statuses(found).slice(3)).toEqual(['paid', 'missing']);
});

describe('of several combinations that add up', () => {
  const twins = [
    payout('2026-10-15', '41.00', { merchantId: '1' }),
    payout('2026-10-15', '59.00', { merchantId: '2' }),
    payout('2026-10-15', '30.00', { merchantId: '3' }),
    payout('2026-10-15', '70.00', { merchantId: '4' }),
  ];

  test('all are undetermined, with how many there are', async () => {
    const found = await settle([...usual, ...twins], [...paid, credit('2026-10-16', '100.00')]);
    expect(statuses(found).slice(3)).toEqual(Array(4).fill('undetermined'));
    expect(found.payouts.slice(3).map(({ solutions }) => solutions)).toEqual([2, 2, 2, 2]);
  });

  test('the only choice is taken', async () => {
    const found = await settle(
      [...usual, ...twins.slice(0, 3)],
      [...paid, credit('2026-10-16', '71.00')],
    );
    expect(statuses(found).slice(3)).toEqual(['paid', 'missing', 'paid']);
  });

  test('parts of one payout are undetermined as well', async () => {
    const found = await settle(
      [...usual, payout('2026-10-15', '400.00')],
      [
        ...paid,
        ...['250.00', '150.00', '240.00', '160.00'].map((part) => credit('2026-10-16', part)),
      ],
    );
    expect(found.payouts[3]).toMatchObject({ status: 'undetermined', solutions: 2 });
  });
});

describe('a short payout says what is missing', () => {
  const groups = [...usual, payout('2026-10-15', '400.00')];
  const rows = ['250.00', '61.00', '48.00', '25.00', '16.00'];

  test.for([
    ['339.00', { ground: 'rows', rows: 1 }],
    ['327.00', { ground: 'rows', rows: 2 }],
    ['391.50', null],
  ] as const)('credited with %s', async ([amount, shortfall]) => {
    const found = await settle(groups, [...paid, credit('2026-10-16', amount)], rows);
    expect(found.payouts[3]).toMatchObject({ status: 'short', shortfall });
  });

  test('as the narration states it', async () => {
    const stated = credit('2026-10-16', '370.00', { memo: '扣机具租金30.00元' });
    const found = await settle(groups, [...paid, stated], rows);
    expect(found.payouts[3]?.shortfall).toEqual({ ground: 'stated', rows: null });
  });
});

test('more refunds than sales wait for the next payout', async () => {
  const found = await settle([...usual, payout('2026-10-15', '-40.00')], paid);
  expect(statuses(found)[3]).toBe('in-transit');
});

test('credits on Saturdays and Sundays tell a lag in calendar days', async () => {
  const days = ['2026-10-15', '2026-10-16', '2026-10-17', '2026-10-18'];
  const found = await settle(
    days.map((day, index) => payout(day, `${index + 1}00.00`)),
    ['2026-10-16', '2026-10-17', '2026-10-18', '2026-10-19'].map((day, index) =>
      credit(day, `${index + 1}00.00`),
    ),
  );
  expect(found.habits.lags.get('收单')).toMatchObject({ days: 1, unit: 'calendar' });
});

test('fees that are collected later are told from credits of the gross', async () => {
  const groups = usual.map((group) => ({ ...group, net: group.net - money('2.00') }));
  const found = await settle(groups, [
    ...paid,
    credit('2026-10-16', '-6.00', { memo: 'FEES' }),
    credit('2026-10-16', '-7.00', { memo: 'RENT' }),
  ]);
  expect(statuses(found)).toEqual(['paid', 'paid', 'paid']);
  expect(found.feeCollections.map(({ memo }) => memo)).toEqual(['FEES']);
});

test('a payout under a stranger’s number takes no credit of another amount', async () => {
  const found = await settle(
    [...usual, payout('2026-10-13', '6.79', { isOwn: false, merchantId: '540999900011117' })],
    [...paid, credit('2026-10-14', '71.22')],
  );
  expect(statuses(found)).toEqual(['paid', 'paid', 'paid', 'not-checked']);
  expect(found.unexplained).toHaveLength(1);
});

test('a small payout takes no credit of many times its sum', async () => {
  const found = await settle(
    [...usual, payout('2026-10-13', '6.79', { merchantId: '2' })],
    [...paid, credit('2026-10-14', '71.22')],
  );
  expect(statuses(found)[3]).toBe('missing');
});
