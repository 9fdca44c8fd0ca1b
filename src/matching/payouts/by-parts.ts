import type { BankEntry } from '../../model/transaction.ts';
import type { OpenPayouts } from './open-payouts.ts';
import { subsetsThatSumTo } from './subset-sum.ts';

/** A choice among more credits than this proves nothing, and is not searched. */
const mostCandidates = 12;
/** Parts of one payout come within so many days of each other. */
const partsWithinDays = 3;

/** One payout in several credits of its usual payer, or in credits that all name it. */
export function matchByParts(open: OpenPayouts): void {
  for (const group of open.groups()) {
    const near = open
      .entries()
      .filter(
        (entry) =>
          entry.amount > 0n &&
          entry.amount < group.net &&
          open.isInWindow(group, entry) &&
          open.namedScore(group, entry) >= 0 &&
          (open.isUsualPayer(group, entry) || open.namedScore(group, entry) === 3),
      );
    if (near.length < 2) continue;
    if (near.length > mostCandidates) continue;
    const subsets = subsetsThatSumTo(near, group.net, ({ amount }) => amount, nameOf);
    const together = subsets.found.filter(isTogether);
    const best = Math.max(...together.map((parts) => namedIn(parts)));
    const fitting = together.filter((parts) => namedIn(parts) === best);
    const [only] = fitting;
    if (only === undefined) continue;
    if (fitting.length === 1) open.take(group, inOrder(only), 1);
    else open.leaveUndetermined([group], inOrder([...new Set(fitting.flat())]), fitting.length);

    function namedIn(parts: readonly BankEntry[]): number {
      return Math.min(...parts.map((entry) => open.namedScore(group, entry)));
    }
  }

  /** Credits of one amount, day and payer: it does not matter which of them. */
  function nameOf(entry: BankEntry): string {
    return [entry.amount, entry.day, open.payerOf(entry), entry.memo].join('\u001f');
  }
}

function isTogether(parts: readonly BankEntry[]): boolean {
  const days = parts.map(({ day }) => day);
  return Math.max(...days) - Math.min(...days) <= partsWithinDays;
}

function inOrder(entries: readonly BankEntry[]): readonly BankEntry[] {
  return [...entries].sort((a, b) => a.day - b.day || a.id - b.id);
}
