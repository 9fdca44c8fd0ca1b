import type { Locale } from '../locales/locale.ts';
import type { Report, TakingsTotal } from '../model/report.ts';
import { negated, unaccounted } from '../report/verdict.ts';

/** A line of the way from the till to the bank: an amount, or words, a currency in the report's order. */
export interface MoneyRow {
  readonly label: string;
  readonly amounts: readonly string[];
}

/** From the till to the bank; each currency's amounts add up. */
export function moneyRows({ takings, sources }: Report, { report: { money } }: Locale): MoneyRow[] {
  const hasBank = sources.some(({ side }) => side === 'bank');
  const row = (label: string, amountOf: (total: TakingsTotal) => string): MoneyRow => ({
    label,
    amounts: takings.map(amountOf),
  });
  return [
    row(money.gross, ({ gross }) => gross),
    row(money.refunds, ({ refunds }) => refunds),
    row(money.fees, ({ fees }) => fees),
    row(money.net, ({ net }) => net),
    row(money.inTransit, ({ inTransit, currency }) => negated(inTransit, currency)),
    ...(hasBank
      ? [
          row(money.difference, (total) => negated(unaccounted(total), total.currency)),
          row(money.banked, ({ banked }) => banked),
        ]
      : [row(money.banked, () => money.noBank)]),
  ];
}
