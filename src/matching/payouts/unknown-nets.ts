import { addBusinessDays, type BusinessCalendar } from '../../model/business-calendar.ts';
import { acquirerOf, type Contract } from '../../model/contract.ts';
import type { Money } from '../../model/money.ts';
import type { BankEntry } from '../../model/transaction.ts';
import type { OpenPayouts } from './open-payouts.ts';
import { groupBy, type PayoutGroup } from './payout-groups.ts';

/** What an acquirer's payouts in a currency should be, and nobody says. */
export interface UnknownNets {
  readonly groups: readonly PayoutGroup[];
  /** Credits that look like them; `null` where none do plainly. */
  readonly lookAlikes: LookAlikes | null;
}

/** Credits of one payer, each for one payout on the same business day after it. */
export interface LookAlikes {
  readonly payer: string;
  readonly credits: number;
  /** What they are less than the gross of these payouts, in all. */
  readonly less: Money;
  readonly gross: Money;
}

const leastAlike = 3;
const longestLag = 5;

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
  const lastDay = entries.reduce((last, { day }) => Math.max(last, day), 0);
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

/** Sums up payouts of unknown net by acquirer and currency, with the credits that look like them. */
export function describeUnknownNets(
  open: OpenPayouts,
  unknown: readonly PayoutGroup[],
  calendar: BusinessCalendar,
): readonly UnknownNets[] {
  return [...groupBy(unknown, ({ acquirer, currency }) => `${acquirer} ${currency}`).values()].map(
    (groups) => ({ groups, lookAlikes: findLookAlikes(open, groups, calendar) }),
  );
}

/** For all payouts but one in five, one credit each of at most a tenth less than the gross, so many business days after it, of one payer. */
function findLookAlikes(
  open: OpenPayouts,
  groups: readonly PayoutGroup[],
  calendar: BusinessCalendar,
): LookAlikes | null {
  const entries = open.entries();
  for (let lag = 0; lag <= longestLag; lag += 1) {
    const pairs = groups.flatMap((group) => {
      const day = addBusinessDays(calendar, group.settlementDay, lag);
      const alike = entries.filter(
        (entry) =>
          entry.day === day &&
          entry.currency === group.currency &&
          entry.amount < group.gross &&
          entry.amount * 10n >= group.gross * 9n,
      );
      const [entry] = alike;
      return alike.length === 1 && entry !== undefined ? [{ group, entry }] : [];
    });
    const [first] = pairs;
    if (first === undefined || pairs.length < leastAlike || pairs.length * 5 < groups.length * 4) {
      continue;
    }
    const payer = open.payerOf(first.entry);
    const isOfOne = pairs.every(({ entry }) => open.payerOf(entry) === payer);
    if (!isOfOne || new Set(pairs.map(({ entry }) => entry.id)).size < pairs.length) continue;
    const gross = pairs.reduce((sum, { group }) => sum + group.gross, 0n);
    const less = pairs.reduce((sum, { group, entry }) => sum + group.gross - entry.amount, 0n);
    return { payer, credits: pairs.length, less, gross };
  }
  return null;
}
