import { absolute, parseMoney } from '../model/money.ts';
import type { Detector } from './detector.ts';

/** A file's own totals disagree with its rows: rows are missing from it, or it was changed. */
export const controlTotalMismatch: Detector<'control-total-mismatch'> = {
  code: 'control-total-mismatch',
  needs: [],
  *detect({ totals }) {
    for (const total of totals) {
      const stated = parseMoney(total.stated);
      const found = parseMoney(total.found);
      const atStake =
        total.isMoney && stated !== null && found !== null
          ? { amount: absolute(stated - found), currency: total.currency }
          : null;
      yield {
        args: {
          name: total.name,
          stated: total.stated,
          found: total.found,
          currency: total.isMoney ? total.currency : null,
        },
        evidence: [
          {
            role: 'total',
            record: {
              side: total.side,
              file: total.file,
              line: total.line,
              amount: null,
              currency: total.currency,
              ids: {},
            },
          },
        ],
        confidence: 1,
        atStake,
        occurredAt: null,
        identity: ['total', total.side, total.name, total.stated, total.found].join('\u001f'),
        nextStep: 'check',
        drafts: false,
      };
    }
  },
};
