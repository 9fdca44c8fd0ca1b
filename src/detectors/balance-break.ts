import { dateOfDay } from '../model/calendar.ts';
import { absolute, formatMoney } from '../model/money.ts';
import type { Detector } from './detector.ts';
import { amountText, identityOf } from './findings.ts';

/** A bank statement's running balance does not follow from its lines: a line is missing, or was changed. */
export const balanceBreak: Detector<'balance-break'> = {
  code: 'balance-break',
  needs: ['bank'],
  *detect({ balanceBreaks }) {
    for (const { entry, expected } of balanceBreaks) {
      const stated = entry.balance ?? 0n;
      yield {
        args: {
          stated: formatMoney(stated, entry.currency),
          expected: formatMoney(expected, entry.currency),
          difference: amountText(stated - expected, entry.currency),
          currency: entry.currency,
          on: dateOfDay(entry.day),
        },
        evidence: [{ role: 'balance', record: entry }],
        confidence: 1,
        atStake: { amount: absolute(stated - expected), currency: entry.currency },
        occurredAt: entry.occurredAt ?? entry.day * 86_400,
        identity: identityOf(entry),
        nextStep: 'check',
        drafts: false,
      };
    }
  },
};
