import { dateOfDay } from '../model/calendar.ts';
import type { Detector } from './detector.ts';
import { amountText, dateText } from './findings.ts';
import { payoutEvidence, payoutIdentity, stakeOf } from './payout-findings.ts';

/** A payout that was due on a day that the bank statement covers, and is not in it. */
export const missingPayout: Detector<'missing-payout'> = {
  code: 'missing-payout',
  needs: ['settlement', 'bank'],
  *detect({ payouts, fileOfPayout }) {
    for (const payout of payouts?.payouts ?? []) {
      const { group, dueDay } = payout;
      if (payout.status !== 'missing' || dueDay === null || group.net < 0n) continue;
      const lag = payouts?.habits.lagOf(group) ?? null;
      yield {
        args: {
          net: amountText(group.net, group.currency),
          currency: group.currency,
          merchantId: group.merchantId,
          payoutId: group.payoutId,
          settlementDate: dateText(group.settlementDay),
          dueOn: dateOfDay(dueDay),
          transactions: group.transactions,
          inferred: lag?.support ?? null,
        },
        evidence: [payoutEvidence(payout, 'missing', fileOfPayout(group))],
        confidence: lag !== null && (lag.support === null || lag.support.of >= 3) ? 0.95 : 0.8,
        atStake: stakeOf(payout),
        occurredAt: dueDay * 86_400,
        identity: payoutIdentity(payout),
        nextStep: 'claim',
        drafts: true,
      };
    }
  },
};
