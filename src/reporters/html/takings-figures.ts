import { groupThousands } from '../../locales/figures.ts';
import type { Locale } from '../../locales/locale.ts';
import type { TakingsLine, TakingsOfCurrency, TakingsReport } from '../../model/takings.ts';
import { barRows } from './bar-rows.ts';
import { figure } from './figure.ts';
import { html, type Markup } from './markup.ts';
import { pageTable } from './page-table.ts';
import { standingBars } from './standing-bars.ts';

/** More bars say less; the table has them all. */
const channelsDrawn = 8;

/** What was taken by hour and by means of payment, for each currency. */
export function takingsFigures(takings: TakingsReport | null, locale: Locale): readonly Markup[] {
  return (takings?.currencies ?? []).flatMap((each, at) => [
    ...(each.byHour.length === 0 ? [] : [byHour(each, at, locale)]),
    ...(each.byChannel.length === 0 ? [] : [byChannel(each, at, locale)]),
  ]);
}

function byHour(takings: TakingsOfCurrency, at: number, locale: Locale): Markup {
  const { charts, numbers } = locale.page;
  const title = titleOf(charts.byHour, takings);
  const hours = takings.byHour.map(({ key }) => Number(key));
  const first = Math.min(...hours);
  const last = Math.max(...hours);
  const shown = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const sales = shown.map((hour) => {
    const line = takings.byHour.find(({ key }) => Number(key) === hour);
    return Number(line?.gross ?? 0);
  });
  return figure(
    {
      id: `hour-${at}`,
      title,
      shows: charts.byHourShows(takings.currency),
      ...standingBars(
        { names: shown.map(String), stacks: [{ colour: 'var(--bar-in)', values: sales }] },
        locale.language,
      ),
    },
    table(title, locale.takings.by.hour, takings.byHour, locale.takings.hour, locale),
    numbers,
  );
}

function byChannel(takings: TakingsOfCurrency, at: number, locale: Locale): Markup {
  const { charts, numbers } = locale.page;
  const title = titleOf(charts.byChannel, takings);
  const nameOf = (key: string): string => (key === '' ? locale.takings.none : key);
  const rows = takings.byChannel.slice(0, channelsDrawn).map(({ key, gross }) => ({
    label: nameOf(key),
    figure: groupThousands(gross),
    from: 0,
    to: Number(gross),
    colour: 'var(--bar-in)',
  }));
  return figure(
    {
      id: `channel-${at}`,
      title,
      shows: charts.byChannelShows(takings.currency),
      ...barRows(rows),
    },
    table(title, locale.takings.by.channel, takings.byChannel, nameOf, locale),
    numbers,
  );
}

function titleOf(title: string, { currency }: TakingsOfCurrency): string {
  return `${title} · ${currency}`;
}

function table(
  caption: string,
  by: string,
  rows: readonly TakingsLine[],
  nameOf: (key: string) => string,
  { takings: { columns } }: Locale,
): Markup {
  return html`${pageTable(
    caption,
    [
      { header: by },
      { header: columns.sales, isFigure: true },
      { header: columns.gross, isFigure: true },
      { header: columns.refundCount, isFigure: true },
      { header: columns.refunds, isFigure: true },
    ],
    rows.map(({ key, sales, gross, refundCount, refunds }) => [
      nameOf(key),
      groupThousands(String(sales)),
      groupThousands(gross),
      groupThousands(String(refundCount)),
      groupThousands(refunds),
    ]),
  )}`;
}
