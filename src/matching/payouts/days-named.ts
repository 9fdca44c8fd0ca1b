import type { BankEntry } from '../../model/transaction.ts';
import { daysNamed } from './mentions.ts';
import { groupBy, type PayoutGroup } from './payout-groups.ts';

/** Whether a narration names days, and the payout's settlement date is one of them; `null`: it names none. */
export function namesSettlementDay(group: PayoutGroup, entry: BankEntry): boolean | null {
  const days = daysNamed(entry);
  if (days === null) return null;
  return group.settlementDay >= days.from && group.settlementDay <= days.to;
}

/**
 * Acquirers whose credits name other days than the settlement date, that of the sales or of the transfer: where one payout and one
 * credit alone have an amount, more name another day than this one, and at least two.
 */
export function acquirersNamingOtherDays(
  groups: readonly PayoutGroup[],
  entries: readonly BankEntry[],
  isInWindow: (group: PayoutGroup, entry: BankEntry) => boolean,
): ReadonlySet<string> {
  const amountOf = (amount: bigint, currency: string): string => `${amount} ${currency}`;
  const credits = groupBy(entries, ({ amount, currency }) => amountOf(amount, currency));
  const named = new Map<string, { own: number; other: number }>();
  for (const [amount, equal] of groupBy(groups, ({ net, currency }) => amountOf(net, currency))) {
    const [group] = equal;
    const [entry, ...rivals] = credits.get(amount) ?? [];
    if (group === undefined || equal.length > 1 || rivals.length > 0) continue;
    if (entry === undefined || !isInWindow(group, entry)) continue;
    const isOwn = namesSettlementDay(group, entry);
    if (isOwn === null) continue;
    const count = named.get(group.acquirer) ?? { own: 0, other: 0 };
    if (isOwn) count.own += 1;
    else count.other += 1;
    named.set(group.acquirer, count);
  }
  return new Set(
    [...named]
      .filter(([, { own, other }]) => other >= 2 && other > own)
      .map(([acquirer]) => acquirer),
  );
}
