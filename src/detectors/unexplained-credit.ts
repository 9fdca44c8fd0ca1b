import { dateOfDay } from '../model/calendar.ts';
import { absolute } from '../model/money.ts';
import type { Detector } from './detector.ts';
import { amountText, identityOf } from './findings.ts';

/** A credit from an acquirer that no settlement explains, though the settlement files cover every day for which it could have come. */
export const unexplainedCredit: Detector<'unexplained-credit'> = {
  code: 'unexplained-credit',
  needs: ['settlement', 'bank'],
  *detect({ payouts, claims }) {
    for (const { entry, group, from, to } of payouts?.unexplained ?? []) {
      if (claims.has(entry)) continue;
      const support = payouts?.habits.payersOf(group)?.support ?? null;
      yield {
        args: {
          amount: amountText(entry.amount, entry.currency),
          currency: entry.currency,
          payer: payouts?.payerOf(entry) ?? '',
          creditedOn: dateOfDay(entry.day),
          from: dateOfDay(from),
          to: dateOfDay(to),
          inferred: support,
        },
        evidence: [{ role: 'unexplained', record: entry }],
        confidence: support === null || support.of >= 4 ? 0.85 : 0.7,
        atStake: { amount: absolute(entry.amount), currency: entry.currency },
        occurredAt: entry.occurredAt ?? entry.day * 86_400,
        identity: identityOf(entry),
        nextStep: 'check',
        drafts: false,
      };
    }
  },
};
