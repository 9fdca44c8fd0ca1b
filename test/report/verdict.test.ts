import { describe, expect, test } from 'vitest';
import type { Report } from '../../src/model/report.ts';
import {
  groupDiscrepancies,
  negated,
  sumByCurrency,
  unaccounted,
  verdictOf,
} from '../../src/report/verdict.ts';
import {
  cleanReport,
  conservation,
  discrepancyOf,
  fullReport,
} from '../reporters/sample-report.ts';

function outcomeOf(changes: Partial<Report>): string {
  return verdictOf({ ...cleanReport, ...changes }).outcome;
}

describe('verdict', () => {
  test('counts what to act on and adds up whose money it is, a currency at a time', () => {
    expect(verdictOf(fullReport)).toEqual({
      outcome: 'act',
      toActOn: 6,
      owed: {
        customer: { count: 2, atStake: [{ amount: '86.00', currency: 'CNY' }] },
        merchant: {
          count: 2,
          atStake: [
            { amount: '1204.00', currency: 'CNY' },
            { amount: '2.20', currency: 'EUR' },
          ],
        },
        none: { count: 2, atStake: [{ amount: '68.00', currency: 'CNY' }] },
      },
      notices: 1,
      accepted: 1,
      checksNotRun: 2,
      undetermined: 0,
      rejectedRows: 1,
      balances: true,
    });
  });

  test('agrees only where all was checked', () => {
    expect(outcomeOf({})).toBe('agrees');
    const { sources } = cleanReport;
    const incomplete: readonly Partial<Report>[] = [
      { notChecked: [{ code: 'unknown-payer', because: 'no bank statement was given' }] },
      { problems: fullReport.problems },
      { sources: fullReport.sources },
      { sources, conservation: [{ ...conservation, undetermined: { count: 1, sum: '1.00' } }] },
      { sources, conservation: [{ ...conservation, notChecked: { count: 1, sum: '1.00' } }] },
      { sources, conservation: [{ ...conservation, balances: false }] },
    ];
    for (const changes of incomplete) {
      expect(outcomeOf(changes)).toBe('agrees-as-far-as-checked');
    }
  });

  test('does not call it agreement where nothing was compared', () => {
    const nothing = { count: 0, sum: '0.00' };
    const notChecked = { count: 718, sum: '120304.10' };
    expect(outcomeOf({ conservation: [] })).toBe('nothing-compared');
    expect(
      outcomeOf({
        conservation: [{ ...conservation, matched: nothing, inTransit: nothing, notChecked }],
      }),
    ).toBe('nothing-compared');
  });

  test('does not act on what is accepted, resolved or a notice', () => {
    const discrepancies = [
      discrepancyOf('duplicate-charge', { status: 'accepted' }),
      discrepancyOf('wrong-amount', { status: 'resolved' }),
      discrepancyOf('repeated-record', { severity: 'notice' }),
    ];
    expect(outcomeOf({ discrepancies })).toBe('agrees');
  });
});

test('groups by severity and code and keeps the report’s order', () => {
  const groups = groupDiscrepancies([
    discrepancyOf('wrong-fee'),
    discrepancyOf('wrong-amount', { id: 'd_1' }),
    discrepancyOf('duplicate-charge'),
    discrepancyOf('wrong-amount', { id: 'd_2' }),
  ]);
  expect(groups.map(({ severity, code, cases }) => [severity, code, cases.count])).toEqual([
    ['error', 'wrong-amount', 2],
    ['error', 'duplicate-charge', 1],
    ['warning', 'wrong-fee', 1],
  ]);
  expect(groups[0]?.discrepancies.map(({ id }) => id)).toEqual(['d_1', 'd_2']);
  expect(groups[0]?.cases.atStake).toEqual([{ amount: '136.00', currency: 'CNY' }]);
});

test('never adds currencies, and loses no fifth decimal', () => {
  expect(
    sumByCurrency([
      { amount: '0.17123', currency: 'CNY' },
      { amount: '100', currency: 'JPY' },
      { amount: '0.00001', currency: 'CNY' },
    ]),
  ).toEqual([
    { amount: '0.17124', currency: 'CNY' },
    { amount: '100', currency: 'JPY' },
  ]);
});

test('the way from till to bank adds up', () => {
  const [cny] = fullReport.takings;
  if (cny === undefined) throw new RangeError('takings');
  expect(unaccounted(cny)).toBe('1204.00');
  expect(negated('1204.00', 'CNY')).toBe('-1204.00');
  expect(negated('0.00', 'CNY')).toBe('0.00');
});
