import { slipOf } from '../model/amount-slip.ts';
import type { OwedTo } from '../model/discrepancy.ts';
import { absolute } from '../model/money.ts';
import type { Transaction } from '../model/transaction.ts';
import { type Answer, isWhole } from './answer.ts';
import type { Finding } from './detector.ts';
import { amountText, type Findings, identityOf, paymentOf, timeText } from './findings.ts';

/** Of what a request asks for, only a part has come, or more than all of it. What is still to come, the request itself asks for. */
export function* otherThanRequested(findings: Findings): Generator<Finding<'wrong-amount'>> {
  for (const answer of findings.answers) {
    const last = lastOf(answer);
    if (last === undefined || isWhole(answer)) continue;
    const { request, asked, arrived } = answer;
    const over = arrived > asked;
    const isToCustomer = request.kind === 'refund' || request.kind === 'void';
    const slip = slipOf({
      due: asked,
      charged: arrived,
      currency: request.currency,
      fee: last.fee,
      orderTotal: null,
    });
    yield {
      args: {
        ...paymentOf(last),
        card: last.card ?? request.original.card,
        orderId: request.original.orderId ?? last.orderId,
        charged: amountText(arrived, request.currency),
        due: amountText(asked, request.currency),
        difference: amountText(arrived - asked, request.currency),
        direction: over ? 'over' : 'under',
        of: isToCustomer ? 'refund' : 'sale',
        slip: over || slip === 'fee-netted' ? slip : 'unknown',
        against: 'request',
        occurredAt: timeText(last, findings.precision),
        request: request.id,
      },
      evidence: settledOf(answer).map((record) => ({ role: 'wrong', record })),
      confidence: 0.95,
      atStake: { amount: absolute(arrived - asked), currency: request.currency },
      occurredAt: last.occurredAt,
      identity: `request\u001f${request.id}`,
      variant: slip,
      owedTo: owedTo(isToCustomer, over),
      nextStep: over && isToCustomer ? 'claim' : 'check',
      drafts: over && isToCustomer,
    };
  }
}

/** Who is out of pocket: a customer who got too little, the merchant who paid or got too much or too little; not who was paid too much. */
function owedTo(isToCustomer: boolean, over: boolean): OwedTo {
  if (isToCustomer) return over ? 'merchant' : 'customer';
  return over ? 'none' : 'merchant';
}

/** The same refund request carried out twice. */
export function* refundedAgain({
  answers,
  precision,
}: Findings): Generator<Finding<'duplicate-refund'>> {
  for (const answer of answers) {
    const first = lastOf(answer);
    if (first === undefined) continue;
    for (const second of answer.again) {
      yield {
        args: {
          ...paymentOf(second),
          firstAt: timeText(first, precision),
          secondAt: timeText(second, precision),
          request: answer.request.id,
        },
        evidence: [
          { role: 'stands', record: first },
          { role: 'extra', record: second },
        ],
        confidence: 0.95,
        atStake: { amount: absolute(second.amount), currency: second.currency },
        occurredAt: second.occurredAt,
        identity: identityOf(second),
        nextStep: 'claim',
        drafts: true,
      };
    }
  }
}

function settledOf({ arrivals }: Answer): readonly Transaction[] {
  return arrivals.filter((record) => record.side !== 'bank');
}

function lastOf(answer: Answer): Transaction | undefined {
  return settledOf(answer).at(-1);
}
