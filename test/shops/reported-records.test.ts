import { expect, test } from 'vitest';
import { loadLocale } from '../../src/locales/index.ts';
import { formatMoney, parseMoney } from '../../src/model/money.ts';
import { buckets, type DayOfRecords, type ReportedRecord } from '../../src/model/run-details.ts';
import type { TakingsReport } from '../../src/model/takings.ts';
import { reconcile } from '../../src/reconcile.ts';
import { shopNames, shopPaths } from './shop-files.ts';

async function detailsOf(shop: (typeof shopNames)[number]) {
  const records: ReportedRecord[] = [];
  let takings: TakingsReport | null = null;
  let days: readonly DayOfRecords[] = [];
  let again: readonly ReportedRecord[] = [];
  const { report } = await reconcile({
    files: shopPaths(shop).map((file) => ({ file, side: null })),
    settings: {},
    timeZone: null,
    currency: null,
    asOf: null,
    maxProblems: 20,
    locale: await loadLocale('en'),
    version: '0.0.0',
    onFound: async (_, details) => {
      for await (const some of details.records()) records.push(...some);
      takings = await details.takings();
      days = await details.days();
      again = await details.recordsAt(records.toReversed().filter((_, at) => at % 3 === 0));
    },
  });
  return { report, records, days, again, takings: takings as TakingsReport | null };
}

test.for(shopNames)(
  '%s: each record stands once, in the bucket where it was counted',
  async (shop) => {
    const { report, records } = await detailsOf(shop);
    const places = records.map(({ side, file, line }) => `${side} ${file} ${line}`);
    expect(new Set(places).size).toBe(records.length);
    for (const { leg, side, currency, ...counted } of report.conservation) {
      for (const bucket of [
        'matched',
        'inTransit',
        'notExpected',
        'discrepant',
        'notChecked',
      ] as const) {
        const own = records.filter(
          (record) =>
            record.side === side && record.currency === currency && record.buckets[leg] === bucket,
        );
        const sum = own.reduce((total, { amount }) => total + (parseMoney(amount) ?? 0n), 0n);
        expect({ leg, side, bucket, count: own.length, sum: formatMoney(sum, currency) }).toEqual({
          leg,
          side,
          bucket,
          ...counted[bucket],
        });
      }
    }
  },
);

test.for(shopNames)('%s: a record is found again by its place', async (shop) => {
  const { records, again } = await detailsOf(shop);
  const thirds = new Set(records.toReversed().filter((_, at) => at % 3 === 0));
  expect(again).toEqual(
    records.filter((each) => thirds.has(each)).map((each) => ({ ...each, buckets: {} })),
  );
});

test.for(shopNames)('%s: the days hold every record of till and acquirer', async (shop) => {
  const { report, days } = await detailsOf(shop);
  expect(days.map(({ day }) => day)).toEqual(days.map(({ day }) => day).toSorted());
  for (const bucket of buckets) {
    const counted = report.conservation.filter(({ side }) => side !== 'bank');
    expect(days.reduce((sum, { counts }) => sum + counts[bucket], 0)).toBe(
      counted.reduce((sum, line) => sum + line[bucket].count, 0),
    );
  }
});

test('the records and takings are read as the files tell them', async () => {
  const { records, takings } = await detailsOf('cafe');
  expect(records.find(({ side }) => side === 'pos')).toMatchInlineSnapshot(`
    {
      "acquirerReference": null,
      "amount": "4.10",
      "authCode": "815348",
      "bankReference": null,
      "batchNo": null,
      "buckets": {
        "till-acquirer": "matched",
      },
      "card": "************7998",
      "cashier": "Ben",
      "channel": "Card",
      "counterparty": null,
      "currency": "GBP",
      "fee": null,
      "file": "fixtures/shops/cafe/till.csv",
      "kind": "sale",
      "line": 2,
      "memo": null,
      "merchantId": null,
      "occurredAt": "2026-10-12T07:08:29",
      "orderId": "R10231",
      "payoutId": null,
      "rrn": null,
      "settlementDate": null,
      "side": "pos",
      "stan": null,
      "status": "approved",
      "store": null,
      "terminalId": null,
    }
  `);
  expect(records.find(({ side }) => side === 'bank')).toMatchInlineSnapshot(`
    {
      "acquirerReference": null,
      "amount": "2487.19",
      "authCode": null,
      "bankReference": "MID 540436200017731 09OCT-11OCT",
      "batchNo": null,
      "buckets": {
        "acquirer-bank": "notExpected",
      },
      "card": null,
      "cashier": null,
      "channel": null,
      "counterparty": null,
      "currency": "GBP",
      "fee": null,
      "file": "fixtures/shops/cafe/bank.csv",
      "kind": null,
      "line": 2,
      "memo": "NORTHGATE MERCHANT SERVICES LTD",
      "merchantId": null,
      "occurredAt": "2026-10-12",
      "orderId": null,
      "payoutId": null,
      "rrn": null,
      "settlementDate": null,
      "side": "bank",
      "stan": null,
      "status": null,
      "store": null,
      "terminalId": null,
    }
  `);
  expect(
    takings?.currencies.map(({ gross, byHour }) => [gross, byHour.length]),
  ).toMatchInlineSnapshot(`
    [
      [
        "1217.10",
        10,
      ],
    ]
  `);
});
