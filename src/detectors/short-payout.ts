import type { Detector } from './detector.ts';
import { differenceArguments, payoutEvidence, payoutIdentity, stakeOf } from './payout-findings.ts';

/** The bank credited less than the settlement's net. What the narration itself says was kept is a notice, and no claim. */
export const shortPayout: Detector<'short-payout'> = {
  code: 'short-payout',
  needs: ['settlement', 'bank'],
  *detect({ payouts, fileOfPayout }) {
    for (const payout of payouts?.payouts ?? []) {
      if (payout.status !== 'short') continue;
      const { ground = 'none', rows = null } = payout.shortfall ?? {};
      const isStated = ground === 'stated';
      yield {
        args: { ...differenceArguments(payout), ground, rows },
        evidence: [
          ...payout.entries.map((record) => ({ role: 'short' as const, record })),
          { ...payoutEvidence(payout, 'payout', fileOfPayout(payout.group)), role: 'counterpart' },
        ],
        confidence: isStated ? 0.95 : 0.9,
        ...(ground === 'none' ? {} : { variant: ground }),
        ...(isStated ? { severity: 'notice', owedTo: 'none' } : {}),
        atStake: stakeOf(payout),
        occurredAt: (payout.entries.at(-1)?.day ?? payout.group.settlementDay) * 86_400,
        identity: payoutIdentity(payout),
        nextStep: isStated ? 'check' : 'claim',
        drafts: !isStated,
      };
    }
  },
};
