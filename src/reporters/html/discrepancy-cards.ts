import { explanationOf, type Locale, summaryOf } from '../../locales/locale.ts';
import type { Discrepancy, Report } from '../../model/report.ts';
import type { ReportedRecord } from '../../model/run-details.ts';
import { renderLetterPart } from '../../refunds/letters.ts';
import {
  type ComparedRecords,
  compareRecords,
  inBrief,
  recordFinder,
} from '../../report/compared-records.ts';
import { outstanding } from '../../report/outstanding.ts';
import { groupDiscrepancies, isOpen, ownerOf } from '../../report/verdict.ts';
import type { RenderOptions } from '../report-formats.ts';
import { nextStepLine } from '../said-lines.ts';
import { filterBar } from './filter-bar.ts';
import { html, lines, list, type Markup, nothing, raw } from './markup.ts';
import { pageTable } from './page-table.ts';
import { shortNames } from './short-names.ts';
import { sideBySide } from './side-by-side.ts';

/** With more, the page would be too large; each is some five kilobytes. */
const lettersInPage = 150;
/** With more cards, each shows less of its records: a page of ten thousand is to stay below 15 MB. */
const wholeCards = 2000;
const sureEnough = 0.9;

/** What does not agree: an overview by kind, then a card each, what is open first. */
export function discrepanciesSection(
  report: Report,
  records: readonly ReportedRecord[],
  options: RenderOptions,
): Markup {
  const { locale } = options;
  const all = outstanding(report);
  const closed = all.filter((each) => !isOpen(each));
  const listed = [all.filter(isOpen), closed].flatMap((some) =>
    groupDiscrepancies(some).flatMap(({ discrepancies }) => discrepancies),
  );
  const isBrief = listed.length > wholeCards;
  const card = cardWriter(report, records, options, isBrief);
  return html`<section id="discrepancies" aria-labelledby="h-discrepancies">
<h2 id="h-discrepancies">${locale.page.sections.discrepancies}</h2>
${listed.length === 0 ? html`<p class="none">${locale.page.none}</p>` : nothing}
${overview(all.filter(isOpen), locale)}
${report.refundRequests.length > lettersInPage ? html`<p class="else">${locale.page.letterElsewhere(lettersInPage)}</p>` : nothing}
${isBrief ? html`<p class="else">${locale.page.records.brief}</p>` : nothing}
${listed.length > 1 ? filterBar(listed, report, locale) : nothing}
<div id="cards">
${lines(listed.map(card))}
</div>
</section>`;
}

function overview(open: readonly Discrepancy[], locale: Locale): Markup {
  if (open.length === 0) return nothing;
  const { caption, what, cases, atStake } = locale.page.overview;
  return pageTable(
    caption,
    [{ header: what }, { header: cases, isFigure: true }, { header: atStake, isFigure: true }],
    groupDiscrepancies(open).map(({ code, severity, cases: found, discrepancies }) => [
      html`${badge(severity, locale)} <a href="#${discrepancies[0]?.id ?? ''}">${locale.discrepancies[code].title}</a>`,
      String(found.count),
      locale.list(found.atStake.map(({ amount, currency }) => locale.money(amount, currency))),
    ]),
  );
}

function badge(severity: Discrepancy['severity'], { terms }: Locale): Markup {
  return html`<b class="sev ${severity}">${terms.severities[severity]}</b>`;
}

function cardWriter(
  report: Report,
  records: readonly ReportedRecord[],
  options: RenderOptions,
  isBrief: boolean,
): (discrepancy: Discrepancy) => Markup {
  const { locale } = options;
  const find = recordFinder(records);
  const compared = (each: Discrepancy): ComparedRecords => {
    const whole = compareRecords(each, find);
    return isBrief ? inBrief(whole) : whole;
  };
  const nameOf = shortNames(report.sources);
  const files = new Map(report.sources.map(({ file }, at) => [file, at]));
  const letterOf = letterWriter(report, options);
  return (
    each,
  ) => html`<article class="card ${each.severity}${isOpen(each) ? '' : ' closed'}" id="${each.id}" data-k="${tokens(each, files)}" data-a="${each.atStake?.amount ?? ''}" data-t="${each.occurredAt ?? ''}">
<header><h3>${locale.discrepancies[each.code].title}</h3><p class="stake">${stake(each, locale)}<p class="tags">${tags(each, locale)}</header>
<p>${summaryOf(locale, each)}
<p class="next"><b>${locale.report.next}</b> ${nextStepLine(each, report, locale)}
${isBrief ? nothing : html`<div class="shown">`}${sideBySide(compared(each), locale, nameOf, isBrief)}
${reasons(each, locale, isBrief)}${isBrief ? nothing : html`</div>`}
${letterOf(each)}</article>`;
}

/** Why posrecon thinks so; one paragraph where every element counts. */
function reasons(each: Discrepancy, locale: Locale, isBrief: boolean): Markup {
  const { why } = locale.report;
  const said = explanationOf(locale, each);
  return isBrief
    ? html`<p class="why">${locale.label(why)}${said.join(' ')}`
    : html`<div class="why"><h4>${why}</h4>${list(said)}</div>`;
}

/** All that the filter asks for, as words. */
function tokens(each: Discrepancy, files: ReadonlyMap<string, number>): string {
  const places = each.evidence.flatMap(({ side, file }) => [side, `f${files.get(file) ?? ''}`]);
  const own = [each.code, each.severity, ownerOf(each), each.status];
  return [...own, ...new Set(places)].join(' ');
}

function stake(each: Discrepancy, locale: Locale): string {
  const { atStake } = each;
  const money = atStake === null ? null : locale.money(atStake.amount, atStake.currency);
  return locale.terms.owed[ownerOf(each)](money);
}

function tags(each: Discrepancy, locale: Locale): Markup {
  const { status, confidence, occurredAt, id, code } = each;
  const said = [
    code,
    ...(occurredAt === null ? [] : [occurredAt.slice(0, 19).replace('T', ' ')]),
    ...(confidence < sureEnough ? [locale.report.sureness(locale.percent(confidence))] : []),
    ...(status === 'new' ? [] : [locale.terms.discrepancyStatuses[status]]),
    id,
  ];
  return html`${badge(each.severity, locale)} ${said.join(' · ')}`;
}

/** The letter of a discrepancy's request, to be opened, for as many as a page can hold. */
function letterWriter(
  { refundRequests }: Report,
  { locale, letterOf }: RenderOptions,
): (discrepancy: Discrepancy) => Markup {
  const requests = new Map(refundRequests.map((request) => [request.discrepancy, request]));
  let written = 0;
  return (discrepancy) => {
    const request = requests.get(discrepancy.id);
    if (request === undefined || letterOf === undefined) return nothing;
    if (written >= lettersInPage) return nothing;
    written += 1;
    const letter = letterOf(request, discrepancy);
    const title = locale.letter.title[request.kind];
    return html`<details class="letter"><summary>${locale.page.letter(title)}</summary><div>${raw(renderLetterPart(letter, 4))}</div></details>`;
  };
}
