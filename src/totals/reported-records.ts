import { asMoney, asText, asWhole, type Engine, type SqlRow } from '../engine/engine.ts';
import { statesTimeOfDay } from '../intake/mapping-times.ts';
import type { LoadedSource } from '../intake/source.ts';
import { formatMoney } from '../model/money.ts';
import type { Leg } from '../model/report.ts';
import type { Bucket, ReportedRecord } from '../model/run-details.ts';
import { type Side, sides } from '../model/transaction.ts';
import { recordsInLeg, standing } from './conservation.ts';

/** So many records are in memory at a time. */
const batch = 10_000;

const texts = {
  merchantId: 'merchant_id',
  terminalId: 'terminal_id',
  rrn: 'rrn',
  stan: 'stan',
  batchNo: 'batch_no',
  authCode: 'auth_code',
  orderId: 'order_id',
  acquirerReference: 'acquirer_reference',
  card: 'card',
  channel: 'channel',
  store: 'store',
  cashier: 'cashier',
  payoutId: 'payout_id',
  counterparty: 'counterparty',
  memo: 'memo',
  bankReference: 'bank_reference',
} as const satisfies Partial<Record<keyof ReportedRecord, string>>;

/** Columns that a bank statement's line has of its own; all others are a till's or an acquirer's. */
const ofBank: readonly string[] = ['counterparty', 'memo', 'bank_reference'];

/** Every record with the bucket in which it ended: till, acquirer, bank, and within a side in the order of files and lines. */
export async function* readReportedRecords(
  engine: Engine,
  present: ReadonlySet<Side>,
  sources: readonly LoadedSource[],
): AsyncIterable<readonly ReportedRecord[]> {
  for (const side of sides.filter((each) => present.has(each))) {
    const legs = standing.filter(([, standingSide]) => standingSide === side).map(([leg]) => leg);
    const placed = await placeInBuckets(engine, side, legs, present);
    for (const source of sources.filter((each) => each.side === side)) {
      for (let from = source.firstId; from < source.endId; from += batch) {
        const to = Math.min(from + batch, source.endId);
        const rows = await engine.rows(batchSql(side, legs, placed, from, to));
        if (rows.length > 0) yield rows.map((row) => toRecord(row, source, legs));
      }
    }
  }
}

/** The bucket of each record of a side, a column a leg: asked for batch after batch, it is worked out once. */
async function placeInBuckets(
  engine: Engine,
  side: Side,
  legs: readonly Leg[],
  present: ReadonlySet<Side>,
): Promise<string> {
  const name = `placed_${side}`;
  const joined = legs.map(
    (leg, at) => `join (${recordsInLeg(leg, side, present)}) l${at} on l${at}.id = r.id`,
  );
  await engine.run(
    `create or replace table ${name} as
     select r.id, ${legs.map((_, at) => `l${at}.bucket as leg${at}`).join(', ')}
     from ${tableOf(side)} r ${joined.join(' ')} order by r.id`,
  );
  return name;
}

function batchSql(
  side: Side,
  legs: readonly Leg[],
  placed: string,
  from: number,
  to: number,
): string {
  return `select ${[...columnsOf(side), ...legs.map((_, at) => `leg${at}`)].join(', ')}
    from ${tableOf(side)} r join ${placed} p on p.id = r.id
    where r.id >= ${from} and r.id < ${to} and p.id >= ${from} and p.id < ${to} order by r.id`;
}

/** Single records of a file by their row numbers, without their buckets. */
export async function readRecords(
  engine: Engine,
  source: LoadedSource,
  ids: readonly number[],
): Promise<readonly ReportedRecord[]> {
  if (ids.length === 0) return [];
  const rows = await engine.rows(
    `select ${columnsOf(source.side).join(', ')} from ${tableOf(source.side)} r
     where r.id in (${ids.join(', ')}) order by r.id`,
  );
  return rows.map((row) => toRecord(row, source, []));
}

function columnsOf(side: Side): readonly string[] {
  const isBank = side === 'bank';
  return [
    'r.id as id',
    'amount',
    'currency',
    "strftime(occurred_at, '%Y-%m-%dT%H:%M:%S') as occurred_at",
    ...(isBank
      ? []
      : [
          'cast(kind as varchar) as kind',
          'cast(status as varchar) as status',
          "strftime(settlement_date, '%Y-%m-%d') as settlement_date",
          'fee',
        ]),
    ...Object.values(texts).filter((name) => ofBank.includes(name) === isBank),
  ];
}

function tableOf(side: Side): 'pos' | 'stl' | 'bank' {
  return side === 'settlement' ? 'stl' : side;
}

function toRecord(row: SqlRow, source: LoadedSource, legs: readonly Leg[]): ReportedRecord {
  const currency = asText(row['currency']) ?? '';
  const text = (key: keyof typeof texts): string | null => asText(row[texts[key]]);
  const fee = row['fee'];
  return {
    side: source.side,
    file: source.file,
    line: source.lineOf(asWhole(row['id']) ?? 0),
    kind: asText(row['kind']) as ReportedRecord['kind'],
    status: asText(row['status']) as ReportedRecord['status'],
    occurredAt: shownTime(asText(row['occurred_at']), source),
    amount: formatMoney(asMoney(row['amount']), currency),
    currency,
    fee: fee === null || fee === undefined ? null : formatMoney(asMoney(fee), currency),
    settlementDate: asText(row['settlement_date']),
    merchantId: text('merchantId'),
    terminalId: text('terminalId'),
    rrn: text('rrn'),
    stan: text('stan'),
    batchNo: text('batchNo'),
    authCode: text('authCode'),
    orderId: text('orderId'),
    acquirerReference: text('acquirerReference'),
    card: text('card'),
    channel: text('channel'),
    store: text('store'),
    cashier: text('cashier'),
    payoutId: text('payoutId'),
    counterparty: text('counterparty'),
    memo: text('memo'),
    bankReference: text('bankReference'),
    buckets: Object.fromEntries(legs.map((leg, at) => [leg, asText(row[`leg${at}`]) as Bucket])),
  };
}

function shownTime(time: string | null, { mapping }: LoadedSource): string | null {
  return statesTimeOfDay(mapping) ? time : (time?.slice(0, 10) ?? null);
}
