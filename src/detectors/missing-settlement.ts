import { contentKey } from '../matching/workset.ts';
import { absolute } from '../model/money.ts';
import type { Transaction } from '../model/transaction.ts';
import type { Detector } from './detector.ts';
import { dateText, type Findings, identityOf, paymentOf, timeText } from './findings.ts';
import { rivalsOf } from './rivals.ts';

/** Approved at the till, due by the acquirer's own calendar, and not settled. */
export const missingSettlement: Detector<'missing-settlement'> = {
  code: 'missing-settlement',
  needs: ['pos', 'settlement'],
  *detect(findings) {
    const { workset, claims, calendar, precision } = findings;
    for (const sale of workset.open('pos', 'sale')) {
      if (claims.has(sale)) continue;
      const due = calendar.dueAtAcquirer(sale);
      if (due.state !== 'due') continue;
      const rivals = [...rivalsOf(findings, sale), ...copiesOf(findings, sale)];
      yield {
        args: { ...paymentOf(sale), soldAt: timeText(sale, precision), dueOn: dateText(due.day) },
        evidence: [
          { role: 'missing', record: sale },
          ...rivals.map((record) => ({ role: 'counterpart' as const, record })),
        ],
        confidence: rivals.length > 0 ? 0.5 : 0.95,
        atStake: { amount: absolute(sale.amount), currency: sale.currency },
        occurredAt: sale.occurredAt,
        identity: identityOf(sale),
        ...(rivals.length > 0 ? { variant: 'one-of-several' } : {}),
        nextStep: 'claim',
        drafts: rivals.length === 0,
      };
    }
  },
};

/** Settled sales that the till has to the very second alike, without a number to tell them apart: the till may have logged one twice. */
function copiesOf({ workset, precision }: Findings, sale: Transaction): readonly Transaction[] {
  const isNumbered = sale.rrn ?? sale.stan ?? sale.orderId ?? sale.acquirerReference;
  if (isNumbered !== null || precision !== 'second' || sale.card === null) return [];
  return workset.pos.filter(
    (other) =>
      other !== sale &&
      other.amount === sale.amount &&
      other.occurredAt === sale.occurredAt &&
      workset.isMatched(other) &&
      contentKey(other) === contentKey(sale),
  );
}
