import { groupThousands } from '../locales/figures.ts';
import type { Locale } from '../locales/locale.ts';
import { codeSpan, escapeMarkdown, markdownComment, markdownTable } from '../model/markdown.ts';
import { generatorMark } from '../model/own-files.ts';
import type { Discrepancy, Report } from '../model/report.ts';
import { counterpartsOf, culpritsOf, placeOf } from '../report/evidence.ts';
import { groupDiscrepancies, isOpen, ownerOf } from '../report/verdict.ts';
import { ageingTable } from './ageing-table.ts';
import { moneyRows } from './money-rows.ts';
import { problemLine } from './problem-line.ts';
import type { RenderOptions } from './report-formats.ts';
import { verdictText } from './verdict-text.ts';

/** The report for a pull request, a ticket or a wiki: the verdict, what is open, the money's way, what was not checked, the files. */
export function renderMarkdown(report: Report, { locale }: RenderOptions): string {
  const { headline, warning, caveats, asOf } = verdictText(report, locale);
  const sections = [
    [markdownComment(generatorMark(report.tool.version, 'report'))],
    [`# ${escapeMarkdown(headline)}`],
    [warning, caveats, asOf].flatMap((line) =>
      line === null ? [] : [`${escapeMarkdown(line)}  `],
    ),
    ...groupDiscrepancies(report.discrepancies.filter(isOpen)).map(
      ({ code, severity, discrepancies }) => [
        `## ${locale.aside(escapeMarkdown(locale.discrepancies[code].title), locale.list([locale.terms.severities[severity], codeSpan(code)]))}`,
        '',
        ...discrepancies.flatMap((each) => item(each, locale)),
      ],
    ),
    moneyTable(report, locale),
    ageing(report, locale),
    list(
      locale.report.headings.notChecked,
      report.notChecked.map(({ code, because }) =>
        locale.report.notCheckedLine(because, locale.discrepancies[code].title),
      ),
    ),
    list(locale.report.headings.problems, report.problems.map(problemLine)),
    list(
      locale.report.headings.files,
      report.sources.map(({ file, side, profile, records }) =>
        [file, locale.terms.sides[side], profile, locale.report.records(records)].join(' · '),
      ),
    ),
  ];
  const filled = sections.filter((lines) => lines.length > 0);
  return `${filled.map((lines) => lines.join('\n').trimEnd()).join('\n\n')}\n`;
}

function item(each: Discrepancy, locale: Locale): string[] {
  const { atStake } = each;
  const money = atStake === null ? null : locale.money(atStake.amount, atStake.currency);
  const places = [...culpritsOf(each), ...counterpartsOf(each)].map((record) =>
    locale.aside(codeSpan(placeOf(record)), locale.terms.roles[record.role]),
  );
  return [
    `- **${escapeMarkdown(locale.terms.owed[ownerOf(each)](money))}** · ${escapeMarkdown(each.summary)}`,
    ...(places.length === 0
      ? []
      : [`  ${locale.label(locale.report.found)}${locale.list(places)}`]),
  ];
}

function moneyTable(report: Report, locale: Locale): string[] {
  if (report.takings.length === 0) return [];
  const rows = moneyRows(report, locale).map(({ label, amounts }) =>
    [label, ...amounts.map((amount) => groupThousands(amount))].map(escapeMarkdown),
  );
  return [
    `## ${locale.report.headings.money}`,
    '',
    ...markdownTable(['', ...report.takings.map(({ currency }) => escapeMarkdown(currency))], rows),
  ];
}

function ageing(report: Report, locale: Locale): string[] {
  if (report.ageing.length === 0) return [];
  const { head, rows } = ageingTable(report, locale);
  return [
    `## ${locale.report.headings.ageing}`,
    '',
    ...markdownTable(
      head.map(escapeMarkdown),
      rows.map((row) => row.map(escapeMarkdown)),
    ),
  ];
}

function list(heading: string, lines: readonly string[]): string[] {
  return lines.length === 0
    ? []
    : [`## ${heading}`, '', ...lines.map((line) => `- ${escapeMarkdown(line)}`)];
}
