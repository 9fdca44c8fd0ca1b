import { headersOf, type Profile, type TotalRule } from './profile.ts';

/** QQ钱包 对账单. */
export const qqWallet: Profile = {
  id: 'qq-wallet',
  title: { en: 'QQ Wallet bill', 'zh-CN': 'QQ钱包 对账单' },
  side: 'settlement',
  acquirer: 'QQ钱包',
  confidence: 'C',
  source: {
    en: 'A bill with one refund in the tests of a published client library, and a second reader with the same columns.',
    'zh-CN': '公开客户端库的测试中有一份含一笔退款的账单，另一份解析程序的列与之一致。',
  },
  timeZone: 'Asia/Shanghai',
  currency: 'CNY',
  layouts: [
    {
      name: { en: 'all, 30 columns', 'zh-CN': '全部，30 栏' },
      headers: headersOf(
        '交易时间,商户号,商户APPID,子商户号,子商户APPID,用户标识,设备号,支付场景,商户订单号,QQ钱包订单号,付款银行,货币种类,订单金额(元),商户优惠金额(元),商户应收金额(元),QQ钱包优惠金额(元),用户支付金额(元),交易状态,退款提交时间,商户退款订单号,QQ钱包退款订单号,退款金额(元),退还QQ钱包优惠金额(元),退款状态,退款成功时间,退款方式,商品名称,商户数据包,手续费金额(元),费率',
      ),
      requires: ['QQ钱包订单号', '交易状态', 'QQ钱包退款订单号', '退款提交时间'],
    },
    {
      name: { en: 'payments, 22 columns', 'zh-CN': '支付，22 栏' },
      headers: headersOf(
        '交易时间,商户号,商户APPID,子商户号,子商户APPID,用户标识,设备号,支付场景,商户订单号,QQ钱包订单号,付款银行,货币种类,订单金额(元),商户优惠金额(元),商户应收金额(元),QQ钱包优惠金额(元),用户支付金额(元),交易状态,商品名称,商户数据包,手续费金额(元),费率',
      ),
      requires: ['QQ钱包订单号', '交易状态', '商户APPID'],
      forbids: ['QQ钱包退款订单号'],
    },
  ],
  columns: {
    dateTime: ['交易时间'],
    amount: ['订单金额(元)', '订单金额'],
    fee: ['手续费金额(元)', '手续费金额'],
    currency: ['货币种类'],
    kind: ['交易状态'],
    status: ['退款状态'],
    merchantId: ['子商户号', '商户号'],
    terminalId: ['设备号'],
    orderId: ['商户订单号'],
    acquirerReference: ['QQ钱包订单号'],
    card: ['用户标识'],
    cardType: ['付款银行'],
    channel: ['支付场景', '支付方式'],
    memo: ['商品名称'],
  },
  refundColumns: {
    dateTime: ['退款成功时间', '退款提交时间'],
    amount: ['退款金额(元)', '退款金额'],
    orderId: ['商户退款订单号'],
    acquirerReference: ['QQ钱包退款订单号'],
    originalOrderId: ['商户订单号'],
    originalReference: ['QQ钱包订单号'],
  },
  kindWords: { 支付成功: 'sale', 转入退款: 'refund', 已撤销: 'void' },
  ignoredKinds: [],
  statusWords: { 退款成功: 'approved', 退款处理中: 'pending', 退款失败: 'failed' },
  sign: 'by-kind',
  minorUnits: false,
  identity: ['merchantId', 'acquirerReference', 'orderId', 'kind', 'amount', 'dateTime'],
  statedTotals: [
    { from: 'summary', name: '交易总笔数', measure: 'count', field: 'amount', of: null },
    sum('订单总金额(元)', '订单金额(元)', 'amount'),
    sum('退款总金额(元)', '退款金额(元)', 'amount'),
    sum('手续费总金额(元)', '手续费金额(元)', 'fee'),
  ],
  quirks: [
    {
      name: 'nothing-in-words',
      says: { en: '暂无数据 stands for nothing.', 'zh-CN': '空栏写作“暂无数据”。' },
    },
    {
      name: 'backticks-before-numbers',
      says: {
        en: 'Order numbers begin with a backtick, so that spreadsheets keep them as text.',
        'zh-CN': '订单号前有反引号，以免表格软件改动数字。',
      },
    },
    {
      name: 'refunds-in-own-columns',
      says: {
        en: 'A refund repeats the order numbers of the sale and has its own number, time and amount in further columns, as a positive amount.',
        'zh-CN': '退款行重复原订单号，退款单号、时间、金额另列，金额为正数。',
      },
    },
  ],
};

function sum(name: string, header: string, field: TotalRule['field']): TotalRule {
  return { from: 'summary', name, measure: 'sum', field, of: null, header: [header] };
}
