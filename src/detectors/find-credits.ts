import type { MatchedPayout, PayoutMatching } from '../matching/payouts/matched-payout.ts';
import { daysNamed, mentions } from '../matching/payouts/mentions.ts';
import { dateOfDay } from '../model/calendar.ts';
import { absolute, type Money } from '../model/money.ts';
import type { FollowedRequest } from '../model/refund-request.ts';
import type { BankEntry } from '../model/transaction.ts';
import type { Answer } from './answer.ts';

/** A number in a narration names a request or its charge only where it is this long. */
const shortestName = 6;

/**
 * Looks in the bank statement for what answers the requests that the acquirer's records do not: the payout paid after all, wholly or in
 * part; an entry of just the amount that names the request or its charge, or that nothing else explains; entries of other amounts that
 * name no other request. An entry answers one request at most.
 */
export function findCredits(
  answers: readonly Answer[],
  {
    payouts,
    entries,
  }: { readonly payouts: PayoutMatching | null; readonly entries: readonly BankEntry[] },
): readonly Answer[] {
  const paying = new Set((payouts?.payouts ?? []).flatMap((each) => each.entries));
  const taken = new Set<BankEntry>();
  const ofPayouts = answers.map((answer): Answer => {
    if (answer.arrivals.length > 0) return answer;
    const paid = payouts?.payouts.find((payout) => isPayoutOf(payout, answer.request));
    if (paid === undefined) return answer;
    // A part that came before was not known when all of it was claimed.
    const isPart = paid.status === 'short';
    const came = isPart ? paid.entries : since(paid.entries, answer.request);
    if (came.length === 0) return answer;
    const arrived = isPart ? sumOf(came) : answer.asked;
    return { ...answer, arrived, arrivals: came, isPayout: true };
  });
  const fromPayers = entries.filter((entry) => entry.amount < 0n || !isOfOther(entry, payouts));
  const exact = ofPayouts.map((answer) => {
    if (answer.arrivals.length > 0) return answer;
    const found =
      named(fromPayers, answer, allNames(answer)).find(
        (entry) => entry.amount === creditOf(answer) && !taken.has(entry),
      ) ?? unexplainedCredit(answers, answer, payouts, taken);
    if (found === null) return answer;
    taken.add(found);
    return { ...answer, arrived: answer.asked, arrivals: [found] };
  });
  const references = exact.map(({ request }) => request.reference);
  return exact.map((answer) => {
    const { reference } = answer.request;
    const isOwn = references.filter((each) => each === reference).length === 1;
    return named(fromPayers, answer, isOwn ? [reference] : [])
      .filter((entry) => !taken.has(entry) && !paying.has(entry))
      .reduce(withEntry, answer);
  });
}

/** A credit from somebody who is none of the known payers of payouts. */
function isOfOther(entry: BankEntry, payouts: PayoutMatching | null): boolean {
  const { habits } = payouts ?? {};
  const groups = (payouts?.payouts ?? []).map(({ group }) => group);
  const known = groups.filter((group) => (habits?.payersOf(group)?.names.length ?? 0) > 0);
  return (
    known.some((group) => habits?.canTellPayer(group, entry)) &&
    !known.some((group) => habits?.isUsual(group, entry))
  );
}

/** A credit whose text names the payout that a claim is about: by its id, or by merchant and settlement date. */
function namesPayout(entry: BankEntry, { code, original, kind }: FollowedRequest): boolean {
  if (kind !== 'claim' || (code !== 'short-payout' && code !== 'missing-payout')) return false;
  const holds = (number: string | null): boolean =>
    number !== null && number.length >= shortestName && mentions(entry, number);
  if (holds(original.payoutId)) return true;
  const days = daysNamed(entry);
  return (
    holds(original.merchantId) &&
    days !== null &&
    days.from === days.to &&
    dateOfDay(days.from) === original.settlementDate
  );
}

/** An entry brings a part, or the rest, or the whole once more. */
function withEntry(answer: Answer, entry: BankEntry): Answer {
  const { asked, arrived, arrivals, again } = answer;
  const amount = absolute(entry.amount);
  if (arrived < asked) {
    return {
      ...answer,
      arrived: arrived + amount,
      arrivals: [...arrivals, entry],
      isPayout: false,
    };
  }
  return amount === asked ? { ...answer, again: [...again, entry] } : answer;
}

/** The payout that a claim is about: that it was not there, or not all of it. */
function isPayoutOf({ group, status }: MatchedPayout, request: FollowedRequest): boolean {
  const { code, original, currency } = request;
  const isPaid = status === 'paid' && (code === 'short-payout' || code === 'missing-payout');
  return (
    (isPaid || (status === 'short' && code === 'missing-payout')) &&
    group.currency === currency &&
    dateOfDay(group.settlementDay) === original.settlementDate &&
    group.merchantId === original.merchantId &&
    (original.payoutId === null || group.payoutId === original.payoutId)
  );
}

function sumOf(entries: readonly BankEntry[]): Money {
  return entries.reduce((sum, { amount }) => sum + amount, 0n);
}

function since(entries: readonly BankEntry[], request: FollowedRequest): readonly BankEntry[] {
  return entries.filter(({ day }) => day >= request.since);
}

/** What a request brings into the account, with its sign; `null` where it brings nothing by itself. */
function creditOf({ request: { kind }, asked }: Answer): Money | null {
  if (kind === 'claim') return asked;
  return kind === 'supplement' ? null : -asked;
}

function allNames({ request }: Answer): readonly (string | null)[] {
  const { original, reference } = request;
  return [reference, original.rrn, original.acquirerReference, original.orderId];
}

/** Entries since the request was handed in, on its side of the account, that name it, its charge or its payout. */
function named(
  entries: readonly BankEntry[],
  answer: Answer,
  names: readonly (string | null)[],
): readonly BankEntry[] {
  const credit = creditOf(answer);
  if (credit === null) return [];
  const longEnough = names.flatMap((name) =>
    name !== null && name.length >= shortestName ? [name] : [],
  );
  return since(entries, answer.request).filter(
    (entry) =>
      entry.amount > 0n === credit > 0n &&
      entry.currency === answer.request.currency &&
      (longEnough.some((name) => mentions(entry, name)) || namesPayout(entry, answer.request)),
  );
}

/** A credit of an acquirer that no settlement explains, where one claim alone is for just that amount, and one credit alone is of it. */
function unexplainedCredit(
  answers: readonly Answer[],
  answer: Answer,
  payouts: PayoutMatching | null,
  taken: ReadonlySet<BankEntry>,
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
    (entry) => entry.amount === asked && entry.currency === request.currency && !taken.has(entry),
  );
  return rivals.length === 1 && credits.length === 1 ? (credits[0] ?? null) : null;
}
