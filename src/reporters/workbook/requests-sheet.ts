import { type Locale, reasonOf } from '../../locales/locale.ts';
import type { OriginalTransaction, RefundRequest } from '../../model/refund-request.ts';
import type { Report } from '../../model/report.ts';
import type { Sheet } from './sheet.ts';
import { type Field, tableOf } from './table.ts';

const numbers = [
  'merchantId',
  'terminalId',
  'rrn',
  'stan',
  'batchNo',
  'authCode',
  'orderId',
  'acquirerReference',
  'payoutId',
  'card',
  'channel',
] as const satisfies readonly (keyof OriginalTransaction)[];

/** A row a request, with all that an acquirer asks for. */
export function requestsSheet(report: Report, locale: Locale): Sheet {
  const { columns, sheets } = locale.workbook;
  const { terms } = locale;
  const found = new Map(report.discrepancies.map((each) => [each.id, each]));
  const reason = (request: RefundRequest): string => {
    const discrepancy = found.get(request.discrepancy);
    return discrepancy === undefined ? request.reason : reasonOf(locale, discrepancy);
  };
  const fields: readonly Field<RefundRequest>[] = [
    { header: columns.request, kind: 'text', cell: ({ id }) => id },
    { header: columns.discrepancy, kind: 'text', cell: ({ discrepancy }) => discrepancy },
    { header: columns.requestKind, kind: 'text', cell: ({ kind }) => terms.requestKinds[kind] },
    {
      header: locale.report.columns.status,
      kind: 'text',
      cell: ({ state }) => terms.requestStates[state],
    },
    { header: columns.currency, kind: 'text', cell: ({ currency }) => currency },
    { header: columns.amount, kind: 'amount', cell: ({ amount }) => amount },
    { header: columns.reason, kind: 'prose', cell: reason },
    {
      header: columns.originalAmount,
      kind: 'amount',
      cell: ({ original }) => original.amount,
    },
    {
      header: terms.fields.occurredAt,
      kind: 'moment',
      cell: ({ original }) => original.occurredAt,
    },
    {
      header: terms.fields.settlementDate,
      kind: 'moment',
      cell: ({ original }) => original.settlementDate,
    },
    ...numbers.map(
      (name): Field<RefundRequest> => ({
        header: terms.fields[name],
        kind: 'text',
        cell: ({ original }) => original[name],
      }),
    ),
  ];
  return tableOf(sheets.requests, fields, report.refundRequests);
}
