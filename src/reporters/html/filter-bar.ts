import type { Locale } from '../../locales/locale.ts';
import { discrepancyCodes } from '../../model/discrepancy.ts';
import type { Discrepancy, Report } from '../../model/report.ts';
import { sides } from '../../model/transaction.ts';
import { ownerOf } from '../../report/verdict.ts';
import { html, type Markup, nothing } from './markup.ts';

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** Filter and order of the cards. It needs the page's script, which shows it; without it all cards are there, in order. */
export function filterBar(
  discrepancies: readonly Discrepancy[],
  { sources }: Report,
  locale: Locale,
): Markup {
  const { filter, overview } = locale.page;
  const { terms } = locale;
  const has = (of: (each: Discrepancy) => string): ReadonlySet<string> =>
    new Set(discrepancies.map(of));
  const codes = has(({ code }) => code);
  const severities = has(({ severity }) => severity);
  const owners = has(ownerOf);
  const states = has(({ status }) => status);
  const named = new Set(discrepancies.flatMap(({ evidence }) => evidence.map(({ file }) => file)));
  const namedSides = new Set(
    discrepancies.flatMap(({ evidence }) => evidence.map(({ side }) => side)),
  );
  const chosen = <Value extends string>(
    values: readonly Value[],
    present: ReadonlySet<string>,
    label: (value: Value) => string,
  ): readonly Choice[] =>
    values.filter((value) => present.has(value)).map((value) => ({ value, label: label(value) }));
  const allCodes = Object.keys(discrepancyCodes) as Discrepancy['code'][];
  return html`<div id="filter" class="filter" role="search" aria-label="${filter.heading}" hidden data-shown="${filter.shown}">
<label class="text">${filter.text}<input type="search" autocomplete="off" spellcheck="false"></label>
${select(
  overview.what,
  filter.all,
  chosen(allCodes, codes, (code) => locale.discrepancies[code].title),
)}
${select(
  filter.severity,
  filter.all,
  chosen(['error', 'warning', 'notice'], severities, (each) => terms.severities[each]),
)}
${select(
  filter.owed,
  filter.all,
  chosen(['customer', 'merchant', 'none'], owners, (each) => locale.page.tiles[each]),
)}
${select(
  filter.status,
  filter.all,
  chosen(
    ['new', 'open', 'accepted', 'resolved'],
    states,
    (each) => terms.discrepancyStatuses[each],
  ),
)}
${select(
  filter.side,
  filter.all,
  chosen(sides, namedSides, (each) => terms.sides[each]),
)}
${select(
  filter.file,
  filter.all,
  sources.flatMap(({ file }, at) => (named.has(file) ? [{ value: `f${at}`, label: file }] : [])),
)}
<label>${filter.sort}<select id="sort">${(
    ['listed', 'amount', 'newest', 'oldest', 'severity'] as const
  ).map((sort) => html`<option value="${sort}">${filter.sorts[sort]}</option>`)}</select></label>
<button type="button">${filter.reset}</button>
<p role="status"></p>
</div>`;
}

/** Where all are alike there is nothing to choose. */
function select(label: string, all: string, choices: readonly Choice[]): Markup {
  if (choices.length < 2) return nothing;
  return html`<label>${label}<select class="by"><option value="">${all}</option>${choices.map(
    (choice) => html`<option value="${choice.value}">${choice.label}</option>`,
  )}</select></label>`;
}
