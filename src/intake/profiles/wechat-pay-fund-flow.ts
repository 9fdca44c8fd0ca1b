import { headersOf, type Profile, type TotalRule } from './profile.ts';

/** 微信支付 资金账单: every movement of the merchant's balance, fees as entries of their own. */
export const wechatPayFundFlow: Profile = {
  id: 'wechat-pay-fund-flow',
  title: { en: 'WeChat Pay fund flow', 'zh-CN': '微信支付 资金账单' },
  side: 'settlement',
  acquirer: '微信支付',
  confidence: 'A',
  source: {
    en: 'A bill of a test merchant in the tests of a published client library, and the layout that WeChat Pay documents; the portal’s table of 9 columns is known from one reader.',
    'zh-CN':
      '公开客户端库的测试中有测试商户的真实账单，版式与微信支付文档一致；商户平台的 9 列表格只见于一份解析程序。',
  },
  timeZone: 'Asia/Shanghai',
  currency: 'CNY',
  layouts: [
    {
      name: { en: '11 columns', 'zh-CN': '11 栏' },
      headers: headersOf(
        '记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额(元),账户结余(元),资金变更提交申请人,备注,业务凭证号',
      ),
      requires: ['记账时间', '微信支付业务单号', '资金流水单号', '收支类型', '收支金额(元)'],
    },
    {
      name: { en: 'portal, 9 columns', 'zh-CN': '商户平台，9 栏' },
      headers: headersOf(
        '记账时间,微信支付业务单号,资金流水单号,业务类型,收支金额(元),账户结余(元),资金变更提交申请人,业务凭证号,备注',
      ),
      requires: ['记账时间', '微信支付业务单号', '资金流水单号', '收支金额(元)'],
      forbids: ['收支类型'],
      confidence: 'D',
      sign: 'signed',
    },
  ],
  columns: {
    dateTime: ['记账时间'],
    amount: ['收支金额(元)'],
    net: ['收支金额(元)'],
    direction: ['收支类型'],
    balance: ['账户结余(元)'],
    kind: ['业务类型'],
    orderId: ['业务凭证号'],
    acquirerReference: ['微信支付业务单号'],
    memo: ['备注', '业务名称'],
  },
  refundColumns: { amount: ['备注'], originalReference: ['资金流水单号'] },
  refundWithin: { amount: /退款总金额([0-9]+(?:\.[0-9]{1,2})?)元/ },
  kindWords: {
    交易: 'sale',
    扣除交易手续费: 'fee',
    退款: 'refund',
    提现: 'other',
    充值: 'other',
    '充值/提现': 'other',
    分账: 'other',
    分账回退: 'other',
  },
  ignoredKinds: [],
  openWords: true,
  folds: ['fee'],
  statusWords: {},
  sign: 'direction',
  minorUnits: false,
  identity: ['acquirerReference', 'orderId', 'kind', 'direction', 'amount', 'balance', 'dateTime'],
  statedTotals: [
    total('资金流水总笔数', 'count', null),
    total('收入笔数', 'count', 'in'),
    total('收入金额', 'sum', 'in'),
    total('支出笔数', 'count', 'out'),
    total('支出金额', 'sum', 'out'),
  ],
  quirks: [
    {
      name: 'fees-are-entries',
      says: {
        en: 'The fee of a sale is an entry of its own (扣除交易手续费) with the sale’s 微信支付业务单号.',
        'zh-CN': '手续费单独成行（扣除交易手续费），微信支付业务单号与原交易相同。',
      },
    },
    {
      name: 'refund-less-its-fee',
      says: {
        en: 'A refund’s entry may be less the fee that was given back: 备注 states what the customer got, and that is its amount.',
        'zh-CN': '退款的收支金额可能已扣除退回的手续费：顾客实得以备注的“退款总金额”为准。',
      },
    },
    {
      name: 'refund-names-its-sale',
      says: {
        en: 'On a refund 微信支付业务单号 is the refund’s number, 资金流水单号 the sale’s, 业务凭证号 the merchant’s refund number.',
        'zh-CN':
          '退款行的微信支付业务单号为退款单号，资金流水单号为原微信订单号，业务凭证号为商户退款单号。',
      },
    },
    {
      name: 'bracket-width',
      says: {
        en: 'Units stand in full-width or half-width brackets.',
        'zh-CN': '单位的括号有全角也有半角。',
      },
    },
    {
      name: 'summary-at-the-end',
      says: {
        en: 'The last two lines name and state the totals.',
        'zh-CN': '末两行为合计项的名称与数值。',
      },
    },
  ],
};

function total(name: string, measure: TotalRule['measure'], of: 'in' | 'out' | null): TotalRule {
  return { from: 'summary', name, measure, field: 'net', of };
}
