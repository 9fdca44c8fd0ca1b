import type { Locale } from '../../locales/locale.ts';
import type { AgedItem, Report } from '../../model/report.ts';
import { ageingTable } from '../ageing-table.ts';
import { figure } from './figure.ts';
import type { Markup } from './markup.ts';
import { pageTable } from './page-table.ts';
import { standingBars } from './standing-bars.ts';

const colours: Readonly<Record<AgedItem, string>> = {
  'till-in-transit': 'var(--bar-wait)',
  'payout-in-transit': 'var(--bar-total)',
  'owed-to-customer': 'var(--bar-open)',
  'owed-to-merchant': 'var(--bar-out)',
  'to-look-into': 'var(--bar-rest)',
};

/** How long what is open has been so, for each currency. */
export function ageingFigures(report: Report, locale: Locale): readonly Markup[] {
  const currencies = [...new Set(report.ageing.map(({ currency }) => currency))];
  const { agedItems, ageBands } = locale.report;
  const { charts, numbers } = locale.page;
  return currencies.map((currency, at) => {
    const ageing = report.ageing.filter((each) => each.currency === currency);
    const title = `${charts.ageing} · ${currency}`;
    const { head, rows } = ageingTable({ ...report, ageing }, locale);
    return figure(
      {
        id: `ageing-${at}`,
        title,
        shows: charts.ageingShows(currency),
        ...standingBars(
          {
            names: ageing[0]?.ages.map(({ businessDays }) => ageBands[businessDays]) ?? [],
            stacks: ageing.map(({ what, ages }) => ({
              colour: colours[what],
              values: ages.map(({ sum }) => Number(sum)),
            })),
          },
          locale.language,
        ),
      },
      pageTable(
        title,
        head.map((header, column) => ({ header, isFigure: column > 0 })),
        rows,
      ),
      numbers,
      ageing.map(({ what }) => ({ label: agedItems[what], colour: colours[what] })),
    );
  });
}
