import { dateOfDay } from '../../model/calendar.ts';
import type { Support } from '../../model/discrepancy.ts';
import type { Inference } from '../../model/report.ts';
import type { BankEntry } from '../../model/transaction.ts';
import type { OpenPayouts } from './open-payouts.ts';
import { acquirerNamed, groupBy, type PayoutGroup } from './payout-groups.ts';

/** Acquirers that pay the gross and collect their fees later, told from the credits: by acquirer, with how many payouts agree. */
export type GrossPayers = ReadonlyMap<string, Support>;

/** So many payouts must be paid gross, and none net, before fees are taken to be invoiced. */
const leastGross = 2;
const longestLagDays = 12;
/** Fees of a month are collected until so many days after its last payout. */
const collectedWithinDays = 45;

/** Finds the acquirers of whose payouts the credits are the gross, not the net. */
export function findGrossPayers(
  groups: readonly PayoutGroup[],
  entries: readonly BankEntry[],
): GrossPayers {
  const amounts = groupBy(entries, ({ amount, currency }) => `${amount} ${currency}`);
  const isCredited = (group: PayoutGroup, amount: bigint): boolean =>
    (amounts.get(`${amount} ${group.currency}`) ?? []).some(
      ({ day }) => day >= group.settlementDay && day <= group.settlementDay + longestLagDays,
    );
  const found = new Map<string, Support>();
  for (const [acquirer, list] of groupBy(groups, (group) => group.acquirer)) {
    const telling = list.filter(({ net, gross }) => net !== gross);
    const net = telling.filter((group) => isCredited(group, group.net)).length;
    const gross = telling.filter((group) => isCredited(group, group.gross)).length;
    if (gross >= leastGross && net === 0) found.set(acquirer, { agree: gross, of: list.length });
  }
  return found;
}

/** What is paid out: the gross of acquirers that invoice their fees. */
export function asPaid(
  groups: readonly PayoutGroup[],
  grossPayers: GrossPayers,
): readonly PayoutGroup[] {
  return groups.map((group) =>
    grossPayers.has(group.acquirer) ? { ...group, net: group.gross } : group,
  );
}

/** Entries that collect the fees of all payouts up to a day, or of a calendar month's. `groups` are as announced: net of fees. */
export function findFeeCollections(
  open: OpenPayouts,
  groups: readonly PayoutGroup[],
  grossPayers: GrossPayers,
): readonly BankEntry[] {
  return open.entries().filter((entry) => {
    if (entry.amount >= 0n) return false;
    return [...grossPayers.keys()].some((acquirer) => {
      const before = groups.filter(
        (group) =>
          group.acquirer === acquirer &&
          group.currency === entry.currency &&
          group.settlementDay <= entry.day &&
          entry.day - group.settlementDay <= collectedWithinDays,
      );
      const months = [...groupBy(before, ({ settlementDay }) => monthOf(settlementDay)).values()];
      return [before, ...months].some((list) => feesOf(list) === entry.amount);
    });
  });
}

function feesOf(groups: readonly PayoutGroup[]): bigint {
  return groups.reduce((sum, { net, gross }) => sum + net - gross, 0n);
}

function monthOf(day: number): string {
  return dateOfDay(day).slice(0, 7);
}

export function grossInferences(grossPayers: GrossPayers): readonly Inference[] {
  return [...grossPayers].map(([acquirer, support]) => ({
    what: 'payout-basis',
    for: acquirerNamed(acquirer),
    value: { basis: 'gross' },
    support,
  }));
}
