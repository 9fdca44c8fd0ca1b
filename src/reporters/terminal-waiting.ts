import type { Report } from '../model/report.ts';
import { ageingTable } from './ageing-table.ts';
import { inTransitLines, lateLines } from './said-lines.ts';
import { cut, type Paint, paragraph, section, type TerminalOptions } from './screen.ts';
import { table } from './table.ts';

/** What is on its way, until when. */
export function inTransitSection(report: Report, options: TerminalOptions, paint: Paint): string[] {
  const { locale, width } = options;
  const { shown, left } = cut(inTransitLines(report, locale), options);
  const lines = [...shown];
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
export function lateSection(report: Report, options: TerminalOptions, paint: Paint): string[] {
  const { locale, width } = options;
  return section(
    locale.report.headings.late,
    lateLines(report, locale).flatMap((line) => paragraph(line, width, '  ')),
    width,
    paint,
  );
}
