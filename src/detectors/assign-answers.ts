import { startsAgain } from '../matching/residual/originals.ts';
import { byContent } from '../matching/workset.ts';
import { absolute } from '../model/money.ts';
import type { FollowedRequest } from '../model/refund-request.ts';
import type { Transaction } from '../model/transaction.ts';
import { type Answer, askedFor } from './answer.ts';
import { areOther } from './other-card.ts';

/** A record that may answer a request: `request` is its place in the list; `rank` says by what, 0 is surest, 3 its card alone. */
export interface Candidate {
  readonly request: number;
  readonly rank: number;
  readonly record: Transaction;
}

/** Whether a request is about a record of the till that the acquirer did not have: its counterpart is the answer. */
export function isOfTill({ code }: FollowedRequest): boolean {
  return code === 'refund-not-settled' || code === 'missing-settlement';
}

/** Gives each record to the request that it answers best, in order of time. */
export function assignAnswers(
  requests: readonly FollowedRequest[],
  candidates: readonly Candidate[],
): readonly Answer[] {
  const open = requests.map((request) => ({
    request,
    asked: askedFor(request),
    arrived: 0n,
    arrivals: [] as Transaction[],
    again: [] as Transaction[],
  }));
  const byRecord = new Map<number, { record: Transaction; candidates: Candidate[] }>();
  for (const candidate of candidates) {
    const request = requests[candidate.request];
    if (request === undefined || !isEligible(request, candidate)) continue;
    const known = byRecord.get(candidate.record.id);
    if (known === undefined) {
      byRecord.set(candidate.record.id, { record: candidate.record, candidates: [candidate] });
    } else known.candidates.push(candidate);
  }
  const inTime = [...byRecord.values()].sort((a, b) => byContent(a.record, b.record));
  for (const { record, candidates: own } of inTime) {
    const amount = absolute(record.amount);
    const rest = ({ request }: Candidate): bigint => {
      const each = open[request];
      return each === undefined ? 0n : each.asked - each.arrived;
    };
    const [best] = own.toSorted(
      (a, b) =>
        Number(rest(b) > 0n) - Number(rest(a) > 0n) ||
        a.rank - b.rank ||
        Number(rest(b) === amount) - Number(rest(a) === amount) ||
        compare(requests[a.request]?.id ?? '', requests[b.request]?.id ?? ''),
    );
    const answered = best === undefined ? undefined : open[best.request];
    if (best === undefined || answered === undefined) continue;
    if (rest(best) > 0n) {
      answered.arrived += amount;
      answered.arrivals.push(record);
    } else if (best.rank < 3 && amount === answered.asked) {
      answered.again.push(record);
    }
  }
  return open;
}

/** The right card or payer; and where a record names its charge by little, just the amount that was asked for. */
function isEligible(request: FollowedRequest, { rank, record }: Candidate): boolean {
  const { original } = request;
  if (rank === 0) return true;
  if (original.card !== null && record.card !== null && areOther(original.card, record.card)) {
    return false;
  }
  if (namesOther(request, record)) return false;
  const isWhole = absolute(record.amount) === askedFor(request);
  if (rank === 3) return isWhole;
  return rank === 1 || isWhole || !startsAgain(original.orderId) || record.card !== null;
}

/** It names another charge than this one. */
function namesOther({ original }: FollowedRequest, record: Transaction): boolean {
  const { originalReference } = record;
  const own = [original.rrn, original.acquirerReference].filter((number) => number !== null);
  const isNamed = originalReference !== null && own.includes(originalReference);
  if (isNamed) return false;
  const order = record.originalOrderId ?? record.orderId;
  return original.orderId !== null && order !== null && order !== original.orderId;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
