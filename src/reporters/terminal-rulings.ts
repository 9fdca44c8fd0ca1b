import type { Report, RuledRecord } from '../model/report.ts';
import { type Paint, paragraph, section, type TerminalOptions } from './screen.ts';

/** What a person decided of single records, each with the reason. */
export function rulingsSection(report: Report, options: TerminalOptions, paint: Paint): string[] {
  const { locale, width } = options;
  const place = ({ named, file, line }: RuledRecord): string =>
    file === null || line === null ? named : `${file}:${line}`;
  return section(
    locale.report.headings.rulings,
    (report.rulings ?? []).flatMap((each) =>
      paragraph(
        locale.report.ruling({
          ...each,
          pos: place(each.pos),
          settlement: place(each.settlement),
        }),
        width,
        '  ',
      ),
    ),
    width,
    paint,
  );
}
