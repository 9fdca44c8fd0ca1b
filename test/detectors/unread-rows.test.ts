import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadLocale } from '../../src/locales/index.ts';
import type { Report } from '../../src/model/report.ts';
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
  const files = { 'till.csv': till(amount), 'acquirer.csv': acquirer };
  for (const [name, lines] of Object.entries(files)) {
    await writeFile(join(folder, name), `${lines.join('\n')}\n`);
  }
  const { report } = await reconcile({
    files: [
      { file: join(folder, 'till.csv'), side: 'pos' },
      { file: join(folder, 'acquirer.csv'), side: 'settlement' },
    ],
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
