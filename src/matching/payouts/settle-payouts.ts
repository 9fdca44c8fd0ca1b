import type { Engine } from '../../engine/engine.ts';
import { coverageOf } from '../../intake/coverage.ts';
import type { Inputs } from '../../intake/read-inputs.ts';
import type { BusinessCalendar } from '../../model/business-calendar.ts';
import type { Contract } from '../../model/contract.ts';
import type { BankEntry } from '../../model/transaction.ts';
import { bankGaps } from './bank-gaps.ts';
import { matchPayouts } from './match-payouts.ts';
import type { PayoutMatching } from './matched-payout.ts';
import { type PayoutGroup, readPayoutGroups, readRowNets } from './payout-groups.ts';

/** Matches the acquirer's payouts to the bank's credits; `null` where one of the two sides is not there. */
export async function settlePayouts(
  engine: Engine,
  { sides, sources, closed, spentLines }: Inputs,
  entries: readonly BankEntry[],
  calendar: BusinessCalendar,
  contract: Contract,
): Promise<PayoutMatching | null> {
  if (!sides.has('settlement') || !sides.has('bank')) return null;
  const own = sides.has('pos')
    ? await engine.rows(
        'select distinct merchant_id as m from pos where merchant_id is not null order by m',
      )
    : [];
  const merchants = own.length === 0 ? null : new Set(own.map((row) => String(row['m'])));
  const groups = await readPayoutGroups(engine, merchants, contract);
  const { coverage } = coverageOf(sources, 'bank', closed.bank);
  const unspent = entries.filter(({ id }) => !spentLines.has(id));
  const rowNets = (group: PayoutGroup) => readRowNets(engine, group);
  const settled = coverageOf(sources, 'settlement', closed.settlement);
  const days = {
    coverage,
    gaps: bankGaps(sources, entries, closed.bank),
    settlementGaps: settled.settlementCoverage === null ? settled.gaps : settled.settlementGaps,
  };
  return matchPayouts(groups, unspent, days, calendar, rowNets, contract);
}
