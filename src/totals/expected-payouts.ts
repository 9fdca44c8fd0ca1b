import type { Engine } from '../engine/engine.ts';
import { readBankEntries } from '../intake/bank-entries.ts';
import { matchPayouts } from '../matching/payouts/match-payouts.ts';
import {
  type PayoutGroup,
  readPayoutGroups,
  readRowNets,
} from '../matching/payouts/payout-groups.ts';
import { addBusinessDays, type BusinessCalendar } from '../model/business-calendar.ts';
import { dateOfDay } from '../model/calendar.ts';
import { acquirerOf, type Contract } from '../model/contract.ts';
import { formatMoney, type Money } from '../model/money.ts';
import type { TakingsOfCurrency } from '../model/takings.ts';
import type { Side } from '../model/transaction.ts';

type ExpectedInBank = TakingsOfCurrency['expectedInBank'][number];
export interface ExpectedPayout extends ExpectedInBank {
  readonly currency: string;
}

/**
 * What the settlement files announce, a row a settlement date and due day. The lag from one to the other is known where the
 * contract states it, or a bank statement shows how earlier payouts came.
 */
export async function readExpectedPayouts(
  engine: Engine,
  sides: ReadonlySet<Side>,
  calendar: BusinessCalendar,
  contract: Contract,
): Promise<readonly ExpectedPayout[]> {
  if (!sides.has('settlement')) return [];
  const groups = (
    await readPayoutGroups(engine, await ownMerchants(engine, sides), contract)
  ).filter(({ isOwn, net }) => isOwn && net !== 0n);
  const habits = sides.has('bank')
    ? (
        await matchPayouts(
          groups,
          await readBankEntries(engine),
          { coverage: null, gaps: [], settlementGaps: [] },
          calendar,
          (group) => readRowNets(engine, group),
          contract,
        )
      ).habits
    : null;
  const dueDayOf = (group: PayoutGroup): number | null => {
    const { settlementDay } = group;
    const stated = acquirerOf(contract, group)?.payoutLag ?? null;
    if (stated !== null) return addBusinessDays(calendar, settlementDay, stated);
    const support = habits?.lagOf(group)?.support ?? null;
    const isPlain = support !== null && support.agree * 2 > support.of;
    return isPlain ? (habits?.dueDay(group) ?? null) : null;
  };
  const sums = new Map<
    string,
    { readonly group: PayoutGroup; readonly dueDay: number | null; net: Money; isNet: boolean }
  >();
  for (const group of groups) {
    const dueDay = dueDayOf(group);
    const key = `${group.currency} ${group.settlementDay} ${dueDay}`;
    const sum = sums.get(key);
    const isNet = group.isNetStated || acquirerOf(contract, group)?.feesTaken === 'invoiced';
    if (sum === undefined) sums.set(key, { group, dueDay, net: group.net, isNet });
    else {
      sum.net += group.net;
      sum.isNet &&= isNet;
    }
  }
  return [...sums.values()].map(({ group, dueDay, net, isNet }) => ({
    dueOn: dueDay === null ? null : dateOfDay(dueDay),
    settlementDate: dateOfDay(group.settlementDay),
    amount: formatMoney(net, group.currency),
    currency: group.currency,
    ...(isNet ? {} : { beforeFees: true as const }),
  }));
}

/** The till's merchant numbers; `null` where it names none. */
async function ownMerchants(
  engine: Engine,
  sides: ReadonlySet<Side>,
): Promise<ReadonlySet<string> | null> {
  if (!sides.has('pos')) return null;
  const rows = await engine.rows(
    'select distinct merchant_id as m from pos where merchant_id is not null order by m',
  );
  return rows.length === 0 ? null : new Set(rows.map((row) => String(row['m'])));
}
