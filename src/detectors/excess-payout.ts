import type { Detector } from './detector.ts';
import { differenceArguments, payoutEvidence, payoutIdentity, stakeOf } from './payout-findings.ts';

/** The bank credited more than the settlement's net. */
export const excessPayout: Detector<'excess-payout'> = {
  code: 'excess-payout',
  needs: ['settlement', 'bank'],
  *detect({ payouts, fileOfPayout }) {
    for (const payout of payouts?.payouts ?? []) {
      if (payout.status !== 'excess') continue;
      yield {
        args: differenceArguments(payout),
        evidence: [
          ...payout.entries.map((record) => ({ role: 'excess' as const, record })),
          { ...payoutEvidence(payout, 'payout', fileOfPayout(payout.group)), role: 'counterpart' },
        ],
        confidence: 0.9,
        atStake: stakeOf(payout),
        occurredAt: (payout.entries.at(-1)?.day ?? payout.group.settlementDay) * 86_400,
        identity: payoutIdentity(payout),
        nextStep: 'check',
        drafts: false,
      };
    }
  },
};
