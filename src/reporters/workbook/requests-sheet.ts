import { type Locale, reasonOf } from '../../locales/locale.ts';
import { type SheetHeaders, sheetHeaders } from '../../locales/sheet-headers.ts';
import type { OriginalTransaction, RefundRequest } from '../../model/refund-request.ts';
import type { Report } from '../../model/report.ts';
import type { Kind } from './cell.ts';
import type { Sheet } from './sheet.ts';
import { type Columns, fieldsOf, tableOf } from './table.ts';

/** A row a request, with all that an acquirer asks for. */
export function requestsSheet(report: Report, locale: Locale): Sheet {
  const { terms } = locale;
  const found = new Map(report.discrepancies.map((each) => [each.id, each]));
  const reason = (request: RefundRequest): string => {
    const discrepancy = found.get(request.discrepancy);
    return discrepancy === undefined ? request.reason : reasonOf(locale, discrepancy);
  };
  const original = (kind: Kind, key: keyof OriginalTransaction) =>
    [kind, (request: RefundRequest) => request.original[key]] as const;
  const columns: Columns<SheetHeaders['requests'], RefundRequest> = {
    id: ['text', ({ id }) => id],
    discrepancy: ['text', ({ discrepancy }) => discrepancy],
    kind: ['text', ({ kind }) => terms.requestKinds[kind]],
    state: ['text', ({ state }) => terms.requestStates[state]],
    currency: ['text', ({ currency }) => currency],
    amount: ['amount', ({ amount }) => amount],
    reason: ['prose', reason],
    originalAmount: original('amount', 'amount'),
    occurredAt: original('moment', 'occurredAt'),
    settlementDate: original('moment', 'settlementDate'),
    merchantId: original('text', 'merchantId'),
    terminalId: original('text', 'terminalId'),
    rrn: original('text', 'rrn'),
    stan: original('text', 'stan'),
    batchNo: original('text', 'batchNo'),
    authCode: original('text', 'authCode'),
    orderId: original('text', 'orderId'),
    acquirerReference: original('text', 'acquirerReference'),
    payoutId: original('text', 'payoutId'),
    card: original('text', 'card'),
    channel: original('text', 'channel'),
  };
  return tableOf(
    locale.workbook.sheets.requests,
    fieldsOf(sheetHeaders(locale).requests, columns),
    report.refundRequests,
  );
}
