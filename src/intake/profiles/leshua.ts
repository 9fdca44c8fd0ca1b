import { headersOf, type Profile } from './profile.ts';

/** 乐刷 交易对账单: a title line BT and a line BV for each transaction, in fen. */
export const leshua: Profile = {
  id: 'leshua',
  title: { en: 'LeShua transactions', 'zh-CN': '乐刷 交易对账单' },
  side: 'settlement',
  acquirer: '乐刷',
  confidence: 'B',
  source: {
    en: 'The columns that LeShua documents for agents; neither the delimiter nor a line of a file is published, so the delimiter is told from the file.',
    'zh-CN': '乐刷公开的代理商对账单字段说明；分隔符和样例均未公布，分隔符按文件判断。',
  },
  timeZone: 'Asia/Shanghai',
  currency: 'CNY',
  layouts: [
    {
      name: { en: 'BT and BV, 25 columns', 'zh-CN': 'BT 与 BV，25 栏' },
      headers: headersOf(
        '记录类型,编号,交易时间,订单号,商户号,费率(万分之一),交易金额(分),手续费(分),结算金额(分),资金流向,交易类型,支付方式,卡类型,商户优惠类型,参考号,凭证号,终端号,第三方订单号,第三方退款号,支付时间,上游订单号(网、银联),上游订单号(微信、支付宝),付款银行,消费者标识,扫码支付交易类型',
      ),
      requires: ['资金流向', '交易类型', '商户优惠类型', '第三方订单号', '第三方退款号'],
    },
  ],
  columns: {
    dateTime: ['支付时间', '交易时间'],
    amount: ['交易金额(分)', '交易金额'],
    fee: ['手续费(分)', '手续费'],
    net: ['结算金额(分)', '结算金额'],
    kind: ['交易类型'],
    status: ['交易类型'],
    merchantId: ['商户号'],
    terminalId: ['终端号'],
    rrn: ['参考号'],
    stan: ['凭证号'],
    orderId: ['第三方订单号'],
    acquirerReference: ['订单号'],
    card: ['消费者标识'],
    cardType: ['卡类型'],
    channel: ['支付方式'],
  },
  refundColumns: {
    dateTime: ['交易时间'],
    orderId: ['第三方退款号'],
    originalOrderId: ['第三方订单号'],
  },
  kindRules: [{ kind: 'other', when: { 资金流向: ['冻结', '解冻'] } }],
  kindWords: {
    消费: 'sale',
    消费充正: 'reversal',
    消费冲正: 'reversal',
    消费撤销: 'void',
    退货成功: 'refund',
    退货中: 'refund',
    退货失败: 'refund',
  },
  ignoredKinds: [],
  openWords: true,
  statusWords: {
    消费: 'approved',
    消费充正: 'approved',
    消费冲正: 'approved',
    消费撤销: 'approved',
    退货成功: 'approved',
    退货中: 'pending',
    退货失败: 'failed',
  },
  sign: 'by-kind',
  minorUnits: true,
  identity: ['merchantId', 'acquirerReference', 'orderId', 'kind', 'amount', 'dateTime'],
  statedTotals: [],
  quirks: [
    {
      name: 'title-and-value-lines',
      says: {
        en: 'Each line begins with its sort: BT the line of column names, BV a transaction.',
        'zh-CN': '每行以记录类型开头：BT 为标题行，BV 为交易行。',
      },
    },
    {
      name: 'time-of-payment',
      says: {
        en: '交易时间 is when a T0 row was settled; 支付时间 is when the customer paid, on a refund when the sale was paid.',
        'zh-CN':
          'T0 记录的交易时间为结算时间；支付时间才是顾客付款时间，退款行则为原交易的付款时间。',
      },
    },
    {
      name: 'kind-and-outcome-in-one-word',
      says: {
        en: '退货中 is a refund on its way, 退货失败 one that failed. Refunds are positive amounts.',
        'zh-CN': '退货中为处理中的退款，退货失败为未成功的退款；退款金额为正数。',
      },
    },
    {
      name: 'star-for-nothing',
      says: { en: 'A star stands for what does not apply.', 'zh-CN': '不适用的栏以 * 表示。' },
    },
  ],
};
