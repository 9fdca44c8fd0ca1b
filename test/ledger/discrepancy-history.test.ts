import { expect, test } from 'vitest';
import { withHistory } from '../../src/ledger/discrepancy-history.ts';
import type { KnownDiscrepancy } from '../../src/model/ledger.ts';
import type { Discrepancy } from '../../src/model/report.ts';
import { readShop, writeFiles } from '../shops/shop-files.ts';
import { newLedger, night } from './nights.ts';

function found(id: string): Discrepancy {
  return { id, status: 'new', refundRequest: null } as Discrepancy;
}

function known(id: string, status: KnownDiscrepancy['status']): KnownDiscrepancy {
  return { id, status, firstRun: 1, lastRun: 1, body: found(id) };
}

function statuses(listed: readonly Discrepancy[]): readonly string[] {
  return listed.map(({ id, status }) => `${id} ${status}`);
}

test('what was known is open, what was accepted stays so, what is gone is resolved and told once', () => {
  const listed = withHistory(
    [found('a'), found('b'), found('c'), found('d')],
    [
      known('b', 'open'),
      known('c', 'accepted'),
      known('d', 'resolved'),
      known('e', 'open'),
      known('f', 'resolved'),
      known('g', 'accepted'),
    ],
  );
  expect(statuses(listed)).toEqual(['a new', 'b open', 'c accepted', 'd open', 'e resolved']);
});

test('a refund that the acquirer sends a night later resolves what was open, and is told once', async () => {
  const files = readShop('cafe');
  const settlement = files.find(({ side }) => side === 'settlement');
  const extra = settlement?.rows.find((row) => row.includes(',628561001474,'));
  if (settlement === undefined || extra === undefined) throw new Error('the café is another');
  const place = newLedger();
  const first = await night(writeFiles(files), place);
  const duplicate = first.report.discrepancies.find(({ code }) => code === 'duplicate-charge');
  expect(duplicate?.status).toBe('new');

  const refund = extra
    .replaceAll('2026-10-12', '2026-10-13')
    .replace(',Sale,', ',Refund,')
    .replace(',628561001474,', ',628661009999,')
    .replace(/,11.40,0.10,11.30$/, ',-11.40,-0.10,-11.30');
  const later = writeFiles([{ ...settlement, name: 'acquirer-13.csv', rows: [refund] }]);
  const second = await night(later, place);
  const of = (listed: readonly Discrepancy[]): Discrepancy | undefined =>
    listed.find(({ id }) => id === duplicate?.id);
  expect(of(second.report.discrepancies)).toMatchObject({
    status: 'resolved',
    resolvedBy: [{ side: 'settlement', file: expect.stringContaining('acquirer-13.csv'), line: 2 }],
  });
  expect(
    second.report.refundRequests.some(({ discrepancy }) => discrepancy === duplicate?.id),
  ).toBe(false);
  expect(of((await night(later, place)).report.discrepancies)).toBeUndefined();
});
