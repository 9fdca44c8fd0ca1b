import type { Pair } from '../matching/workset.ts';
import { absolute } from '../model/money.ts';
import { familyOf, type Transaction } from '../model/transaction.ts';
import type { Detector, Finding } from './detector.ts';
import { type Findings, identityOf, paymentOf, timeText } from './findings.ts';

/** Settled under a merchant or terminal number that is not the one that sold, by the till's record or by the contract. */
export const wrongMerchant: Detector<'wrong-merchant'> = {
  code: 'wrong-merchant',
  needs: ['pos', 'settlement'],
  *detect(findings) {
    yield* otherThanRecorded(findings);
    yield* otherThanContracted(findings);
  },
};

function* otherThanRecorded(findings: Findings): Generator<Finding<'wrong-merchant'>> {
  const { workset, comparable, claims, contract } = findings;
  const pairs = workset.pairs().filter(({ pos }) => familyOf(pos.kind) === 'sale');
  const terminals = terminalsAreStrict(findings, pairs);
  const own = new Set(contract.acquirers.flatMap(({ merchants }) => merchants.map(({ id }) => id)));
  for (const { pos, stl } of pairs) {
    if (claims.has(stl) || claims.has(pos)) continue;
    const merchant = comparable.merchant && differ(pos.merchantId, stl.merchantId);
    if (!merchant && !(terminals && differ(pos.terminalId, stl.terminalId))) continue;
    if (own.has(stl.merchantId ?? '') && !own.has(pos.merchantId ?? '')) continue;
    yield finding(findings, pos, stl, {
      what: merchant ? 'merchant' : 'terminal',
      expected: (merchant ? pos.merchantId : pos.terminalId) ?? '',
      by: 'till',
      isCertain: true,
    });
  }
}

function* otherThanContracted(findings: Findings): Generator<Finding<'wrong-merchant'>> {
  const { claims, outOfContract } = findings;
  for (const { pos, stl, what, expected } of outOfContract) {
    if (claims.has(stl) || claims.has(pos)) continue;
    const [recorded, actual] =
      what === 'merchant' ? [pos.merchantId, stl.merchantId] : [pos.terminalId, stl.terminalId];
    yield finding(findings, pos, stl, {
      what,
      expected: recorded !== null && expected.includes(recorded) ? recorded : expected.join(', '),
      by: 'contract',
      // A terminal that no list has may be a new one, and so may a number that the till writes, too.
      isCertain: what === 'merchant' && recorded !== actual,
    });
  }
}

function finding(
  { precision }: Findings,
  pos: Transaction,
  stl: Transaction,
  wrong: {
    readonly what: 'merchant' | 'terminal';
    readonly expected: string;
    readonly by: 'till' | 'contract';
    readonly isCertain: boolean;
  },
): Finding<'wrong-merchant'> {
  const { what, expected, by, isCertain } = wrong;
  return {
    args: {
      ...paymentOf(pos),
      what,
      expected,
      actual: (what === 'merchant' ? stl.merchantId : stl.terminalId) ?? '',
      by,
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
    ...(isCertain ? {} : { severity: 'warning' as const }),
    nextStep: isCertain ? 'claim' : 'check',
    drafts: isCertain,
  };
}

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
