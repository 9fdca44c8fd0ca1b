import { dateOfDay } from '../../model/calendar.ts';
import { acquirerOf, type Contract, type ContractedAcquirer } from '../../model/contract.ts';
import type { Money } from '../../model/money.ts';
import { couldBeMeant } from './by-difference.ts';
import type { OpenPayouts } from './open-payouts.ts';
import type { PayoutGroup } from './payout-groups.ts';

/**
 * A credit that is the net less the rent of some of the merchant's terminals, as the contract states it: one a merchant and month, the
 * earliest. Of several credits or payouts that it could be, none is chosen.
 */
export function matchByRental(open: OpenPayouts, contract: Contract): void {
  const keptIn = new Set<string>();
  const entries = open.entries().filter((entry) => entry.amount > 0n);
  const candidates = open
    .groups()
    .filter(({ isOwn }) => isOwn)
    .flatMap((group) => {
      const acquirer = acquirerOf(contract, group);
      return entries.flatMap((entry) => {
        const kept = group.net - entry.amount;
        return isRental(acquirer, group, kept) &&
          open.isInWindow(group, entry) &&
          couldBeMeant(open, group, entry)
          ? [{ group, entry, kept }]
          : [];
      });
    });
  for (const candidate of candidates) {
    const { group, entry, kept } = candidate;
    const month = `${group.acquirer} ${group.merchantId} ${dateOfDay(entry.day).slice(0, 7)}`;
    const isTie = candidates.some(
      (other) => other !== candidate && (other.group === group || other.entry === entry),
    );
    if (isTie || keptIn.has(month)) continue;
    keptIn.add(month);
    open.takeLessRental(group, entry, kept);
  }
}

/** Whether a sum is the rent of one of the merchant's terminals or of several. */
function isRental(
  acquirer: ContractedAcquirer | null,
  { merchantId, terminals }: PayoutGroup,
  kept: Money,
): boolean {
  const rent = acquirer?.terminalRental ?? 0n;
  if (rent <= 0n || kept <= 0n || kept % rent !== 0n) return false;
  const listed = acquirer?.merchants.find(({ id }) => id === merchantId)?.terminals.length ?? 0;
  return kept / rent <= BigInt(Math.max(1, listed === 0 ? terminals : listed));
}
