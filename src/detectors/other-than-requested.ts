import { slipOf } from '../model/amount-slip.ts';
import { dateOfDay } from '../model/calendar.ts';
import type { OwedTo } from '../model/discrepancy.ts';
import { absolute } from '../model/money.ts';
import type { RequestKind } from '../model/refund-request.ts';
import type { BankEntry, Transaction } from '../model/transaction.ts';
import type { Answer } from './answer.ts';
import type { Finding } from './detector.ts';
import { amountText, type Findings, identityOf, paymentOf, timeText } from './findings.ts';

/**
 * Of what a request asks for, only a part has come, or more than all of it. What is still to come, the request itself asks for; of a
 * payout that came in part, the payout tells it. What came to the shop once more is too much; what went to a customer is a refund twice.
 */
export function* otherThanRequested(findings: Findings): Generator<Finding<'wrong-amount'>> {
  for (const answer of findings.answers) {
    const { request, asked } = answer;
    const isToCustomer = asksForCustomer(request);
    const came = [...answer.arrivals, ...(isToCustomer ? [] : answer.again)];
    const arrived = answer.arrived + (isToCustomer ? 0n : asked * BigInt(answer.again.length));
    const last = came.at(-1);
    if (last === undefined || arrived === asked || answer.isPayout === true) continue;
    const over = arrived > asked;
    const slip = slipOf({
      due: asked,
      charged: arrived,
      currency: request.currency,
      fee: last.side === 'bank' ? null : last.fee,
      orderTotal: null,
    });
    const isSlip = came.length === 1 && (over || slip === 'fee-netted');
    yield {
      args: {
        ...paymentIn(last, answer),
        charged: amountText(arrived, request.currency),
        due: amountText(asked, request.currency),
        difference: amountText(arrived - asked, request.currency),
        direction: over ? 'over' : 'under',
        of: isToCustomer ? 'refund' : 'sale',
        slip: isSlip ? slip : 'unknown',
        against: 'request',
        occurredAt: momentOf(last, findings),
        request: request.id,
      },
      evidence: came.map((record) => ({ role: 'wrong', record })),
      confidence: 0.95,
      atStake: { amount: absolute(arrived - asked), currency: request.currency },
      occurredAt: last.occurredAt ?? (last.side === 'bank' ? last.day * 86_400 : null),
      identity: `request\u001f${request.id}`,
      variant: slip,
      owedTo: owedTo(request.kind, over),
      nextStep: over && isToCustomer ? 'claim' : 'check',
      drafts: over && isToCustomer,
    };
  }
}

function asksForCustomer({ kind }: { readonly kind: RequestKind }): boolean {
  return kind === 'refund' || kind === 'void';
}

/** Who is out of pocket: a customer who got too little or paid too much, the merchant who paid too much or got too little; not who was paid too much. */
function owedTo(kind: RequestKind, over: boolean): OwedTo {
  if (asksForCustomer({ kind })) return over ? 'merchant' : 'customer';
  if (kind === 'supplement' && over) return 'customer';
  return over ? 'none' : 'merchant';
}

/** What the sentences say of a payment; a bank's line knows no card, but the request does. */
function paymentIn(
  record: Transaction | BankEntry,
  { request }: Answer,
): ReturnType<typeof paymentOf> {
  const { original } = request;
  const said =
    record.side === 'bank'
      ? {
          amount: amountText(record.amount, record.currency),
          currency: record.currency,
          card: null,
          orderId: null,
          terminalId: null,
        }
      : paymentOf(record);
  return {
    ...said,
    card: said.card ?? original.card,
    orderId: original.orderId ?? said.orderId,
  };
}

function momentOf(record: Transaction | BankEntry, { precision }: Pick<Findings, 'precision'>) {
  return record.side === 'bank' ? dateOfDay(record.day) : timeText(record, precision);
}

/** The same refund request carried out twice. */
export function* refundedAgain(findings: Findings): Generator<Finding<'duplicate-refund'>> {
  for (const answer of findings.answers) {
    const first = answer.arrivals.at(-1);
    if (first === undefined || !asksForCustomer(answer.request)) continue;
    for (const second of answer.again) {
      yield {
        args: {
          ...paymentIn(second, answer),
          firstAt: momentOf(first, findings),
          secondAt: momentOf(second, findings),
          request: answer.request.id,
        },
        evidence: [
          { role: 'stands', record: first },
          { role: 'extra', record: second },
        ],
        confidence: 0.95,
        atStake: { amount: absolute(second.amount), currency: second.currency },
        occurredAt: second.occurredAt ?? (second.side === 'bank' ? second.day * 86_400 : null),
        identity: identityOf(second),
        nextStep: 'claim',
        drafts: true,
      };
    }
  }
}
