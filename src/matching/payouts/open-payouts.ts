import type { BusinessCalendar } from '../../model/business-calendar.ts';
import { type Contract, payerName } from '../../model/contract.ts';
import type { Money } from '../../model/money.ts';
import type { BankEntry } from '../../model/transaction.ts';
import { acquirersNamingOtherDays, namesSettlementDay } from './days-named.ts';
import type { MatchedPayout, Shortfall } from './matched-payout.ts';
import { mentionsMerchant } from './mentions.ts';
import { type ExactPayment, PaymentHabits } from './payment-habits.ts';
import type { PayoutGroup } from './payout-groups.ts';

/** A credit is looked for at most so many days after the settlement date. */
const longestLagDays = 12;

/** Payouts and bank entries that no way of matching has taken yet, and what the taken ones say of the acquirers' habits. */
export class OpenPayouts {
  readonly payerOf: (entry: BankEntry) => string;
  private readonly allGroups: readonly PayoutGroup[];
  private readonly allEntries: readonly BankEntry[];
  private readonly calendar: BusinessCalendar;
  private readonly contract: Contract;
  private readonly namingOtherDays: ReadonlySet<string>;
  private readonly paidBy = new Map<string, MatchedPayout>();
  private readonly used = new Set<number>();
  private readonly unknown = new Set<string>();
  private readonly exact: ExactPayment[] = [];
  private told: PaymentHabits;

  constructor(
    groups: readonly PayoutGroup[],
    entries: readonly BankEntry[],
    calendar: BusinessCalendar,
    contract: Contract,
  ) {
    this.allGroups = groups;
    this.allEntries = entries;
    this.calendar = calendar;
    this.contract = contract;
    this.payerOf = payersOf(entries);
    this.told = new PaymentHabits([], this.payerOf, calendar, contract);
    this.namingOtherDays = acquirersNamingOtherDays(groups, entries, this.isInWindow);
  }

  get habits(): PaymentHabits {
    return this.told;
  }

  /** Whether something is known of when a payout is due: any was paid exactly, or the contract says it. */
  isDueKnown(group: PayoutGroup): boolean {
    return this.exact.length > 0 || this.told.lagOf(group) !== null;
  }

  learnHabits(): void {
    this.told = new PaymentHabits(this.exact, this.payerOf, this.calendar, this.contract);
  }

  groups(): readonly PayoutGroup[] {
    return this.allGroups.filter((group) => this.isOpen(group) && !this.unknown.has(group.id));
  }

  entries(): readonly BankEntry[] {
    return this.allEntries.filter((entry) => !this.used.has(entry.id));
  }

  isOpen(group: PayoutGroup): boolean {
    return !this.paidBy.has(group.id);
  }

  isUnused(entry: BankEntry): boolean {
    return !this.used.has(entry.id);
  }

  isInWindow(group: PayoutGroup, entry: BankEntry): boolean {
    const days = entry.day - group.settlementDay;
    return days >= 0 && days <= longestLagDays && entry.currency === group.currency;
  }

  isUsualPayer(group: PayoutGroup, entry: BankEntry): boolean {
    return this.told.isUsual(group, entry);
  }

  /** How well a narration fits a payout: it names merchant and day (3), merchant (2), day (1), neither (0); below 0 other days. */
  namedScore(group: PayoutGroup, entry: BankEntry): number {
    const merchant = mentionsMerchant(entry, group) ? 2 : 0;
    const isNamed = this.namesDay(group, entry);
    if (isNamed === null) return merchant;
    return isNamed ? merchant + 1 : merchant > 0 ? 0 : -1;
  }

  /** Whether a narration names the payout's settlement date or others; `null`: neither, or days that this acquirer means otherwise. */
  namesDay(group: PayoutGroup, entry: BankEntry): boolean | null {
    return this.namingOtherDays.has(group.acquirer) ? null : namesSettlementDay(group, entry);
  }

  /** One payout paid by these entries, exactly or not. */
  take(
    group: PayoutGroup,
    entries: readonly BankEntry[],
    solutions: number,
    shortfall: Shortfall | null = null,
  ): void {
    const banked = entries.reduce((sum, { amount }) => sum + amount, 0n);
    const difference = banked - group.net;
    this.put(group, entries, {
      status: difference === 0n ? 'paid' : difference < 0n ? 'short' : 'excess',
      banked: difference === 0n ? null : banked,
      solutions,
      shortfall,
    });
    const [only] = entries;
    if (entries.length === 1 && only !== undefined && difference === 0n) {
      this.exact.push({ group, entry: only });
    }
  }

  /** One payout paid in full but for the rent of its terminals. */
  takeLessRental(group: PayoutGroup, entry: BankEntry, terminalRental: Money): void {
    const banked = entry.amount;
    this.put(group, [entry], { status: 'paid', banked, solutions: 1, terminalRental });
  }

  /** Several payouts in one entry. */
  takeTogether(groups: readonly PayoutGroup[], entry: BankEntry): void {
    for (const group of groups) {
      this.put(group, [entry], { status: 'paid', banked: null, solutions: 1 });
    }
  }

  /** Payouts and entries of which several combinations agree: which of them is not known. A search that met its bound counts 0. */
  leaveUndetermined(
    groups: readonly PayoutGroup[],
    entries: readonly BankEntry[],
    solutions: number,
  ): void {
    for (const group of groups) {
      this.put(group, entries, { status: 'undetermined', banked: null, solutions });
    }
  }

  /** Payouts of which it is not known what they should be, so that no other credit can be too little or too much for them. */
  leaveUnknown(groups: readonly PayoutGroup[]): void {
    for (const { id } of groups) this.unknown.add(id);
  }

  isUnknown(group: PayoutGroup): boolean {
    return this.unknown.has(group.id);
  }

  /** Entries that pay no payout and need no explanation. */
  setAside(entry: BankEntry): void {
    this.used.add(entry.id);
  }

  resultOf(group: PayoutGroup): MatchedPayout | null {
    const paid = this.paidBy.get(group.id);
    return paid === undefined ? null : { ...paid, dueDay: this.told.dueDay(group) };
  }

  private put(
    group: PayoutGroup,
    entries: readonly BankEntry[],
    how: {
      readonly status: MatchedPayout['status'];
      readonly banked: Money | null;
      readonly solutions: number;
      readonly shortfall?: Shortfall | null;
      readonly terminalRental?: Money;
    },
  ): void {
    const { shortfall = null, terminalRental = null, ...rest } = how;
    this.paidBy.set(group.id, {
      group,
      entries,
      dueDay: null,
      ...rest,
      shortfall,
      terminalRental,
    });
    for (const { id } of entries) this.used.add(id);
  }
}

/**
 * Who paid, as it can be compared: blanks and bracket forms do not matter. Statements without a column for it have the name for a
 * description; one with digits in it is no name.
 */
function payersOf(entries: readonly BankEntry[]): (entry: BankEntry) => string {
  const isStated = entries.some(({ counterparty }) => counterparty !== null);
  return ({ counterparty, memo }) => {
    const name = isStated ? counterparty : /\d/.test(memo ?? '') ? null : memo;
    return payerName(name ?? '');
  };
}
