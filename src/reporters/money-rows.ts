import type { Locale } from '../locales/locale.ts';
import type { Report, TakingsTotal } from '../model/report.ts';
import { negated, unaccounted } from '../report/verdict.ts';

/** A line of the way from the till to the bank: an amount, or words, a currency in the report's order. */
export interface MoneyRow {
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
    (label: string, amountOf: (total: TakingsTotal) => string): MoneyRow => ({
      label,
      kind,
      amounts: takings.map(amountOf),
    });
  const level = row('level');
  const step = row('step');
  return [
    level(money.gross, ({ gross }) => gross),
    step(money.refunds, ({ refunds }) => refunds),
    step(money.fees, ({ fees }) => fees),
    level(money.net, ({ net }) => net),
    step(money.inTransit, ({ inTransit, currency }) => negated(inTransit, currency)),
    ...(hasBank
      ? [
          step(money.difference, (total) => negated(unaccounted(total), total.currency)),
          level(money.banked, ({ banked }) => banked),
        ]
      : [level(money.banked, () => money.noBank)]),
  ];
}
