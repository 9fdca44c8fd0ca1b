import { gapWith, type SideCoverage } from '../../intake/coverage.ts';
import type { BusinessCalendar } from '../../model/business-calendar.ts';
import { dayOfDate } from '../../model/calendar.ts';
import { type Contract, noContract } from '../../model/contract.ts';
import type { Coverage } from '../../model/report.ts';
import type { BankEntry, Side } from '../../model/transaction.ts';
import { matchByDifference, type RowNets } from './by-difference.ts';
import { matchByExactNet, matchByPayoutId } from './by-exact-net.ts';
import { matchByParts } from './by-parts.ts';
import { matchByRental } from './by-rental.ts';
import { matchByChoice, matchByRun } from './by-sum.ts';
import { findClosedDays } from './closed-days.ts';
import type { MatchedPayout, PayoutMatching } from './matched-payout.ts';
import { OpenPayouts } from './open-payouts.ts';
import { asPaid, findFeeCollections, findPaymentBasis, grossInferences } from './payment-basis.ts';
import type { PayoutGroup } from './payout-groups.ts';
import { creditOverGap, findUnexplained } from './unexplained-credits.ts';
import { describeUnknownNets, findUnknownNets, mayPay } from './unknown-nets.ts';

/** The days of which the bank statements tell, and settlement dates of which no file came. */
export type BankDays = Pick<SideCoverage, 'coverage' | 'gaps' | 'settlementGaps'>;

/** Settles each payout against the bank's entries, surest way first; what one way takes, no later one sees. */
export async function matchPayouts(
  announced: readonly PayoutGroup[],
  entries: readonly BankEntry[],
  bank: BankDays,
  calendar: BusinessCalendar,
  rowNets: RowNets,
  contract: Contract = noContract,
): Promise<PayoutMatching> {
  const basis = findPaymentBasis(announced, entries, contract);
  const groups = asPaid(announced, basis);
  const due = groups.filter(({ net }) => net !== 0n);
  const open = new OpenPayouts(due, entries, calendar, contract);
  matchByPayoutId(open);
  matchByExactNet(open, (equal) => equal.length === 1);
  open.learnHabits();
  matchByExactNet(open, () => true);
  open.learnHabits();
  matchByRun(open);
  matchByParts(open);
  matchByChoice(open);
  matchByRental(open, contract);
  const unknown = findUnknownNets(open, due, entries, contract);
  open.leaveUnknown(unknown);
  await matchByDifference(open, rowNets);
  const feeCollections = findFeeCollections(open, announced, basis);
  for (const entry of feeCollections) open.setAside(entry);
  const payouts = due.map(
    (group) => open.resultOf(group) ?? unpaid(open, group, { entries, bank, calendar }),
  );
  const untold = new Set(unknown.map(({ acquirer }) => acquirer));
  const known = groups.filter(({ acquirer }) => !untold.has(acquirer));
  const paying = new Set(payouts.flatMap((payout) => payout.entries.map(({ id }) => id)));
  return {
    payouts,
    closedDays: findClosedDays(entries, paying, calendar),
    nothingDue: groups.filter(({ net }) => net === 0n),
    unknownNets: describeUnknownNets(
      open,
      payouts.flatMap(({ group, status }) =>
        status === 'not-checked' && open.isUnknown(group) ? [group] : [],
      ),
      calendar,
    ),
    unexplained: findUnexplained(open, known, calendar, bank.settlementGaps),
    feeCollections,
    habits: open.habits,
    payerOf: open.payerOf,
    inferred: [...open.habits.inferred, ...grossInferences(basis)],
  };
}

function unpaid(
  open: OpenPayouts,
  group: PayoutGroup,
  {
    entries,
    bank,
    calendar,
  }: {
    readonly entries: readonly BankEntry[];
    readonly bank: BankDays;
    readonly calendar: BusinessCalendar;
  },
): MatchedPayout {
  const dueDay = open.habits.dueDay(group);
  const isBanked = entries.some(({ currency }) => currency === group.currency);
  const isOver = bank.coverage !== null && dueDay <= dayOfDate(bank.coverage.to);
  const gap = open.isDueKnown(group)
    ? (gapOf('bank', gapWith(bank.gaps, dueDay)) ??
      gapOf('settlement', creditOverGap(open, group, calendar, bank.settlementGaps)))
    : null;
  const isUnknown =
    isOver && open.isUnknown(group) && open.entries().some((entry) => mayPay(open, group, entry));
  const status =
    !open.isDueKnown(group) || !group.isOwn || !isBanked || gap !== null || isUnknown
      ? 'not-checked'
      : isOver && group.net > 0n
        ? 'missing'
        : 'in-transit';
  return {
    group,
    entries: [],
    status,
    dueDay,
    banked: null,
    solutions: 0,
    shortfall: null,
    terminalRental: null,
    ...(gap === null ? {} : { gap }),
  };
}

function gapOf(side: Side, days: Coverage | null): (Coverage & { readonly side: Side }) | null {
  return days === null ? null : { side, ...days };
}
