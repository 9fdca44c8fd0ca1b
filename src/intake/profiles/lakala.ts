import { headersOf, type Profile } from './profile.ts';

/** 拉卡拉 对账文件: transactions (JY) and settlement (JS) of a day, as text. */
export const lakala: Profile = {
  id: 'lakala',
  title: { en: 'Lakala reconciliation file', 'zh-CN': '拉卡拉 对账文件' },
  side: 'settlement',
  acquirer: '拉卡拉',
  confidence: 'D',
  source: {
    en: 'One published reader and its invented test files, in which the same columns hold fen in one and yuan in another; no file and no specification was to be had.',
    'zh-CN':
      '一份公开的解析程序及其自拟的测试文件，同一栏在有的文件中以分计、有的以元计；未能得到真实文件与官方规范。',
  },
  timeZone: 'Asia/Shanghai',
  currency: 'CNY',
  layouts: [
    {
      name: { en: 'JY, transactions', 'zh-CN': 'JY 交易' },
      headers: headersOf(
        '商户编号,交易日期,交易时间,终端号,分支机构,交易类型,拉卡拉流水号,原拉卡拉流水号,卡号,支付渠道,银行名称,交易金额(分),手续费(分),结算金额(分),商户订单号,支付订单号,外部流水号,系统参考号,备注,支付方式',
      ),
      requires: ['拉卡拉流水号', '原拉卡拉流水号', '交易金额(分)', '结算金额(分)'],
    },
    {
      name: { en: 'JS, settlement', 'zh-CN': 'JS 结算' },
      headers: headersOf(
        '商户编号,交易日期,交易时间,终端号,拉卡拉流水号,交易金额(分),手续费(分),结算金额(分),结算日期,结算状态',
      ),
      requires: ['拉卡拉流水号', '交易金额(分)', '结算日期', '结算状态'],
      forbids: ['原拉卡拉流水号'],
    },
  ],
  columns: {
    dateTime: ['交易时间'],
    date: ['交易日期'],
    time: ['交易时间'],
    amount: ['交易金额(分)'],
    fee: ['手续费(分)'],
    net: ['结算金额(分)'],
    settlementDate: ['结算日期'],
    kind: ['交易类型'],
    status: ['结算状态'],
    merchantId: ['商户编号'],
    terminalId: ['终端号'],
    store: ['分支机构'],
    rrn: ['系统参考号'],
    orderId: ['商户订单号'],
    acquirerReference: ['拉卡拉流水号'],
    card: ['卡号'],
    cardType: ['银行名称'],
    channel: ['支付方式', '支付渠道'],
    memo: ['备注'],
  },
  refundColumns: { originalReference: ['原拉卡拉流水号'] },
  kindWords: { 消费: 'sale', 退货: 'refund', 退款: 'refund', 撤销: 'void' },
  ignoredKinds: [],
  statusWords: { 已结算: 'approved', 未结算: 'pending', 结算中: 'pending' },
  sign: 'by-kind',
  minorUnits: 'by-rows',
  identity: [
    'merchantId',
    'terminalId',
    'acquirerReference',
    'kind',
    'amount',
    'dateTime',
    'date',
    'time',
  ],
  statedTotals: [],
  quirks: [
    {
      name: 'fen-or-yuan',
      says: {
        en: 'The header says fen, and files in yuan were seen. A fraction shows yuan, whole numbers that are not all full yuan show fen; where neither shows, posrecon asks.',
        'zh-CN':
          '表头写“分”，但也见过以元计的文件。出现小数即为元，全为整数且并非都是整元即为分；两者都看不出时要求用户说明。',
      },
    },
    {
      name: 'refund-names-its-sale',
      says: {
        en: 'A refund names its sale in 原拉卡拉流水号.',
        'zh-CN': '退货以“原拉卡拉流水号”指明原交易。',
      },
    },
    {
      name: 'settlement-without-kinds',
      says: {
        en: 'The settlement file has no column of kinds: a negative amount is money given back.',
        'zh-CN': '结算文件没有交易类型，金额为负即为退款。',
      },
    },
  ],
};
