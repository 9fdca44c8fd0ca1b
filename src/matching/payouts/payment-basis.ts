import { dateOfDay } from '../../model/calendar.ts';
import { acquirerOf, type Contract } from '../../model/contract.ts';
import type { Support } from '../../model/discrepancy-arguments.ts';
import type { Inference } from '../../model/report.ts';
import type { BankEntry } from '../../model/transaction.ts';
import type { OpenPayouts } from './open-payouts.ts';
import { acquirerNamed, groupBy, type PayoutGroup } from './payout-groups.ts';

/** Which payouts are the gross, their fees being collected later. */
export interface PaymentBasis {
  readonly isGross: (group: PayoutGroup) => boolean;
  /** Acquirers of which the credits show it and no contract says it, with how many payouts agree. */
  readonly inferred: ReadonlyMap<string, Support>;
}

/** So many payouts must be paid gross, and none net, before fees are taken to be invoiced. */
const leastGross = 2;
const longestLagDays = 12;
/** Fees of a month are collected until so many days after its last payout. */
const collectedWithinDays = 45;

/** Finds the payouts of which the credits are the gross, not the net: as the contract says, else as the credits show. */
export function findPaymentBasis(
  groups: readonly PayoutGroup[],
  entries: readonly BankEntry[],
  contract: Contract,
): PaymentBasis {
  const statedOf = (group: PayoutGroup) => acquirerOf(contract, group)?.feesTaken ?? null;
  const inferred = findGrossPayers(
    groups.filter((group) => statedOf(group) === null),
    entries,
  );
  return {
    isGross: (group) => {
      const stated = statedOf(group);
      return stated === null ? inferred.has(group.acquirer) : stated === 'invoiced';
    },
    inferred,
  };
}

function findGrossPayers(
  groups: readonly PayoutGroup[],
  entries: readonly BankEntry[],
): ReadonlyMap<string, Support> {
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
  { isGross }: PaymentBasis,
): readonly PayoutGroup[] {
  return groups.map((group) => (isGross(group) ? { ...group, net: group.gross } : group));
}

/** Entries that collect the fees of all payouts up to a day, or of a calendar month's. `groups` are as announced: net of fees. */
export function findFeeCollections(
  open: OpenPayouts,
  groups: readonly PayoutGroup[],
  { isGross }: PaymentBasis,
): readonly BankEntry[] {
  const invoiced = [...groupBy(groups.filter(isGross), ({ acquirer }) => acquirer).values()];
  return open.entries().filter((entry) => {
    if (entry.amount >= 0n) return false;
    return invoiced.some((ofAcquirer) => {
      const before = ofAcquirer.filter(
        (group) =>
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

export function grossInferences({ inferred }: PaymentBasis): readonly Inference[] {
  return [...inferred].map(([acquirer, support]) => ({
    what: 'payout-basis',
    for: acquirerNamed(acquirer),
    value: { basis: 'gross' },
    support,
  }));
}
