import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { loadLocale } from '../../src/locales/index.ts';
import { reconcile } from '../../src/reconcile.ts';
import { day, type Taken, type Telling, tellings } from './one-day.ts';

const folder = mkdtempSync(join(tmpdir(), 'posrecon-ten-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the till has: order, amount in cents, time. */
const till: readonly (readonly [string, number, string])[] = [
  ['R1001', 2500, '09:00:01'],
  ['R1002', 1840, '09:10:01'],
  ['R1003', 6800, '10:00:01'],
  ['R1004', 1250, '10:30:01'],
  ['R1005', 3320, '11:00:01'],
  ['R1006', 990, '12:00:01'],
  ['R1007', 4410, '13:00:01'],
  ['R1008', 1575, '14:00:01'],
];

/** Settled as sold, but R1003 twice, R1005 for ten times as much, R1007 never. What was settled is paid out in one sum. */
const taken: readonly Taken[] = [
  ...till
    .filter(([order]) => order !== 'R1007')
    .map(([order, cents, time], at) => ({
      time,
      order,
      cents: order === 'R1005' ? cents * 10 : cents,
      number: `70000000000${at}`,
    })),
  { time: '10:00:40', order: 'R1003', cents: 6800, number: '700000000099' },
].sort((a, b) => (a.time < b.time ? -1 : 1));
const net = taken.reduce((sum, { cents }) => sum + cents, 0);
const decimal = (cents: number): string => (cents / 100).toFixed(2);

async function findings({ profile, write }: Telling): Promise<readonly string[]> {
  const file = (name: string, text: string): string => {
    const path = join(folder, `${profile}-${name}`);
    writeFileSync(path, text);
    return path;
  };
  const { report } = await reconcile({
    files: [
      file(
        'till.csv',
        `Date,Time,Cashier,Receipt No,Amount,Currency,Status\n${till.map(([order, cents, time]) => `${day},${time},Ann,${order},${decimal(cents)},EUR,Approved`).join('\n')}\n`,
      ),
      file('acquirer.csv', write(taken)),
      file(
        'bank.csv',
        `Date,Description,Money Out,Money In,Balance,Counterparty,Currency\n2026-01-02,Rent,100.00,,900.00,Landlord,EUR\n2026-01-09,Card payout,,${decimal(net)},${decimal(90_000 + net)},Card acquirer,EUR\n2026-01-20,Supplies,50.00,,${decimal(85_000 + net)},Supplier,EUR\n`,
      ),
    ].map((path) => ({ file: path, side: null })),
    settings: {},
    timeZone: 'UTC',
    currency: 'EUR',
    asOf: '2026-01-20',
    maxProblems: 20,
    locale: await loadLocale('en'),
    version: '0.0.0',
  });
  expect(report.sources.map((source) => source.profile)).toEqual(['auto', profile, 'auto']);
  expect(report.payouts.map((payout) => [payout.net, payout.currency, payout.status])).toEqual([
    [decimal(net), 'EUR', 'paid'],
  ]);
  return report.discrepancies
    .map(({ code, atStake, evidence }) => {
      const culprit = evidence.find(({ ids }) => ids['orderId'] !== undefined)?.ids['orderId'];
      return `${code} ${atStake?.amount} ${atStake?.currency} ${culprit}`;
    })
    .sort();
}

test.for(tellings)('a day in $profile has the same faults', async (telling) => {
  expect(await findings(telling)).toEqual([
    'duplicate-charge 68.00 EUR R1003',
    'missing-settlement 44.10 EUR R1007',
    'wrong-amount 298.80 EUR R1005',
  ]);
});
