import type { MatchedPayout, PayoutMatching } from '../matching/payouts/matched-payout.ts';
import { dateOfDay } from '../model/calendar.ts';
import type { FollowedRequest } from '../model/refund-request.ts';
import type { BankEntry } from '../model/transaction.ts';
import type { Answer } from './answer.ts';

/** A number in a narration names a request or its charge only where it is this long. */
const shortestName = 6;

/**
 * Looks in the bank statement for what answers the requests that the acquirer's records do not: the payout paid after all, or an entry
 * of just the amount that names the request or its charge, or that nothing else explains.
 */
export function findCredits(
  answers: readonly Answer[],
  {
    payouts,
    entries,
  }: { readonly payouts: PayoutMatching | null; readonly entries: readonly BankEntry[] },
): readonly Answer[] {
  const taken = new Set<number>();
  return answers.map((answer) => {
    if (answer.arrivals.length > 0) return answer;
    const { request, asked } = answer;
    const paid = payouts?.payouts.find((payout) => isPaid(payout, request));
    if (paid !== undefined) {
      return { ...answer, arrived: asked, arrivals: since(paid.entries, request) };
    }
    const found =
      namedEntry(entries, answer, taken) ?? unexplainedCredit(answers, answer, payouts, taken);
    if (found === null) return answer;
    taken.add(found.id);
    return { ...answer, arrived: asked, arrivals: [found] };
  });
}

/** The payout that a claim is about, paid in full since. */
function isPaid({ group, status, entries }: MatchedPayout, request: FollowedRequest): boolean {
  const { code, original, currency } = request;
  if (code !== 'short-payout' && code !== 'missing-payout') return false;
  return (
    status === 'paid' &&
    group.currency === currency &&
    dateOfDay(group.settlementDay) === original.settlementDate &&
    group.merchantId === original.merchantId &&
    (original.payoutId === null || group.payoutId === original.payoutId) &&
    since(entries, request).length > 0
  );
}

function since(entries: readonly BankEntry[], request: FollowedRequest): readonly BankEntry[] {
  return entries.filter(({ day }) => day >= request.since);
}

/** What a request brings into the account, with its sign; `null` where it brings nothing by itself. */
function creditOf({ request: { kind }, asked }: Answer): bigint | null {
  if (kind === 'claim') return asked;
  return kind === 'supplement' ? null : -asked;
}

function namedEntry(
  entries: readonly BankEntry[],
  answer: Answer,
  taken: ReadonlySet<number>,
): BankEntry | null {
  const { original, reference, currency } = answer.request;
  const names = [reference, original.rrn, original.acquirerReference, original.orderId].filter(
    (name) => name !== null && name.length >= shortestName,
  ) as readonly string[];
  return (
    since(entries, answer.request).find(
      (entry) =>
        entry.amount === creditOf(answer) &&
        entry.currency === currency &&
        !taken.has(entry.id) &&
        names.some((name) =>
          [entry.memo, entry.bankReference].some((text) => text?.includes(name) === true),
        ),
    ) ?? null
  );
}

/** A credit of an acquirer that no settlement explains, where one claim alone is for just that amount, and one credit alone is of it. */
function unexplainedCredit(
  answers: readonly Answer[],
  answer: Answer,
  payouts: PayoutMatching | null,
  taken: ReadonlySet<number>,
): BankEntry | null {
  const { request, asked } = answer;
  if (request.kind !== 'claim') return null;
  const rivals = answers.filter(
    (other) =>
      other.request.kind === 'claim' &&
      other.asked === asked &&
      other.request.currency === request.currency &&
      other.arrivals.length === 0,
  );
  const credits = since(
    (payouts?.unexplained ?? []).map(({ entry }) => entry),
    request,
  ).filter(
    ({ id, amount, currency }) =>
      amount === asked && currency === request.currency && !taken.has(id),
  );
  return rivals.length === 1 && credits.length === 1 ? (credits[0] ?? null) : null;
}
