import { headersOf, type Profile } from './profile.ts';

const instant = /^20\d\d-\d\d-\d\d \d\d:\d\d:\d\d$/;
const fen = /^-?\d*$/;

/** 利楚 扫呗 对账单: text without a line of names, in fen. */
export const lcsw: Profile = {
  id: 'lcsw',
  title: { en: 'lcsw bill (扫呗)', 'zh-CN': '利楚 扫呗 对账单' },
  side: 'settlement',
  acquirer: '扫呗',
  confidence: 'B',
  source: {
    en: 'The order of columns that the vendor documents; the file itself names none of them.',
    'zh-CN': '利楚公开的字段顺序；文件本身没有标题行。',
  },
  timeZone: 'Asia/Shanghai',
  currency: 'CNY',
  layouts: [
    {
      name: { en: '28 columns without names', 'zh-CN': '28 栏，无栏名' },
      headers: headersOf(
        '商户号,终端号,交易时间,退款完成时间,交易金额(分),手续费金额(分),退款金额(分),结余金额(分),支付方式,支付类型,交易状态,交易单号,退款原单号,终端流水号,渠道订单号,交易日期,用户标识,银行卡类型,附加数据,商家优惠金额(分),商家实收金额(分),用户实付金额(分),平台优惠金额(分),订单备注,自定义设备编号,支付银行标识,门店名称,通道类型',
      ),
      requires: ['退款原单号', '终端流水号', '渠道订单号', '结余金额(分)'],
      headless: [
        /^\d{6,20}$/,
        /^\w{4,20}$/,
        instant,
        /^(?:20\d\d-\d\d-\d\d \d\d:\d\d:\d\d)?$/,
        ...[fen, fen, fen, fen],
        ...[null, null],
        /^\d{1,2}$/,
        /^\w{10,40}$/,
        ...[null, null, null],
        /^20\d\d-?\d\d-?\d\d$/,
        ...Array.from({ length: 12 }, () => null),
      ],
    },
  ],
  columns: {
    dateTime: ['交易时间'],
    amount: ['交易金额(分)'],
    fee: ['手续费金额(分)'],
    net: ['结余金额(分)'],
    status: ['交易状态'],
    merchantId: ['商户号'],
    terminalId: ['终端号'],
    store: ['门店名称'],
    orderId: ['终端流水号'],
    acquirerReference: ['交易单号'],
    card: ['用户标识'],
    cardType: ['银行卡类型'],
    channel: ['支付方式'],
    memo: ['订单备注'],
  },
  memo: ['渠道订单号'],
  refundColumns: {
    dateTime: ['退款完成时间', '交易时间'],
    amount: ['退款金额(分)', '交易金额(分)'],
    originalReference: ['退款原单号'],
  },
  kindRules: [
    { kind: 'refund', when: { 退款原单号: /.+/ } },
    { kind: 'sale', when: { 退款原单号: [''] } },
  ],
  kindWords: {},
  ignoredKinds: [],
  statusWords: { '1': 'approved' },
  sign: 'by-kind',
  minorUnits: true,
  identity: ['merchantId', 'terminalId', 'acquirerReference', 'orderId', 'amount', 'dateTime'],
  statedTotals: [],
  quirks: [
    {
      name: 'no-names',
      says: {
        en: 'The file has no line of column names: it is told by its 28 columns and the form of their values.',
        'zh-CN': '文件没有标题行，按 28 栏及各栏数值的形式识别。',
      },
    },
    {
      name: 'refund-in-its-own-column',
      says: {
        en: 'A refund names its sale in 退款原单号; its amount stands in 退款金额.',
        'zh-CN': '退款以“退款原单号”指明原交易，金额在“退款金额”栏。',
      },
    },
    {
      name: 'states-by-number',
      says: {
        en: 'Of the numbers of 交易状态 only 1, success, is known; a row with another is asked about.',
        'zh-CN': '交易状态的代码中只知道 1 为成功，遇到其他代码会要求说明。',
      },
    },
  ],
};
