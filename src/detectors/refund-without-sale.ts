import { dayOfDate } from '../model/calendar.ts';
import { absolute } from '../model/money.ts';
import { familyOf, type Transaction } from '../model/transaction.ts';
import type { Detector } from './detector.ts';
import { type Findings, identityOf, paymentOf, timeText } from './findings.ts';

/** A refund of no sale: it names one of a day that the files cover and that is not there, or one that was paid in cash. */
export const refundWithoutSale: Detector<'refund-without-sale'> = {
  code: 'refund-without-sale',
  needs: ['pos', 'settlement'],
  *detect(findings) {
    const { workset, precision } = findings;
    for (const refund of refundsWithoutOriginal(findings)) {
      const given = workset.counterpartOf(refund);
      const name = saleNamed(refund, given);
      if (name === null || !cannotExist(findings, name)) continue;
      yield {
        args: {
          ...paymentOf(refund),
          orderId: name,
          refundedAt: timeText(refund, precision),
          names: name,
          sale: findings.cashOrders.has(name) ? 'not-by-card' : 'not-found',
        },
        evidence: [
          { role: 'wrong', record: refund },
          ...(given === null ? [] : [{ role: 'counterpart' as const, record: given }]),
        ],
        confidence: findings.cashOrders.has(name) ? 0.92 : 0.85,
        atStake: { amount: absolute(refund.amount), currency: refund.currency },
        occurredAt: refund.occurredAt,
        identity: identityOf(refund),
        nextStep: 'claim',
        drafts: true,
      };
    }
  },
};

/** Refunds of which neither side has the sale, but for those that another discrepancy names. */
function* refundsWithoutOriginal(findings: Findings): Generator<Transaction> {
  const { workset, claims, settled, recorded } = findings;
  for (const refund of workset.stl) {
    if (!refund.isDue || familyOf(refund.kind) !== 'refund' || workset.isCancelled(refund))
      continue;
    if (claims.has(refund) || settled.saleOf(refund) !== null) continue;
    const given = workset.counterpartOf(refund);
    if (given === null || recorded.saleOf(given) === null) yield refund;
  }
}

/** How many refunds give back a sale that lies outside what the files cover; once all discrepancies are found. */
export function countOutsideCoverage(findings: Findings): number {
  return [...refundsWithoutOriginal(findings)].filter(({ kind }) => kind === 'refund').length;
}

function saleNamed(refund: Transaction, given: Transaction | null): string | null {
  return (
    refund.originalOrderId ??
    given?.originalOrderId ??
    refund.orderId ??
    given?.orderId ??
    (refund.originalReference === refund.rrn ? null : refund.originalReference)
  );
}

/** Whether a sale of that number would have to be in the files. Its day is read from the number, where it carries one. */
function cannotExist({ cashOrders, calendar, workset }: Findings, name: string): boolean {
  if (cashOrders.has(name)) return true;
  if (workset.pos.some((record) => record.orderId === name && familyOf(record.kind) === 'sale'))
    return false;
  const day = dayIn(name);
  return day !== null && calendar.covers(day);
}

/** The day that an order number carries, as most tills write it: `RM202610120877`. */
function dayIn(name: string): number | null {
  const found = /(20\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])/.exec(name);
  return found === null ? null : dayOfDate(`${found[1]}-${found[2]}-${found[3]}`);
}
