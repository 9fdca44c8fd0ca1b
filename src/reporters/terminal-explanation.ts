import { type DiscrepancyCode, discrepancyCodes } from '../model/discrepancy.ts';
import { page, paintFor, paragraph, section, type TerminalOptions } from './screen.ts';
import { table } from './table.ts';

const indent = '  ';

/** What one discrepancy means, why it matters, what to do and where its limits are. */
export function renderExplanation(code: DiscrepancyCode, options: TerminalOptions): string {
  const { locale, width } = options;
  const paint = paintFor(options.color);
  const { title, finds, matters, remedy, limits } = locale.discrepancies[code];
  const { severity, owedTo } = discrepancyCodes[code];
  const usual = locale.help.usual(
    locale.terms.severities[severity],
    locale.terms.usuallyOwed[owedTo],
  );
  const told = (heading: string, text: string) =>
    section(heading, paragraph(text, width, indent), options.width, paint);
  return page(
    [
      [
        ...paragraph(`${title} · ${code}`, width, '', paint.strong),
        ...paragraph(usual, width, '', paint.faint),
      ],
      told(locale.help.finds, finds),
      told(locale.help.matters, matters),
      told(locale.help.remedy, remedy),
      told(locale.help.limits, limits),
    ],
    options,
  );
}

/** All codes with their titles, in the order of the contract. */
export function renderCodes(options: TerminalOptions): string {
  const { locale, width } = options;
  const paint = paintFor(options.color);
  const { columns, codes, codesHint } = locale.help;
  const rows = (Object.keys(discrepancyCodes) as DiscrepancyCode[]).map((code) => [
    code,
    locale.discrepancies[code].title,
    locale.terms.severities[discrepancyCodes[code].severity],
  ]);
  return page(
    [
      section(
        codes,
        table(
          [
            { header: columns.code },
            { header: columns.title, flexible: true },
            { header: columns.severity },
          ],
          rows,
          width,
        ),
        options.width,
        paint,
      ),
      paragraph(codesHint, width, '', paint.faint),
    ],
    options,
  );
}
