import { groupThousands } from '../locales/figures.ts';
import { parseMoney } from '../model/money.ts';
import type { PayoutReport, Report } from '../model/report.ts';
import { bar, step } from './bars.ts';
import { baseName } from './links.ts';
import { type MoneyRow, moneyRows } from './money-rows.ts';
import { payoutStatus } from './said-lines.ts';
import { cut, type Paint, paragraph, section, type TerminalOptions } from './screen.ts';
import { roomForBar, table } from './table.ts';

/** From the till to the bank: a column a currency, each of which adds up; where there is one, drawn as well. */
export function moneySection(report: Report, options: TerminalOptions, paint: Paint): string[] {
  const { takings } = report;
  if (takings.length === 0) return [];
  const { locale, width } = options;
  const way = moneyRows(report, locale);
  const rows = way.map(({ label, amounts }) => [label, ...amounts.map(groupThousands)]);
  const columns = [
    { header: '', flexible: true },
    ...takings.map(({ currency }) => ({ header: currency, align: 'right' as const })),
  ];
  const bars = takings.length === 1 ? waterfall(way, roomForBar(columns, rows, width)) : [];
  const drawn = bars.some((each) => each !== '')
    ? table([...columns, { header: '' }], beside(rows, bars), width)
    : table(columns, rows, width);
  return section(locale.report.headings.money, drawn, width, paint);
}

function beside(rows: readonly (readonly string[])[], bars: readonly string[]): string[][] {
  return rows.map((row, index) => [...row, bars[index] ?? '']);
}

/** What is left at each level as a bar, and each step where it leads from one to the next; blank where there is no room. */
function waterfall(way: readonly MoneyRow[], room: number): readonly string[] {
  const amounts = way.map((row) => parseMoney(row.amounts[0] ?? '') ?? 0n);
  let left = 0n;
  const ends = way.map(({ kind }, index) => {
    left = (kind === 'level' ? 0n : left) + (amounts[index] ?? 0n);
    return left;
  });
  const most = Math.max(0, ...ends.map(Number));
  if (room === 0 || most === 0) return [];
  const share = (money: bigint): number => Number(money) / most;
  return way.map(({ kind }, index) => {
    const end = ends[index] ?? 0n;
    return kind === 'level'
      ? bar(share(end), room)
      : step(share(end - (amounts[index] ?? 0n)), share(end), room);
  });
}

function payoutRow(payout: PayoutReport, { locale }: TerminalOptions): string[] {
  return [
    payout.merchantId ?? '',
    payout.settlementDate ?? '',
    locale.money(payout.net, payout.currency),
    payout.dueOn ?? locale.report.noDueDate,
    payoutStatus(payout, locale),
    // A path would be broken over lines here; it stands whole among the files read.
    locale.list(payout.bank.map(({ file, line }) => `${baseName(file)}:${line}`)),
  ];
}

export function payoutsSection(report: Report, options: TerminalOptions, paint: Paint): string[] {
  if (report.payouts.length === 0) return [];
  const { columns, headings, more } = options.locale.report;
  const { shown, left } = cut(report.payouts, options);
  const drawn = table(
    [
      { header: columns.merchantId, flexible: true },
      { header: columns.settlementDate },
      { header: columns.net, align: 'right' },
      { header: columns.dueOn },
      { header: columns.status, flexible: true },
      { header: columns.bank, flexible: true },
    ],
    shown.map((payout) => payoutRow(payout, options)),
    options.width,
  );
  const rest = left > 0 ? paragraph(more(left), options.width, '  ') : [];
  return section(headings.payouts, [...drawn, ...rest], options.width, paint);
}
