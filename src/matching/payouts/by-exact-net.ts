import type { BankEntry } from '../../model/transaction.ts';
import { mentionsPayout } from './mentions.ts';
import type { OpenPayouts } from './open-payouts.ts';
import { groupBy, type PayoutGroup } from './payout-groups.ts';

/** The only credit that names the payout's number pays it, whatever its amount. */
export function matchByPayoutId(open: OpenPayouts): void {
  for (const group of open.groups()) {
    const named = open
      .entries()
      .filter((entry) => entry.currency === group.currency && mentionsPayout(entry, group));
    if (named.length === 1) open.take(group, named, 1);
  }
}

/**
 * An equal amount within the window; of several, the one whose narration names the day or merchant, else the nearest to the due day.
 * Nets that stand once go first: from them the lag is known.
 */
export function matchByExactNet(
  open: OpenPayouts,
  isTaken: (groups: readonly PayoutGroup[]) => boolean,
): void {
  const amounts = groupBy(open.groups(), ({ net, currency }) => `${net} ${currency}`);
  for (const [key, groups] of amounts) {
    if (!isTaken(groups)) continue;
    const entries = open.entries().filter((entry) => `${entry.amount} ${entry.currency}` === key);
    const candidates = groups.flatMap((group) =>
      entries
        .filter((entry) => open.isInWindow(group, entry))
        .map((entry) => ({ group, entry, named: open.namedScore(group, entry) })),
    );
    const daysFromDue = ({ group, entry }: { group: PayoutGroup; entry: BankEntry }): number =>
      Math.abs(entry.day - open.habits.dueDay(group));
    candidates.sort(
      (a, b) =>
        b.named - a.named ||
        daysFromDue(a) - daysFromDue(b) ||
        a.group.settlementDay - b.group.settlementDay ||
        (a.group.id < b.group.id ? -1 : a.group.id > b.group.id ? 1 : a.entry.id - b.entry.id),
    );
    for (const { group, entry, named } of candidates) {
      if (named < 0 || !open.isOpen(group) || !open.isUnused(entry)) continue;
      const rivals = candidates.filter(
        (other) => other.group === group && other.named === named && other.entry !== entry,
      );
      open.take(group, [entry], 1 + (groups.length > 1 ? 0 : rivals.length));
    }
  }
}
