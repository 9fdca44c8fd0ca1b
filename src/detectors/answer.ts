import type { Money } from '../model/money.ts';
import { parseMoney } from '../model/money.ts';
import type { FollowedRequest } from '../model/refund-request.ts';
import type { BankEntry, Transaction } from '../model/transaction.ts';

/** What came of a request since it was handed in, as far as the records tell. */
export interface Answer {
  readonly request: FollowedRequest;
  /** A magnitude. */
  readonly asked: Money;
  /** What of it has come; may be more than was asked. */
  readonly arrived: Money;
  /** The records that bring it, in order of time. */
  readonly arrivals: readonly (Transaction | BankEntry)[];
  /** Records that bring the whole of it once more. */
  readonly again: readonly (Transaction | BankEntry)[];
  /** Whether the arrivals pay the payout itself, which says what is still missing of it. */
  readonly isPayout?: boolean;
}

/** Whether just what was asked for has come. */
export function isWhole({ asked, arrived }: Answer): boolean {
  return arrived === asked;
}

export function askedFor({ amount }: FollowedRequest): Money {
  return parseMoney(amount) ?? 0n;
}

/** Discrepancies that are no more, since what a request asked for them has come: now, or before its records were closed. With that request. */
export function answeredDiscrepancies(
  answers: readonly Answer[],
): ReadonlyMap<string, FollowedRequest> {
  const isSettled = ({ request, arrivals }: Answer): boolean =>
    request.state === 'settled' && arrivals.length === 0;
  return new Map(
    answers
      .filter((answer) => isWhole(answer) || isSettled(answer))
      .map(({ request }) => [request.discrepancy, request]),
  );
}

/** All records that come of requests: they need no counterpart at the till. */
export function answeringRecords(answers: readonly Answer[]): readonly (Transaction | BankEntry)[] {
  return answers.flatMap(({ arrivals, again }) => [...arrivals, ...again]);
}
