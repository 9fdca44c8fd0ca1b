import { chargesArePositive, chineseBank, fromASample } from './chinese-bank.ts';
import { headersOf, type Profile } from './profile.ts';

/** 上海浦东发展银行: a person's debit card. */
export const spdbPersonal: Profile = chineseBank({
  id: 'spdb-personal',
  title: { en: 'SPD Bank, personal account', 'zh-CN': '浦发银行 个人账户明细' },
  acquirer: '上海浦东发展银行',
  confidence: 'A',
  source: fromASample,
  layouts: [
    {
      name: { en: 'debit card', 'zh-CN': '借记卡' },
      headers: headersOf(
        '顺序号,交易日期,交易类型,存入金额,取出金额,余额,交易对手名称,交易对手账号,附言',
      ),
      requires: ['存入金额', '取出金额', '余额', '交易对手名称', '交易对手账号'],
    },
  ],
  columns: {
    dateTime: ['交易日期'],
    debit: ['取出金额'],
    credit: ['存入金额'],
    balance: ['余额'],
    counterparty: ['交易对手名称'],
    counterpartyAccount: ['交易对手账号'],
    memo: ['交易类型'],
  },
  memo: ['附言'],
  quirks: [
    {
      name: 'two-blanks-before-the-time',
      says: {
        en: 'The column called 交易日期 holds the time too, two blanks after the day.',
        'zh-CN': '“交易日期”栏含时间，日期与时间之间有两个空格。',
      },
    },
  ],
});

/** 中信银行: a person's credit card. */
export const citicPersonal: Profile = chineseBank({
  id: 'citic-personal',
  title: { en: 'China CITIC Bank, credit card', 'zh-CN': '中信银行 信用卡账单' },
  acquirer: '中信银行',
  confidence: 'A',
  source: fromASample,
  layouts: [
    {
      name: { en: 'credit card', 'zh-CN': '信用卡' },
      headers: headersOf('交易日期,入账日期,交易描述,卡末四位,交易币种,结算币种,交易金额,结算金额'),
      requires: ['交易描述', '卡末四位', '结算币种', '结算金额'],
    },
  ],
  columns: {
    date: ['入账日期'],
    currency: ['结算币种'],
    account: ['卡末四位'],
    memo: ['交易描述'],
  },
  sums: { amount: { add: [], less: ['结算金额'] } },
  sign: 'signed',
  quirks: [chargesArePositive],
});

/** 广发银行: a person's credit card. */
export const cgbPersonal: Profile = chineseBank({
  id: 'cgb-personal',
  title: { en: 'China Guangfa Bank, credit card', 'zh-CN': '广发银行 信用卡账单' },
  acquirer: '广发银行',
  confidence: 'A',
  source: fromASample,
  layouts: [
    {
      name: { en: 'credit card', 'zh-CN': '信用卡' },
      headers: headersOf('交易日期,入账日期,交易摘要,交易金额,交易货币,入账金额,入账货币'),
      requires: ['入账日期', '交易摘要', '交易货币', '入账金额', '入账货币'],
    },
  ],
  columns: {
    date: ['入账日期'],
    currency: ['入账货币'],
    memo: ['交易摘要'],
  },
  sums: { amount: { add: [], less: ['入账金额'] } },
  sign: 'signed',
  quirks: [chargesArePositive],
});
