import { headersOf, type Profile } from './profile.ts';

/** 微信支付 境外账单: statements of merchants outside the mainland, in up to three currencies. */
export const wechatPayCrossBorder: Profile = {
  id: 'wechat-pay-cross-border',
  title: { en: 'WeChat Pay cross-border statement', 'zh-CN': '微信支付 境外账单' },
  side: 'settlement',
  acquirer: '微信支付',
  confidence: 'B',
  source: {
    en: 'The layout that WeChat Pay documents for its cross-border interface; no file was seen.',
    'zh-CN': '微信支付境外接口文档中的版式；未见过真实文件。',
  },
  timeZone: 'Asia/Hong_Kong',
  currency: null,
  layouts: [
    {
      name: { en: '38 columns', 'zh-CN': '38 栏' },
      headers: headersOf(
        '交易时间,公众账号ID,商户号,子商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,充值券币种,充值券金额,优惠券币种,优惠券金额,微信退款单号,商户退款单号,退款类型,退款状态,商品名称,商户数据包,手续费,费率,标价币种,订单金额(标价币种),用户支付币种,用户支付金额,结算币种,应结订单金额,支付汇率,退款汇率,申请退款金额,用户退款币种,用户退款金额,退款结算币种,退款应结订单金额,充值券退款金额,优惠券退款金额',
      ),
      requires: ['微信订单号', '交易状态', '标价币种', '订单金额(标价币种)', '结算币种'],
    },
  ],
  columns: {
    dateTime: ['交易时间'],
    amount: ['订单金额(标价币种)'],
    currency: ['标价币种'],
    kind: ['交易状态'],
    status: ['退款状态'],
    merchantId: ['子商户号', '商户号'],
    terminalId: ['设备号'],
    orderId: ['商户订单号'],
    acquirerReference: ['微信订单号'],
    card: ['用户标识'],
    cardType: ['付款银行'],
    channel: ['交易类型'],
    memo: ['商品名称'],
  },
  refundColumns: {
    amount: ['申请退款金额'],
    orderId: ['商户退款单号'],
    acquirerReference: ['微信退款单号'],
    originalOrderId: ['商户订单号'],
    originalReference: ['微信订单号'],
  },
  kindWords: { success: 'sale', refund: 'refund', revoked: 'void' },
  ignoredKinds: [],
  statusWords: {
    success: 'approved',
    processing: 'pending',
    fail: 'failed',
    change: 'failed',
  },
  sign: 'by-kind',
  minorUnits: false,
  identity: ['merchantId', 'acquirerReference', 'orderId', 'kind', 'amount', 'dateTime'],
  statedTotals: [
    { from: 'summary', name: '总交易单数', measure: 'count', field: 'amount', of: null },
  ],
  quirks: [
    {
      name: 'three-currencies',
      says: {
        en: 'A row has a price, what the customer paid and what is settled, each in its currency. The price is compared with the till; the fee and what is settled are in another currency and are not read.',
        'zh-CN':
          '每行有标价、用户支付、结算三种币种的金额。与收银流水核对的是标价金额；手续费与结算金额属另一币种，不读取。',
      },
    },
    {
      name: 'backticks',
      says: {
        en: 'Each value begins with a backtick, so that spreadsheets keep numbers as text.',
        'zh-CN': '每个数值前有反引号，以免表格软件改动数字。',
      },
    },
  ],
};
