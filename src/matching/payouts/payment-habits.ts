import {
  addBusinessDays,
  type BusinessCalendar,
  businessDaysBetween,
} from '../../model/business-calendar.ts';
import type { Support } from '../../model/discrepancy.ts';
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

/** Who usually pays for an acquirer. */
export interface UsualPayers {
  readonly names: readonly string[];
  readonly support: Support;
}

/** When and by whom each acquirer usually pays, told from the payouts that one credit paid exactly. */
export class PaymentHabits {
  readonly lags: ReadonlyMap<string, PayoutLag>;
  readonly payers: ReadonlyMap<string, UsualPayers>;
  private readonly calendar: BusinessCalendar;

  constructor(
    exact: readonly ExactPayment[],
    payerOf: (entry: BankEntry) => string,
    calendar: BusinessCalendar,
  ) {
    this.calendar = calendar;
    const byAcquirer = [...groupBy(exact, ({ group }) => group.acquirer)];
    this.lags = new Map(byAcquirer.map(([acquirer, pairs]) => [acquirer, lagIn(pairs, calendar)]));
    this.payers = new Map(
      byAcquirer.map(([acquirer, pairs]) => [acquirer, payersIn(pairs, payerOf)]),
    );
  }

  /** The day on which a payout should be in the bank. */
  dueDay({ acquirer, settlementDay }: PayoutGroup): number {
    const own = this.lags.get(acquirer);
    const best = [...this.lags.values()].sort((a, b) => b.support.of - a.support.of)[0];
    const { days, unit } = own ?? best ?? { days: 1, unit: 'business' };
    return unit === 'calendar'
      ? settlementDay + days
      : addBusinessDays(this.calendar, settlementDay, days);
  }

  isUsual(acquirer: string, payer: string): boolean {
    return this.payers.get(acquirer)?.names.includes(payer) === true;
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
