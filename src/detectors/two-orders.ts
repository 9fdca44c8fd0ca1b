import type { Pair } from '../matching/workset.ts';
import type { Transaction } from '../model/transaction.ts';
import type { Findings } from './findings.ts';

/** Two approved sales of one card under two orders are looked at only when this close. */
const doubleTapWithin = 10;
/** A purchase whose first attempt had no answer is tried again within this many seconds. */
const triedAgainWithin = 600;

/** Two sales of one card and amount under two orders of which the second may repeat the first. */
export interface Repeat {
  readonly first: Pair;
  readonly second: Pair;
  /** The till's record of a first attempt without an answer; `null` where the two are merely seconds apart. */
  readonly timedOut: Transaction | null;
}

/** Repeats by what the till saw of the first attempt, then by the time between the two. `charged`: sales, in order of time. */
export function* repeatsUnderTwoOrders(
  findings: Findings,
  charged: readonly Pair[],
): Generator<Repeat> {
  const groups = [...ofOneCard(charged)];
  for (const group of groups) yield* afterTimeouts(findings, group);
  for (const group of groups) yield* doubleTaps(group);
}

function ofOneCard(charged: readonly Pair[]): Iterable<readonly Pair[]> {
  const groups = new Map<string, Pair[]>();
  for (const pair of charged) {
    const { card, occurredAt, orderId, amount, terminalId } = pair.pos;
    if (card === null || occurredAt === null || orderId === null) continue;
    const key = [card, amount, terminalId].join('\u001f');
    groups.set(key, [...(groups.get(key) ?? []), pair]);
  }
  return groups.values();
}

/**
 * The till had no answer to the first attempt and took it for sold later, since the acquirer has the charge of that moment; meanwhile
 * the purchase may have been sold once more. A second attempt under the same order explains its charge itself.
 */
function* afterTimeouts(findings: Findings, group: readonly Pair[]): Generator<Repeat> {
  for (const first of group) {
    const timedOut = findings.workset
      .attemptsOfAmount(first.pos.amount)
      .find((attempt) => attempt.status === 'timeout' && isAttemptOf(findings, attempt, first));
    if (timedOut === undefined) continue;
    const second = group.find(
      ({ pos, stl }) =>
        pos.orderId !== first.pos.orderId &&
        stl.occurredAt !== null &&
        stl.occurredAt > (first.stl.occurredAt ?? stl.occurredAt) &&
        apartOf(timedOut, pos) <= triedAgainWithin,
    );
    if (second !== undefined) yield { first, second, timedOut };
  }
}

/** Whether an attempt without an answer is the very charge that the till has as sold, too. */
function isAttemptOf(
  { clocks, precision }: Findings,
  attempt: Transaction,
  { pos, stl }: Pair,
): boolean {
  if (attempt.card !== pos.card || attempt.terminalId !== pos.terminalId) return false;
  if (attempt.rrn !== null && pos.rrn !== null) return attempt.rrn === pos.rrn;
  if (attempt.orderId !== pos.orderId || precision !== 'second') return false;
  const fromAttempt = clocks.apart(attempt, stl) ?? Number.POSITIVE_INFINITY;
  return fromAttempt <= clocks.closeSeconds && fromAttempt <= (clocks.apart(pos, stl) ?? 0);
}

function* doubleTaps(group: readonly Pair[]): Generator<Repeat> {
  for (const [at, second] of group.entries()) {
    const first = group[at - 1];
    if (first === undefined) continue;
    const isAtOnce =
      apartOf(first.stl, second.stl) <= doubleTapWithin &&
      first.stl.occurredAt !== null &&
      (second.stl.occurredAt ?? 0) % 60 !== 0;
    if (first.pos.orderId !== second.pos.orderId && isAtOnce)
      yield { first, second, timedOut: null };
  }
}

/** Seconds between two records; without times, 0 within a day. */
export function apartOf(a: Transaction, b: Transaction): number {
  if (a.occurredAt === null || b.occurredAt === null) {
    return a.day === b.day ? 0 : Number.POSITIVE_INFINITY;
  }
  return Math.abs(a.occurredAt - b.occurredAt);
}
