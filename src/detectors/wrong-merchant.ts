import type { Pair } from '../matching/workset.ts';
import { absolute } from '../model/money.ts';
import { familyOf } from '../model/transaction.ts';
import type { Detector } from './detector.ts';
import { type Findings, identityOf, paymentOf, timeText } from './findings.ts';

/** Settled under a merchant or terminal number that is not the one that sold. */
export const wrongMerchant: Detector<'wrong-merchant'> = {
  code: 'wrong-merchant',
  needs: ['pos', 'settlement'],
  *detect(findings) {
    const { workset, comparable, precision, claims } = findings;
    const pairs = workset.pairs().filter(({ pos }) => familyOf(pos.kind) === 'sale');
    const terminals = terminalsAreStrict(findings, pairs);
    for (const { pos, stl } of pairs) {
      if (claims.has(stl) || claims.has(pos)) continue;
      const merchant = comparable.merchant && differ(pos.merchantId, stl.merchantId);
      if (!merchant && !(terminals && differ(pos.terminalId, stl.terminalId))) continue;
      const what = merchant ? 'merchant' : 'terminal';
      yield {
        args: {
          ...paymentOf(pos),
          what,
          expected: (merchant ? pos.merchantId : pos.terminalId) ?? '',
          actual: (merchant ? stl.merchantId : stl.terminalId) ?? '',
          soldAt: timeText(pos, precision),
        },
        evidence: [
          { role: 'misrouted', record: stl },
          { role: 'sale', record: pos },
        ],
        confidence: pos.rrn !== null && pos.rrn === stl.rrn ? 0.98 : 0.9,
        atStake: { amount: absolute(stl.amount), currency: stl.currency },
        occurredAt: stl.occurredAt ?? pos.occurredAt,
        identity: identityOf(stl),
        nextStep: 'claim',
        drafts: true,
      };
    }
  },
};

function differ(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && a !== b;
}

/** A till that writes other terminal numbers than the acquirer for many sales says nothing by it. */
function terminalsAreStrict(
  { comparable, matchedCount }: Findings,
  pairs: readonly Pair[],
): boolean {
  if (!comparable.terminal) return false;
  const others = pairs.filter(
    ({ pos, stl }) => pos.merchantId === stl.merchantId && differ(pos.terminalId, stl.terminalId),
  );
  return others.length * 20 <= matchedCount;
}
