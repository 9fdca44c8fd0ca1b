import { groupThousands } from '../../locales/figures.ts';
import type { Locale } from '../../locales/locale.ts';
import type { Report, SourceReport } from '../../model/report.ts';
import { problemLine } from '../problem-line.ts';
import { controlTotalText, notCheckedLines, rulingLines, standings } from '../said-lines.ts';
import { html, list, type Markup, nothing } from './markup.ts';
import { pageTable } from './page-table.ts';

/** What the result rests on: what was not checked, what could not be read, the files, the rules, where every record is. */
export function trustSection(report: Report, locale: Locale): Markup {
  const { headings } = locale.report;
  return html`<section id="trust" aria-labelledby="h-trust">
<h2 id="h-trust">${locale.page.sections.trust}</h2>
${listed(headings.notChecked, notCheckedLines(report, locale))}
${listed(headings.problems, report.problems.map(problemLine))}
${listed(headings.inferred, report.inferred.map(locale.inferred))}
${listed(headings.rulings, rulingLines(report, locale))}
${files(report, locale)}
${conservation(report, locale)}
${matching(report, locale)}
</section>`;
}

/** A heading with a list; nothing where nothing stands in it. */
export function listed(heading: string, items: readonly string[]): Markup {
  return items.length === 0
    ? nothing
    : html`<div class="panel"><h3>${heading}</h3>${list(items)}</div>`;
}

function files({ sources }: Report, locale: Locale): Markup {
  return sources.length === 0
    ? nothing
    : html`<div class="panel"><h3>${locale.report.headings.files}</h3><ul class="files">
${sources.map((source) => file(source, locale))}</ul></div>`;
}

function file(source: SourceReport, locale: Locale): Markup {
  const { coverage, totals, controlTotals, records, sha256 } = source;
  const { noDays, days } = locale.report;
  const sums = totals.map(({ sum, currency }) => locale.money(sum, currency));
  const facts = [
    locale.terms.sides[source.side],
    source.profile,
    source.encoding,
    coverage === null ? noDays : days(coverage.from, coverage.to),
  ];
  return html`<li><strong>${source.file}</strong><br>${facts.join(' · ')}<br>
${locale.clauses([locale.report.records(records), ...sums])}
${controlTotals.map((total) => html`<br><span class="${total.agrees ? 'ok' : 'bad'}">${controlTotalText(total, locale)}</span>`)}
<br><code class="hash">SHA-256 ${sha256}</code></li>
`;
}

function conservation(report: Report, locale: Locale): Markup {
  if (report.conservation.length === 0) return nothing;
  const { headings, doesNotBalance } = locale.report;
  const { legs, sides, buckets } = locale.terms;
  return html`<div class="panel"><h3>${headings.conservation}</h3>
${pageTable(
  headings.conservation,
  [
    { header: '' },
    ...standings.map((bucket) => ({ header: buckets[bucket], isFigure: true })),
    { header: locale.report.columns.status },
  ],
  report.conservation.map((line) => [
    [legs[line.leg], sides[line.side], line.currency].join(' · '),
    ...standings.map((bucket) =>
      line[bucket].count === 0
        ? '0'
        : html`${groupThousands(String(line[bucket].count))}<small>${groupThousands(line[bucket].sum)}</small>`,
    ),
    line.balances
      ? html`<span class="ok">${locale.page.addsUp}</span>`
      : html`<span class="bad">${doesNotBalance}</span>`,
  ]),
)}</div>`;
}

function matching(report: Report, locale: Locale): Markup {
  if (report.matching.length === 0) return nothing;
  const { headings, columns } = locale.report;
  return html`<div class="panel"><h3>${headings.matching}</h3>
${pageTable(
  headings.matching,
  [{ header: columns.pass }, { header: columns.matched, isFigure: true }],
  report.matching.map(({ pass, matched }) => [pass, groupThousands(String(matched))]),
)}</div>`;
}
