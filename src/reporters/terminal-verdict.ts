import type { Report } from '../model/report.ts';
import { type Paint, paragraph, type TerminalOptions } from './screen.ts';
import { verdictText } from './verdict-text.ts';

/** What the run comes to, in one sentence, and what that sentence does not cover. */
export function verdictSection(
  report: Report,
  { locale, width }: TerminalOptions,
  paint: Paint,
): string[] {
  const { outcome, headline, warning, caveats, asOf } = verdictText(report, locale);
  const emphasis = {
    act: paint.error,
    agrees: paint.good,
    'agrees-as-far-as-checked': paint.warning,
    'nothing-compared': paint.warning,
  }[outcome];
  return [
    ...paragraph(headline, width, '', emphasis),
    ...(warning === null ? [] : paragraph(warning, width, '', paint.error)),
    ...(caveats === null ? [] : paragraph(caveats, width)),
    ...paragraph(asOf, width, '', paint.faint),
  ];
}
