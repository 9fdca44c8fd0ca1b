import { fieldName, type Locale } from '../locales/locale.ts';
import { unknownCurrency } from '../model/currency.ts';
import type { InspectedFile, InspectionReport } from '../model/inspection.ts';
import { problemLine } from './problem-line.ts';
import { controlTotalText } from './said-lines.ts';
import {
  cut,
  labelled,
  type Paint,
  page,
  paintFor,
  paragraph,
  section,
  type TerminalOptions,
} from './screen.ts';
import { table } from './table.ts';

const indent = '  ';
/** Whether a statement balances. */
const marks: Readonly<Record<string, string>> = { true: '✓', false: '✗', null: '·' };

/** It is told what it is, and that is nothing to be read. */
function isLeftOut({ profile, problems }: InspectedFile): boolean {
  return (
    profile === null &&
    problems.length > 0 &&
    problems.every(({ code }) => code === 'ERR_FILE_SKIPPED')
  );
}

function nameOf(profile: string, title: string | null, locale: Locale): string {
  return title === null || title === profile ? profile : locale.aside(title, profile);
}

function whatItIs(file: InspectedFile, options: TerminalOptions, paint: Paint): string[] {
  const { locale, width } = options;
  const { inspection, terms } = locale;
  const side = file.side === null ? inspection.unknownSide : terms.sides[file.side];
  const { coverage } = file;
  return [
    ...paragraph(file.file, width, '', paint.strong),
    ...(isLeftOut(file)
      ? paragraph(inspection.leftOut, width, indent)
      : file.profile === null
        ? paragraph(locale.list([inspection.unnamed, side]), width, indent, paint.error)
        : paragraph(
            inspection.named(
              nameOf(file.profile, file.title, locale),
              side,
              locale.percent(file.confidence),
            ),
            width,
            indent,
          )),
    ...(file.encoding === null
      ? []
      : paragraph(inspection.read(file.encoding, file.headerLine), width, indent)),
    ...(file.profile === 'auto' ? paragraph(inspection.notKnown, width, indent) : []),
    ...file.why.flatMap((reason) => labelled(inspection.why, reason, options, indent)),
    ...(coverage === null
      ? []
      : labelled(
          inspection.coverage,
          locale.report.days(coverage.from, coverage.to),
          options,
          indent,
        )),
    ...paragraph(inspection.records(file.records), width, indent),
    ...file.totals.flatMap(({ count, sum, currency }) =>
      paragraph(inspection.totals(count, locale.money(sum, currency)), width, indent),
    ),
    ...(file.totals.some(({ currency }) => currency === unknownCurrency)
      ? paragraph(inspection.noCurrency, width, indent)
      : []),
  ];
}

function mapping({ columns }: InspectedFile, options: TerminalOptions, paint: Paint): string[] {
  const { headings, columns: heads, ways, notUsed } = options.locale.inspection;
  if (columns.length === 0) return [];
  return section(
    headings.columns,
    table(
      [
        { header: heads.header, flexible: true },
        { header: heads.field, flexible: true },
        { header: heads.by, flexible: true },
      ],
      columns.map(({ header, field, by }) => [
        header,
        field === null ? notUsed : fieldName(options.locale, field),
        ways[by ?? ''] ?? '',
      ]),
      options.width,
    ),
    options.width,
    paint,
  );
}

function balances({ statements }: InspectedFile, options: TerminalOptions, paint: Paint): string[] {
  const { locale, width } = options;
  const { inspection } = locale;
  return section(
    inspection.headings.statements,
    statements.flatMap((statement) => {
      const { currency } = statement;
      const sentence = inspection.balances({
        opening: statement.opening === null ? null : locale.money(statement.opening, currency),
        sum: locale.money(statement.sum, currency),
        closing: statement.closing === null ? null : locale.money(statement.closing, currency),
        entries: statement.entries,
        balances: statement.balances,
      });
      return [
        ...paragraph(inspection.statement(statement.account), width, indent),
        ...paragraph(
          `${marks[String(statement.balances)] ?? ''} ${sentence}`,
          width,
          indent.repeat(2),
          statement.balances === false ? paint.error : undefined,
        ),
      ];
    }),
    options.width,
    paint,
  );
}

function controlTotals(file: InspectedFile, options: TerminalOptions, paint: Paint): string[] {
  return section(
    options.locale.inspection.headings.controlTotals,
    file.controlTotals.flatMap((total) =>
      paragraph(
        controlTotalText(total, options.locale),
        options.width,
        indent,
        total.agrees ? undefined : paint.error,
      ),
    ),
    options.width,
    paint,
  );
}

/** The words that a record keeps of its kind and status are the model's, not the file's. */
function shownValue(field: string, value: string, { terms }: Locale): string {
  const words: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    kind: terms.kinds,
    status: terms.statuses,
  };
  return words[field]?.[value] ?? value;
}

/** Each of the first records as `field value` pairs: with a dozen fields, a table would not fit. */
function firstRecords(file: InspectedFile, options: TerminalOptions, paint: Paint): string[] {
  const { inspection } = options.locale;
  return section(
    inspection.headings.firstRecords,
    file.firstRecords.flatMap((record, index) => {
      const pairs = Object.entries(record).map(
        ([field, value]) =>
          `${inspection.field(field)} ${shownValue(field, value, options.locale)}`,
      );
      return labelled(String(index + 1), pairs.join(' · '), options, indent);
    }),
    options.width,
    paint,
  );
}

function problems(file: InspectedFile, options: TerminalOptions, paint: Paint): string[] {
  const { shown, left } = cut(file.problems, options);
  const lines = shown.map(problemLine);
  if (left > 0) lines.push(options.locale.report.more(left));
  return section(
    options.locale.inspection.headings.problems,
    lines.flatMap((line) => paragraph(line, options.width, indent)),
    options.width,
    paint,
  );
}

/** A card a file: what it is and why, how its columns are read, what it covers, and what is wrong with it. */
export function renderInspection(inspection: InspectionReport, options: TerminalOptions): string {
  const paint = paintFor(options.color);
  return page(
    inspection.files.flatMap((file) => [
      whatItIs(file, options, paint),
      mapping(file, options, paint),
      balances(file, options, paint),
      controlTotals(file, options, paint),
      firstRecords(file, options, paint),
      problems(file, options, paint),
    ]),
    options,
    inspection.files.map(({ file }) => file),
  );
}
