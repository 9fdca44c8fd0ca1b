import type { KnownDiscrepancy } from './ledger.ts';
import type {
  KeptRequest,
  OriginalTransaction,
  RefundRequest,
  RequestState,
} from './refund-request.ts';
import type { Discrepancy } from './report.ts';

/** States in which a request whose discrepancy is no more still stands for its money: somebody approved it, or refused it. */
const standing: ReadonlySet<RequestState> = new Set([
  'approved',
  'submitted',
  'failed',
  'settled',
  'rejected',
]);

/**
 * The earlier request that asks for the same money as one to be drafted, where the evidence has given the fault another name since; `found`
 * are the discrepancies that this run finds, each of which is other money.
 */
export function holderOf(
  request: RefundRequest,
  kept: readonly KeptRequest[],
  found: ReadonlySet<string>,
): KeptRequest | null {
  return (
    kept.find(
      (other) =>
        standing.has(other.state) &&
        !found.has(other.discrepancy) &&
        asksForSameMoney(other, request),
    ) ?? null
  );
}

/** Whether what an earlier request asks for is just what is still asked for under the fault's new name. */
export function isStillAsked(holder: KeptRequest, { amount, currency }: RefundRequest): boolean {
  return holder.amount === amount && holder.currency === currency;
}

/** Whether an open discrepancy asks for the money of a request: the one that it was drafted for, or one that took its place. */
export function isNeeded(request: KeptRequest, known: readonly KnownDiscrepancy[]): boolean {
  return known.some(
    ({ id, status, body: { refundRequest, atStake } }) =>
      status === 'open' &&
      (id === request.discrepancy ||
        (refundRequest === request.id &&
          (request.state === 'submitted' ||
            (atStake?.amount === request.amount && atStake.currency === request.currency)))),
  );
}

/** The request that a discrepancy is about. */
export function requestNamed({ args }: Pick<Discrepancy, 'args'>): string | null {
  return 'request' in args && args.request !== undefined ? args.request : null;
}

/** Whether two requests ask for one payment, or one payout, and for the same side. */
export function asksForSameMoney(one: RefundRequest, other: RefundRequest): boolean {
  return (
    one.id !== other.id &&
    one.currency === other.currency &&
    isToCustomer(one) === isToCustomer(other) &&
    isSamePayment(one.original, other.original)
  );
}

function isToCustomer({ kind }: RefundRequest): boolean {
  return kind === 'refund' || kind === 'void';
}

type Field = keyof OriginalTransaction;

function isSamePayment(one: OriginalTransaction, other: OriginalTransaction): boolean {
  const agree = (field: Field): boolean => one[field] !== null && one[field] === other[field];
  const clash = (...fields: readonly Field[]): boolean =>
    fields.some(
      (field) => one[field] !== null && other[field] !== null && one[field] !== other[field],
    );
  if (clash('merchantId', 'rrn', 'acquirerReference', 'payoutId')) return false;
  if (one.occurredAt === null && other.occurredAt === null) {
    return agree('settlementDate') && (agree('merchantId') || agree('payoutId'));
  }
  if (agree('rrn') || agree('acquirerReference')) return !clash('authCode');
  return (
    agree('occurredAt') && agree('amount') && !clash('authCode', 'orderId', 'card', 'terminalId')
  );
}
