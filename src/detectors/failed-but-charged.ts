import { assignCheapest, type Candidate } from '../matching/residual/assign.ts';
import { cardsDiffer } from '../matching/residual/card.ts';
import { groupByAmount } from '../matching/workset.ts';
import { absolute } from '../model/money.ts';
import { familyOf, type Transaction } from '../model/transaction.ts';
import type { Detector } from './detector.ts';
import { type Findings, identityOf, isUndone, paymentOf, timeText } from './findings.ts';
import { rivalsOf } from './rivals.ts';

/** The till has it declined, failed or timed out; the acquirer settled it, and nothing undid it. */
export const failedButCharged: Detector<'failed-but-charged'> = {
  code: 'failed-but-charged',
  needs: ['pos', 'settlement'],
  *detect(findings) {
    const { workset, claims, precision } = findings;
    const attempts = workset.pos.filter(
      (record) =>
        !record.isDue &&
        record.status !== 'approved' &&
        familyOf(record.kind) === 'sale' &&
        !workset.isCancelled(record),
    );
    const charges = workset
      .open('settlement', 'sale')
      .filter((record) => !claims.has(record) && !isUndone(findings, record));
    const places = new Map(charges.map((charge, index) => [charge, index]));
    const ofAmount = groupByAmount(charges);
    const candidates = attempts.flatMap((attempt, left) =>
      (ofAmount.get(attempt.amount) ?? []).flatMap((charge): readonly Candidate[] => {
        const cost = costOf(findings, attempt, charge);
        return cost === null ? [] : [{ left, right: places.get(charge) ?? 0, cost }];
      }),
    );
    for (const { left, right } of assignCheapest(candidates).pairs) {
      const attempt = attempts[left];
      const charge = charges[right];
      if (attempt === undefined || charge === undefined || attempt.status === 'approved') continue;
      const rivals = rivalsOf(findings, charge);
      yield {
        args: {
          ...paymentOf(charge),
          orderId: charge.orderId ?? attempt.orderId,
          card: charge.card ?? attempt.card,
          status: attempt.status,
          tillAt: timeText(attempt, precision),
          chargedAt: timeText(charge, precision),
        },
        evidence: [
          { role: 'failed', record: charge },
          { role: 'counterpart', record: attempt },
          ...rivals.map((record) => ({ role: 'counterpart' as const, record })),
        ],
        confidence: rivals.length > 0 ? 0.5 : attempt.status === 'declined' ? 0.9 : 0.95,
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

/** How well an attempt explains a charge of its amount, in seconds; `null` where it does not. */
function costOf(findings: Findings, attempt: Transaction, charge: Transaction): number | null {
  const { comparable, clocks, workset } = findings;
  if (attempt.currency !== charge.currency) return null;
  const same = (a: string | null, b: string | null): boolean => a !== null && a === b;
  const differ = (a: string | null, b: string | null): boolean =>
    a !== null && b !== null && a !== b;
  if (comparable.merchant && differ(attempt.merchantId, charge.merchantId)) return null;
  const named =
    same(attempt.rrn, charge.rrn) ||
    same(attempt.acquirerReference, charge.acquirerReference) ||
    (same(attempt.orderId, charge.orderId) && comparable.order);
  if (!named && comparable.order && differ(attempt.orderId, charge.orderId)) return null;
  if (!named && comparable.terminal && differ(attempt.terminalId, charge.terminalId)) return null;
  const apart = clocks.apart(attempt, charge) ?? 0;
  if (apart > (named ? 86_400 : 600) || cardsDiffer(attempt, charge, comparable)) return null;
  const hasTwin = workset
    .settledOfAmount(charge.amount)
    .some(
      (other) =>
        other !== charge &&
        other.amount === charge.amount &&
        workset.isMatched(other) &&
        (same(other.card, charge.card) || same(other.orderId, charge.orderId)) &&
        Math.abs((other.occurredAt ?? 0) - (charge.occurredAt ?? 0)) <= 600,
    );
  if (attempt.status === 'declined' && hasTwin && !same(attempt.rrn, charge.rrn)) return null;
  return named ? apart : apart + 1000;
}
