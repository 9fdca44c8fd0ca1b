import { describe, expect, test } from 'vitest';
import type { Comparable } from '../../src/matching/comparable.ts';
import { Clocks } from '../../src/matching/residual/clock.ts';
import { matchByScore, possibleByAmount } from '../../src/matching/residual/scored.ts';
import { matchUnequal } from '../../src/matching/residual/unequal.ts';
import { TimeWeight } from '../../src/matching/weights/time-weight.ts';
import { Weights } from '../../src/matching/weights/weights.ts';
import { Workset } from '../../src/matching/workset.ts';
import type { Transaction } from '../../src/model/transaction.ts';
import { at, money, transaction } from './records.ts';

const none = {
  rrn: 0,
  acquirer_reference: 0,
  stan: 0,
  auth_code: 0,
  order_id: 0,
  original_order_id: 0,
  original_reference: 0,
  merchant_id: 0,
  terminal_id: 0,
  card: 0,
  occurred_at: 0,
};
const comparable: Comparable = {
  posCount: 200,
  stlCount: 200,
  posFilled: none,
  stlFilled: none,
  rrn: false,
  order: false,
  reference: false,
  merchant: false,
  terminal: true,
  severalCurrencies: false,
  card: null,
  agreement: {},
};
const clocks = new Clocks([], 'second');
/** Two hundred sure pairs within six seconds, on two days. */
const time = new TimeWeight(
  Array.from({ length: 200 }, (_, index) => (index % 6) + 1),
  [],
  2,
);
const weights = new Weights({
  comparable,
  clocks,
  frequencies: { sales: 200, share: (field) => (field === 'amount' ? 1 / 12 : 1 / 3) },
  time,
});

function sales(
  side: Transaction['side'],
  ...rows: readonly (readonly [time: string, amount?: string, said?: Partial<Transaction>])[]
): readonly Transaction[] {
  return rows.map(([clock, amount = '4.50', said = {}], index) =>
    transaction({
      side,
      id: index + 1,
      terminalId: 'T1',
      occurredAt: at(`2026-10-12 ${clock}`),
      amount: money(amount),
      ...said,
    }),
  );
}

function scored(pos: readonly Transaction[], stl: readonly Transaction[]): readonly string[] {
  const workset = new Workset(pos, stl);
  matchByScore(workset, possibleByAmount(workset, comparable, clocks), weights);
  return pairsOf(workset);
}

async function unequal(
  pos: readonly Transaction[],
  stl: readonly Transaction[],
): Promise<readonly string[]> {
  const workset = new Workset(pos, stl);
  await matchUnequal(workset, comparable, clocks, async () => weights);
  return pairsOf(workset);
}

function pairsOf(workset: Workset): readonly string[] {
  return workset.added.map(({ pos, stl }) => `${pos}-${stl}`).sort();
}

describe('weights', () => {
  test('say by how many bits each field speaks for a pair', () => {
    const [pos] = sales('pos', ['12:00:00']);
    const [stl] = sales('settlement', ['12:00:03']);
    if (pos === undefined || stl === undefined) throw new Error('no records');
    const said = weights
      .weigh(pos, stl)
      .filter(({ outcome }) => outcome !== 'silent')
      .map(({ field, outcome, bits }) => `${field} ${outcome} ${bits.toFixed(1)}`);
    expect(said).toEqual(['amount agrees 3.6', 'terminal agrees 1.5', 'time agrees 12.8']);
  });

  test('a slip of the hand speaks for unequal amounts, another terminal against it', () => {
    const [pos] = sales('pos', ['12:00:00', '14.50']);
    const [shifted] = sales('settlement', ['12:00:03', '145.00', { terminalId: 'T2' }]);
    if (pos === undefined || shifted === undefined) throw new Error('no records');
    const said = weights
      .weigh(pos, shifted)
      .filter(({ outcome }) => outcome !== 'silent')
      .map(({ field, outcome, bits }) => `${field} ${outcome} ${bits.toFixed(1)}`);
    expect(said).toEqual(['amount decimal-shift 8.6', 'terminal differs -4.5', 'time agrees 12.8']);
  });

  test('numbers that differ veto, whatever else agrees', () => {
    const numbered = new Weights({
      comparable: { ...comparable, rrn: true },
      clocks,
      frequencies: { sales: 200, share: () => 0.1 },
      time,
    });
    const [pos] = sales('pos', ['12:00:00', '4.50', { rrn: 'A' }]);
    const [stl] = sales('settlement', ['12:00:00', '4.50', { rrn: 'B' }]);
    if (pos === undefined || stl === undefined) throw new Error('no records');
    expect(numbered.bits(pos, stl)).toBe(Number.NEGATIVE_INFINITY);
  });

  test('without sure pairs, times weigh as they usually do', () => {
    const unseen = new TimeWeight([], [], 1);
    expect(unseen.of(1)).toBeGreaterThan(unseen.of(40));
    expect(unseen.of(40)).toBeGreaterThan(3);
    expect(unseen.of(5000)).toBeLessThan(0);
  });
});

describe('sales of one price, without cards or numbers', () => {
  test('as many charges as sales in one minute are matched, each to the nearest', () => {
    expect(
      scored(
        sales('pos', ['12:00:00'], ['12:00:20'], ['12:00:40']),
        sales('settlement', ['12:00:03'], ['12:00:22'], ['12:00:44']),
      ),
    ).toEqual(['1-1', '2-2', '3-3']);
  });

  test('a missing sale and an extra charge minutes later are not one payment, nor a chain of two', () => {
    expect(
      scored(
        sales('pos', ['12:00:00'], ['12:03:00']),
        sales('settlement', ['12:03:02'], ['12:06:30']),
      ),
    ).toEqual(['2-1']);
  });

  test('a slow acquirer is believed where nothing else is left over', () => {
    const many = Array.from(
      { length: 60 },
      (_, minute) => `${String(9 + Math.floor(minute / 6)).padStart(2, '0')}:${minute % 6}0:00`,
    );
    const pairs = scored(
      sales('pos', ...many.map((clock) => [clock] as const), ['20:00:00', '7.80']),
      sales('settlement', ...many.map((clock) => [clock] as const), ['20:00:25', '7.80']),
    );
    expect(pairs).toHaveLength(61);
  });
});

describe('sales under another merchant or terminal', () => {
  test('at once and of one amount are one sale, settled elsewhere', async () => {
    expect(
      await unequal(
        sales('pos', ['12:00:00', '44.69']),
        sales('settlement', ['12:00:04', '44.69', { terminalId: 'T2' }]),
      ),
    ).toEqual(['1-1']);
  });

  test('minutes apart they are two things', async () => {
    expect(
      await unequal(
        sales('pos', ['12:00:00', '44.69']),
        sales('settlement', ['12:04:00', '44.69', { terminalId: 'T2' }]),
      ),
    ).toEqual([]);
  });

  test('two that may equally be meant are a tie', async () => {
    expect(
      await unequal(
        sales('pos', ['12:00:00', '44.69'], ['12:00:06', '44.69', { terminalId: 'T3' }]),
        sales('settlement', ['12:00:07', '44.69', { terminalId: 'T2' }]),
      ),
    ).toEqual([]);
  });
});

describe('sales of unequal amounts', () => {
  test('at once on one terminal are one sale, wrongly charged', async () => {
    expect(
      await unequal(
        sales('pos', ['12:00:00', '155.60']),
        sales('settlement', ['12:00:04', '164.60']),
      ),
    ).toEqual(['1-1']);
  });

  test('two sales that a charge may equally be the wrong amount of are a tie, and no match', async () => {
    expect(
      await unequal(
        sales('pos', ['12:00:00', '155.60'], ['12:00:05', '171.30']),
        sales('settlement', ['12:00:04', '164.80']),
      ),
    ).toEqual([]);
  });

  test('a slip that explains one of the two decides', async () => {
    expect(
      await unequal(
        sales('pos', ['12:00:00', '155.60'], ['12:00:05', '171.30']),
        sales('settlement', ['12:00:04', '1556.00']),
      ),
    ).toEqual(['1-1']);
  });

  test('a charge that an attempt at the till explains is no other sale’s wrong amount', async () => {
    const [failed] = sales('pos', [
      '12:00:02',
      '164.60',
      { id: 9, status: 'timeout', isDue: false },
    ]);
    if (failed === undefined) throw new Error('no record');
    expect(
      await unequal(
        [...sales('pos', ['12:00:00', '155.60']), failed],
        sales('settlement', ['12:00:04', '164.60']),
      ),
    ).toEqual([]);
  });
});
