import type { Report } from '../model/report.ts';
import { followUpLine } from './said-lines.ts';
import { cut, type Paint, paragraph, section, type TerminalOptions } from './screen.ts';

/** What is overdue, what can be asked for no longer, what waits for somebody: one line a request. */
export function followUpsSection(
  { followUps = [] }: Pick<Report, 'followUps'>,
  options: TerminalOptions,
  paint: Paint,
): string[] {
  const { locale, width } = options;
  const { shown, left } = cut(followUps, options);
  const paints = { overdue: paint.error, 'too-late': paint.error, moot: paint.warning };
  const lines = shown.flatMap((each) =>
    paragraph(
      followUpLine(each, locale),
      width,
      '  ',
      each.standing === 'due' || each.standing === 'waiting' ? undefined : paints[each.standing],
    ),
  );
  const more = left === 0 ? [] : paragraph(locale.report.more(left), width, '  ');
  return section(locale.followUps.heading, [...lines, ...more], width, paint);
}
