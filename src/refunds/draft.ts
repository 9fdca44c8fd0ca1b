import { createHash } from 'node:crypto';
import { type Locale, reasonOf } from '../locales/locale.ts';
import { counterpartRoles, type NextStep, type OwedTo } from '../model/discrepancy.ts';
import type { JudgedDiscrepancy } from '../model/judgement.ts';
import type { OriginalTransaction, RefundRequest, RequestKind } from '../model/refund-request.ts';
import type { Discrepancy } from '../model/report.ts';

const kindOf: Readonly<Record<NextStep, RequestKind | null>> = {
  'refund-request': 'refund',
  claim: 'claim',
  supplement: 'supplement',
  check: null,
};

const nothingKnown: OriginalTransaction = {
  merchantId: null,
  terminalId: null,
  occurredAt: null,
  rrn: null,
  stan: null,
  batchNo: null,
  authCode: null,
  orderId: null,
  acquirerReference: null,
  payoutId: null,
  settlementDate: null,
  card: null,
  channel: null,
  amount: null,
};

/**
 * The request that follows from a discrepancy, for a person to approve; drafting twice gives the same one. `null` where none follows.
 * A whole charge whose batch is still open is voided instead of refunded.
 */
export function draftRequest(
  discrepancy: JudgedDiscrepancy,
  locale: Locale,
  isOpen: (charge: OriginalTransaction) => boolean,
): RefundRequest | null {
  const { original, atStake, nextStep } = discrepancy;
  const isWhole = original !== null && original.amount === atStake?.amount;
  const kind =
    nextStep === 'refund-request' && isWhole && isOpen(original) ? 'void' : kindOf[nextStep];
  if (kind === null || !discrepancy.drafts || atStake === null) return null;
  return {
    id: requestId(discrepancy.id),
    discrepancy: discrepancy.id,
    state: 'draft',
    amount: atStake.amount,
    currency: atStake.currency,
    kind,
    original: original ?? nothingKnown,
    reason: reasonOf(locale, discrepancy),
  };
}

const kindOfOwner: Readonly<Record<OwedTo, RequestKind | null>> = {
  customer: 'refund',
  merchant: 'claim',
  none: null,
};

/** The request that a person asks for where none followed by itself; what is known of the payment is what the evidence names. `null` where nobody is owed anything. */
export function requestFor(discrepancy: Discrepancy, locale: Locale): RefundRequest | null {
  const { atStake, owedTo, evidence } = discrepancy;
  const kind = kindOf[discrepancy.nextStep] ?? kindOfOwner[owedTo];
  if (kind === null || atStake === null) return null;
  const culprit =
    evidence.find(({ role, side }) => side === 'settlement' && !counterpartRoles.includes(role)) ??
    evidence.find(({ role }) => !counterpartRoles.includes(role));
  const known = Object.entries(culprit?.ids ?? {}).filter(([key]) => key in nothingKnown);
  return {
    id: requestId(discrepancy.id),
    discrepancy: discrepancy.id,
    state: 'draft',
    amount: atStake.amount,
    currency: atStake.currency,
    kind,
    original: {
      ...nothingKnown,
      ...Object.fromEntries(known),
      occurredAt: discrepancy.occurredAt?.slice(0, 19).replace('T', ' ') ?? null,
      amount: culprit?.amount ?? null,
    },
    reason: reasonOf(locale, discrepancy),
  };
}

/** One request a discrepancy: drafting twice gives the same one. */
function requestId(discrepancy: string): string {
  return `r_${createHash('sha256').update(`request\u001f${discrepancy}`).digest('hex').slice(0, 16)}`;
}
