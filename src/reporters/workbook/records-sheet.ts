import type { Locale } from '../../locales/locale.ts';
import type { Discrepancy, Leg } from '../../model/report.ts';
import type { Bucket, ReportedRecord, RunDetails } from '../../model/run-details.ts';
import type { Side } from '../../model/transaction.ts';
import type { Tone } from './cell.ts';
import type { Row, Sheet } from './sheet.ts';
import { type Field, rowsOf, toned } from './table.ts';

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
  const { columns } = locale.workbook;
  const { terms } = locale;
  const text = (
    header: string,
    key: Exclude<keyof ReportedRecord, 'buckets' | 'line'>,
  ): Field<ReportedRecord> => ({ header, kind: 'text', cell: (record) => record[key] });
  const leg = (each: Leg): Field<ReportedRecord> => ({
    header: columns.legs[each],
    kind: 'text',
    cell: ({ buckets }) => {
      const bucket = buckets[each];
      return bucket === undefined ? null : toned(terms.buckets[bucket], bucketTones[bucket]);
    },
  });
  return [
    { header: columns.side, kind: 'text', cell: ({ side }) => terms.sides[side] },
    text(columns.file, 'file'),
    { header: columns.line, kind: 'count', cell: ({ line }) => line },
    {
      header: terms.fields.occurredAt,
      kind: 'moment',
      cell: ({ occurredAt }) => occurredAt,
    },
    {
      header: columns.kind,
      kind: 'text',
      cell: ({ kind }) => (kind === null ? null : terms.kinds[kind]),
    },
    {
      header: locale.report.columns.status,
      kind: 'text',
      cell: ({ status }) => (status === null ? null : terms.statuses[status]),
    },
    text(columns.currency, 'currency'),
    { header: columns.amount, kind: 'amount', cell: ({ amount }) => amount },
    { header: columns.fee, kind: 'amount', cell: ({ fee }) => fee },
    leg('till-acquirer'),
    leg('acquirer-bank'),
    {
      header: columns.discrepancy,
      kind: 'text',
      cell: ({ side, file, line }) => named.get(placeKey(side, file, line)) ?? null,
    },
    {
      header: terms.fields.settlementDate,
      kind: 'moment',
      cell: ({ settlementDate }) => settlementDate,
    },
    text(terms.fields.merchantId, 'merchantId'),
    text(terms.fields.terminalId, 'terminalId'),
    text(terms.fields.rrn, 'rrn'),
    text(terms.fields.stan, 'stan'),
    text(terms.fields.batchNo, 'batchNo'),
    text(terms.fields.authCode, 'authCode'),
    text(terms.fields.orderId, 'orderId'),
    text(terms.fields.acquirerReference, 'acquirerReference'),
    text(terms.fields.card, 'card'),
    text(terms.fields.channel, 'channel'),
    text(columns.store, 'store'),
    text(columns.cashier, 'cashier'),
    text(terms.fields.payoutId, 'payoutId'),
    text(columns.payer, 'counterparty'),
    text(terms.fields.memo, 'memo'),
    text(terms.fields.bankReference, 'bankReference'),
  ];
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
