import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DrawerRow } from '../../src/totals/drawer-rows.ts';
import { movedIn, sessionsOf } from '../../src/totals/drawer-sessions.ts';

function rowAt(at: number, kind: DrawerRow['kind'], amount: number): DrawerRow {
  const isCash = kind === 'cash';
  return {
    currency: 'EUR',
    kind,
    from: at,
    to: at,
    isTimed: true,
    id: isCash ? null : at,
    amount: isCash ? 0n : BigInt(amount),
    expected: null,
    sales: isCash ? 1 : 0,
    cashSales: isCash ? BigInt(amount) : 0n,
    refundCount: 0,
    cashRefunds: 0n,
    store: '',
    till: '',
    terminal: '',
    cashier: '',
  };
}

const steps = fc.array(
  fc.record({
    kind: fc.constantFrom<DrawerRow['kind']>('cash', 'paid-in', 'cash-count'),
    amount: fc.nat(500),
  }),
  { maxLength: 30 },
);

test('over a day, what the counts are off adds up to what the last one is off', () => {
  fc.assert(
    fc.property(fc.nat(500), steps, (float, after) => {
      const rows = after.map(({ kind, amount }, nth) => rowAt((nth + 1) * 60, kind, amount));
      const sessions = sessionsOf('', [rowAt(0, 'float', float), ...rows]);
      const last = rows.findLastIndex(({ kind }) => kind === 'cash-count');
      const compared = sessions.filter(({ counted }) => counted !== null);
      const off = compared.reduce(
        (sum, each) => sum + (each.counted ?? 0n) - (each.opening ?? 0n) - movedIn(each),
        0n,
      );
      const moved = rows
        .slice(0, last + 1)
        .filter(({ kind }) => kind !== 'cash-count')
        .reduce((sum, { amount, cashSales }) => sum + amount + cashSales, 0n);
      expect(off).toBe(last === -1 ? 0n : (rows[last]?.amount ?? 0n) - BigInt(float) - moved);
    }),
  );
});

test('every row stands in one session, whatever the order', () => {
  const any = fc.array(
    fc.record({
      kind: fc.constantFrom<DrawerRow['kind']>('cash', 'paid-in', 'float', 'cash-count'),
      amount: fc.nat(500),
      minutes: fc.integer({ min: 1, max: 2000 }),
    }),
    { maxLength: 30 },
  );
  fc.assert(
    fc.property(any, (given) => {
      let at = 0;
      const rows = given.map(({ kind, amount, minutes }) => {
        at += minutes * 60;
        return rowAt(at, kind, amount);
      });
      const sessions = sessionsOf('', rows);
      const of = (kind: DrawerRow['kind']) => rows.filter((each) => each.kind === kind);
      expect(sessions.reduce((sum, { sales }) => sum + sales, 0)).toBe(of('cash').length);
      expect(sessions.filter(({ counted }) => counted !== null)).toHaveLength(
        of('cash-count').length,
      );
      expect(sessions.filter(({ openedBy }) => openedBy === 'float')).toHaveLength(
        of('float').length,
      );
    }),
  );
});
