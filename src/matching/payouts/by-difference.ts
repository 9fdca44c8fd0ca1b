import { absolute, type Money } from '../../model/money.ts';
import type { BankEntry } from '../../model/transaction.ts';
import type { Shortfall } from './matched-payout.ts';
import { namesDeduction } from './mentions.ts';
import type { OpenPayouts } from './open-payouts.ts';
import type { PayoutGroup } from './payout-groups.ts';

/** The nets of a payout's records. */
export type RowNets = (group: PayoutGroup) => Promise<readonly Money[]>;

interface Candidate {
  readonly group: PayoutGroup;
  readonly entry: BankEntry;
  readonly apart: Money;
  readonly shortfall: Shortfall | null;
}

/**
 * A credit of the usual payer for the right day, of another amount: short or excess, where only one payout can be meant. What the
 * narration says was kept, and one or two records that make the difference, speak for the pair.
 */
export async function matchByDifference(open: OpenPayouts, rowNets: RowNets): Promise<void> {
  const entries = open.entries().filter((entry) => entry.amount > 0n);
  const candidates: Candidate[] = [];
  for (const group of open.groups().filter(({ isOwn }) => isOwn)) {
    for (const entry of entries) {
      if (!open.isInWindow(group, entry) || !couldBeMeant(open, group, entry)) continue;
      const shortfall = await shortfallOf(group, entry, rowNets);
      if (shortfall === null && !isClose(open, group, entry)) continue;
      candidates.push({ group, entry, apart: absolute(entry.amount - group.net), shortfall });
    }
  }
  candidates.sort(
    (a, b) =>
      (a.shortfall === null ? 1 : 0) - (b.shortfall === null ? 1 : 0) ||
      (a.apart < b.apart ? -1 : a.apart > b.apart ? 1 : 0) ||
      (a.group.id < b.group.id ? -1 : a.group.id > b.group.id ? 1 : a.entry.id - b.entry.id),
  );
  for (const { group, entry, shortfall } of candidates) {
    if (open.isOpen(group) && open.isUnused(entry)) open.take(group, [entry], 1, shortfall);
  }
}

/** The narration names the payout, or its usual payer paid on the due day and the narration names no other. */
export function couldBeMeant(open: OpenPayouts, group: PayoutGroup, entry: BankEntry): boolean {
  const named = open.namedScore(group, entry);
  if (named < 0) return false;
  if (named >= 2) return open.namesDay(group, entry) === null || named === 3;
  return open.isUsualPayer(group, entry) && entry.day === open.habits.dueDay(group);
}

/** Within 3 %, or 100.00 if that is not the greater part; within a quarter where the narration names the day, and whatever the sum where it names the merchant. */
function isClose(open: OpenPayouts, group: PayoutGroup, entry: BankEntry): boolean {
  const named = open.namedScore(group, entry);
  const apart = absolute(entry.amount - group.net);
  const net = absolute(group.net);
  return (
    named >= 2 ||
    apart * 100n <= net * 3n ||
    (apart <= 10_000_000n && apart * 2n <= net) ||
    (named >= 1 && apart * 4n <= net)
  );
}

async function shortfallOf(
  group: PayoutGroup,
  entry: BankEntry,
  rowNets: RowNets,
): Promise<Shortfall | null> {
  const kept = group.net - entry.amount;
  if (kept <= 0n) return null;
  if (namesDeduction(entry, kept)) return { ground: 'stated', rows: null };
  const nets = await rowNets(group);
  if (nets.length > 1 && nets.includes(kept)) return { ground: 'rows', rows: 1 };
  if (nets.length > 2 && pairsThatSumTo(nets, kept) === 1) return { ground: 'rows', rows: 2 };
  return null;
}

/** In how many ways two of the amounts add up to a sum, equal amounts taken for one. Many ways say nothing. */
function pairsThatSumTo(amounts: readonly Money[], sum: Money): number {
  const times = new Map<Money, number>();
  for (const amount of amounts) times.set(amount, (times.get(amount) ?? 0) + 1);
  let pairs = 0;
  for (const [amount, count] of times) {
    const other = sum - amount;
    if (amount < other && times.has(other)) pairs += 1;
    if (amount === other && count > 1) pairs += 1;
  }
  return pairs;
}
