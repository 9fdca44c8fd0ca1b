import { expect, test } from 'vitest';
import type { LoadedSource } from '../../src/intake/source.ts';
import { bankGaps } from '../../src/matching/payouts/bank-gaps.ts';
import type { BankEntry } from '../../src/model/transaction.ts';
import { credit, money } from './records.ts';

const gap = { from: '2026-10-13', to: '2026-10-14' };

function statement(from: string, to: string, statements: object[] | null = null): LoadedSource {
  return {
    side: 'bank',
    coverage: { from, to },
    settlementCoverage: null,
    mapping: { holdsPayouts: false, statedCoverage: null },
    statements,
  } as unknown as LoadedSource;
}

function entry(date: string, amount: string, balance: string, account = 'A'): BankEntry {
  return { ...credit(date, amount), balance: money(balance), account };
}

const files = [statement('2026-10-12', '2026-10-12'), statement('2026-10-15', '2026-10-16')];

test('days that no statement covers are a gap', () => {
  expect(bankGaps(files, [])).toEqual([]);
  const entries = [entry('2026-10-12', '10.00', '110.00'), entry('2026-10-15', '5.00', '135.00')];
  expect(bankGaps(files, entries)).toEqual([gap]);
});

test('where the balance goes on as it was, nothing was booked between', () => {
  const entries = [entry('2026-10-12', '10.00', '110.00'), entry('2026-10-15', '5.00', '115.00')];
  expect(bankGaps(files, entries)).toEqual([]);
  const other = [
    entry('2026-10-12', '1.00', '8.00', 'B'),
    entry('2026-10-16', '1.00', '9.50', 'B'),
  ];
  expect(bankGaps(files, [...entries, ...other])).toEqual([gap]);
});

test('a statement that opens as the one before closed leaves no gap', () => {
  const stated = (opening: string, closing: string, closedOn: string): object => ({
    account: 'A',
    opening: money(opening),
    closing: money(closing),
    closedOn,
  });
  const before = statement('2026-10-12', '2026-10-12', [stated('1.00', '2.00', '2026-10-12')]);
  const after = (opening: string): LoadedSource =>
    statement('2026-10-15', '2026-10-16', [stated(opening, '9.00', '2026-10-16')]);
  const entries = [credit('2026-10-12', '1.00'), credit('2026-10-15', '5.00')];
  expect(bankGaps([before, after('2.00')], entries)).toEqual([]);
  expect(bankGaps([before, after('3.00')], entries)).toEqual([gap]);
});
