import { chineseBank, fromASample } from './chinese-bank.ts';
import { headersOf, type Profile } from './profile.ts';

/** 中国工商银行: corporate account, in the four arrangements that were seen. */
export const icbcCorporate: Profile = chineseBank({
  id: 'icbc-corporate',
  title: { en: 'ICBC, corporate account', 'zh-CN': '工商银行 对公账户明细' },
  acquirer: '中国工商银行',
  confidence: 'C',
  source: {
    en: 'Column names agree in several independent readers; each of the four orders is known from one. No file was to be had.',
    'zh-CN': '多份互不相干的解析程序中列名一致，四种列序各见于其中一份；未能得到真实文件。',
  },
  layouts: [
    {
      name: { en: 'with flag and two amounts', 'zh-CN': '有借贷标志、两栏金额' },
      headers: headersOf(
        '凭证号,对方账号,交易时间,借贷标志,对方单位,对方行号,用途,摘要,附言,回单个性化信息,转入金额,转出金额,支付凭证种类,余额',
      ),
      requires: ['借贷标志', '对方单位', '转入金额', '转出金额', '回单个性化信息'],
    },
    {
      name: { en: '[HISTORYDETAIL]', 'zh-CN': '[HISTORYDETAIL]' },
      headers: headersOf(
        '凭证号,本方账号,对方账号,交易时间,借/贷,借方发生额,贷方发生额,对方行号,摘要,用途,对方单位名称,余额',
      ),
      requires: ['本方账号', '借/贷', '借方发生额', '贷方发生额', '对方单位名称'],
      confidence: 'D',
    },
    {
      name: { en: 'with flag and one amount', 'zh-CN': '有借贷标志、一栏金额' },
      headers: headersOf(
        '对方账号,交易时间,借贷标志,对方单位,对方行号,用途,摘要,附言,发生额,余额,币种',
      ),
      requires: ['借贷标志', '对方单位', '发生额', '附言'],
      forbids: ['转入金额'],
      confidence: 'D',
      sign: 'direction',
    },
    {
      name: { en: 'two amounts without flag', 'zh-CN': '两栏金额、无借贷标志' },
      headers: headersOf(
        '对方账号,交易时间,对方单位,用途,摘要,附言,回单个性化信息,余额,转出金额,转入金额',
      ),
      requires: ['对方单位', '回单个性化信息', '转出金额', '转入金额'],
      forbids: ['借贷标志'],
      confidence: 'D',
    },
  ],
  columns: {
    dateTime: ['交易时间'],
    debit: ['转出金额', '借方发生额'],
    credit: ['转入金额', '贷方发生额'],
    amount: ['发生额'],
    direction: ['借贷标志', '借/贷'],
    balance: ['余额'],
    currency: ['币种'],
    account: ['本方账号'],
    counterparty: ['对方单位', '对方单位名称'],
    counterpartyAccount: ['对方账号'],
    memo: ['摘要'],
    bankReference: ['凭证号'],
  },
  memo: ['用途', '附言'],
  quirks: [
    {
      name: 'four-arrangements',
      says: {
        en: 'The bank’s site has given money in and out as two columns, with or without 借贷标志, and as one column with it: 借 is out, 贷 is in.',
        'zh-CN':
          '网银先后用过两栏金额（有或没有借贷标志）和一栏金额加借贷标志：借为支出，贷为收入。',
      },
    },
    {
      name: 'tabs-in-cells',
      says: {
        en: 'Cells of the CSV end with a tab, and amounts may be padded and grouped.',
        'zh-CN': 'CSV 的单元格末尾带制表符，金额可能带空格与千分位。',
      },
    },
  ],
});

/** 中国工商银行: a person's debit or credit card. */
export const icbcPersonal: Profile = chineseBank({
  id: 'icbc-personal',
  title: { en: 'ICBC, personal account', 'zh-CN': '工商银行 个人账户明细' },
  acquirer: '中国工商银行',
  confidence: 'A',
  source: fromASample,
  layouts: [
    {
      name: { en: 'debit card', 'zh-CN': '借记卡' },
      headers: headersOf(
        '交易日期,摘要,交易详情,交易场所,交易国家或地区简称,钞/汇,交易金额(收入),交易金额(支出),交易币种,记账金额(收入),记账金额(支出),记账币种,余额,对方户名,对方账户',
      ),
      requires: ['钞/汇', '交易国家或地区简称', '记账金额(收入)', '记账金额(支出)', '记账币种'],
    },
    {
      name: { en: 'credit card', 'zh-CN': '信用卡' },
      headers: headersOf(
        '交易日期,记账日期,摘要,交易场所,交易国家或地区简称,交易金额(收入),交易金额(支出),交易币种,记账金额(收入),记账金额(支出),记账币种,余额,对方户名',
      ),
      requires: ['记账日期', '交易国家或地区简称', '记账金额(收入)', '记账金额(支出)', '记账币种'],
      forbids: ['钞/汇'],
    },
  ],
  stated: { account: /卡号\s*:\s*(?<value>[\d*]{8,})/ },
  columns: {
    dateTime: ['记账日期', '交易日期'],
    debit: ['记账金额(支出)'],
    credit: ['记账金额(收入)'],
    balance: ['余额'],
    currency: ['记账币种'],
    counterparty: ['对方户名'],
    counterpartyAccount: ['对方账户'],
    memo: ['摘要'],
  },
  memo: ['交易详情', '交易场所'],
  quirks: [
    {
      name: 'quoted-then-tab',
      says: {
        en: 'A tab follows the closing quotation mark, and values are padded with blanks.',
        'zh-CN': '引号之后还有制表符，各栏以空格补齐。',
      },
    },
    {
      name: 'totals-below',
      says: {
        en: 'A line 人民币合计 follows the rows; it is no row.',
        'zh-CN': '明细之后有“人民币合计”一行，不是明细。',
      },
    },
  ],
});
