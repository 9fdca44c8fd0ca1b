import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadLocale } from '../../src/locales/index.ts';
import type { Report } from '../../src/model/report.ts';
import { type Side, sides } from '../../src/model/transaction.ts';
import { reconcile } from '../../src/reconcile.ts';

const settlement = [
  'Merchant ID,Terminal ID,Transaction Time,Type,Card,Amount,Fee,Net,RRN,Settlement Date',
  ...[1, 2, 3, 4, 5].map(
    (n) =>
      `898000000000001,T0000001,2026-10-12 10:0${n}:00,Sale,400000******000${n},${n}5.00,0.10,${n}4.90,60000000000${n},2026-10-12`,
  ),
];
const till = (amount: string): readonly string[] => [
  'Date Time,Till,Cashier,Receipt,Type,Tender,Amount,Card,RRN,Status',
  '2026-10-12 10:01:00,1,Amy,R1,Sale,Card,15.00,400000******0001,600000000001,Approved',
  '2026-10-12 10:03:00,1,Amy,R3,Sale,Card,35.00,400000******0003,600000000003,Approved',
  '2026-10-12 10:04:00,1,Amy,R4,Sale,Card,45.00,400000******0004,600000000004,Approved',
  `2026-10-12 10:02:00,1,Amy,R2,Sale,Card,${amount},400000******0002,600000000002,Approved`,
];

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'posrecon-test-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function judged(amount: string, acquirer = settlement): Promise<Report> {
  return reported({ pos: till(amount), settlement: acquirer });
}

async function reported(
  lines: Readonly<Partial<Record<Side, readonly string[]>>>,
): Promise<Report> {
  const files = await Promise.all(
    sides.flatMap(async (side) => {
      const file = join(folder, `${side}.csv`);
      await writeFile(file, `${(lines[side] ?? []).join('\n')}\n`);
      return { file, side };
    }),
  );
  const { report } = await reconcile({
    files: files.filter(({ side }) => lines[side] !== undefined),
    settings: {},
    timeZone: null,
    currency: null,
    asOf: null,
    maxProblems: 10,
    locale: await loadLocale('en'),
    version: '0',
  });
  return report;
}

describe('a charge that no till record explains', () => {
  test('is asked back where the whole log was read', async () => {
    const { discrepancies, refundRequests } = await judged('25.00');
    expect(discrepancies.map(({ code }) => code)).toEqual(['unrecorded-charge']);
    expect(refundRequests.map(({ amount }) => amount)).toEqual(['55.00']);
  });

  test('is only said where a row of the log could not be read', async () => {
    const { discrepancies, refundRequests } = await judged('25.0x');
    expect(discrepancies.map(({ code }) => code)).toEqual([
      'unrecorded-charge',
      'unrecorded-charge',
    ]);
    expect(discrepancies.every(({ confidence }) => confidence <= 0.5)).toBe(true);
    expect(refundRequests).toEqual([]);
  });
});

test('fees that stand only in rows that could not be read are not said to be missing', async () => {
  const [header = '', row = ''] = settlement;
  const { notChecked, problems } = await judged('25.00', [header, row.replace(',0.10,', ',0.1o,')]);
  expect(problems).toMatchObject([
    {
      line: 2,
      column: 'Fee',
      code: 'ERR_INTAKE_AMOUNT',
      message: '"Fee" is "0.1o", not an amount',
    },
  ]);
  const reason = notChecked.find(({ code }) => code === 'wrong-fee');
  expect(reason?.because).toContain('rows of the acquirer');
});

describe('a payout that differs from its rows', () => {
  const days = [12, 13, 14, 15, 16];
  const row = (day: number, type: string, sums: string) =>
    `898000000000001,T0000001,2026-10-${day} 10:00:00,${type},400000******00${day},${sums},6000000000${day},2026-10-${day}`;
  const acquirer = [
    settlement[0] ?? '',
    ...days.map((day) => row(day, 'Sale', `1${day}.00,0.10,1${day - 1}.90`)),
    row(14, 'Sale', '25.00,0.10,24.90'),
    row(13, 'Refund', '-1.50,0.00,-1.50'),
  ];
  const bank = [
    'Date,Description,Counterparty,Debit,Credit,Balance',
    ...days.map((day, at) => {
      const credit = ['111.90', '111.40', '138.80', '114.90', '115.90'][at];
      return `2026-10-${day + 1},Settlement,Acquirer Ltd,,${credit},`;
    }),
  ];

  test('is none where all was read', async () => {
    const { discrepancies } = await reported({ settlement: acquirer, bank });
    expect(discrepancies).toEqual([]);
  });

  test.each([
    ['excess-payout', '25.00,0.10', '2s.00,0.10', '24.90'],
    ['short-payout', '-1.50,0.00', '-1.s0,0.00', '1.50'],
  ])('%s is only said', async (code, read, unread, difference) => {
    const damaged = acquirer.map((each) => each.replace(read, unread));
    const { discrepancies, refundRequests } = await reported({ settlement: damaged, bank });
    expect(discrepancies).toMatchObject([{ code, confidence: 0.5, args: { difference } }]);
    expect(refundRequests).toEqual([]);
  });
});

describe('a failed sale that was charged', () => {
  const failed = '2026-10-12 10:05:00,1,Amy,R5,Sale,Card,55.00,400000******0005,RRN,Declined';
  const log = (rrn: string, amount: string) => [...till(amount), failed.replace('RRN', rrn)];

  test.each([
    ['', '25.00', 0.9, 1],
    ['', '25.0x', 0.5, 0],
    ['600000000005', '25.0x', 0.9, 1],
  ])('number "%s", another row "%s": confidence %d', async (rrn, amount, confidence, requests) => {
    const { discrepancies, refundRequests } = await reported({ pos: log(rrn, amount), settlement });
    const found = discrepancies.find(({ code }) => code === 'failed-but-charged');
    expect(found?.confidence).toBe(confidence);
    expect(refundRequests).toHaveLength(requests);
  });
});
