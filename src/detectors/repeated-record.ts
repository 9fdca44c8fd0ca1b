import { absolute } from '../model/money.ts';
import type { Detector } from './detector.ts';
import { amountText, identityOf } from './findings.ts';

/** One file holds the same record twice, with all its references. */
export const repeatedRecord: Detector<'repeated-record'> = {
  code: 'repeated-record',
  needs: [],
  *detect({ repeated, workset, claims }) {
    for (const { side, copies } of repeated) {
      const standing =
        copies.find((copy) => copy.side !== 'bank' && workset.isMatched(copy)) ?? copies[0];
      if (standing === undefined) continue;
      let nth = 1;
      for (const copy of copies) {
        if (copy === standing || claims.has(copy)) continue;
        if (copy.side !== 'bank' && workset.isMatched(copy)) continue;
        nth += 1;
        yield {
          args: {
            side,
            times: copies.length,
            amount: amountText(copy.amount, copy.currency),
            currency: copy.currency,
          },
          evidence: [
            { role: 'stands', record: standing },
            { role: 'repeated', record: copy },
          ],
          confidence: 0.95,
          atStake: { amount: absolute(copy.amount), currency: copy.currency },
          occurredAt: copy.occurredAt,
          identity: `${identityOf(copy)}\u001f${nth}`,
          nextStep: 'check',
          drafts: false,
        };
      }
    }
  },
};
