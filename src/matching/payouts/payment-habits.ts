import {
  addBusinessDays,
  type BusinessCalendar,
  businessDaysBetween,
} from '../../model/business-calendar.ts';
import {
  acquirerOf,
  type Contract,
  type ContractedPayer,
  isContractedPayer,
} from '../../model/contract.ts';
import type { Support } from '../../model/discrepancy-arguments.ts';
import type { Inference } from '../../model/report.ts';
import type { BankEntry } from '../../model/transaction.ts';
import { acquirerNamed, groupBy, type PayoutGroup } from './payout-groups.ts';

/** A payout that one credit paid to the cent. */
export interface ExactPayment {
  readonly group: PayoutGroup;
  readonly entry: BankEntry;
}

/** How many days after the settlement date an acquirer pays. */
export interface PayoutLag {
  readonly days: number;
  /** `calendar`: it pays on Saturdays and Sundays, too. */
  readonly unit: 'business' | 'calendar';
  readonly support: Support;
}

/** The lag that holds for a payout; `support` is `null` where the contract states it. */
export type KnownLag = Pick<PayoutLag, 'days' | 'unit'> & { readonly support: Support | null };

/** Who usually pays for an acquirer. */
export interface UsualPayers {
  readonly names: readonly string[];
  readonly support: Support;
}

/** Who pays for a payout, by name or, without one, by account; `support` is `null` where the contract states it. */
export type KnownPayers = Pick<UsualPayers, 'names'> & { readonly support: Support | null };

/** A payout as a habit or the contract is asked for. */
type Payee = Pick<PayoutGroup, 'acquirer' | 'merchantId'>;

/** When and by whom each acquirer pays: as the contract states, else told from the payouts that one credit paid exactly. */
export class PaymentHabits {
  readonly lags: ReadonlyMap<string, PayoutLag>;
  readonly payers: ReadonlyMap<string, UsualPayers>;
  private readonly calendar: BusinessCalendar;
  private readonly contract: Contract;
  private readonly payerOf: (entry: BankEntry) => string;

  constructor(
    exact: readonly ExactPayment[],
    payerOf: (entry: BankEntry) => string,
    calendar: BusinessCalendar,
    contract: Contract,
  ) {
    this.calendar = calendar;
    this.contract = contract;
    this.payerOf = payerOf;
    const unstated = (isStated: (group: PayoutGroup) => boolean) => [
      ...groupBy(
        exact.filter(({ group }) => !isStated(group)),
        ({ group }) => group.acquirer,
      ),
    ];
    this.lags = new Map(
      unstated((group) => this.statedLag(group) !== null).map(([acquirer, pairs]) => [
        acquirer,
        lagIn(pairs, calendar),
      ]),
    );
    this.payers = new Map(
      unstated((group) => this.statedPayers(group).length > 0).map(([acquirer, pairs]) => [
        acquirer,
        payersIn(pairs, payerOf),
      ]),
    );
  }

  /** When a payout comes, if anything says so. */
  lagOf(payee: Payee): KnownLag | null {
    const days = this.statedLag(payee);
    if (days !== null) return { days, unit: 'business', support: null };
    return this.lags.get(payee.acquirer) ?? null;
  }

  /** Who pays, if anything says so. */
  payersOf(payee: Payee): KnownPayers | null {
    const stated = this.statedPayers(payee);
    if (stated.length === 0) return this.payers.get(payee.acquirer) ?? null;
    return { names: stated.map(({ name, account }) => name ?? account ?? ''), support: null };
  }

  private statedLag(payee: Payee): number | null {
    return acquirerOf(this.contract, payee)?.payoutLag ?? null;
  }

  private statedPayers(payee: Payee): readonly ContractedPayer[] {
    return acquirerOf(this.contract, payee)?.payers ?? [];
  }

  /** The day on which a payout should be in the bank. */
  dueDay(group: PayoutGroup): number {
    const { settlementDay } = group;
    const own = this.lagOf(group);
    const best = [...this.lags.values()].sort((a, b) => b.support.of - a.support.of)[0];
    const { days, unit } = own ?? best ?? { days: 1, unit: 'business' };
    return unit === 'calendar'
      ? settlementDay + days
      : addBusinessDays(this.calendar, settlementDay, days);
  }

  isUsual(payee: Payee, entry: BankEntry): boolean {
    const payer = this.payerOf(entry);
    const stated = this.statedPayers(payee);
    return stated.length > 0
      ? isContractedPayer(stated, { payer, account: entry.counterpartyAccount })
      : this.payers.get(payee.acquirer)?.names.includes(payer) === true;
  }

  /** Whether the entry states what a known payer is told by: a name, or the account that the contract names. */
  canTellPayer(payee: Payee, entry: BankEntry): boolean {
    const hasName = this.payerOf(entry) !== '';
    const stated = this.statedPayers(payee);
    if (stated.length === 0) return hasName;
    const hasAccount = entry.counterpartyAccount !== null;
    return stated.some(
      ({ name, account }) => (name !== null && hasName) || (account !== null && hasAccount),
    );
  }

  /** How many business days after its due day a credit came; 0 where it came in time. */
  businessDaysLate(dueDay: number, creditDay: number): number {
    return businessDaysBetween(this.calendar, dueDay, creditDay);
  }

  get inferred(): readonly Inference[] {
    const lags = [...this.lags].map(
      ([acquirer, { days, unit, support }]): Inference => ({
        what: 'payout-lag',
        for: acquirerNamed(acquirer),
        value: unit === 'business' ? { businessDays: days } : { days },
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

/** In calendar days only where credits come on days on which banks rest, and more of them agree on that. */
function lagIn(pairs: readonly ExactPayment[], calendar: BusinessCalendar): PayoutLag {
  const of = pairs.length;
  const business = mostFrequent(
    pairs.map(({ group, entry }) => businessDaysBetween(calendar, group.settlementDay, entry.day)),
  );
  const everyDay = mostFrequent(pairs.map(({ group, entry }) => entry.day - group.settlementDay));
  const onRestDays = pairs.some(({ entry }) => !calendar.isBusinessDay(entry.day));
  const [unit, { value, count }] =
    onRestDays && everyDay.count > business.count
      ? (['calendar', everyDay] as const)
      : (['business', business] as const);
  return { days: value ?? 1, unit, support: { agree: count, of } };
}

/** A name on at least two credits and on more than a third of them. */
function payersIn(
  pairs: readonly ExactPayment[],
  payerOf: (entry: BankEntry) => string,
): UsualPayers {
  const names = pairs.map(({ entry }) => payerOf(entry)).filter((name) => name !== '');
  const usual = [...groupBy(names, (name) => name)].filter(
    ([, list]) => list.length >= 2 && list.length * 3 > names.length,
  );
  const agree = usual.reduce((sum, [, list]) => sum + list.length, 0);
  return { names: usual.map(([name]) => name).sort(), support: { agree, of: names.length } };
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
