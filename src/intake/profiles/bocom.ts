import { chineseBank, fromASample } from './chinese-bank.ts';
import { headersOf, type Profile } from './profile.ts';

/** 交通银行: corporate account. */
export const bocomCorporate: Profile = chineseBank({
  id: 'bocom-corporate',
  title: { en: 'Bank of Communications, corporate account', 'zh-CN': '交通银行 对公账户明细' },
  acquirer: '交通银行',
  confidence: 'C',
  source: {
    en: 'Column names agree in three independent readers; no file was to be had.',
    'zh-CN': '三份互不相干的解析程序中列名一致；未能得到真实文件。',
  },
  layouts: [
    {
      name: { en: '7 columns', 'zh-CN': '7 栏' },
      headers: headersOf(
        '交易日期,借方发生额（支出）,贷方发生额（收入）,账户余额,对方账号,对方户名,摘要',
      ),
      requires: ['借方发生额（支出）', '贷方发生额（收入）', '账户余额', '对方户名'],
    },
    {
      name: { en: '7 columns with times', 'zh-CN': '7 栏，带时间' },
      headers: headersOf(
        '交易时间,借方发生额（支出）,贷方发生额（收入）,账户余额,对方账号,对方户名,摘要',
      ),
      requires: ['交易时间', '借方发生额（支出）', '贷方发生额（收入）', '账户余额', '对方户名'],
    },
  ],
  columns: {
    dateTime: ['交易时间', '交易日期'],
    debit: ['借方发生额（支出）'],
    credit: ['贷方发生额（收入）'],
    balance: ['账户余额'],
    counterparty: ['对方户名'],
    counterpartyAccount: ['对方账号'],
    memo: ['摘要'],
  },
  quirks: [
    {
      name: 'account-above',
      says: {
        en: 'The account stands on line 1, above the columns.',
        'zh-CN': '账号写在表头上方第 1 行。',
      },
    },
  ],
});

/** 交通银行: a person's debit card. */
export const bocomPersonal: Profile = chineseBank({
  id: 'bocom-personal',
  title: { en: 'Bank of Communications, personal account', 'zh-CN': '交通银行 个人账户明细' },
  acquirer: '交通银行',
  confidence: 'A',
  source: fromASample,
  layouts: [
    {
      name: { en: 'debit card', 'zh-CN': '借记卡' },
      headers: headersOf(
        '序号,交易日期,交易时间,交易类型,借贷,交易金额,余额,对方账号,对方户名,交易地点,摘要',
      ),
      requires: ['序号', '借贷', '交易金额', '余额', '对方户名', '交易地点'],
    },
  ],
  columns: {
    date: ['交易日期'],
    time: ['交易时间'],
    amount: ['交易金额'],
    direction: ['借贷'],
    balance: ['余额'],
    counterparty: ['对方户名'],
    counterpartyAccount: ['对方账号'],
    memo: ['交易类型'],
  },
  memo: ['交易地点', '摘要'],
  sign: 'direction',
  quirks: [
    {
      name: 'direction-in-two-languages',
      says: { en: '借 Dr is out, 贷 Cr is in.', 'zh-CN': '“借 Dr”为支出，“贷 Cr”为收入。' },
    },
  ],
});
