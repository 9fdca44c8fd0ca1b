import { groupThousands } from '../../locales/figures.ts';
import type { MoneyPart, MoneyRow } from '../money-rows.ts';
import { type BarRow, barRows } from './bar-rows.ts';
import type { Chart } from './charts.ts';

const colours: Readonly<Record<MoneyPart, string>> = {
  gross: 'var(--bar-in)',
  refunds: 'var(--bar-out)',
  fees: 'var(--bar-out)',
  net: 'var(--bar-total)',
  inTransit: 'var(--bar-wait)',
  difference: 'var(--bar-open)',
  banked: 'var(--bar-total)',
};

/** The money's way from the till to the bank in one currency, as a waterfall: `at` is its place among the amounts of each row. */
export function wayChart(rows: readonly MoneyRow[], at: number): Pick<Chart, 'height' | 'option'> {
  let reached = 0;
  const bars = rows.map(({ what, label, kind, amounts }): BarRow => {
    const amount = amounts[at] ?? '';
    const value = Number(amount);
    const isTotal = kind === 'level';
    const from = isTotal ? 0 : reached;
    // Words stand where the amount is not known: there is no bar then.
    const to = Number.isNaN(value) ? from : from + value;
    reached = to;
    return { label, figure: groupThousands(amount), from, to, colour: colours[what], isTotal };
  });
  return barRows(bars);
}
