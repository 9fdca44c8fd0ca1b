import { absolute } from '../model/money.ts';
import type { Detector } from './detector.ts';
import { identityOf, isUndone, paymentOf, timeText } from './findings.ts';
import { rivalsOf } from './rivals.ts';

/** The acquirer charged a card and no till record explains it. */
export const unrecordedCharge: Detector<'unrecorded-charge'> = {
  code: 'unrecorded-charge',
  needs: ['pos', 'settlement'],
  *detect(findings) {
    const { workset, claims, calendar, precision } = findings;
    for (const charge of workset.open('settlement', 'sale')) {
      if (claims.has(charge) || isUndone(findings, charge)) continue;
      if (calendar.dueAtTill(charge).state !== 'due') continue;
      const rivals = rivalsOf(findings, charge);
      yield {
        args: { ...paymentOf(charge), chargedAt: timeText(charge, precision) },
        evidence: [
          { role: 'unrecorded', record: charge },
          ...rivals.map((record) => ({ role: 'counterpart' as const, record })),
        ],
        confidence: rivals.length > 0 ? 0.5 : 0.9,
        atStake: { amount: absolute(charge.amount), currency: charge.currency },
        occurredAt: charge.occurredAt,
        identity: identityOf(charge),
        ...(rivals.length > 0 ? { variant: 'one-of-several' } : {}),
        nextStep: rivals.length > 0 ? 'check' : 'refund-request',
        drafts: rivals.length === 0,
      };
    }
  },
};
