import { type Locale, reasonOf } from '../locales/locale.ts';
import { csvRow } from '../model/csv-row.ts';
import { ownHeaders } from '../model/own-files.ts';
import type { RefundRequest } from '../model/refund-request.ts';
import type { Discrepancy, Report } from '../model/report.ts';
import { isToHandIn } from '../model/request-lifecycle.ts';
import { encodeGbk } from './gbk.ts';

/** Characters that `refund_reason` takes. */
const longestReason = 256;

/** Rows for a batch refund at Alipay, in GBK; `null` where no request that is still to be handed in is about a payment by Alipay. */
export function renderAlipayRefunds(report: Report, locale: Locale): Uint8Array | null {
  const found = new Map(report.discrepancies.map((each) => [each.id, each]));
  const rows = report.refundRequests.flatMap((request) => {
    const discrepancy = found.get(request.discrepancy);
    return discrepancy !== undefined && isAlipay(request, discrepancy, report)
      ? [row(request, reasonOf(locale, discrepancy))]
      : [];
  });
  return rows.length === 0 ? null : encodeGbk([csvRow(ownHeaders.alipayRefunds), ...rows].join(''));
}

/** A refund of a payment in one of Alipay's own bills, or by its channel, that has a number by which Alipay knows it. */
function isAlipay(
  { kind, currency, original, state }: RefundRequest,
  { evidence }: Discrepancy,
  { sources }: Report,
): boolean {
  if (kind !== 'refund' || currency !== 'CNY' || !isToHandIn(state)) return false;
  if (original.acquirerReference === null && original.orderId === null) return false;
  const files = new Set(evidence.map(({ file }) => file));
  return (
    /alipay|支付宝/i.test(original.channel ?? '') ||
    sources.some(
      ({ side, file, profile }) =>
        side === 'settlement' && files.has(file) && profile.startsWith('alipay-'),
    )
  );
}

function row({ id, amount, original }: RefundRequest, reason: string): string {
  return csvRow([
    original.acquirerReference,
    original.orderId,
    amount,
    id,
    reason.replace(/\s+/g, ' ').slice(0, longestReason),
  ]);
}
