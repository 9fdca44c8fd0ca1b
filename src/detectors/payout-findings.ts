import type { MatchedPayout } from '../matching/payouts/matched-payout.ts';
import { dateOfDay } from '../model/calendar.ts';
import { absolute } from '../model/money.ts';
import type { FindingEvidence } from './detector.ts';
import { amountText, dateText } from './findings.ts';

/** What makes a payout the same one tomorrow: who, for which day, in which currency. */
export function payoutIdentity({ group }: MatchedPayout): string {
  return [
    'payout',
    group.acquirer,
    group.merchantId,
    group.payoutId,
    group.settlementDay,
    group.currency,
  ].join('\u001f');
}

/** The payout as the settlement file announces it: its rows by count, not one by one. */
export function payoutEvidence(
  { group }: MatchedPayout,
  role: 'missing' | 'payout',
  file: string,
): FindingEvidence {
  return {
    role,
    record: {
      side: 'settlement',
      file,
      line: null,
      amount: group.net,
      currency: group.currency,
      ids: {
        ...(group.merchantId === null ? {} : { merchantId: group.merchantId }),
        ...(group.payoutId === null ? {} : { payoutId: group.payoutId }),
        settlementDate: dateOfDay(group.settlementDay),
        rows: String(group.transactions),
      },
    },
  };
}

/** The part of the arguments that short and excess payouts share. */
export function differenceArguments(payout: MatchedPayout) {
  const { group, banked } = payout;
  const paid = banked ?? group.net;
  return {
    net: amountText(group.net, group.currency),
    banked: amountText(paid, group.currency),
    difference: amountText(paid - group.net, group.currency),
    currency: group.currency,
    merchantId: group.merchantId,
    payoutId: group.payoutId,
    settlementDate: dateText(group.settlementDay),
    creditedOn: dateOfDay(payout.entries.at(-1)?.day ?? group.settlementDay),
    transactions: group.transactions,
  };
}

export function stakeOf({ group, banked }: MatchedPayout) {
  return { amount: absolute((banked ?? 0n) - group.net), currency: group.currency };
}
