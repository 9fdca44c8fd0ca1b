import { createHash } from 'node:crypto';
import { type Locale, reasonOf } from '../locales/locale.ts';
import type { NextStep } from '../model/discrepancy.ts';
import type { JudgedDiscrepancy } from '../model/judgement.ts';
import type { OriginalTransaction, RefundRequest, RequestKind } from '../model/refund-request.ts';

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

/** The request that follows from a discrepancy, for a person to approve; drafting twice gives the same one. `null` where none follows. */
export function draftRequest(discrepancy: JudgedDiscrepancy, locale: Locale): RefundRequest | null {
  const kind = kindOf[discrepancy.nextStep];
  if (kind === null || !discrepancy.drafts || discrepancy.atStake === null) return null;
  return {
    id: `r_${createHash('sha256').update(`request\u001f${discrepancy.id}`).digest('hex').slice(0, 16)}`,
    discrepancy: discrepancy.id,
    state: 'draft',
    amount: discrepancy.atStake.amount,
    currency: discrepancy.atStake.currency,
    kind,
    original: discrepancy.original ?? nothingKnown,
    reason: reasonOf(locale, discrepancy),
  };
}
