import { chargesArePositive, chineseBank, fromASample } from './chinese-bank.ts';
import { headersOf, type Profile } from './profile.ts';

/** 招商银行: corporate account, U-BANK. */
export const cmbCorporate: Profile = chineseBank({
  id: 'cmb-corporate',
  title: { en: 'China Merchants Bank, corporate account', 'zh-CN': '招商银行 对公账户明细' },
  acquirer: '招商银行',
  confidence: 'C',
  source: {
    en: 'Column names agree in several independent readers; the order of the 35 is known from one. No file was to be had.',
    'zh-CN': '多份互不相干的解析程序中列名一致，35 列的列序只见于其中一份；未能得到真实文件。',
  },
  layouts: [
    {
      name: { en: 'U-BANK, 35 columns', 'zh-CN': 'U-BANK，35 栏' },
      headers: headersOf(
        '账号,账号名称,币种,交易日,交易时间,起息日,交易类型,借方金额,贷方金额,余额,摘要,流水号,流程实例号,业务名称,用途,业务参考号,业务摘要,其它摘要,收(付)方分行名,收(付)方名称,收(付)方账号,收(付)方开户行行号,收(付)方开户行名,收(付)方开户行地址,母(子)公司账号分行名,母(子)公司账号,母(子)公司名称,信息标志,有否附件信息,冲帐标志,扩展摘要,交易分析码,票据号,商务支付订单号,内部编号',
      ),
      requires: ['借方金额', '贷方金额', '流程实例号', '收(付)方名称', '收(付)方账号'],
    },
    {
      name: { en: '8 columns', 'zh-CN': '8 栏' },
      headers: headersOf(
        '交易日期,借方(出账),贷方(入账),余额,摘要,收(付)方名称,收(付)方账号,交易类型',
      ),
      requires: ['借方(出账)', '贷方(入账)', '收(付)方名称', '收(付)方账号'],
    },
  ],
  columns: {
    dateTime: ['交易日期'],
    date: ['交易日', '交易日期'],
    time: ['交易时间'],
    debit: ['借方金额', '借方(出账)'],
    credit: ['贷方金额', '贷方(入账)'],
    balance: ['余额'],
    currency: ['币种'],
    account: ['账号'],
    counterparty: ['收(付)方名称'],
    counterpartyAccount: ['收(付)方账号'],
    memo: ['摘要'],
    bankReference: ['流水号', '业务参考号'],
  },
  memo: ['用途', '业务摘要'],
  quirks: [
    {
      name: 'header-floats',
      says: {
        en: 'The header stands on line 6 or 13, since lines of the account’s data are put in above it.',
        'zh-CN': '表头在第 6 行或第 13 行，上方插有账户信息与汇总。',
      },
    },
  ],
});

/** 招商银行: a person's debit or credit card. */
export const cmbPersonal: Profile = chineseBank({
  id: 'cmb-personal',
  title: { en: 'China Merchants Bank, personal account', 'zh-CN': '招商银行 个人账户明细' },
  acquirer: '招商银行',
  confidence: 'A',
  source: fromASample,
  layouts: [
    {
      name: { en: 'debit card', 'zh-CN': '借记卡' },
      headers: headersOf('记账日期,货币,交易金额,联机余额,交易摘要,对手信息,客户摘要'),
      requires: ['记账日期', '货币', '联机余额', '交易摘要', '对手信息'],
    },
    {
      name: { en: 'credit card', 'zh-CN': '信用卡' },
      headers: headersOf('交易日,记账日,交易摘要,人民币金额,卡号末四位,交易地金额'),
      requires: ['记账日', '人民币金额', '卡号末四位', '交易地金额'],
    },
  ],
  columns: {
    date: ['记账日期', '记账日'],
    amount: ['交易金额'],
    balance: ['联机余额'],
    currency: ['货币'],
    account: ['卡号末四位'],
    counterparty: ['对手信息'],
    memo: ['交易摘要'],
  },
  memo: ['客户摘要'],
  sums: { amount: { add: [], less: ['人民币金额'] } },
  yearStated: /(?<year>20\d\d)\s*年\s*(?<month>\d{1,2})\s*月/,
  sign: 'signed',
  quirks: [
    {
      name: 'name-and-number-together',
      says: {
        en: '对手信息 holds the name of the other party and its account in one text.',
        'zh-CN': '“对手信息”把对方户名与账号写在一起。',
      },
    },
    {
      name: 'days-without-a-year',
      says: {
        en: 'A credit card’s days are written 12/29: the title states month and year of the statement, and later months are of the year before. Without the title the year is asked for.',
        'zh-CN':
          '信用卡账单的日期写作 12/29：标题列明账单年月，晚于账单月的月份属上一年；没有标题则请您补上。',
      },
    },
    chargesArePositive,
  ],
});
