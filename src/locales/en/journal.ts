import type { JournalTexts } from '../journal-texts.ts';
import { count as counted } from './wording.ts';

const of = (what: string, acquirer: string): string =>
  acquirer === '' ? what : `${what} (${acquirer})`;

export const journal: JournalTexts = {
  accounts: {
    bank: { path: 'Assets:Bank', name: 'Bank', code: '' },
    cash: { path: 'Assets:Cash', name: 'Cash', code: '' },
    otherTenders: { path: 'Assets:Other-Tenders', name: 'Other tenders', code: '' },
    unsettled: { path: 'Assets:Card-Sales', name: 'Card sales not settled', code: '' },
    clearing: { path: 'Assets:Acquirer', name: 'Acquirer clearing', code: '' },
    sales: { path: 'Income:Sales', name: 'Sales', code: '' },
    refunds: { path: 'Income:Refunds', name: 'Refunds', code: '' },
    tips: { path: 'Income:Tips', name: 'Tips', code: '' },
    fees: { path: 'Expenses:Card-Fees', name: 'Card fees', code: '' },
    chargebacks: { path: 'Expenses:Chargebacks', name: 'Chargebacks', code: '' },
    overShort: { path: 'Expenses:Over-Short', name: 'Over/short', code: '' },
    suspense: { path: 'Liabilities:Suspense', name: 'Suspense', code: '' },
    conversion: { path: 'Equity:Conversion', name: 'Currency conversion', code: '' },
  },
  entries: {
    takings: () => 'Takings of the day',
    'cash-count': () => 'Over or short in the drawer',
    settlement: (acquirer) => of('Settled by the acquirer', acquirer),
    payout: (acquirer) => of('Payout', acquirer),
    'fee-collection': () => 'Fees collected from the bank',
    answer: () => 'What a request asked for',
    'unexplained-credit': () => 'Credit that no settlement explains',
    difference: () => 'Difference between sold and settled',
    accepted: () => 'Discrepancy accepted',
    correction: () => 'Correction of earlier entries',
  },
  records: (count) => counted(count, 'record', 'records'),
  head: (version, run, asOf) => `posrecon ${version}, run ${run}, as of ${asOf}`,
  voucherWord: 'JV',
};
