import type { Report } from '../model/report.ts';
import { ageingTable } from './ageing-table.ts';
import { sparkline } from './bars.ts';
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
  const shapes = report.ageing.map(({ ages }) =>
    sparkline(ages.map(({ sum }) => Math.abs(Number(sum)))),
  );
  // Where each waits in one band, the figures say all.
  const isTelling = report.ageing.some(
    ({ ages }) => ages.filter(({ count }) => count > 0).length > 1,
  );
  const shaped = rows.map((row, index) => [...row, shapes[index] ?? '']);
  const drawn = isTelling
    ? table([...columns, { header: '' }], shaped, width)
    : table(columns, rows, width);
  return section(options.locale.report.headings.ageing, drawn, width, paint);
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
