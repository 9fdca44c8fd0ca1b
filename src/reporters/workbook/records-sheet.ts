import type { Locale } from '../../locales/locale.ts';
import { type SheetHeaders, sheetHeaders } from '../../locales/sheet-headers.ts';
import type { Discrepancy, Leg } from '../../model/report.ts';
import type { Bucket, ReportedRecord, RunDetails } from '../../model/run-details.ts';
import type { Side } from '../../model/transaction.ts';
import type { Tone } from './cell.ts';
import type { Row, Sheet } from './sheet.ts';
import { type Field, fieldsOf, rowsOf, toned } from './table.ts';

const bucketTones: Readonly<Record<Bucket, Tone>> = {
  matched: 'plain',
  inTransit: 'notice',
  notExpected: 'faint',
  discrepant: 'error',
  undetermined: 'warning',
  notChecked: 'faint',
};

/** Every record of the run with the bucket in which it ended in each leg, and the discrepancies whose evidence names it. */
export function recordsSheet(
  details: RunDetails | null,
  discrepancies: readonly Discrepancy[],
  locale: Locale,
): Sheet {
  const fields = recordFields(locale, namedInEvidence(discrepancies));
  return {
    name: locale.workbook.sheets.records,
    columns: fields,
    batches: details === null ? [] : rowsOfRecords(details, fields),
  };
}

async function* rowsOfRecords(
  details: RunDetails,
  fields: readonly Field<ReportedRecord>[],
): AsyncIterable<readonly Row[]> {
  for await (const records of details.records()) yield rowsOf(fields, records);
}

function recordFields(
  locale: Locale,
  named: ReadonlyMap<string, string>,
): readonly Field<ReportedRecord>[] {
  const { terms } = locale;
  const text = (key: Exclude<keyof ReportedRecord, 'buckets' | 'line'>) =>
    ['text', (record: ReportedRecord) => record[key]] as const;
  const leg = (each: Leg) =>
    [
      'text',
      ({ buckets }: ReportedRecord) => {
        const bucket = buckets[each];
        return bucket === undefined ? null : toned(terms.buckets[bucket], bucketTones[bucket]);
      },
    ] as const;
  return fieldsOf<SheetHeaders['records'], ReportedRecord>(sheetHeaders(locale).records, {
    side: ['text', ({ side }) => terms.sides[side]],
    file: text('file'),
    line: ['count', ({ line }) => line],
    occurredAt: ['moment', ({ occurredAt }) => occurredAt],
    kind: ['text', ({ kind }) => (kind === null ? null : terms.kinds[kind])],
    status: ['text', ({ status }) => (status === null ? null : terms.statuses[status])],
    currency: text('currency'),
    amount: ['amount', ({ amount }) => amount],
    fee: ['amount', ({ fee }) => fee],
    'till-acquirer': leg('till-acquirer'),
    'acquirer-bank': leg('acquirer-bank'),
    discrepancy: ['text', ({ side, file, line }) => named.get(placeKey(side, file, line)) ?? null],
    settlementDate: ['moment', ({ settlementDate }) => settlementDate],
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
  });
}

/** The ids of the discrepancies that name a record, by its place. */
function namedInEvidence(discrepancies: readonly Discrepancy[]): ReadonlyMap<string, string> {
  const named = new Map<string, string>();
  for (const { id, evidence } of discrepancies) {
    for (const { side, file, line } of evidence) {
      if (line === null) continue;
      const key = placeKey(side, file, line);
      const known = named.get(key);
      if (known === undefined) named.set(key, id);
      else if (!known.split(' ').includes(id)) named.set(key, `${known} ${id}`);
    }
  }
  return named;
}

function placeKey(side: Side, file: string, line: number): string {
  return `${side} ${line} ${file}`;
}
