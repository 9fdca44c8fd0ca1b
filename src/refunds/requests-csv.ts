import { type Locale, reasonOf } from '../locales/locale.ts';
import { csvRow } from '../model/csv-row.ts';
import { ownHeaders } from '../model/own-files.ts';
import type { RefundRequest } from '../model/refund-request.ts';
import type { Discrepancy, Report } from '../model/report.ts';
import { isToHandIn } from '../model/request-lifecycle.ts';

const header = ownHeaders.requests;

function row(request: RefundRequest, found: Discrepancy | undefined, locale: Locale): string {
  const { original } = request;
  const values: Readonly<Record<(typeof header)[number], string | null>> = {
    kind: request.kind,
    amount: request.amount,
    currency: request.currency,
    merchantId: original.merchantId,
    terminalId: original.terminalId,
    occurredAt: original.occurredAt,
    settlementDate: original.settlementDate,
    rrn: original.rrn,
    stan: original.stan,
    batchNo: original.batchNo,
    authCode: original.authCode,
    orderId: original.orderId,
    acquirerReference: original.acquirerReference,
    card: original.card,
    originalAmount: original.amount === null ? null : original.amount.replace(/^-/, ''),
    reason: found === undefined ? request.reason : reasonOf(locale, found),
    discrepancy: request.discrepancy,
    request: request.id,
  };
  return csvRow(header.map((name) => values[name]));
}

/** Rows for a batch upload (RFC 4180, UTF-8 with a byte order mark, without which spreadsheets misread Chinese): one a request that is still to be handed in, header in English in every language. */
export function renderRequestsCsv(report: Report, locale: Locale): string {
  const found = new Map(report.discrepancies.map((each) => [each.id, each]));
  const rows = report.refundRequests
    .filter(({ state }) => isToHandIn(state))
    .map((request) => row(request, found.get(request.discrepancy), locale));
  return `\ufeff${[csvRow(header), ...rows].join('')}`;
}
