import type { MatchedPayout, PayoutMatching } from '../matching/payouts/matched-payout.ts';
import { dateOfDay } from '../model/calendar.ts';
import type { Support } from '../model/discrepancy-arguments.ts';
import { absolute } from '../model/money.ts';
import type { Detector } from './detector.ts';
import { amountText, dateText } from './findings.ts';
import { payoutEvidence, payoutIdentity } from './payout-findings.ts';

/** A rule told from fewer payouts, or from which more than a third depart, makes none of them late; one that the contract states (`null`) does. */
const leastAgreeing = 3;

export function isEnoughForLateness(support: Support | null): boolean {
  if (support === null) return true;
  const { agree, of } = support;
  return agree >= leastAgreeing && agree * 3 >= of * 2;
}

/** A payout that came in full, after the day on which the acquirer usually pays. */
export const latePayout: Detector<'late-payout'> = {
  code: 'late-payout',
  needs: ['settlement', 'bank'],
  *detect({ payouts, fileOfPayout, claims }) {
    if (payouts === null) return;
    for (const payout of payouts.payouts) {
      const { group, entries } = payout;
      const last = entries.at(-1);
      const lag = payouts.habits.lagOf(group);
      if (payout.status !== 'paid' || last === undefined || lag === null) continue;
      if (!isEnoughForLateness(lag.support) || claims.has(last)) continue;
      const dueDay = dueDayOf(payout, payouts);
      const daysLate = payouts.habits.businessDaysLate(dueDay, last.day);
      if (daysLate === 0 || payout.dueDay !== dueDay) continue;
      yield {
        args: {
          net: amountText(group.net, group.currency),
          currency: group.currency,
          merchantId: group.merchantId,
          payoutId: group.payoutId,
          settlementDate: dateText(group.settlementDay),
          dueOn: dateOfDay(dueDay),
          creditedOn: dateOfDay(last.day),
          daysLate,
          inferred: lag.support,
        },
        evidence: [
          { role: 'late', record: last },
          { ...payoutEvidence(payout, 'payout', fileOfPayout(group)), role: 'counterpart' },
        ],
        confidence:
          lag.support === null ? 0.95 : lag.support.agree === lag.support.of - 1 ? 0.9 : 0.8,
        atStake: { amount: absolute(group.net), currency: group.currency },
        occurredAt: last.occurredAt ?? last.day * 86_400,
        identity: payoutIdentity(payout),
        nextStep: 'check',
        drafts: false,
      };
    }
  },
};

/** The last due day of all payouts in one credit, moved over days on which the bank was closed. */
function dueDayOf(
  { entries, dueDay }: MatchedPayout,
  { payouts, closedDays }: PayoutMatching,
): number {
  const together = payouts.filter((other) =>
    other.entries.some((entry) => entries.includes(entry)),
  );
  let due = Math.max(...together.map((other) => other.dueDay ?? dueDay ?? 0));
  while (closedDays.has(due)) due += 1;
  return due;
}
