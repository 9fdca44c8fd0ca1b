import type { DocumentFormat } from './document.ts';

/** BAI2, Cash Management Balance Reporting. */
export const bai2: DocumentFormat = {
  id: 'bai2',
  title: { en: 'BAI2, cash management report', 'zh-CN': 'BAI2 现金管理报告' },
  side: 'bank',
  acquirer: null,
  confidence: 'A',
  source: {
    en: 'Published samples of several banks whose control totals agree; the rest as the files show.',
    'zh-CN': '多家银行公布的样例，所列合计与明细相符；其余以文件所示为准。',
  },
  timeZone: null,
  fields: [
    ['02 as-of date', 'date'],
    ['03 customer account number', 'account'],
    ['03 or 02 currency', 'currency'],
    ['16 type code and amount', 'amount'],
    ['16 value date (funds type V)', 'valueDate'],
    ['16 bank reference', 'bankReference'],
    ['16 customer reference', 'memo'],
    ['16 and 88 text', 'memo'],
    ['49, 98, 99 control totals', null],
  ],
  quirks: [
    {
      name: 'end-of-a-record',
      says: 'A record ends with /, not with its line: several share one, and a text may hold a / of its own.',
    },
    {
      name: 'amounts-without-a-sign',
      says: 'Amounts are whole numbers of the currency’s smallest unit; the type code says whether they come in or go out.',
    },
    {
      name: 'availability',
      says: 'Behind the funds types S, V and D stand further fields, which shift those after them.',
    },
    {
      name: 'control-totals',
      says: 'Each account, group and file states the sum of all its amounts, summaries included, and the number of its records.',
    },
    {
      name: 'ledger-balances',
      says: 'Opening and closing balance are the summaries 010 and 015; accounts that state only available balances are not checked.',
    },
  ],
  identify: (head) =>
    /^\s*01,[^,\n]*,[^,\n]*,\d{6},/.test(head) && /[/\n]\s*02,/.test(head) ? '01, 02' : null,
  async extract(source) {
    const { readBai2 } = await import('./bai2.ts');
    return readBai2(bai2, source);
  },
};
