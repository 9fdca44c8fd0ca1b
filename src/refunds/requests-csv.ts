import { type Locale, reasonOf } from '../locales/locale.ts';
import type { RefundRequest } from '../model/refund-request.ts';
import type { Discrepancy, Report } from '../model/report.ts';

const header = [
  'kind',
  'amount',
  'currency',
  'merchantId',
  'terminalId',
  'occurredAt',
  'settlementDate',
  'rrn',
  'stan',
  'batchNo',
  'authCode',
  'orderId',
  'acquirerReference',
  'card',
  'originalAmount',
  'reason',
  'discrepancy',
  'request',
] as const;

/** Spreadsheets run a cell that begins with one of these, or with its full-width form, as a formula. */
const formula = /^(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/;

/** One cell of RFC 4180; a formula becomes text by the apostrophe that spreadsheets understand. */
function cell(value: string | null): string {
  const text = value ?? '';
  const guarded = formula.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(guarded) ? `"${guarded.replace(/"/g, '""')}"` : guarded;
}

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
  return header.map((name) => cell(values[name])).join(',');
}

/** Rows for a batch upload (RFC 4180, UTF-8): one a request, header in English in every language. */
export function renderRequestsCsv(report: Report, locale: Locale): string {
  const found = new Map(report.discrepancies.map((each) => [each.id, each]));
  const rows = report.refundRequests.map((request) =>
    row(request, found.get(request.discrepancy), locale),
  );
  return [header.join(','), ...rows].map((line) => `${line}\r\n`).join('');
}
