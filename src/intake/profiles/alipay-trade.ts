import { headersOf, type Profile } from './profile.ts';

const received = ['商家实收(元)'] as const;

/** 支付宝 业务明细: the trade bill of a merchant. */
export const alipayTrade: Profile = {
  id: 'alipay-trade',
  title: { en: 'Alipay trade bill', 'zh-CN': '支付宝 业务明细' },
  side: 'settlement',
  acquirer: '支付宝',
  confidence: 'A',
  source: {
    en: 'A bill of 2019 with sales and refunds in the tests of a published connector; the variant of 29 columns is known from one reader.',
    'zh-CN':
      '公开连接器的测试中有一份 2019 年的真实账单，含收款与退款；29 列的版式只见于一份解析程序。',
  },
  timeZone: 'Asia/Shanghai',
  currency: 'CNY',
  layouts: [
    {
      name: { en: '25 columns', 'zh-CN': '25 栏' },
      headers: headersOf(
        '支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,订单金额（元）,商家实收（元）,支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）,券核销金额（元）,券名称,商家红包消费金额（元）,卡消费金额（元）,退款批次号/请求号,服务费（元）,分润（元）,备注',
      ),
      requires: [
        '商户订单号',
        '业务类型',
        '完成时间',
        '订单金额(元)',
        '商家实收(元)',
        '服务费(元)',
      ],
      forbids: ['实收净额(元)'],
    },
    {
      name: { en: '29 columns', 'zh-CN': '29 栏' },
      headers: headersOf(
        '支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,订单金额（元）,商家实收（元）,支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）,券核销金额（元）,券名称,商家红包消费金额（元）,卡消费金额（元）,退款批次号,服务费（元）,实收净额（元）,商户识别号,交易方式,备注,花呗分期手续费,花呗分期数',
      ),
      requires: [
        '商户订单号',
        '业务类型',
        '完成时间',
        '订单金额(元)',
        '商家实收(元)',
        '实收净额(元)',
      ],
      confidence: 'D',
    },
  ],
  stated: { merchantId: /^#?账号:\s*\[(?<value>\d{10,24})\]/ },
  columns: {
    dateTime: ['完成时间', '创建时间'],
    amount: ['订单金额(元)'],
    fee: ['服务费(元)'],
    net: ['实收净额(元)'],
    kind: ['业务类型'],
    merchantId: ['商户识别号'],
    terminalId: ['终端号'],
    store: ['门店编号', '门店名称'],
    cashier: ['操作员'],
    orderId: ['商户订单号'],
    acquirerReference: ['支付宝交易号', '银联交易号'],
    card: ['对方账户'],
    channel: ['交易方式'],
    memo: ['商品名称', '备注'],
  },
  refundColumns: {
    orderId: ['退款批次号/请求号', '退款批次号'],
    originalOrderId: ['商户订单号'],
    originalReference: ['支付宝交易号', '银联交易号'],
  },
  netOf: ['商家实收(元)'],
  kindWords: {
    交易: 'sale',
    退款: 'refund',
    支付: 'sale',
    交易退款: 'refund',
    撤销: 'void',
    冲正: 'reversal',
  },
  ignoredKinds: [],
  statusWords: {},
  sign: 'by-kind',
  minorUnits: false,
  identity: ['acquirerReference', 'orderId', 'kind', 'amount', 'dateTime', 'merchantId'],
  statedTotals: [
    {
      from: 'sentence',
      name: '交易合计 笔数',
      pattern: /交易合计[:：]\s*(?<value>\d+)\s*笔/,
      measure: 'count',
      field: 'amount',
      of: 'sale',
    },
    {
      from: 'sentence',
      name: '交易合计 商家实收',
      pattern: /交易合计.*?(?:商家实收|交易金额)共\s*(?<value>-?[\d.]+)\s*元/,
      measure: 'sum',
      field: 'amount',
      of: 'sale',
      header: received,
    },
    {
      from: 'sentence',
      name: '退款合计 笔数',
      pattern: /退款合计[:：]\s*(?<value>\d+)\s*笔/,
      measure: 'count',
      field: 'amount',
      of: 'refund',
    },
    {
      from: 'sentence',
      name: '退款合计 商家实收',
      pattern: /退款合计.*?(?:商家实收退款|退款金额|交易金额)共\s*(?<value>-?[\d.]+)\s*元/,
      measure: 'sum',
      field: 'amount',
      of: 'refund',
      header: received,
    },
  ],
  quirks: [
    {
      name: 'account-above',
      says: {
        en: 'The account number stands in a comment above the rows: it is the merchant number of all of them.',
        'zh-CN': '账号写在明细上方的注释行里，即各行的商户号。',
      },
    },
    {
      name: 'tabs',
      says: {
        en: 'A tab follows the value in the columns that hold numbers of things.',
        'zh-CN': '存放编号的各栏，值后带一个制表符。',
      },
    },
    {
      name: 'refund-sign',
      says: {
        en: 'Refunds are negative in real bills and positive in some copies; 业务类型 decides.',
        'zh-CN': '实际账单中退款为负数，有些副本中为正数，以业务类型为准。',
      },
    },
    {
      name: 'refund-repeats-order',
      says: {
        en: 'A refund repeats 支付宝交易号 and 商户订单号 of its sale; only 退款批次号/请求号 is its own. 创建时间 is the sale’s, 完成时间 the refund’s.',
        'zh-CN':
          '退款行重复所对应交易的支付宝交易号和商户订单号，只有“退款批次号/请求号”是自己的；“创建时间”是交易的，“完成时间”是退款的。',
      },
    },
    {
      name: 'no-quotes',
      says: {
        en: 'Values are not quoted; a comma in 商品名称 or 备注 makes a row too wide.',
        'zh-CN': '值不加引号；商品名称或备注中的逗号会使该行多出列来。',
      },
    },
    {
      name: 'header-variants',
      says: {
        en: 'Units stand in full-width or half-width brackets, and 退款批次号 with or without /请求号.',
        'zh-CN': '单位写在全角或半角括号里，“退款批次号”后有的带“/请求号”，有的不带。',
      },
    },
    {
      name: 'totals-in-comments',
      says: {
        en: 'Lines that begin with # state the period above and the totals of sales and refunds below, in two wordings.',
        'zh-CN': '以 # 开头的行，上方注明账期，下方注明交易和退款的合计，写法有两种。',
      },
    },
  ],
};
