import type { Locale } from '../../locales/locale.ts';
import type { PayoutReport, Report } from '../../model/report.ts';
import type { Tone } from './cell.ts';
import type { Sheet } from './sheet.ts';
import { type Field, tableOf, toned } from './table.ts';

const statusTones: Readonly<Record<PayoutReport['status'], Tone>> = {
  paid: 'good',
  short: 'error',
  excess: 'error',
  missing: 'error',
  'in-transit': 'notice',
  undetermined: 'warning',
  'not-checked': 'faint',
};

/** A row a payout, with the lines of the bank statement that paid it. */
export function payoutsSheet({ payouts }: Report, locale: Locale): Sheet {
  const { columns, sheets } = locale.workbook;
  const { columns: known } = locale.report;
  const fields: readonly Field<PayoutReport>[] = [
    { header: locale.terms.fields.payoutId, kind: 'text', cell: ({ id }) => id },
    { header: known.merchantId, kind: 'text', cell: ({ merchantId }) => merchantId },
    { header: known.settlementDate, kind: 'moment', cell: ({ settlementDate }) => settlementDate },
    { header: columns.currency, kind: 'text', cell: ({ currency }) => currency },
    { header: known.net, kind: 'amount', cell: ({ net }) => net },
    { header: known.dueOn, kind: 'moment', cell: ({ dueOn }) => dueOn },
    {
      header: known.status,
      kind: 'text',
      cell: ({ status }) => toned(locale.terms.payoutStatuses[status], statusTones[status]),
    },
    {
      header: known.bank,
      kind: 'text',
      cell: ({ bank }) => locale.list(bank.map(({ file, line }) => `${file}:${line}`)),
    },
    { header: columns.ways, kind: 'count', cell: ({ solutions }) => solutions },
    {
      header: columns.rental,
      kind: 'amount',
      cell: ({ terminalRental }) => terminalRental ?? null,
    },
  ];
  return tableOf(sheets.payouts, fields, payouts);
}
