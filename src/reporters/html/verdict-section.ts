import type { Locale } from '../../locales/locale.ts';
import type { OwedTo } from '../../model/discrepancy.ts';
import type { Report } from '../../model/report.ts';
import { type CurrencyAmount, verdictOf } from '../../report/verdict.ts';
import { verdictText } from '../verdict-text.ts';
import { html, type Markup, nothing } from './markup.ts';

const owners: readonly OwedTo[] = ['customer', 'merchant', 'none'];

/** What the run comes to, and the money at stake. */
export function verdictSection(report: Report, locale: Locale): Markup {
  const { outcome, headline, warning, caveats, asOf } = verdictText(report, locale);
  const verdict = verdictOf(report);
  const { tiles } = locale.page;
  const owed = owners
    .filter((owner) => verdict.owed[owner].count > 0)
    .map((owner) => {
      const { count, atStake } = verdict.owed[owner];
      return tile(owner, tiles[owner], atStake, locale.report.cases(count), locale);
    });
  const { takings, sources } = report;
  const hasBank = takings.length > 0 && sources.some(({ side }) => side === 'bank');
  return html`<section class="verdict ${outcome}" aria-labelledby="verdict">
<h1 id="verdict">${headline}</h1>
${warning === null ? nothing : html`<p class="alarm">${warning}</p>`}
<p class="soft">${caveats === null ? nothing : html`${caveats}<br>`}${asOf}</p>
<div class="tiles">
${owed}
${takings.length === 0 ? nothing : tile('sales', tiles.sales, amountsOf(takings, 'gross'), '', locale)}
${hasBank ? tile('banked', tiles.banked, amountsOf(takings, 'banked'), '', locale) : nothing}
</div>
</section>`;
}

function amountsOf(
  takings: Report['takings'],
  which: 'gross' | 'banked',
): readonly CurrencyAmount[] {
  return takings.map((each) => ({ amount: each[which], currency: each.currency }));
}

function tile(
  kind: string,
  label: string,
  amounts: readonly CurrencyAmount[],
  aside: string,
  { money }: Locale,
): Markup {
  return html`<div class="tile ${kind}"><h2>${label}</h2>${amounts.map(
    ({ amount, currency }) => html`<p class="big">${money(amount, currency)}</p>`,
  )}${aside === '' ? nothing : html`<p>${aside}</p>`}</div>
`;
}
