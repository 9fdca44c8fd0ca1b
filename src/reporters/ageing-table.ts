import { groupThousands } from '../locales/figures.ts';
import type { Locale } from '../locales/locale.ts';
import type { Report } from '../model/report.ts';

/** Open items by age: a row for what waits in a currency, a column a band, each cell a sum and how many it is of. */
export interface AgeingTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export function ageingTable({ ageing }: Report, locale: Locale): AgeingTable {
  const { agedItems, ageBands } = locale.report;
  const bands = ageing[0]?.ages.map(({ businessDays }) => ageBands[businessDays]) ?? [];
  return {
    head: ['', ...bands],
    rows: ageing.map(({ what, currency, ages }) => [
      locale.aside(agedItems[what], currency),
      ...ages.map(({ count, sum }) =>
        count === 0 ? '' : locale.aside(groupThousands(sum), String(count)),
      ),
    ]),
  };
}
