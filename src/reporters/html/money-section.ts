import { groupThousands } from '../../locales/figures.ts';
import type { Locale } from '../../locales/locale.ts';
import type { PayoutReport, Report } from '../../model/report.ts';
import type { RunDetails } from '../../model/run-details.ts';
import { reconciledDays } from '../../report/reconciled-days.ts';
import { ageingTable } from '../ageing-table.ts';
import { moneyRows } from '../money-rows.ts';
import { payoutStatus } from '../said-lines.ts';
import { dayCalendar } from './day-calendar.ts';
import { html, type Markup, nothing } from './markup.ts';
import { pageTable } from './page-table.ts';
import { shortNames } from './short-names.ts';

/** The money's way from the till to the bank, what was taken, what is open for how long, which days are done. */
export async function moneySection(
  report: Report,
  details: RunDetails | null,
  locale: Locale,
): Promise<Markup> {
  const days = details === null ? [] : reconciledDays(await details.days());
  return html`<section id="money" aria-labelledby="h-money">
<h2 id="h-money">${locale.page.sections.money}</h2>
<div class="grid">
${way(report, locale)}
${ageing(report, locale)}
${dayCalendar(days, locale)}
</div>
${payouts(report, locale)}
</section>`;
}

function way(report: Report, locale: Locale): Markup {
  if (report.takings.length === 0) return nothing;
  const heading = locale.report.headings.money;
  return html`<div class="panel"><h3>${heading}</h3>
${pageTable(
  heading,
  [{ header: '' }, ...report.takings.map(({ currency }) => ({ header: currency, isFigure: true }))],
  moneyRows(report, locale).map(({ label, amounts }) => [label, ...amounts.map(groupThousands)]),
)}</div>`;
}

function ageing(report: Report, locale: Locale): Markup {
  if (report.ageing.length === 0) return nothing;
  const { head, rows } = ageingTable(report, locale);
  const heading = locale.report.headings.ageing;
  return html`<div class="panel"><h3>${heading}</h3>
${pageTable(
  heading,
  head.map((header, at) => ({ header, isFigure: at > 0 })),
  rows,
)}</div>`;
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
