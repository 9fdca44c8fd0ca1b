import { groupThousands } from '../locales/figures.ts';
import type { Report, SourceReport } from '../model/report.ts';
import { problemLine } from './problem-line.ts';
import { controlTotalText, notCheckedLines, standings } from './said-lines.ts';
import { cut, type Paint, paragraph, section, type TerminalOptions } from './screen.ts';
import { table } from './table.ts';

const indent = '  ';

export function inferredSection(report: Report, options: TerminalOptions, paint: Paint): string[] {
  const { locale, width } = options;
  const { shown, left } = cut(report.inferred, options);
  const lines = shown.map(locale.inferred);
  if (left > 0) lines.push(locale.report.more(left));
  return section(
    locale.report.headings.inferred,
    lines.flatMap((line) => paragraph(line, width, indent)),
    options.width,
    paint,
  );
}

export function notCheckedSection(
  report: Report,
  options: TerminalOptions,
  paint: Paint,
): string[] {
  const { locale, width } = options;
  return section(
    locale.report.headings.notChecked,
    notCheckedLines(report, locale).flatMap((line) => paragraph(line, width, indent)),
    options.width,
    paint,
  );
}

export function problemsSection(report: Report, options: TerminalOptions, paint: Paint): string[] {
  const { locale, width } = options;
  const { shown, left } = cut(report.problems, options);
  const lines = shown.map(problemLine);
  if (left > 0) lines.push(locale.report.more(left));
  return section(
    locale.report.headings.problems,
    lines.flatMap((line) => paragraph(line, width, indent)),
    options.width,
    paint,
  );
}

function fileLines(source: SourceReport, options: TerminalOptions, paint: Paint): string[] {
  const { locale, width, verbose } = options;
  const { coverage } = source;
  const days =
    coverage === null ? locale.report.noDays : locale.report.days(coverage.from, coverage.to);
  const totals = source.totals.map(({ sum, currency }) => locale.money(sum, currency));
  const shownTotals = source.controlTotals.filter(({ agrees }) => verbose || !agrees);
  return [
    ...paragraph(source.file, width, indent, paint.strong),
    ...paragraph(
      [locale.terms.sides[source.side], source.profile, source.encoding, days].join(' · '),
      width,
      indent.repeat(2),
    ),
    ...paragraph(
      locale.clauses([locale.report.records(source.records), ...totals]),
      width,
      indent.repeat(2),
    ),
    ...shownTotals.flatMap((total) =>
      paragraph(
        controlTotalText(total, locale),
        width,
        indent.repeat(2),
        total.agrees ? undefined : paint.error,
      ),
    ),
    ...(verbose ? paragraph(`SHA-256 ${source.sha256}`, width, indent.repeat(2), paint.faint) : []),
  ];
}

export function filesSection(report: Report, options: TerminalOptions, paint: Paint): string[] {
  return section(
    options.locale.report.headings.files,
    report.sources.flatMap((source) => fileLines(source, options, paint)),
    options.width,
    paint,
  );
}

export function matchingSection(report: Report, options: TerminalOptions, paint: Paint): string[] {
  if (!options.verbose || report.matching.length === 0) return [];
  const { columns, headings } = options.locale.report;
  return section(
    headings.matching,
    table(
      [
        { header: columns.pass, flexible: true },
        { header: columns.matched, align: 'right' },
      ],
      report.matching.map(({ pass, matched }) => [pass, groupThousands(String(matched))]),
      options.width,
    ),
    options.width,
    paint,
  );
}

/** Where every record is; told when all is asked for, and always where it does not add up. */
export function conservationSection(
  report: Report,
  options: TerminalOptions,
  paint: Paint,
): string[] {
  const { locale, width } = options;
  const { columns, headings, doesNotBalance } = locale.report;
  const told = report.conservation.filter(({ balances }) => options.verbose || !balances);
  return section(
    headings.conservation,
    told.flatMap((line) => [
      ...paragraph(
        [
          locale.terms.legs[line.leg],
          locale.terms.sides[line.side],
          line.currency,
          ...(line.balances ? [] : [doesNotBalance]),
        ].join(' · '),
        width,
        indent,
      ),
      ...table(
        [
          { header: columns.bucket, flexible: true },
          { header: columns.count, align: 'right' },
          { header: columns.sum, align: 'right' },
        ],
        standings.map((bucket) => [
          locale.terms.buckets[bucket],
          groupThousands(String(line[bucket].count)),
          groupThousands(line[bucket].sum),
        ]),
        width,
      ),
    ]),
    options.width,
    paint,
  );
}
