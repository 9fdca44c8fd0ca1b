import { dateOfDay } from '../model/calendar.ts';
import { absolute, formatMoney } from '../model/money.ts';
import type { Detector } from './detector.ts';
import { amountText } from './findings.ts';

/** A bank statement's running balance does not follow from its lines: a line is missing, or was changed. */
export const balanceBreak: Detector<'balance-break'> = {
  code: 'balance-break',
  needs: ['bank'],
  *detect({ balanceBreaks }) {
    for (const { record, stated, expected, currency, day, ...found } of balanceBreaks) {
      yield {
        args: {
          stated: formatMoney(stated, currency),
          expected: formatMoney(expected, currency),
          difference: amountText(stated - expected, currency),
          currency,
          on: dateOfDay(day),
        },
        evidence: [{ role: 'balance', record }],
        confidence: 1,
        atStake: { amount: absolute(stated - expected), currency },
        occurredAt: found.occurredAt ?? day * 86_400,
        identity: found.identity,
        nextStep: 'check',
        drafts: false,
      };
    }
  },
};
