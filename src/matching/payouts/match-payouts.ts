import {
  addBusinessDays,
  type BusinessCalendar,
  businessDaysBetween,
} from '../../model/business-calendar.ts';
import { dayOfDate } from '../../model/calendar.ts';
import type { Support } from '../../model/discrepancy.ts';
import { absolute, type Money } from '../../model/money.ts';
import type { Coverage, Inference, PayoutReport } from '../../model/report.ts';
import type { BankEntry } from '../../model/transaction.ts';
import { daysNamed, mentionsMerchant, mentionsPayout } from './mentions.ts';
import { acquirerNamed, groupBy, type PayoutGroup } from './payout-groups.ts';

/** A payout and how the bank paid it. */
export interface MatchedPayout {
  readonly group: PayoutGroup;
  readonly entries: readonly BankEntry[];
  readonly status: PayoutReport['status'];
  readonly dueDay: number | null;
  /** What the bank credited, where that differs from the net. */
  readonly banked: Money | null;
  /** In how many ways the bank's credits could have paid it. */
  readonly solutions: number;
}

export interface PayoutMatching {
  readonly payouts: readonly MatchedPayout[];
  /** Bank entries that pay a payout, exactly or not. */
  readonly payoutEntries: ReadonlySet<number>;
  /** By acquirer: who usually pays, and how many business days after the settlement date. */
  readonly usualPayers: ReadonlyMap<
    string,
    { readonly names: readonly string[]; readonly support: Support }
  >;
  readonly payerOf: (entry: BankEntry) => string;
  readonly lags: ReadonlyMap<string, { readonly businessDays: number; readonly support: Support }>;
  readonly inferred: readonly Inference[];
}

const longestLagDays = 12;
const longestMergedDays = 7;

/** Settles each payout against the bank's entries, surest way first; what one way takes, no later one sees. */
export function matchPayouts(
  groups: readonly PayoutGroup[],
  entries: readonly BankEntry[],
  bankCoverage: Coverage | null,
  calendar: BusinessCalendar,
): PayoutMatching {
  const solver = new PayoutSolver(groups, entries, bankCoverage, calendar);
  return solver.solve();
}

class PayoutSolver {
  private readonly groups: readonly PayoutGroup[];
  private readonly entries: readonly BankEntry[];
  private readonly bankTo: number | null;
  private readonly calendar: BusinessCalendar;
  private readonly payerOf: (entry: BankEntry) => string;
  private readonly paidBy = new Map<string, MatchedPayout>();
  private readonly used = new Set<number>();
  private readonly exact: { readonly group: PayoutGroup; readonly entry: BankEntry }[] = [];
  private lags: ReadonlyMap<string, { businessDays: number; support: Support }> = new Map();
  private payers: ReadonlyMap<string, { names: readonly string[]; support: Support }> = new Map();

  constructor(
    groups: readonly PayoutGroup[],
    entries: readonly BankEntry[],
    bankCoverage: Coverage | null,
    calendar: BusinessCalendar,
  ) {
    this.groups = groups.filter((group) => group.net !== 0n);
    this.entries = entries;
    this.payerOf = payersOf(entries);
    this.bankTo = bankCoverage === null ? null : dayOfDate(bankCoverage.to);
    this.calendar = calendar;
  }

  solve(): PayoutMatching {
    this.byPayoutId();
    this.byExactNet((groups) => groups.length === 1);
    this.infer();
    this.byExactNet(() => true);
    this.infer();
    this.bySum();
    this.bySplit();
    this.infer();
    this.byDifference();
    const payouts = this.groups.map((group) => this.paidBy.get(group.id) ?? this.unpaid(group));
    return {
      payouts,
      payoutEntries: this.used,
      usualPayers: this.payers,
      payerOf: this.payerOf,
      lags: this.lags,
      inferred: this.inferences(),
    };
  }

  private openGroups(): readonly PayoutGroup[] {
    return this.groups.filter((group) => !this.paidBy.has(group.id));
  }

  private openEntries(): readonly BankEntry[] {
    return this.entries.filter((entry) => !this.used.has(entry.id));
  }

  private take(
    group: PayoutGroup,
    entries: readonly BankEntry[],
    banked: Money,
    solutions: number,
  ): void {
    const difference = banked - group.net;
    this.paidBy.set(group.id, {
      group,
      entries,
      status: difference === 0n ? 'paid' : difference < 0n ? 'short' : 'excess',
      dueDay: this.dueDay(group),
      banked: difference === 0n ? null : banked,
      solutions,
    });
    for (const entry of entries) this.used.add(entry.id);
    const [only] = entries;
    if (entries.length === 1 && only !== undefined && difference === 0n) {
      this.exact.push({ group, entry: only });
    }
  }

  private isInWindow(group: PayoutGroup, entry: BankEntry): boolean {
    const days = entry.day - group.settlementDay;
    return days >= 0 && days <= longestLagDays && entry.currency === group.currency;
  }

  private byPayoutId(): void {
    for (const group of this.openGroups()) {
      const named = this.openEntries().filter(
        (entry) => mentionsPayout(entry, group) && entry.currency === group.currency,
      );
      const [only] = named;
      if (only !== undefined && named.length === 1) this.take(group, named, only.amount, 1);
    }
  }

  /**
   * An equal amount within the window; of several, the one whose narration names the day or merchant, else the nearest to the due day.
   * Nets that stand once go first: from them the lag is known.
   */
  private byExactNet(isTaken: (groups: readonly PayoutGroup[]) => boolean): void {
    const amounts = groupBy(this.openGroups(), ({ net, currency }) => `${net} ${currency}`);
    for (const [key, groups] of amounts) {
      if (!isTaken(groups)) continue;
      const entries = this.openEntries().filter(
        (entry) => `${entry.amount} ${entry.currency}` === key,
      );
      const candidates = groups.flatMap((group) =>
        entries
          .filter((entry) => this.isInWindow(group, entry))
          .map((entry) => ({ group, entry, named: this.namedScore(group, entry) })),
      );
      candidates.sort(
        (a, b) =>
          b.named - a.named ||
          this.daysFromDue(a) - this.daysFromDue(b) ||
          a.group.settlementDay - b.group.settlementDay ||
          (a.group.id < b.group.id ? -1 : a.group.id > b.group.id ? 1 : a.entry.id - b.entry.id),
      );
      for (const { group, entry, named } of candidates) {
        if (named < 0 || this.paidBy.has(group.id) || this.used.has(entry.id)) continue;
        const rivals = candidates.filter(
          (other) => other.group === group && other.named === named && other.entry !== entry,
        );
        this.take(group, [entry], entry.amount, 1 + (groups.length > 1 ? 0 : rivals.length));
      }
    }
  }

  private daysFromDue({ group, entry }: { group: PayoutGroup; entry: BankEntry }): number {
    return Math.abs(entry.day - this.dueDay(group));
  }

  /** How well a narration fits a payout: it names merchant and day, one of them, neither; below 0 it names other ones. */
  private namedScore(group: PayoutGroup, entry: BankEntry): number {
    const days = daysNamed(entry);
    const merchant = mentionsMerchant(entry, group) ? 2 : 0;
    if (days === null) return merchant;
    const within = group.settlementDay >= days.from && group.settlementDay <= days.to;
    return within ? merchant + 1 : merchant > 0 ? 0 : -1;
  }

  /** Lag and payer by acquirer, from payouts that one credit paid exactly. */
  private infer(): void {
    const byAcquirer = groupBy(this.exact, ({ group }) => group.acquirer);
    this.lags = new Map(
      [...byAcquirer].map(([acquirer, pairs]) => {
        const lags = pairs.map(({ group, entry }) =>
          businessDaysBetween(this.calendar, group.settlementDay, entry.day),
        );
        const { value, count } = mostFrequent(lags);
        return [acquirer, { businessDays: value ?? 1, support: { agree: count, of: lags.length } }];
      }),
    );
    this.payers = new Map(
      [...byAcquirer].map(([acquirer, pairs]) => {
        const names = pairs.map(({ entry }) => this.payerOf(entry)).filter((name) => name !== '');
        const counts = groupBy(names, (name) => name);
        const usual = [...counts].filter(
          ([, list]) => list.length >= 2 && list.length * 3 > names.length,
        );
        const agree = usual.reduce((sum, [, list]) => sum + list.length, 0);
        return [
          acquirer,
          { names: usual.map(([name]) => name).sort(), support: { agree, of: names.length } },
        ];
      }),
    );
  }

  private lagOf(group: PayoutGroup): number {
    const own = this.lags.get(group.acquirer);
    if (own !== undefined) return own.businessDays;
    const any = [...this.lags.values()].sort((a, b) => b.support.of - a.support.of)[0];
    return any?.businessDays ?? 1;
  }

  private dueDay(group: PayoutGroup): number {
    return addBusinessDays(this.calendar, group.settlementDay, this.lagOf(group));
  }

  /** Several settlement dates of one merchant, or several merchants of one date, in one credit. */
  private bySum(): void {
    const series = [
      ...groupBy(
        this.openGroups(),
        (group) => `m ${group.acquirer} ${group.merchantId} ${group.currency}`,
      ).values(),
      ...groupBy(
        this.openGroups(),
        (group) => `d ${group.acquirer} ${group.settlementDay} ${group.currency}`,
      ).values(),
    ];
    for (const entry of this.openEntries()) {
      const solutions = series.flatMap((groups) => this.runsThatSumTo(groups, entry));
      const [first] = solutions;
      if (first === undefined) continue;
      for (const group of first) {
        this.paidBy.set(group.id, {
          group,
          entries: [entry],
          status: solutions.length === 1 ? 'paid' : 'undetermined',
          dueDay: this.dueDay(group),
          banked: null,
          solutions: solutions.length,
        });
      }
      this.used.add(entry.id);
    }
  }

  private runsThatSumTo(
    groups: readonly PayoutGroup[],
    entry: BankEntry,
  ): readonly (readonly PayoutGroup[])[] {
    const open = groups
      .filter((group) => !this.paidBy.has(group.id) && this.isInWindow(group, entry))
      .sort((a, b) => a.settlementDay - b.settlementDay || (a.id < b.id ? -1 : 1));
    const found: PayoutGroup[][] = [];
    for (let start = 0; start < open.length; start += 1) {
      let sum = 0n;
      for (let end = start; end < Math.min(open.length, start + longestMergedDays); end += 1) {
        sum += open[end]?.net ?? 0n;
        if (end > start && sum === entry.amount) found.push(open.slice(start, end + 1));
      }
    }
    return found;
  }

  /** One payout in two credits of one payer. */
  private bySplit(): void {
    for (const group of this.openGroups()) {
      const near = this.openEntries().filter(
        (entry) =>
          entry.amount > 0n &&
          entry.amount < group.net &&
          this.isInWindow(group, entry) &&
          (this.isUsualPayer(group, entry) || this.namedScore(group, entry) === 3),
      );
      const pairs = near.flatMap((a, index) =>
        near
          .slice(index + 1)
          .filter((b) => a.amount + b.amount === group.net)
          .map((b) => [a, b] as const),
      );
      const [first] = pairs;
      if (first !== undefined && pairs.length === 1) this.take(group, first, group.net, 1);
    }
  }

  private isUsualPayer(group: PayoutGroup, entry: BankEntry): boolean {
    const usual = this.payers.get(group.acquirer);
    return usual?.names.includes(this.payerOf(entry)) === true;
  }

  /** A credit of the usual payer for the right day, of another amount: short or excess, where only one payout can be meant. */
  private byDifference(): void {
    const entries = this.openEntries().filter((entry) => entry.amount > 0n);
    const candidates = this.openGroups().flatMap((group) =>
      entries
        .filter((entry) => this.isInWindow(group, entry) && this.couldPay(group, entry))
        .map((entry) => ({ group, entry, apart: absolute(entry.amount - group.net) })),
    );
    candidates.sort((a, b) =>
      a.apart < b.apart ? -1 : a.apart > b.apart ? 1 : a.group.id < b.group.id ? -1 : 1,
    );
    for (const { group, entry } of candidates) {
      if (!this.paidBy.has(group.id) && !this.used.has(entry.id)) {
        this.take(group, [entry], entry.amount, 1);
      }
    }
  }

  private couldPay(group: PayoutGroup, entry: BankEntry): boolean {
    const named = this.namedScore(group, entry);
    if (named < 0) return false;
    if (named >= 2 && daysNamed(entry) !== null) return named === 3;
    if (!this.isUsualPayer(group, entry)) return named >= 2;
    const apart = absolute(entry.amount - group.net);
    const close = apart * 100n <= absolute(group.net) * 3n || apart <= 10_000_000n;
    return (
      entry.day === this.dueDay(group) &&
      (close || (named >= 1 && apart * 4n <= absolute(group.net)))
    );
  }

  private unpaid(group: PayoutGroup): MatchedPayout {
    const dueDay = this.dueDay(group);
    const status =
      this.lags.size === 0 && !this.hasAnyExact()
        ? 'not-checked'
        : !group.isOwn || !this.isBanked(group.currency)
          ? 'not-checked'
          : this.bankTo === null || dueDay > this.bankTo
            ? 'in-transit'
            : 'missing';
    return { group, entries: [], status, dueDay, banked: null, solutions: 0 };
  }

  /** Whether any statement is of an account in that currency. */
  private isBanked(currency: string): boolean {
    return this.entries.some((entry) => entry.currency === currency);
  }

  private hasAnyExact(): boolean {
    return this.exact.length > 0;
  }

  private inferences(): readonly Inference[] {
    const lags = [...this.lags].map(
      ([acquirer, { businessDays, support }]): Inference => ({
        what: 'payout-lag',
        for: acquirerNamed(acquirer),
        value: { businessDays },
        support,
      }),
    );
    const payers = [...this.payers].flatMap(([acquirer, { names, support }]): Inference[] =>
      names.map((payer) => ({
        what: 'usual-payer',
        for: acquirerNamed(acquirer),
        value: { payer },
        support,
      })),
    );
    return [...lags, ...payers];
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
    return (name ?? '').normalize('NFKC').replace(/\s+/g, ' ').trim();
  };
}

function mostFrequent(values: readonly number[]): {
  readonly value: number | undefined;
  readonly count: number;
} {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const [best] = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return { value: best?.[0], count: best?.[1] ?? 0 };
}
