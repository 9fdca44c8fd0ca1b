import type { Report } from '../model/report.ts';
import { rulingLines } from './said-lines.ts';
import { type Paint, paragraph, section, type TerminalOptions } from './screen.ts';

/** What a person decided of single records, each with the reason. */
export function rulingsSection(report: Report, options: TerminalOptions, paint: Paint): string[] {
  const { locale, width } = options;
  return section(
    locale.report.headings.rulings,
    rulingLines(report, locale).flatMap((line) => paragraph(line, width, '  ')),
    width,
    paint,
  );
}
