import { headersOf, type Profile, type TotalRule } from './profile.ts';

/** 微信支付 交易账单: one merchant number, one calendar day. */
export const wechatPayTrade: Profile = {
  id: 'wechat-pay-trade',
  title: { en: 'WeChat Pay trade bill', 'zh-CN': '微信支付 交易账单' },
  side: 'settlement',
  acquirer: '微信支付',
  confidence: 'A',
  source: {
    en: 'Bills of test merchants in the tests of two published client libraries, and the layout that WeChat Pay documents.',
    'zh-CN': '两个公开客户端库的测试中有测试商户的真实账单，版式与微信支付文档一致。',
  },
  timeZone: 'Asia/Shanghai',
  currency: 'CNY',
  layouts: [
    {
      name: { en: 'ALL, 27 columns', 'zh-CN': 'ALL 全部，27 栏' },
      headers: headersOf(
        '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注',
      ),
      requires: ['微信订单号', '交易状态', '微信退款单号', '订单金额'],
      forbids: ['退款成功时间'],
    },
    {
      name: { en: 'REFUND, 29 columns', 'zh-CN': 'REFUND 退款，29 栏' },
      headers: headersOf(
        '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,退款申请时间,退款成功时间,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注',
      ),
      requires: ['微信订单号', '交易状态', '微信退款单号', '退款成功时间'],
      refundColumns: { dateTime: ['退款成功时间', '退款申请时间'] },
    },
    {
      name: { en: 'SUCCESS, 20 columns', 'zh-CN': 'SUCCESS 成功，20 栏' },
      headers: headersOf(
        '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,商品名称,商户数据包,手续费,费率,订单金额,费率备注',
      ),
      requires: ['微信订单号', '交易状态', '应结订单金额'],
      forbids: ['微信退款单号'],
    },
    {
      name: { en: 'earlier, 24 columns', 'zh-CN': '旧版，24 栏' },
      headers: headersOf(
        '交易时间,公众账号ID,商户号,子商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,总金额,代金券或立减优惠金额,微信退款单号,商户退款单号,退款金额,代金券或立减优惠退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率',
      ),
      requires: ['微信订单号', '交易状态', '总金额'],
    },
  ],
  columns: {
    dateTime: ['交易时间'],
    amount: ['订单金额', '总金额', '应结订单金额'],
    fee: ['手续费'],
    currency: ['货币种类'],
    kind: ['交易状态'],
    status: ['退款状态'],
    merchantId: ['特约商户号', '子商户号', '商户号'],
    terminalId: ['设备号'],
    orderId: ['商户订单号'],
    acquirerReference: ['微信订单号'],
    card: ['用户标识'],
    cardType: ['付款银行'],
    channel: ['交易类型'],
    memo: ['商品名称'],
  },
  refundColumns: {
    amount: ['申请退款金额', '退款金额'],
    orderId: ['商户退款单号'],
    acquirerReference: ['微信退款单号'],
    originalOrderId: ['商户订单号'],
    originalReference: ['微信订单号'],
  },
  kindWords: {
    success: 'sale',
    refund: 'refund',
    revoked: 'void',
    支付成功: 'sale',
    转入退款: 'refund',
    已撤销: 'void',
  },
  ignoredKinds: [],
  statusWords: {
    success: 'approved',
    processing: 'pending',
    fail: 'failed',
    failed: 'failed',
    change: 'failed',
    notsure: 'pending',
    '0': 'approved',
    退款成功: 'approved',
    退款处理中: 'pending',
    退款失败: 'failed',
  },
  sign: 'by-kind',
  minorUnits: false,
  identity: [
    'merchantId',
    'acquirerReference',
    'orderId',
    'kind',
    'amount',
    'dateTime',
    'originalReference',
  ],
  statedTotals: [
    count('总交易单数'),
    sum('应结订单总金额', ['应结订单金额']),
    sum('退款总金额', ['退款金额']),
    sum('充值券退款总金额', ['充值券退款金额']),
    sum('手续费总金额', ['手续费'], 'fee'),
    sum('订单总金额', ['订单金额']),
    sum('申请退款总金额', ['申请退款金额']),
    sum('总交易额', ['总金额']),
    sum('总退款金额', ['退款金额']),
    sum('总企业红包退款金额', ['企业红包退款金额']),
    sum('总代金券或立减优惠退款金额', ['代金券或立减优惠退款金额']),
  ],
  quirks: [
    {
      name: 'backticks',
      says: {
        en: 'Each value begins with a backtick, so that spreadsheets keep numbers as text.',
        'zh-CN': '每个值前有一个反引号，使电子表格把数字当作文本。',
      },
    },
    {
      name: 'refunds-in-own-columns',
      says: {
        en: 'A refund repeats the order numbers of the sale and has its own number and amount in further columns, as a positive amount.',
        'zh-CN': '退款行重复消费的订单号，自己的单号和金额另有几栏，金额为正数。',
      },
    },
    {
      name: 'time-of-refund-bill',
      says: {
        en: 'In the REFUND bill 交易时间 is when the customer paid and 退款成功时间 when the refund was done; in the ALL bill 交易时间 of a refund is the refund’s.',
        'zh-CN':
          'REFUND 账单中，“交易时间”是顾客付款的时间，“退款成功时间”是退款完成的时间；ALL 账单中，退款的“交易时间”就是退款的时间。',
      },
    },
    {
      name: 'five-decimals',
      says: {
        en: 'The fee has five decimals and is rounded only in the sum.',
        'zh-CN': '手续费有五位小数，只在合计时四舍五入。',
      },
    },
    {
      name: 'coupons',
      says: {
        en: '订单金额 is what the till asked for; 应结订单金额 lacks coupons that WeChat did not prefund.',
        'zh-CN': '“订单金额”是收银端请求的金额；“应结订单金额”不含免充值代金券。',
      },
    },
    {
      name: 'never-updated',
      says: {
        en: 'A refund that is PROCESSING in the bill of a day may be done since: bills are not written again.',
        'zh-CN': '当日账单中状态为 PROCESSING 的退款，此后可能已经完成：账单不会重新生成。',
      },
    },
    {
      name: 'summary-at-the-end',
      says: {
        en: 'The last two lines name and state the totals.',
        'zh-CN': '末两行是合计的名称和数值。',
      },
    },
  ],
};

function count(name: string): TotalRule {
  return { from: 'summary', name, measure: 'count', field: 'amount', of: null };
}

function sum(
  name: string,
  header: readonly string[],
  field: 'amount' | 'fee' = 'amount',
): TotalRule {
  return { from: 'summary', name, measure: 'sum', field, of: null, header };
}
