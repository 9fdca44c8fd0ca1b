import { describe, expect, test } from 'vitest';
import { weekdays } from '../../src/model/business-calendar.ts';
import { dayOfDate } from '../../src/model/calendar.ts';
import { chineseCalendar } from '../../src/model/chinese-calendar.ts';
import { ageingOf, type OpenItem, openItemsOf } from '../../src/report/ageing.ts';
import { discrepancyOf } from '../reporters/sample-report.ts';

function item(since: string | null, changes: Partial<OpenItem> = {}): OpenItem {
  return {
    what: 'owed-to-customer',
    currency: 'CNY',
    since: since === null ? null : dayOfDate(since),
    count: 1,
    sum: 6_800_000n,
    ...changes,
  };
}

/** The band of one item on a Thursday. */
function bandOf(since: string | null, calendar = weekdays): string | undefined {
  const [row] = ageingOf([item(since)], '2026-10-15', calendar);
  return row?.ages.find(({ count }) => count === 1)?.businessDays;
}

test.for([
  ['2026-10-15', '0-1'],
  ['2026-10-14', '0-1'],
  ['2026-10-13', '2-3'],
  ['2026-10-12', '2-3'],
  ['2026-10-10', '4-7'],
  ['2026-10-09', '4-7'],
  ['2026-10-06', '4-7'],
  ['2026-10-05', '8-30'],
  ['2026-09-03', '8-30'],
  ['2026-09-02', 'over-30'],
  ['2026-10-16', '0-1'],
  [null, '0-1'],
] as const)('since %s is %s business days', ([since, band]) => {
  expect(bandOf(since)).toBe(band);
});

test('holidays of the run’s country do not age what waits', () => {
  expect(bandOf('2026-09-30', weekdays)).toBe('8-30');
  expect(bandOf('2026-09-30', chineseCalendar)).toBe('4-7');
});

describe('open items', () => {
  test('are those that somebody has to act on and that have a price, by whose money it is', () => {
    const items = openItemsOf([
      discrepancyOf('duplicate-charge'),
      discrepancyOf('missing-settlement', { status: 'open', occurredAt: null }),
      discrepancyOf('wrong-merchant'),
      discrepancyOf('duplicate-charge', { status: 'accepted' }),
      discrepancyOf('duplicate-charge', { status: 'resolved' }),
      discrepancyOf('trace-gap', { severity: 'notice' }),
      discrepancyOf('control-total-mismatch', { atStake: null }),
    ]);
    expect(items.map(({ what, since }) => [what, since])).toEqual([
      ['owed-to-customer', dayOfDate('2026-10-12')],
      ['owed-to-merchant', null],
      ['to-look-into', dayOfDate('2026-10-12')],
    ]);
  });

  test('are summed by currency, and every band is there', () => {
    const rows = ageingOf(
      [item('2026-10-15'), item('2026-10-14'), item('2026-10-01', { currency: 'EUR' })],
      '2026-10-15',
      weekdays,
    );
    expect(
      rows.map(({ currency, ages }) => [currency, ages.map(({ count, sum }) => [count, sum])]),
    ).toEqual([
      [
        'CNY',
        [
          [2, '136.00'],
          [0, '0.00'],
          [0, '0.00'],
          [0, '0.00'],
          [0, '0.00'],
        ],
      ],
      [
        'EUR',
        [
          [0, '0.00'],
          [0, '0.00'],
          [0, '0.00'],
          [1, '68.00'],
          [0, '0.00'],
        ],
      ],
    ]);
  });
});
