import { chineseBank, fromOneReader } from './chinese-bank.ts';
import { headersOf, type Profile } from './profile.ts';

/** 上海浦东发展银行: corporate account. */
export const spdbCorporate: Profile = chineseBank({
  id: 'spdb-corporate',
  title: { en: 'SPD Bank, corporate account', 'zh-CN': '浦发银行 对公账户明细' },
  acquirer: '上海浦东发展银行',
  confidence: 'C',
  source: {
    en: 'Two independent readers agree in most columns; no file was to be had.',
    'zh-CN': '两份互不相干的解析程序大部分列名一致；未能得到真实文件。',
  },
  layouts: [
    {
      name: { en: '12 columns', 'zh-CN': '12 栏' },
      headers: headersOf(
        '交易日期,交易时间,申请日期,凭证号,借方金额,贷方金额,余额,对方账号,对方户名,对方行名,交易流水号,摘要',
      ),
      requires: ['凭证号', '借方金额', '贷方金额', '对方户名', '对方行名', '交易流水号'],
    },
  ],
  columns: {
    date: ['交易日期'],
    time: ['交易时间'],
    debit: ['借方金额'],
    credit: ['贷方金额'],
    balance: ['余额'],
    counterparty: ['对方户名'],
    counterpartyAccount: ['对方账号'],
    memo: ['摘要'],
    bankReference: ['交易流水号'],
  },
  memo: ['交易附言'],
  quirks: [
    {
      name: 'compact-day-and-time',
      says: {
        en: 'Days are written 20260105, times 113807.',
        'zh-CN': '日期写作 20260105，时间写作 113807。',
      },
    },
  ],
});

/** 中信银行: corporate account. */
export const citicCorporate: Profile = chineseBank({
  id: 'citic-corporate',
  title: { en: 'China CITIC Bank, corporate account', 'zh-CN': '中信银行 对公账户明细' },
  acquirer: '中信银行',
  confidence: 'D',
  source: fromOneReader,
  layouts: [
    {
      name: { en: 'known columns', 'zh-CN': '已知栏目' },
      headers: headersOf(
        '交易日期,交易时间,对方账号,对方账户名称,借方发生额,贷方发生额,账户余额,摘要,附言,交易账号',
      ),
      requires: ['对方账户名称', '借方发生额', '贷方发生额', '账户余额', '附言'],
    },
  ],
  columns: {
    date: ['交易日期'],
    time: ['交易时间'],
    debit: ['借方发生额'],
    credit: ['贷方发生额'],
    balance: ['账户余额'],
    account: ['交易账号'],
    counterparty: ['对方账户名称'],
    counterpartyAccount: ['对方账号'],
    memo: ['摘要'],
  },
  memo: ['附言'],
  quirks: [
    {
      name: 'further-columns',
      says: {
        en: 'Further columns stand between those named here; they are found by name.',
        'zh-CN': '所列各栏之间还有其他栏，按列名查找。',
      },
    },
  ],
});

/** 平安银行: corporate account. */
export const pabCorporate: Profile = chineseBank({
  id: 'pab-corporate',
  title: { en: 'Ping An Bank, corporate account', 'zh-CN': '平安银行 对公账户明细' },
  acquirer: '平安银行',
  confidence: 'A',
  source: {
    en: 'Lines of an export in a published import script, and a reader that agrees; the table of 8 columns is known from one reader.',
    'zh-CN':
      '公开的导入脚本中有真实导出文件的若干行，另有一份解析程序与之一致；8 列的表格只见于一份。',
  },
  layouts: [
    {
      name: { en: 'payer and payee', 'zh-CN': '付款方、收款方分栏' },
      headers: headersOf(
        '交易日期,传票号,借方,贷方,余额,付款人账户,付款人名称,收款人账户,收款人名称,用途,摘要,凭证类型,凭证号码',
      ),
      requires: ['传票号', '借方', '贷方', '付款人账户', '收款人账户'],
    },
    {
      name: { en: 'with a mark of reversals', 'zh-CN': '带冲正标志' },
      headers: headersOf('交易时间,账号,币种,收入,支出,冲正标志,账户余额,对方账号'),
      requires: ['收入', '支出', '冲正标志', '账户余额', '对方账号'],
      confidence: 'D',
    },
  ],
  columns: {
    dateTime: ['交易时间', '交易日期'],
    debit: ['借方', '支出'],
    credit: ['贷方', '收入'],
    balance: ['余额', '账户余额'],
    currency: ['币种'],
    account: ['账号'],
    counterparty: ['付款人名称'],
    counterpartyAccount: ['付款人账户', '对方账号'],
    memo: ['摘要', '冲正标志'],
    bankReference: ['传票号'],
  },
  outColumns: {
    counterparty: ['收款人名称'],
    counterpartyAccount: ['收款人账户', '对方账号'],
  },
  memo: ['用途'],
  quirks: [
    {
      name: 'both-parties',
      says: {
        en: 'A row names payer and payee: the other one is the payer of what came in and the payee of what went out.',
        'zh-CN': '每行都有付款人与收款人：收入的对方是付款人，支出的对方是收款人。',
      },
    },
    {
      name: 'reversals-are-rows',
      says: {
        en: '冲正标志 marks a row that undoes another; both are entries of the account.',
        'zh-CN': '“冲正标志”表示该行冲正另一行，两行都是账户的明细。',
      },
    },
  ],
});

/** 中国光大银行: corporate account. */
export const cebCorporate: Profile = chineseBank({
  id: 'ceb-corporate',
  title: { en: 'China Everbright Bank, corporate account', 'zh-CN': '光大银行 对公账户明细' },
  acquirer: '中国光大银行',
  confidence: 'D',
  source: fromOneReader,
  names: ['中国光大银行', '光大银行'],
  layouts: [
    {
      name: { en: 'known columns', 'zh-CN': '已知栏目' },
      headers: headersOf(
        '交易日期,交易时间,借方金额（支出）,贷方金额（收入）,账户余额,对方账号,对方名称,摘要',
      ),
      requires: ['借方金额（支出）', '贷方金额（收入）', '对方名称'],
    },
  ],
  columns: {
    dateTime: ['交易日期'],
    date: ['交易日期'],
    time: ['交易时间'],
    debit: ['借方金额（支出）'],
    credit: ['贷方金额（收入）'],
    balance: ['账户余额'],
    counterparty: ['对方名称'],
    counterpartyAccount: ['对方账号'],
    memo: ['摘要'],
  },
});

/** 中国民生银行: corporate account. */
export const cmbcCorporate: Profile = chineseBank({
  id: 'cmbc-corporate',
  title: { en: 'China Minsheng Bank, corporate account', 'zh-CN': '民生银行 对公账户明细' },
  acquirer: '中国民生银行',
  confidence: 'D',
  source: fromOneReader,
  names: ['中国民生银行', '民生银行'],
  layouts: [
    {
      name: { en: 'known columns', 'zh-CN': '已知栏目' },
      headers: headersOf(
        '交易时间,交易流水号,借方发生额,贷方发生额,账户余额,凭证号,客户附言,对方账号,对方账号名称,对方开户行',
      ),
      requires: ['借方发生额', '贷方发生额', '客户附言', '对方账号名称'],
    },
  ],
  columns: {
    dateTime: ['交易时间'],
    debit: ['借方发生额'],
    credit: ['贷方发生额'],
    balance: ['账户余额'],
    counterparty: ['对方账号名称'],
    counterpartyAccount: ['对方账号'],
    memo: ['客户附言'],
    bankReference: ['交易流水号'],
  },
});

/** 兴业银行: corporate account. */
export const cibCorporate: Profile = chineseBank({
  id: 'cib-corporate',
  title: { en: 'Industrial Bank, corporate account', 'zh-CN': '兴业银行 对公账户明细' },
  acquirer: '兴业银行',
  confidence: 'D',
  source: fromOneReader,
  names: ['兴业银行'],
  layouts: [
    {
      name: { en: 'known columns', 'zh-CN': '已知栏目' },
      headers: headersOf(
        '银行流水号,账号,户名,凭证代号,现/转,借方金额,贷方金额,账户余额,摘要,对方户名,对方账号,用途,记账日期,交易时间,唯一流水编号,对方行号',
      ),
      requires: ['凭证代号', '现/转', '借方金额', '贷方金额', '唯一流水编号'],
    },
  ],
  columns: {
    date: ['记账日期'],
    time: ['交易时间'],
    debit: ['借方金额'],
    credit: ['贷方金额'],
    balance: ['账户余额'],
    account: ['账号'],
    counterparty: ['对方户名'],
    counterpartyAccount: ['对方账号'],
    memo: ['摘要'],
    bankReference: ['唯一流水编号', '银行流水号'],
  },
  memo: ['用途'],
});

/** 中国邮政储蓄银行: its columns are known in part only, so `auto` maps them. */
export const psbcCorporate: Profile = chineseBank({
  id: 'psbc-corporate',
  title: { en: 'Postal Savings Bank of China, account', 'zh-CN': '邮储银行 账户明细' },
  acquirer: '中国邮政储蓄银行',
  confidence: 'X',
  source: {
    en: 'Its layout is not published: one reader names some of its columns. They are told by their names and values, as in any unknown table.',
    'zh-CN': '版式未公布，只有一份解析程序提到部分列名。按列名与数值判断各栏，与未知表格相同。',
  },
  names: ['中国邮政储蓄银行', '邮储银行'],
  layouts: [],
  columns: {},
  quirks: [
    {
      name: 'layout-not-published',
      says: {
        en: 'The file is told by the bank’s name in its title or header, or by --profile bank=psbc-corporate.',
        'zh-CN': '凭标题或表头中的行名识别，或以 --profile bank=psbc-corporate 指明。',
      },
    },
  ],
});
