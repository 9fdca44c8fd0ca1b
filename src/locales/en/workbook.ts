import type { WorkbookTexts } from '../workbook-texts.ts';
import { headers } from './headers.ts';
import { count } from './wording.ts';

export const workbook: WorkbookTexts = {
  ...headers.workbook,
  sheets: {
    summary: 'Summary',
    discrepancies: 'Discrepancies',
    records: 'Records',
    payouts: 'Payouts',
    requests: 'Refunds and claims',
    openItems: 'Open items',
    drawers: 'Cash drawers',
  },
  continued: (name, number) => `${name} ${number}`,
  sections: {
    verdict: 'Result',
    atStake: 'Money at stake',
    notes: 'About this workbook',
  },
  addsUp: 'adds up',
  sentences: (sentences) => sentences.join(' '),
  cut: '… (cut, too long for a cell)',
  notes: {
    amountsAsText: (number) =>
      `${count(number, 'amount has', 'amounts have')} more than 15 digits, of which a spreadsheet would round the rest: they stand as text.`,
    textsCut: (number) =>
      `${count(number, 'text was', 'texts were')} longer than the 32,767 characters of a cell: they end in “… (cut, too long for a cell)”.`,
    continued: (sheets) =>
      `A sheet takes 1,048,576 rows: the records go on for ${count(sheets, 'sheet', 'sheets')}.`,
  },
};
