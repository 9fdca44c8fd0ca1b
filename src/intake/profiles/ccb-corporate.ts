import { chineseBank, fromASample } from './chinese-bank.ts';
import { headersOf, type Profile } from './profile.ts';

/** 中国建设银行: corporate account statement. */
export const ccbCorporate: Profile = {
  id: 'ccb-corporate',
  title: { en: 'China Construction Bank, corporate account', 'zh-CN': '建设银行 对公账户明细' },
  side: 'bank',
  acquirer: '中国建设银行',
  confidence: 'C',
  source: {
    en: 'Column names agree in several independent readers of merchants’ exports, an earlier table is known from one; no file was to be had.',
    'zh-CN': '多份互不相干的解析程序中列名一致，较早的一种表格只见于其中一份；未能得到真实文件。',
  },
  timeZone: 'Asia/Shanghai',
  currency: 'CNY',
  layouts: [
    {
      name: { en: 'download', 'zh-CN': '下载文件' },
      headers: headersOf(
        '账号,账户名称,交易时间,借方发生额（支取）,贷方发生额（收入）,余额,币种,对方户名,对方账号,对方开户机构,记账日期,摘要,备注,账户明细编号-交易流水号,企业流水号,凭证种类,凭证号',
      ),
      requires: ['交易时间', '借方发生额(支取)', '贷方发生额(收入)', '余额', '记账日期'],
    },
    {
      name: { en: 'web', 'zh-CN': '网页导出' },
      headers: headersOf(
        '账号,账户名称,交易时间,借方发生额/元(支取),贷方发生额/元(收入),余额,币种,对方户名,对方账号,对方开户机构,记账日期,摘要,备注,账户明细编号-交易流水号,企业流水号,凭证种类,凭证号,关联账户,交易介质编号',
      ),
      requires: ['交易时间', '借方发生额/元(支取)', '贷方发生额/元(收入)', '余额'],
    },
    {
      name: { en: 'earlier', 'zh-CN': '旧版' },
      headers: headersOf(
        '记账日期,交易时间,凭证种类,凭证号,借方发生额/元,贷方发生额/元,余额/元,钞汇标志,对方户名,对方账号,摘要,备注,账户明细编号-交易流水号,企业流水号,本方账号,本方账户名称,本方账户开户机构',
      ),
      requires: ['借方发生额/元', '贷方发生额/元', '余额/元', '本方账号'],
      confidence: 'D',
    },
  ],
  columns: {
    dateTime: ['交易时间'],
    date: ['记账日期', '交易日期'],
    debit: ['借方发生额(支取)', '借方发生额/元(支取)', '借方发生额/元', '借方发生额'],
    credit: ['贷方发生额(收入)', '贷方发生额/元(收入)', '贷方发生额/元', '贷方发生额'],
    balance: ['余额', '余额/元', '账户余额'],
    currency: ['币种'],
    account: ['账号', '本方账号'],
    counterparty: ['对方户名'],
    counterpartyAccount: ['对方账号'],
    memo: ['摘要'],
    bankReference: ['账户明细编号-交易流水号', '企业流水号', '凭证号'],
  },
  memo: ['备注'],
  refundColumns: {},
  kindWords: {},
  ignoredKinds: [],
  statusWords: {},
  sign: 'debit-credit',
  minorUnits: false,
  identity: [
    'account',
    'dateTime',
    'date',
    'debit',
    'credit',
    'balance',
    'counterparty',
    'memo',
    'bankReference',
  ],
  statedTotals: [],
  quirks: [
    {
      name: 'header-floats',
      says: {
        en: 'The header stands on line 1, or on line 10 below the account’s data.',
        'zh-CN': '表头在第 1 行，或在账户信息之下的第 10 行。',
      },
    },
    {
      name: 'bracket-width',
      says: {
        en: '（支取） and （收入） are full-width, in the web variant half-width after /元.',
        'zh-CN': '“（支取）”和“（收入）”用全角括号；网银的一种格式在“/元”后用半角括号。',
      },
    },
    {
      name: 'names-in-two-rows',
      says: {
        en: 'Names may be broken within a cell, or completed by a second row; where that row is from is not documented.',
        'zh-CN': '户名可能在单元格内换行，也可能由下一行补全；后者的来历没有文件说明。',
      },
    },
    {
      name: 'padded-header',
      says: { en: 'Header cells are padded with blanks.', 'zh-CN': '表头单元格以空格补齐。' },
    },
    {
      name: 'compact-date',
      says: { en: 'Times are written 20260105 18:22:21.', 'zh-CN': '时间写作 20260105 18:22:21。' },
    },
    {
      name: 'notice-at-the-end',
      says: {
        en: 'The last line says that the data are for reference only; it is no row.',
        'zh-CN': '末行注明数据仅供参考，不是明细。',
      },
    },
  ],
};

/** 中国建设银行: a person's debit card. */
export const ccbPersonal: Profile = chineseBank({
  id: 'ccb-personal',
  title: { en: 'China Construction Bank, personal account', 'zh-CN': '建设银行 个人账户明细' },
  acquirer: '中国建设银行',
  confidence: 'A',
  source: fromASample,
  layouts: [
    {
      name: { en: 'debit card', 'zh-CN': '借记卡' },
      headers: headersOf(
        '记账日,交易日期,交易时间,支出,收入,账户余额,币种,摘要,对方账号,对方户名,交易地点',
      ),
      requires: ['记账日', '支出', '收入', '账户余额', '对方户名', '交易地点'],
    },
  ],
  columns: {
    date: ['交易日期', '记账日'],
    time: ['交易时间'],
    debit: ['支出'],
    credit: ['收入'],
    balance: ['账户余额'],
    currency: ['币种'],
    counterparty: ['对方户名'],
    counterpartyAccount: ['对方账号'],
    memo: ['摘要'],
  },
  memo: ['交易地点'],
  quirks: [
    {
      name: 'padded-cells',
      says: {
        en: 'Header and cells are padded, with ideographic spaces above the columns.',
        'zh-CN': '表头与单元格以空格补齐，表头上方用全角空格。',
      },
    },
  ],
});
