import { groupThousands } from '../../locales/figures.ts';
import type { Locale } from '../../locales/locale.ts';
import type { PayoutReport, Report } from '../../model/report.ts';
import type { RunDetails } from '../../model/run-details.ts';
import { reconciledDays } from '../../report/reconciled-days.ts';
import { moneyRows } from '../money-rows.ts';
import { payoutStatus } from '../said-lines.ts';
import { ageingFigures } from './ageing-figures.ts';
import { dayCalendar } from './day-calendar.ts';
import { drawerPanels } from './drawer-panels.ts';
import { figure } from './figure.ts';
import { html, type Markup, nothing } from './markup.ts';
import { pageTable } from './page-table.ts';
import { shortNames } from './short-names.ts';
import { takingsFigures } from './takings-figures.ts';
import { wayChart } from './way-chart.ts';

/** The money's way from the till to the bank, what was taken, what is open for how long, which days are done. */
export async function moneySection(
  report: Report,
  details: RunDetails | null,
  locale: Locale,
): Promise<Markup> {
  const takings = (await details?.takings()) ?? null;
  const days = details === null ? [] : reconciledDays(await details.days());
  return html`<section id="money" aria-labelledby="h-money">
<h2 id="h-money">${locale.page.sections.money}</h2>
<div class="grid">
${way(report, locale)}
${takingsFigures(takings, locale)}
${ageingFigures(report, locale)}
${dayCalendar(days, locale)}
</div>
${drawerPanels(takings, locale)}${payouts(report, locale)}
</section>`;
}

function way(report: Report, locale: Locale): readonly Markup[] {
  const rows = moneyRows(report, locale);
  const { charts, numbers } = locale.page;
  return report.takings.map(({ currency }, at) => {
    const title = `${locale.report.headings.money} · ${currency}`;
    return figure(
      { id: `way-${at}`, title, shows: charts.way(currency), ...wayChart(rows, at) },
      pageTable(
        title,
        [{ header: '' }, { header: currency, isFigure: true }],
        rows.map(({ label, amounts }) => [label, groupThousands(amounts[at] ?? '')]),
      ),
      numbers,
    );
  });
}

function payouts(report: Report, locale: Locale): Markup {
  if (report.payouts.length === 0) return nothing;
  const { columns, headings, noDueDate } = locale.report;
  const nameOf = shortNames(report.sources);
  const row = (payout: PayoutReport): readonly (string | Markup)[] => [
    payout.merchantId ?? '',
    payout.settlementDate ?? '',
    locale.money(payout.net, payout.currency),
    payout.dueOn ?? noDueDate,
    html`<span class="payout ${payout.status}">${payoutStatus(payout, locale)}</span>`,
    html`<code>${locale.list(payout.bank.map(({ file, line }) => `${nameOf(file)}:${line}`))}</code>`,
  ];
  return html`<div class="panel"><h3>${headings.payouts}</h3>
${pageTable(
  headings.payouts,
  [
    { header: columns.merchantId },
    { header: columns.settlementDate },
    { header: columns.net, isFigure: true },
    { header: columns.dueOn },
    { header: columns.status },
    { header: columns.bank },
  ],
  report.payouts.map(row),
)}</div>`;
}
