import type { Detector } from './detector.ts';
import { differenceArguments, payoutEvidence, payoutIdentity, stakeOf } from './payout-findings.ts';

/** The bank credited less than the settlement's net. */
export const shortPayout: Detector<'short-payout'> = {
  code: 'short-payout',
  needs: ['settlement', 'bank'],
  *detect({ payouts, fileOfPayout }) {
    for (const payout of payouts?.payouts ?? []) {
      if (payout.status !== 'short') continue;
      yield {
        args: differenceArguments(payout),
        evidence: [
          ...payout.entries.map((record) => ({ role: 'short' as const, record })),
          { ...payoutEvidence(payout, 'payout', fileOfPayout(payout.group)), role: 'counterpart' },
        ],
        confidence: 0.9,
        atStake: stakeOf(payout),
        occurredAt: (payout.entries.at(-1)?.day ?? payout.group.settlementDay) * 86_400,
        identity: payoutIdentity(payout),
        nextStep: 'claim',
        drafts: true,
      };
    }
  },
};
