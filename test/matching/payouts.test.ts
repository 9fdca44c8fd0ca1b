import { describe, expect, test } from 'vitest';
import { matchPayouts, type PayoutMatching } from '../../src/matching/payouts/match-payouts.ts';
import type { PayoutGroup } from '../../src/matching/payouts/payout-groups.ts';
import { weekdays } from '../../src/model/business-calendar.ts';
import type { BankEntry } from '../../src/model/transaction.ts';
import { credit, payout } from './records.ts';

function settle(groups: readonly PayoutGroup[], entries: readonly BankEntry[]): PayoutMatching {
  return matchPayouts(groups, entries, { from: '2026-10-12', to: '2026-10-23' }, weekdays);
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
  test('paid exactly tells the lag and the payer', () => {
    const found = settle(usual, paid);
    expect(statuses(found)).toEqual(['paid', 'paid', 'paid']);
    expect(found.lags.get('收单')).toEqual({ businessDays: 1, support: { agree: 3, of: 3 } });
    expect(found.usualPayers.get('收单')?.names).toEqual(['收单公司']);
  });

  test('of three days in one credit after the weekend', () => {
    const weekend = [
      payout('2026-10-16', '41.00'),
      payout('2026-10-17', '52.50'),
      payout('2026-10-18', '63.00'),
    ];
    const found = settle([...usual, ...weekend], [...paid, credit('2026-10-19', '156.50')]);
    expect(statuses(found)).toEqual(Array(6).fill('paid'));
    expect(found.payouts.slice(3).map(({ solutions }) => solutions)).toEqual([1, 1, 1]);
  });

  test('of two merchants in one credit', () => {
    const both = [
      payout('2026-10-15', '41.00'),
      payout('2026-10-15', '52.50', { merchantId: '898310058120127' }),
    ];
    const found = settle([...usual, ...both], [...paid, credit('2026-10-16', '93.50')]);
    expect(statuses(found)).toEqual(Array(5).fill('paid'));
  });

  test('split in two credits', () => {
    const found = settle(
      [...usual, payout('2026-10-15', '400.00')],
      [...paid, credit('2026-10-16', '250.00'), credit('2026-10-16', '150.00')],
    );
    expect(statuses(found)).toEqual(Array(4).fill('paid'));
    expect(found.payouts[3]?.entries).toHaveLength(2);
  });

  test.for([
    ['short', '391.50'],
    ['excess', '408.50'],
  ] as const)('%s by some rows', ([status, amount]) => {
    const found = settle(
      [...usual, payout('2026-10-15', '400.00')],
      [...paid, credit('2026-10-16', amount)],
    );
    expect(found.payouts[3]?.status).toBe(status);
  });

  test('of another payer is paid all the same', () => {
    const found = settle(
      [...usual, payout('2026-10-15', '400.00')],
      [...paid, credit('2026-10-16', '400.00', { counterparty: '某聚合公司' })],
    );
    expect(statuses(found)).toEqual(Array(4).fill('paid'));
    expect(found.usualPayers.get('收单')?.names).toEqual(['收单公司']);
  });

  test('is not paid by a credit that names another day or another payer’s business', () => {
    const found = settle(
      [...usual, payout('2026-10-15', '400.00')],
      [
        ...paid,
        credit('2026-10-16', '400.00', { memo: '0901-0901费1.00元' }),
        credit('2026-10-16', '395.00', { counterparty: '团餐客户' }),
      ],
    );
    expect(found.payouts[3]?.status).toBe('missing');
  });

  test('that is due after the statement’s last day is in transit', () => {
    const found = settle([...usual, payout('2026-10-23', '400.00')], paid);
    expect(found.payouts[3]?.status).toBe('in-transit');
  });

  test('under a stranger’s number, or in a currency of no statement, is not checked', () => {
    const found = settle(
      [
        ...usual,
        payout('2026-10-15', '400.00', { isOwn: false, merchantId: '1' }),
        payout('2026-10-15', '400.00', { currency: 'USD', merchantId: '2' }),
      ],
      paid,
    );
    expect(statuses(found).slice(3)).toEqual(['not-checked', 'not-checked']);
  });

  test('with nothing to learn the lag from is not checked', () => {
    expect(
      statuses(settle([payout('2026-10-12', '100.00')], [credit('2026-10-13', '7.00')])),
    ).toEqual(['not-checked']);
  });
});

test('equal nets are each paid by the credit that names them, else by the nearest', () => {
  const equal = [payout('2026-10-15', '80.00'), payout('2026-10-16', '80.00')];
  const named = settle(
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
  const bare = settle(
    [...usual, ...equal],
    [...paid, credit('2026-10-16', '80.00'), credit('2026-10-19', '80.00')],
  );
  expect(statuses(bare)).toEqual(Array(5).fill('paid'));
});

test('no credit pays twice', () => {
  const equal = [payout('2026-10-15', '80.00'), payout('2026-10-16', '80.00')];
  const found = settle([...usual, ...equal], [...paid, credit('2026-10-16', '80.00')]);
  const used = found.payouts.flatMap(({ entries }) => entries.map(({ id }) => id));
  expect(new Set(used).size).toBe(used.length);
  expect(statuses(found).slice(3)).toEqual(['paid', 'missing']);
});
