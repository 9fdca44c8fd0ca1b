import { dateOfDay } from '../model/calendar.ts';
import { absolute } from '../model/money.ts';
import type { Detector } from './detector.ts';
import { amountText, dateText, identityOf } from './findings.ts';

/** A payout that came from a payer whom the contract does not name or, without one, who is not the one that usually pays (二清 risk). */
export const unknownPayer: Detector<'unknown-payer'> = {
  code: 'unknown-payer',
  needs: ['settlement', 'bank'],
  *detect({ payouts }) {
    const reported = new Set<number>();
    for (const { group, entries } of payouts?.payouts ?? []) {
      const usual = payouts?.habits.payersOf(group) ?? null;
      if (usual === null || usual.names.length === 0) continue;
      for (const entry of entries) {
        const payer = payouts?.payerOf(entry) ?? '';
        if (payouts?.habits.isUsual(group, entry) === true || reported.has(entry.id)) continue;
        if (payouts?.habits.canTellPayer(group, entry) !== true) continue;
        reported.add(entry.id);
        yield {
          args: {
            amount: amountText(entry.amount, entry.currency),
            currency: entry.currency,
            payer: payer === '' ? (entry.counterpartyAccount ?? '') : payer,
            usualPayers: usual.names,
            creditedOn: dateOfDay(entry.day),
            settlementDate: dateText(group.settlementDay),
            inferred: usual.support,
          },
          evidence: [{ role: 'payer', record: entry }],
          confidence: usual.support === null ? 0.97 : usual.support.of >= 4 ? 0.9 : 0.75,
          atStake: { amount: absolute(entry.amount), currency: entry.currency },
          occurredAt: entry.occurredAt ?? entry.day * 86_400,
          identity: identityOf(entry),
          nextStep: 'check',
          drafts: false,
        };
      }
    }
  },
};
