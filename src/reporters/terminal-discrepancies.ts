import { explanationOf, summaryOf } from '../locales/locale.ts';
import type { Discrepancy, Report } from '../model/report.ts';
import { counterpartsOf, culpritsOf, placeOf } from '../report/evidence.ts';
import { outstanding } from '../report/outstanding.ts';
import { type DiscrepancyGroup, groupDiscrepancies, isOpen, ownerOf } from '../report/verdict.ts';
import { nextStepLine } from './said-lines.ts';
import { cut, labelled, type Paint, paragraph, type TerminalOptions } from './screen.ts';

const indent = '  ';
const evidenceShown = 6;
const sureEnough = 0.9;

/** The culprits' lines first, then those that they were compared with. */
function found(discrepancy: Discrepancy, options: TerminalOptions): string {
  const { locale, verbose } = options;
  const all = [...culpritsOf(discrepancy), ...counterpartsOf(discrepancy)];
  const shown = verbose ? all : all.slice(0, evidenceShown);
  const places = shown.map((each) => locale.aside(placeOf(each), locale.terms.roles[each.role]));
  const left = all.length - shown.length;
  return locale.list(left > 0 ? [...places, locale.report.more(left)] : places);
}

type Followed = Pick<Report, 'discrepancies' | 'followUps'>;

/** Who is owed how much, which discrepancy it is, and what qualifies it. */
function stake(discrepancy: Discrepancy, { locale, verbose }: TerminalOptions): string {
  const { atStake, status, confidence } = discrepancy;
  const money = atStake === null ? null : locale.money(atStake.amount, atStake.currency);
  const unsure = verbose || confidence < sureEnough;
  return [
    locale.terms.owed[ownerOf(discrepancy)](money),
    ...(unsure ? [locale.report.sureness(locale.percent(confidence))] : []),
    ...(status === 'new' ? [] : [locale.terms.discrepancyStatuses[status]]),
    discrepancy.id,
  ].join(' · ');
}

function item(
  discrepancy: Discrepancy,
  followed: Followed,
  options: TerminalOptions,
  paint: Paint,
): string[] {
  const { locale, width, verbose } = options;
  const { report } = locale;
  const { supersedes = [], resolvedBy = [], supersededBy } = discrepancy;
  const explanation = verbose
    ? explanationOf(locale, discrepancy).flatMap((line) =>
        labelled(report.why, line, options, indent).map(paint.faint),
      )
    : [];
  return [
    ...paragraph(stake(discrepancy, options), width, indent, paint.strong),
    ...paragraph(summaryOf(locale, discrepancy), width, indent),
    ...explanation,
    ...labelled(report.next, nextStepLine(discrepancy, followed, options.locale), options, indent),
    ...(discrepancy.evidence.length === 0
      ? []
      : labelled(report.found, found(discrepancy, options), options, indent)),
    ...(supersedes.length === 0
      ? []
      : labelled(report.supersedes, locale.list(supersedes), options, indent)),
    ...(resolvedBy.length === 0
      ? []
      : labelled(report.resolvedBy, locale.list(resolvedBy.map(placeOf)), options, indent)),
    ...(supersededBy === undefined
      ? []
      : labelled(report.supersededBy, supersededBy, options, indent)),
  ];
}

function heading({ code, severity, cases }: DiscrepancyGroup, options: TerminalOptions): string {
  const { locale } = options;
  const worth = cases.atStake.map(({ amount, currency }) => locale.money(amount, currency));
  return [
    locale.terms.severities[severity].toUpperCase(),
    locale.discrepancies[code].title,
    code,
    locale.report.cases(cases.count),
    ...(worth.length === 0 ? [] : [locale.all(worth)]),
  ].join(' · ');
}

function groupSection(
  group: DiscrepancyGroup,
  followed: Followed,
  options: TerminalOptions,
  paint: Paint,
): string[] {
  const { shown, left } = cut(group.discrepancies, options);
  return [
    ...paragraph(heading(group, options), options.width, '', paint[group.severity]),
    ...shown.flatMap((discrepancy, index) => [
      ...(index === 0 ? [] : ['']),
      ...item(discrepancy, followed, options, paint),
    ]),
    ...(left > 0
      ? ['', ...paragraph(options.locale.report.more(left), options.width, indent)]
      : []),
  ];
}

/** One section a code, errors first; what was accepted or resolved only where all is asked for. */
export function discrepancySections(
  followed: Followed,
  options: TerminalOptions,
  paint: Paint,
): string[][] {
  const everything = options.verbose || options.listed === 'all';
  const discrepancies = outstanding(followed);
  const listed = everything ? discrepancies : discrepancies.filter(isOpen);
  const sections = groupDiscrepancies(listed).map((group) =>
    groupSection(group, followed, options, paint),
  );
  if (sections.length === 0) return [];
  return [
    ...sections,
    paragraph(options.locale.report.explainHint, options.width, '', paint.faint),
  ];
}
