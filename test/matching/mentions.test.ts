import { describe, expect, test } from 'vitest';
import {
  daysNamed,
  mentionsMerchant,
  mentionsPayout,
} from '../../src/matching/payouts/mentions.ts';
import { dateOfDay } from '../../src/model/calendar.ts';
import { credit, payout } from './records.ts';

function named(memo: string, on = '2026-10-13'): string | null {
  const days = daysNamed(credit(on, '1.00', { memo, counterparty: null }));
  return days === null ? null : `${dateOfDay(days.from)} to ${dateOfDay(days.to)}`;
}

test.for([
  ['1012-1012费58.42元', '2026-10-12 to 2026-10-12'],
  ['1010-1011费133.28元', '2026-10-10 to 2026-10-11'],
  ['MID 540436200017731 09OCT-11OCT', '2026-10-09 to 2026-10-11'],
  ['MID 540436200017731 12OCT', '2026-10-12 to 2026-10-12'],
  ['settlement 12 Oct', '2026-10-12 to 2026-10-12'],
  ['1900009871_20261012', '2026-10-12 to 2026-10-12'],
  ['2026-10-09..2026-10-11', '2026-10-09 to 2026-10-11'],
  ['2026/10/12', '2026-10-12 to 2026-10-12'],
  ['10月房租', null],
  ['货款1005-1099', null],
  ['INV 20871', null],
  ['1301-1302', null],
  ['', null],
] as const)('%s names %s', ([memo, days]) => {
  expect(named(memo)).toBe(days);
});

test('a day without a year is the last one before the entry', () => {
  expect(named('1231-1231', '2027-01-02')).toBe('2026-12-31 to 2026-12-31');
  expect(named('20271231', '2027-01-02')).toBeNull();
});

describe('a number', () => {
  const group = payout('2026-10-12', '1.00', { payoutId: 'PO123456' });

  test('is mentioned whole', () => {
    expect(mentionsPayout(credit('2026-10-13', '1.00', { memo: 'ref PO123456.' }), group)).toBe(
      true,
    );
    expect(
      mentionsMerchant(credit('2026-10-13', '1.00', { memo: '/898310058120036/' }), group),
    ).toBe(true);
  });

  test('is not mentioned as part of a longer one', () => {
    expect(mentionsPayout(credit('2026-10-13', '1.00', { memo: 'PO1234567' }), group)).toBe(false);
    expect(
      mentionsMerchant(credit('2026-10-13', '1.00', { memo: 'X898310058120036' }), group),
    ).toBe(false);
  });
});
