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
      says: {
        en: 'A record ends with /, not with its line: several share one, and a text may hold a / of its own.',
        'zh-CN': '一条记录以 / 结束，而不是以行尾结束：几条可在同一行，文本中也可能含有 /。',
      },
    },
    {
      name: 'amounts-without-a-sign',
      says: {
        en: 'Amounts are whole numbers of the currency’s smallest unit; the type code says whether they come in or go out.',
        'zh-CN': '金额为币种最小单位的整数；收入还是支出由类型代码说明。',
      },
    },
    {
      name: 'availability',
      says: {
        en: 'Behind the funds types S, V and D stand further fields, which shift those after them.',
        'zh-CN': '资金类型 S、V、D 之后还有若干字段，其后的字段因此后移。',
      },
    },
    {
      name: 'control-totals',
      says: {
        en: 'Each account, group and file states the sum of all its amounts, summaries included, and the number of its records.',
        'zh-CN': '每个账户、每个组和整个文件都注明其全部金额（含汇总）之和以及记录数。',
      },
    },
    {
      name: 'ledger-balances',
      says: {
        en: 'Opening and closing balance are the summaries 010 and 015; accounts that state only available balances are not checked.',
        'zh-CN': '期初和期末余额为汇总代码 010 和 015；只注明可用余额的账户不核对余额。',
      },
    },
  ],
  identify: (head) =>
    /^\s*01,[^,\n]*,[^,\n]*,\d{6},/.test(head) && /[/\n]\s*02,/.test(head) ? '01, 02' : null,
  async extract(source) {
    const { readBai2 } = await import('./bai2.ts');
    return readBai2(bai2, source);
  },
};
