import { chineseBank, fromASample } from './chinese-bank.ts';
import { headersOf, type Profile } from './profile.ts';

/** 中国农业银行: corporate account. */
export const abcCorporate: Profile = chineseBank({
  id: 'abc-corporate',
  title: { en: 'Agricultural Bank of China, corporate account', 'zh-CN': '农业银行 对公账户明细' },
  acquirer: '中国农业银行',
  confidence: 'C',
  source: {
    en: 'Column names agree in several independent readers; each arrangement is known from one. No file was to be had.',
    'zh-CN': '多份互不相干的解析程序中列名一致，各版式只见于其中一份；未能得到真实文件。',
  },
  layouts: [
    {
      name: { en: '9 columns', 'zh-CN': '9 栏' },
      headers: headersOf(
        '交易时间,收入金额,支出金额,账户余额,交易行名,对方省市,对方账号,对方户名,交易用途',
      ),
      requires: ['收入金额', '支出金额', '账户余额', '交易行名', '对方省市'],
      forbids: ['交易时间戳'],
    },
    {
      name: { en: 'with a time stamp', 'zh-CN': '带时间戳' },
      headers: headersOf(
        '交易时间戳,交易时间,收入金额,支出金额,本次余额,手续费总额,交易方式,交易行名,交易类别,对方省市,对方账号,对方户名,交易说明,交易摘要,交易附言',
      ),
      requires: ['交易时间戳', '收入金额', '支出金额', '本次余额'],
      confidence: 'D',
    },
    {
      name: { en: '8 columns', 'zh-CN': '8 栏' },
      headers: headersOf('交易时间,收入金额,支出金额,账户余额,对方账号,对方户名,摘要,对方开户行'),
      requires: ['收入金额', '支出金额', '账户余额', '对方户名', '对方开户行'],
      forbids: ['交易行名', '交易日期'],
      confidence: 'D',
    },
  ],
  columns: {
    dateTime: ['交易时间'],
    debit: ['支出金额'],
    credit: ['收入金额'],
    balance: ['账户余额', '本次余额'],
    counterparty: ['对方户名'],
    counterpartyAccount: ['对方账号'],
    memo: ['交易用途', '摘要', '交易摘要'],
  },
  memo: ['交易说明', '交易附言'],
  quirks: [
    {
      name: 'account-above',
      says: {
        en: 'The account stands on line 2, above the columns.',
        'zh-CN': '账号写在表头上方第 2 行。',
      },
    },
    {
      name: 'counts-below',
      says: {
        en: 'The last rows count what came in and went out; they begin with no date and are no entries.',
        'zh-CN': '末尾几行为收支笔数与合计，首列不是日期，不是明细。',
      },
    },
  ],
});

/** 中国农业银行: a person's debit card. */
export const abcPersonal: Profile = chineseBank({
  id: 'abc-personal',
  title: { en: 'Agricultural Bank of China, personal account', 'zh-CN': '农业银行 个人账户明细' },
  acquirer: '中国农业银行',
  confidence: 'A',
  source: fromASample,
  layouts: [
    {
      name: { en: 'debit card', 'zh-CN': '借记卡' },
      headers: headersOf(
        '交易日期,交易时间,交易摘要,交易金额,本次余额,对手信息,日 志 号,交易渠道,交易附言',
      ),
      requires: ['交易摘要', '交易金额', '本次余额', '对手信息', '交易渠道'],
    },
  ],
  columns: {
    date: ['交易日期'],
    time: ['交易时间'],
    amount: ['交易金额'],
    balance: ['本次余额'],
    counterparty: ['对手信息'],
    memo: ['交易摘要'],
    bankReference: ['日 志 号'],
  },
  memo: ['交易附言'],
  sign: 'signed',
  quirks: [
    {
      name: 'ragged-rows',
      says: {
        en: 'Rows leave out cells: one with fewer than its header is rejected, not guessed.',
        'zh-CN': '有的行缺栏：少于表头的行予以拒绝，不作猜测。',
      },
    },
    {
      name: 'signs-and-inner-blanks',
      says: {
        en: 'Amounts carry + or −, and header cells have blanks within.',
        'zh-CN': '金额带正负号，表头文字中间有空格。',
      },
    },
  ],
});
