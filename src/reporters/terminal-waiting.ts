import type { Report } from '../model/report.ts';
import { ageingTable } from './ageing-table.ts';
import { cut, type Paint, paragraph, section, type TerminalOptions } from './screen.ts';
import { table } from './table.ts';

/** What is on its way, until when. */
export function inTransitSection(report: Report, options: TerminalOptions, paint: Paint): string[] {
  const { locale, width } = options;
  const { shown, left } = cut(report.inTransit, options);
  const lines = shown.map(({ side, dueOn, currency, count, sum }) =>
    locale.report.inTransitLine({
      side: locale.terms.sides[side],
      count,
      money: locale.money(sum, currency),
      dueOn,
    }),
  );
  if (left > 0) lines.push(locale.report.more(left));
  return section(
    locale.report.headings.inTransit,
    lines.flatMap((line) => paragraph(line, width, '  ')),
    options.width,
    paint,
  );
}

export function ageingSection(report: Report, options: TerminalOptions, paint: Paint): string[] {
  if (report.ageing.length === 0) return [];
  const { head, rows } = ageingTable(report, options.locale);
  const columns = head.map((header, index) =>
    index === 0 ? { header, flexible: true } : { header, align: 'right' as const },
  );
  const { width } = options;
  return section(options.locale.report.headings.ageing, table(columns, rows, width), width, paint);
}

/** What new files tell of months that are closed. */
export function lateSection(
  { late = [] }: Report,
  { locale, width }: TerminalOptions,
  paint: Paint,
): string[] {
  const { headings, lateLine, lateDiscrepancies } = locale.report;
  const lines = late.flatMap(({ month, bookedIn, records, discrepancies }) => [
    ...records.map(({ side, currency, count, sum }) =>
      lateLine({
        month,
        side: locale.terms.sides[side],
        count,
        money: locale.money(sum, currency),
        bookedIn,
      }),
    ),
    ...(discrepancies.length === 0
      ? []
      : [lateDiscrepancies(month, locale.list(discrepancies), bookedIn)]),
  ]);
  return section(
    headings.late,
    lines.flatMap((line) => paragraph(line, width, '  ')),
    width,
    paint,
  );
}
