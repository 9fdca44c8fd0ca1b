import { describe, expect, test } from 'vitest';
import { Clocks, median } from '../../src/matching/residual/clock.ts';
import { at, transaction } from './records.ts';

const samples = [
  ...[2, 3, 4, 5, 6].map((seconds) => ({ terminalId: 'T1', seconds })),
  ...[-238, -240, -241, -239, -240].map((seconds) => ({ terminalId: 'T2', seconds })),
];

function apart(clocks: Clocks, terminalId: string, pos: string, stl: string): number | null {
  return clocks.apart(
    transaction({ terminalId, occurredAt: at(pos) }),
    transaction({ side: 'settlement', terminalId, occurredAt: at(stl) }),
  );
}

describe('Clocks', () => {
  test('sets each terminal’s clock by its own pairs, and tells one that is minutes off', () => {
    const clocks = new Clocks(samples, 'second');
    expect(apart(clocks, 'T2', '2026-10-12 12:04:00', '2026-10-12 12:00:02')).toBe(2);
    expect(apart(clocks, 'T1', '2026-10-12 12:00:00', '2026-10-12 12:00:04')).toBe(0);
    expect(clocks.inferred).toEqual([
      {
        what: 'clock-skew',
        for: { terminalId: 'T2' },
        // The till is ahead.
        value: { seconds: 240 },
        support: { agree: 5, of: 5 },
      },
    ]);
  });

  test('takes no terminal’s word on fewer than five pairs', () => {
    const clocks = new Clocks(samples.slice(0, 4), 'second');
    expect(clocks.skewOf('T1')).toBe(0);
    expect(clocks.inferred).toEqual([]);
  });

  test('bridges what the coarser side cannot tell', () => {
    const at1200 = '2026-10-12 12:00:00';
    expect(apart(new Clocks([], 'minute'), 'T1', at1200, '2026-10-12 12:00:59')).toBe(0);
    expect(apart(new Clocks([], 'minute'), 'T1', at1200, '2026-10-12 12:02:00')).toBe(60);
    expect(apart(new Clocks([], 'hour'), 'T1', at1200, '2026-10-12 12:59:00')).toBe(0);
    expect(apart(new Clocks([], 'date'), 'T1', at1200, '2026-10-12 23:00:00')).toBe(0);
    expect(apart(new Clocks([], 'date'), 'T1', at1200, '2026-10-13 00:30:00')).toBe(86_400);
  });

  test('one stray pair does not widen what counts as close', () => {
    const strayed = [...samples, { terminalId: 'T1', seconds: 40_000 }];
    expect(new Clocks(strayed, 'second').closeSeconds).toBe(60);
  });

  test('a record without any day cannot be compared', () => {
    expect(
      new Clocks([], 'date').apart(transaction({ occurredAt: null }), transaction()),
    ).toBeNull();
  });
});

test('the median is one of the values', () => {
  expect([median([3, 1, 2]), median([4, 1, 3, 2]), median([])]).toEqual([2, 2, 0]);
});
