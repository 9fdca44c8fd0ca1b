import type { Locale } from '../../locales/locale.ts';
import { type SheetHeaders, sheetHeaders } from '../../locales/sheet-headers.ts';
import type { PayoutReport, Report } from '../../model/report.ts';
import type { Tone } from './cell.ts';
import type { Sheet } from './sheet.ts';
import { type Columns, fieldsOf, tableOf, toned } from './table.ts';

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
  const columns: Columns<SheetHeaders['payouts'], PayoutReport> = {
    id: ['text', ({ id }) => id],
    merchantId: ['text', ({ merchantId }) => merchantId],
    settlementDate: ['moment', ({ settlementDate }) => settlementDate],
    currency: ['text', ({ currency }) => currency],
    net: ['amount', ({ net }) => net],
    dueOn: ['moment', ({ dueOn }) => dueOn],
    status: [
      'text',
      ({ status }) => toned(locale.terms.payoutStatuses[status], statusTones[status]),
    ],
    bank: ['text', ({ bank }) => locale.list(bank.map(({ file, line }) => `${file}:${line}`))],
    ways: ['count', ({ solutions }) => solutions],
    rental: ['amount', ({ terminalRental }) => terminalRental ?? null],
  };
  const { payouts: headers } = sheetHeaders(locale);
  return tableOf(locale.workbook.sheets.payouts, fieldsOf(headers, columns), payouts);
}
