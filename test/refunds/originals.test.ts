import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Report } from '../../src/model/report.ts';
import { newLedger, night } from '../ledger/nights.ts';

const folder = mkdtempSync(join(tmpdir(), 'posrecon-originals-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Payment {
  readonly at: string;
  readonly order: string;
  readonly amount: string;
  readonly of?: string;
}

/** A day's till log and settlement export, with some ordinary sales beside these payments of one card. */
function day(date: string, payments: readonly Payment[]): readonly string[] {
  const short = date.replaceAll('-', '').slice(2);
  const ordinary = ['09:10', '12:20', '18:30'].map((at, index) => ({
    at,
    order: `N${short}${index}`,
    amount: `${index + 4}.10`,
    card: `520082******200${index}`,
    of: '',
  }));
  const all = [
    ...ordinary,
    ...payments.map((each) => ({ of: '', ...each, card: '400005******1111' })),
  ];
  const kind = (amount: string): string => (amount.startsWith('-') ? 'Refund' : 'Sale');
  const rrn = (index: number): string => `${short}00000${index}`;
  const till = all.map(
    ({ at, order, amount, card, of }, index) =>
      `${date},${at}:00,10000001,${order},${kind(amount)},${amount},Card,${card},${rrn(index)},${of},Approved`,
  );
  const settled = all.map(
    ({ at, order, amount, card }, index) =>
      `${date},104110054110001,10000001,${date},${at}:03,${kind(amount)},${card},${rrn(index)},${order},GBP,${amount}`,
  );
  const write = (name: string, lines: readonly string[]): string => {
    const path = join(folder, name);
    writeFileSync(path, `${lines.join('\n')}\n`);
    return path;
  };
  return [
    write(`till-${date}.csv`, [
      'Date,Time,Terminal,Order No,Type,Amount,Tender,Card,RRN,Original Order No,Status',
      ...till,
    ]),
    write(`acquirer-${date}.csv`, [
      'Settlement Date,Merchant ID,Terminal ID,Transaction Date,Transaction Time,Transaction Type,Card Number,RRN,Order Number,Currency,Gross Amount',
      ...settled,
    ]),
  ];
}

const sold = day('2026-10-12', [{ at: '10:00', order: 'S77', amount: '12.50' }]);
const refunded = day('2026-10-13', [
  { at: '11:00', order: 'R1', amount: '-12.50', of: 'S77' },
  { at: '15:00', order: 'R2', amount: '-3.00', of: 'S77' },
]);

const said = ({ discrepancies }: Report): readonly string[] =>
  discrepancies.map(({ code, atStake }) => `${code} ${atStake?.amount}`);
const outside = ({ notChecked }: Report): readonly string[] =>
  notChecked.filter(({ code }) => code === 'refund-without-sale').map(({ because }) => because);

describe('the original of a refund', () => {
  test('is found in the files of the day before', async () => {
    const { report } = await night([...sold, ...refunded], null);
    expect(said(report)).toEqual(['refund-exceeds-sale 3.00']);
    expect(outside(report)).toEqual([]);
  });

  test('outside what the files cover is said to be, and is no refund without a sale', async () => {
    const { report } = await night(refunded, null);
    expect(said(report)).toEqual([]);
    expect(outside(report)).toEqual([
      'the original sales of 2 refunds lie outside what the files cover, which begin on 2026-10-13',
    ]);
  });

  test('is found in the ledger, and the claim is drafted once', async () => {
    const place = newLedger();
    expect(said((await night(sold, place)).report)).toEqual([]);
    const { report } = await night(refunded, place);
    expect(said(report)).toEqual(['refund-exceeds-sale 3.00']);
    expect(outside(report)).toEqual([]);
    const again = await night(refunded, place);
    const ids = (run: Report): readonly string[] => run.refundRequests.map(({ id }) => id);
    expect(ids(report)).toHaveLength(1);
    expect(ids(again.report)).toEqual(ids(report));
  });
});
