import { headersOf, type Profile, type TotalRule } from './profile.ts';

/** 支付宝 账务明细: every movement of the merchant's balance, fees as entries of their own. */
export const alipayFundFlow: Profile = {
  id: 'alipay-fund-flow',
  title: { en: 'Alipay fund flow', 'zh-CN': '支付宝 账务明细' },
  side: 'settlement',
  acquirer: '支付宝',
  confidence: 'C',
  source: {
    en: 'Rows of 2012 in a published connector (12 columns), two independent readers (16 columns); the portal’s table of 22 columns is known from one reader.',
    'zh-CN':
      '公开连接器中有 2012 年的真实记录（12 列）；16 列的版式见于两份互不相干的解析程序；商家平台的 22 列表格只见于一份。',
  },
  timeZone: 'Asia/Shanghai',
  currency: 'CNY',
  layouts: [
    {
      name: { en: '16 columns', 'zh-CN': '16 栏' },
      headers: headersOf(
        '账务流水号,业务流水号,商户订单号,商品名称,发生时间,对方账号,收入金额（+元）,支出金额（-元）,账户余额（元）,交易渠道,业务类型,备注,业务描述,业务账单来源,业务基础订单号,业务订单号',
      ),
      requires: ['账务流水号', '业务流水号', '发生时间', '收入金额（+元）', '业务描述'],
    },
    {
      name: { en: '12 columns', 'zh-CN': '12 栏' },
      headers: headersOf(
        '账务流水号,业务流水号,商户订单号,商品名称,发生时间,对方账号,收入金额（+元）,支出金额（-元）,账户余额（元）,交易渠道,业务类型,备注',
      ),
      requires: ['账务流水号', '业务流水号', '发生时间', '收入金额（+元）'],
      forbids: ['业务描述'],
      confidence: 'A',
    },
    {
      name: { en: 'portal, 22 columns', 'zh-CN': '商户平台，22 栏' },
      headers: headersOf(
        '序号,入账时间,支付宝交易号,支付宝流水号,商户订单号,账务类型,收入（+元）,支出（-元）,账户余额（元）,服务费（元）,支付渠道,签约产品,对方账户,对方名称,银行订单号,商品名称,备注,业务基础订单号,业务订单号,业务账单来源,业务描述,付款备注',
      ),
      requires: ['入账时间', '支付宝交易号', '支付宝流水号', '账务类型', '收入（+元）'],
      confidence: 'D',
    },
  ],
  stated: { merchantId: /^#?账号:\s*\[(?<value>\d{10,24})\]/ },
  columns: {
    dateTime: ['发生时间', '入账时间'],
    credit: ['收入金额（+元）', '收入（+元）'],
    debit: ['支出金额（-元）', '支出（-元）'],
    balance: ['账户余额（元）'],
    kind: ['业务类型', '账务类型'],
    orderId: ['商户订单号'],
    acquirerReference: ['业务流水号', '支付宝交易号'],
    card: ['对方账号', '对方账户'],
    channel: ['交易渠道', '支付渠道'],
    memo: ['商品名称', '备注'],
  },
  refundColumns: {
    acquirerReference: ['账务流水号', '支付宝流水号'],
    originalReference: ['业务流水号', '支付宝交易号'],
    originalOrderId: ['商户订单号'],
  },
  kindWords: {
    在线支付: 'sale',
    交易付款: 'sale',
    当面付: 'sale',
    收费: 'fee',
    服务费: 'fee',
    退费: 'adjustment',
    交易退款: 'refund',
    退款: 'refund',
    提现: 'other',
    转账: 'other',
    充值: 'other',
    其它: 'other',
    其他: 'other',
  },
  ignoredKinds: [],
  openWords: true,
  folds: ['fee'],
  statusWords: {},
  sign: 'debit-credit',
  minorUnits: false,
  identity: ['acquirerReference', 'orderId', 'kind', 'debit', 'credit', 'balance', 'dateTime'],
  statedTotals: [...totals('支出', 'out'), ...totals('收入', 'in')],
  quirks: [
    {
      name: 'fees-are-entries',
      says: {
        en: 'The fee of a sale is an entry of its own (收费) with the sale’s 业务流水号.',
        'zh-CN': '手续费单独成行（收费），业务流水号与原收款相同。',
      },
    },
    {
      name: 'sign-of-expenses',
      says: {
        en: 'Expenses are written with or without a minus; the column decides.',
        'zh-CN': '支出金额有带负号的，也有不带的，以所在列为准。',
      },
    },
    {
      name: 'account-above',
      says: {
        en: 'The account number stands in a comment above the rows: it is the merchant number of all of them.',
        'zh-CN': '账号写在明细上方的注释行里，即各行的商户号。',
      },
    },
    {
      name: 'totals-in-comments',
      says: {
        en: 'Lines that begin with # state the period above and the number and sum of what came in and went out below, some with commas after them.',
        'zh-CN':
          '以 # 开头的行：上方为起止日期，下方为收入、支出的笔数与金额，有的行末带若干逗号。',
      },
    },
  ],
};

function totals(word: string, of: 'in' | 'out'): readonly TotalRule[] {
  const rule = { from: 'sentence', field: 'amount', of } as const;
  const count = new RegExp(`#\\s*${word}合计:\\s*(?<value>\\d+)\\s*笔`);
  const sum = new RegExp(`#\\s*${word}合计:\\s*\\d+\\s*笔\\s*,\\s*共\\s*(?<value>-?[\\d.]+)\\s*元`);
  return [
    { ...rule, name: `${word}合计 笔数`, pattern: count, measure: 'count' },
    { ...rule, name: `${word}合计 金额`, pattern: sum, measure: 'sum' },
  ];
}
