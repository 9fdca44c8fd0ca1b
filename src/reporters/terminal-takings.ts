import { groupThousands } from '../locales/figures.ts';
import { parseMoney } from '../model/money.ts';
import type { TakingsLine, TakingsOfCurrency, TakingsReport } from '../model/takings.ts';
import { bar } from './bars.ts';
import {
  cut,
  type Paint,
  page,
  paintFor,
  paragraph,
  section,
  type TerminalOptions,
} from './screen.ts';
import { roomForBar, table } from './table.ts';
import { drawersSection } from './terminal-drawers.ts';

const dimensions = ['day', 'hour', 'channel', 'terminal', 'cashier', 'store'] as const;
type Dimension = (typeof dimensions)[number];

function linesOf(takings: TakingsOfCurrency, dimension: Dimension): readonly TakingsLine[] {
  const lines = {
    day: takings.byDay.length > 1 ? takings.byDay : [],
    hour: takings.byHour,
    channel: takings.byChannel,
    terminal: takings.byTerminal,
    cashier: takings.byCashier,
    store: takings.byStore,
  };
  return lines[dimension];
}

function totalSection(
  takings: TakingsOfCurrency,
  options: TerminalOptions,
  paint: Paint,
): string[] {
  const { locale, width } = options;
  const { from, to, currency, fees, net } = takings;
  const days = from === null || to === null ? locale.report.noDays : locale.report.days(from, to);
  const rows = [
    [locale.takings.gross(takings.sales), groupThousands(takings.gross)],
    [locale.takings.refunds(takings.refundCount), groupThousands(takings.refunds)],
    [feesLabel(takings, options), fees === null ? locale.takings.unknown : groupThousands(fees)],
    [locale.takings.net, net === null ? locale.takings.unknown : groupThousands(net)],
  ];
  return [
    ...paragraph(`${currency} · ${days}`, width, '', paint.strong),
    ...table(
      [
        { header: '', flexible: true },
        { header: currency, align: 'right', flexible: fees === null || net === null },
      ],
      rows,
      width,
    ),
  ];
}

/** Says of how much the fees are where that is not all that was taken. */
function feesLabel(
  { gross, refunds, fees, feesOn, currency }: TakingsOfCurrency,
  { locale }: TerminalOptions,
): string {
  const taken = (parseMoney(gross) ?? 0n) + (parseMoney(refunds) ?? 0n);
  return fees === null || feesOn === null || parseMoney(feesOn) === taken
    ? locale.takings.fees
    : locale.takings.feesOn(locale.money(feesOn, currency));
}

function breakdown(
  takings: TakingsOfCurrency,
  dimension: Dimension,
  options: TerminalOptions,
): string[] {
  const { locale, width } = options;
  const { columns, by, hour, none } = locale.takings;
  const lines = linesOf(takings, dimension);
  if (lines.length === 0) return [];
  const { shown, left } = cut(lines, options);
  const name = (key: string) => {
    if (key === '') return none;
    return dimension === 'hour' ? hour(key) : key;
  };
  const headers = [
    { header: by[dimension], flexible: true },
    { header: columns.sales, align: 'right' },
    { header: columns.gross, align: 'right' },
    { header: columns.refundCount, align: 'right' },
    { header: columns.refunds, align: 'right' },
  ] as const;
  const rows = shown.map((line) => [
    name(line.key),
    groupThousands(String(line.sales)),
    groupThousands(line.gross),
    groupThousands(String(line.refundCount)),
    groupThousands(line.refunds),
  ]);
  const bars = barsOf(lines, roomForBar(headers, rows, width));
  const drawn =
    bars.length === 0
      ? table(headers, rows, width)
      : table(
          [...headers, { header: '' }],
          rows.map((row, index) => [...row, bars[index] ?? '']),
          width,
        );
  const rest = left > 0 ? paragraph(locale.report.more(left), width, '  ') : [];
  return [...drawn, ...rest];
}

/** What was taken beside the most of any line; none of a single line, or where there is no room. */
function barsOf(lines: readonly TakingsLine[], room: number): readonly string[] {
  const taken = lines.map(({ gross }) => Number(parseMoney(gross) ?? 0n));
  const most = Math.max(...taken);
  return room === 0 || lines.length === 1 || most <= 0
    ? []
    : taken.map((each) => bar(each / most, room));
}

function expected(takings: TakingsOfCurrency, options: TerminalOptions, paint: Paint): string[] {
  const { locale, width } = options;
  if (takings.expectedInBank.length === 0) return [];
  const { columns, expectedInBank, beforeFees } = locale.takings;
  const { shown, left } = cut(takings.expectedInBank, options);
  const drawn = table(
    [
      { header: columns.dueOn },
      { header: columns.settlementDate },
      { header: columns.amount, align: 'right' },
    ],
    shown.map(({ dueOn, settlementDate, amount }) => [
      dueOn ?? locale.report.noDueDate,
      settlementDate ?? '',
      locale.money(amount, takings.currency),
    ]),
    width,
  );
  const rest = left > 0 ? paragraph(locale.report.more(left), width, '  ') : [];
  const isBefore = takings.expectedInBank.some((each) => each.beforeFees === true);
  const note = isBefore ? paragraph(beforeFees, width, '  ') : [];
  return section(expectedInBank, [...drawn, ...rest, ...note], options.width, paint);
}

function standingOut(
  { standingOut: cashiers }: TakingsOfCurrency,
  { locale, width }: TerminalOptions,
  paint: Paint,
): string[] {
  if (cashiers.length === 0) return [];
  const { heading, cashier, advice } = locale.takings.standingOut;
  const lines = [...cashiers.map(cashier), advice];
  const drawn = lines.flatMap((line) => paragraph(line, width, '  '));
  return section(heading, drawn, width, paint);
}

/** A day's takings: totals, what the bank should get, then by day where there are several, by hour, means of payment, terminal, cashier and store. */
export function renderTakings(takings: TakingsReport, options: TerminalOptions): string {
  const { locale, width } = options;
  const paint = paintFor(options.color);
  const title = `${locale.takings.title} · ${locale.takings.countedFrom(locale.terms.sides[takings.side])}`;
  return page(
    [
      [
        ...paragraph(title, width, '', paint.strong),
        ...paragraph(locale.list(takings.files), width, '', paint.faint),
      ],
      ...(takings.currencies.length === 0 ? [paragraph(locale.takings.empty, width)] : []),
      ...takings.currencies.flatMap((each) => [
        totalSection(each, options, paint),
        expected(each, options, paint),
        ...dimensions.map((dimension) => breakdown(each, dimension, options)),
        drawersSection(each.drawers, each.currency, options, paint),
        standingOut(each, options, paint),
      ]),
    ],
    options,
    takings.files,
  );
}
