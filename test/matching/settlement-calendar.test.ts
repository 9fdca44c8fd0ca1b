import { describe, expect, test } from 'vitest';
import { SettlementCalendar } from '../../src/matching/settlement-calendar.ts';
import { weekdays } from '../../src/model/business-calendar.ts';
import { dateOfDay, dayOfDate } from '../../src/model/calendar.ts';
import { type Contract, type ContractedAcquirer, noContract } from '../../src/model/contract.ts';
import type { Coverage } from '../../src/model/report.ts';
import { at, transaction } from './records.ts';

interface Settled {
  readonly on: string;
  readonly settled: string;
  readonly from: string;
  readonly to: string;
}

function calendarOf(
  settled: readonly Settled[],
  more: { isStated?: boolean; open?: number; contract?: Contract; gaps?: readonly Coverage[] } = {},
) {
  const days = settled.map(({ on }) => on).sort();
  const settlementDays = settled.map((each) => each.settled).sort();
  const last = settled.map(({ on, to }) => at(`${on} ${to}`)).sort((a, b) => b - a)[0] ?? null;
  const span = (list: readonly string[]) => ({ from: list[0] ?? '', to: list.at(-1) ?? '' });
  const seconds = (time: string): number => at(`1970-01-01 ${time}`);
  return new SettlementCalendar({
    settled: settled.map((each) => ({
      day: dayOfDate(each.on),
      settlementDay: dayOfDate(each.settled),
      firstSecond: seconds(each.from),
      lastSecond: seconds(each.to),
    })),
    acquirer: {
      coverage: span(days),
      settlementCoverage: span(settlementDays),
      isStated: more.isStated ?? false,
      gaps: [],
      settlementGaps: more.gaps ?? [],
    },
    till: {
      coverage: span(days),
      settlementCoverage: null,
      isStated: false,
      gaps: more.gaps ?? [],
      settlementGaps: [],
    },
    calendar: weekdays,
    lastAt: last,
    openAfterLast: more.open ?? 0,
    contract: more.contract ?? noContract,
  });
}

function due(calendar: SettlementCalendar, when: string): string {
  const { state, day } = calendar.dueAtAcquirer(transaction({ occurredAt: at(when) }));
  return `${state} ${day === null ? '' : dateOfDay(day)}`.trim();
}

const atEleven = calendarOf([
  { on: '2026-10-12', settled: '2026-10-12', from: '09:00:00', to: '22:51:00' },
  { on: '2026-10-12', settled: '2026-10-13', from: '23:04:00', to: '23:40:00' },
  { on: '2026-10-13', settled: '2026-10-13', from: '09:00:00', to: '22:40:00' },
]);

describe('a cut-off at 23:00', () => {
  test('is told from the days on which it shows', () => {
    expect(atEleven.inferred).toEqual([
      { what: 'cut-off', for: {}, value: { time: '23:00' }, support: { agree: 1, of: 1 } },
    ]);
  });

  test.for([
    ['2026-10-12 12:00:00', 'due 2026-10-12'],
    ['2026-10-12 23:10:00', 'due 2026-10-13'],
    ['2026-10-13 22:00:00', 'due 2026-10-13'],
    ['2026-10-13 23:10:00', 'in-transit 2026-10-14'],
    ['2026-10-11 12:00:00', 'not-covered 2026-10-11'],
  ] as const)('a sale at %s is %s', ([when, expected]) => {
    expect(due(atEleven, when)).toBe(expected);
  });
});

test('a cut-off at noon', () => {
  const calendar = calendarOf([
    { on: '2026-10-12', settled: '2026-10-12', from: '08:00:00', to: '11:58:00' },
    { on: '2026-10-12', settled: '2026-10-13', from: '12:03:00', to: '21:00:00' },
    { on: '2026-10-13', settled: '2026-10-13', from: '08:00:00', to: '11:50:00' },
  ]);
  expect(calendar.inferred[0]?.value).toEqual({ time: '12:00' });
  expect(due(calendar, '2026-10-12 13:00:00')).toBe('due 2026-10-13');
  expect(due(calendar, '2026-10-13 13:00:00')).toBe('in-transit 2026-10-14');
});

test('days that disagree on the hour show no cut-off', () => {
  const calendar = calendarOf([
    { on: '2026-10-12', settled: '2026-10-12', from: '08:00:00', to: '20:00:00' },
    { on: '2026-10-12', settled: '2026-10-13', from: '09:00:00', to: '21:00:00' },
  ]);
  expect(calendar.inferred).toEqual([]);
});

describe('a file of one day', () => {
  const day: Settled = {
    on: '2026-10-12',
    settled: '2026-10-12',
    from: '09:00:00',
    to: '20:00:00',
  };

  test('calls a sale within its hours due, and one of the next day in transit', () => {
    expect(due(calendarOf([day]), '2026-10-12 19:00:00')).toBe('due 2026-10-12');
    expect(due(calendarOf([day]), '2026-10-13 09:00:00')).toBe('in-transit 2026-10-13');
  });

  test('one sale after its last record is missing, several look like a cut-off', () => {
    expect(due(calendarOf([day], { open: 1 }), '2026-10-12 21:00:00')).toBe('due 2026-10-12');
    expect(due(calendarOf([day], { open: 9 }), '2026-10-12 21:00:00')).toBe(
      'in-transit 2026-10-13',
    );
  });

  test('one sale of the late evening is in transit, where the day may have ended since the last record', () => {
    const late = { on: '2026-10-12', settled: '2026-10-12', from: '09:00:00', to: '22:40:00' };
    const lateDue = (when: string): string => due(calendarOf([late], { open: 1 }), when);
    expect(lateDue('2026-10-12 22:45:00')).toBe('due 2026-10-12');
    expect(lateDue('2026-10-12 23:59:10')).toBe('in-transit 2026-10-13');
  });

  test('that says which days it covers has no unseen cut-off', () => {
    expect(due(calendarOf([day], { open: 9, isStated: true }), '2026-10-12 21:00:00')).toBe(
      'due 2026-10-12',
    );
  });
});

test('a charge is due at the till on the days that the log covers', () => {
  const dueAtTill = (when: string): string =>
    atEleven.dueAtTill(transaction({ side: 'settlement', occurredAt: at(when) })).state;
  expect(dueAtTill('2026-10-13 12:00:00')).toBe('due');
  expect(dueAtTill('2026-10-14 12:00:00')).toBe('not-covered');
});

const fortnight = [
  { on: '2026-10-12', settled: '2026-10-12', from: '09:00:00', to: '21:00:00' },
  { on: '2026-10-21', settled: '2026-10-21', from: '09:00:00', to: '21:00:00' },
];
const wednesday = { from: '2026-10-14', to: '2026-10-15' };
const weekend = { from: '2026-10-17', to: '2026-10-18' };

test.for([
  ['2026-10-13 12:00:00', 'due 2026-10-13'],
  ['2026-10-14 12:00:00', 'not-covered 2026-10-14'],
  ['2026-10-17 12:00:00', 'due 2026-10-17'],
] as const)('with days of which files are missing, a sale at %s is %s', ([when, expected]) => {
  expect(due(calendarOf(fortnight, { gaps: [wednesday, weekend] }), when)).toBe(expected);
});

test('of an acquirer that settles on Sundays, a weekend may be missing, too', () => {
  const everyDay = [
    ...fortnight,
    { on: '2026-10-11', settled: '2026-10-11', from: '09:00:00', to: '21:00:00' },
  ];
  expect(due(calendarOf(everyDay, { gaps: [weekend] }), '2026-10-17 12:00:00')).toBe(
    'not-covered 2026-10-17',
  );
});

test('a charge on a day of which the log is missing is not called unrecorded', () => {
  const found = calendarOf(fortnight, { gaps: [wednesday] }).dueAtTill(
    transaction({ side: 'settlement', occurredAt: at('2026-10-14 12:00:00') }),
  );
  expect(found).toMatchObject({ state: 'not-covered', gap: wednesday });
});

const acquirer: ContractedAcquirer = {
  name: 'Northgate',
  profile: null,
  knownAs: ['Northgate'],
  merchants: [],
  feeRules: [],
  feesTaken: null,
  cutOff: null,
  settlementLag: null,
  payoutLag: null,
  terminalRental: null,
  payers: [],
  refundTerms: {
    voidUntil: null,
    refundWindow: null,
    disputeWindow: null,
    answerWithin: null,
    byChannel: [],
  },
};

describe('terms that the contract states', () => {
  const settled = [
    { on: '2026-10-12', settled: '2026-10-12', from: '09:00:00', to: '11:51:00' },
    { on: '2026-10-13', settled: '2026-10-13', from: '09:00:00', to: '11:40:00' },
  ];
  const agreed = (terms: Partial<ContractedAcquirer>): SettlementCalendar =>
    calendarOf(settled, {
      open: 9,
      contract: { ...noContract, acquirers: [{ ...acquirer, ...terms }] },
    });

  test.for([
    [
      'a cut-off that no file shows',
      { cutOff: 12 * 3600 },
      '2026-10-12 12:10:00',
      'due 2026-10-13',
    ],
    ['before it', { cutOff: 12 * 3600 }, '2026-10-12 11:59:00', 'due 2026-10-12'],
    [
      'after it on the last day',
      { cutOff: 12 * 3600 },
      '2026-10-13 12:10:00',
      'in-transit 2026-10-14',
    ],
    ['a settlement lag', { settlementLag: 1 }, '2026-10-12 10:00:00', 'due 2026-10-13'],
    [
      'a settlement lag over a weekend',
      { settlementLag: 1 },
      '2026-10-16 10:00:00',
      'in-transit 2026-10-19',
    ],
  ] as const)('%s', ([, terms, when, expected]) => {
    expect(due(agreed(terms), when)).toBe(expected);
  });

  test('are not inferred', () => {
    const shown = [
      ...settled,
      { on: '2026-10-12', settled: '2026-10-13', from: '23:04:00', to: '23:40:00' },
    ];
    const contract = { ...noContract, acquirers: [{ ...acquirer, cutOff: 23 * 3600 }] };
    expect(calendarOf(shown, { contract }).inferred).toEqual([]);
    expect(calendarOf(shown).inferred).toHaveLength(1);
  });
});
