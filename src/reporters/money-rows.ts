import type { Locale } from '../locales/locale.ts';
import type { Report, TakingsTotal } from '../model/report.ts';
import { negated, unaccounted } from '../report/verdict.ts';

export type MoneyPart =
  | 'gross'
  | 'refunds'
  | 'fees'
  | 'net'
  | 'inTransit'
  | 'difference'
  | 'banked';

/** A line of the way from the till to the bank: an amount, or words, a currency in the report's order. */
export interface MoneyRow {
  readonly what: MoneyPart;
  readonly label: string;
  /** Whether it is what is left so far, or leads from one to the next. */
  readonly kind: 'level' | 'step';
  readonly amounts: readonly string[];
}

/** From the till to the bank; each currency's amounts add up. */
export function moneyRows({ takings, sources }: Report, { report: { money } }: Locale): MoneyRow[] {
  const hasBank = sources.some(({ side }) => side === 'bank');
  const row =
    (kind: MoneyRow['kind']) =>
    (what: MoneyPart, amountOf: (total: TakingsTotal) => string): MoneyRow => ({
      what,
      label: money[what],
      kind,
      amounts: takings.map(amountOf),
    });
  const level = row('level');
  const step = row('step');
  return [
    level('gross', ({ gross }) => gross),
    step('refunds', ({ refunds }) => refunds),
    step('fees', ({ fees }) => fees),
    level('net', ({ net }) => net),
    step('inTransit', ({ inTransit, currency }) => negated(inTransit, currency)),
    ...(hasBank
      ? [
          step('difference', (total) => negated(unaccounted(total), total.currency)),
          level('banked', ({ banked }) => banked),
        ]
      : [level('banked', () => money.noBank)]),
  ];
}
