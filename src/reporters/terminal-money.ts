import { groupThousands } from '../locales/figures.ts';
import type { PayoutReport, Report } from '../model/report.ts';
import { moneyRows } from './money-rows.ts';
import { payoutStatus } from './said-lines.ts';
import { cut, type Paint, paragraph, section, type TerminalOptions } from './screen.ts';
import { table } from './table.ts';

/** From the till to the bank: a column a currency, each of which adds up. */
export function moneySection(report: Report, options: TerminalOptions, paint: Paint): string[] {
  const { takings } = report;
  if (takings.length === 0) return [];
  const rows = moneyRows(report, options.locale).map(({ label, amounts }) => [
    label,
    ...amounts.map(groupThousands),
  ]);
  const columns = [
    { header: '', flexible: true },
    ...takings.map(({ currency }) => ({ header: currency, align: 'right' as const })),
  ];
  return section(
    options.locale.report.headings.money,
    table(columns, rows, options.width),
    options.width,
    paint,
  );
}

function payoutRow(payout: PayoutReport, { locale }: TerminalOptions): string[] {
  return [
    payout.merchantId ?? '',
    payout.settlementDate ?? '',
    locale.money(payout.net, payout.currency),
    payout.dueOn ?? locale.report.noDueDate,
    payoutStatus(payout, locale),
    locale.list(payout.bank.map(({ file, line }) => `${baseName(file)}:${line}`)),
  ];
}

/** A path would be broken over lines here; it stands whole among the files read. */
function baseName(file: string): string {
  return file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
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
