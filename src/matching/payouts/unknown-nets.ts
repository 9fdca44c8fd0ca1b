import { acquirerOf, type Contract } from '../../model/contract.ts';
import type { BankEntry } from '../../model/transaction.ts';
import type { OpenPayouts } from './open-payouts.ts';
import { groupBy, type PayoutGroup } from './payout-groups.ts';

/**
 * Open payouts of acquirers whose exports state neither fees nor nets, where the credits do not show that the gross is paid: no
 * difference between the two says anything. Half of the payouts that should have come must be paid to the cent to show it.
 */
export function findUnknownNets(
  open: OpenPayouts,
  due: readonly PayoutGroup[],
  entries: readonly BankEntry[],
  contract: Contract,
): readonly PayoutGroup[] {
  const lastDay = Math.max(...entries.map(({ day }) => day));
  const currencies = new Set(entries.map(({ currency }) => currency));
  const unstated = due.filter(
    (group) =>
      !group.isNetStated &&
      group.isOwn &&
      currencies.has(group.currency) &&
      acquirerOf(contract, group)?.feesTaken !== 'invoiced',
  );
  return [
    ...groupBy(unstated, ({ acquirer, currency }) => `${acquirer} ${currency}`).values(),
  ].flatMap((list) => {
    const past = list.filter((group) => open.habits.dueDay(group) <= lastDay);
    const waiting = past.filter((group) => open.isOpen(group));
    return waiting.length * 2 <= past.length ? [] : list.filter((group) => open.isOpen(group));
  });
}

/** Whether an entry that pays nothing else may be a payout less fees that nobody states, alone or with others. */
export function mayPay(open: OpenPayouts, group: PayoutGroup, entry: BankEntry): boolean {
  if (entry.amount <= 0n || !open.isInWindow(group, entry)) return false;
  const isTold = (open.habits.payersOf(group)?.names.length ?? 0) > 0;
  return !isTold || !open.habits.canTellPayer(group, entry) || open.isUsualPayer(group, entry);
}
