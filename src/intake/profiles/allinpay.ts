import { headersOf, type Profile } from './profile.ts';

/** 通联 收银宝 对账单. */
export const allinpaySyb: Profile = {
  id: 'allinpay-syb',
  title: { en: 'Allinpay merchant bill (收银宝)', 'zh-CN': '通联 收银宝 对账单' },
  side: 'settlement',
  acquirer: '通联支付',
  confidence: 'C',
  source: {
    en: 'Two independent readers agree, one by position and one by name; no file was to be had.',
    'zh-CN': '两份互不相干的解析程序一致，一份按位置、一份按列名；未能得到真实文件。',
  },
  timeZone: 'Asia/Shanghai',
  currency: 'CNY',
  layouts: [
    {
      name: { en: '19 columns', 'zh-CN': '19 栏' },
      headers: headersOf(
        '商户号,门店名称,终端号,交易时间,交易类型,交易批次号,凭证号,参考号,卡号,卡类别,发卡行机构代码,发卡行名称,交易金额,手续费,交易日期,交易单号,订单号,商户备注,对接应用号',
      ),
      requires: ['交易批次号', '发卡行机构代码', '交易单号', '对接应用号'],
      forbids: ['产品类型'],
    },
    {
      name: {
        en: 'later, 22 columns, in an order that is not known',
        'zh-CN': '新版，22 栏，栏序未知',
      },
      headers: headersOf(
        '商户号,门店名称,终端号,交易时间,交易类型,交易批次号,凭证号,参考号,卡号,卡类别,发卡行机构代码,发卡行名称,交易金额,手续费,交易日期,交易单号,订单号,商户备注,对接应用号,原始金额,结算金额,产品类型',
      ),
      requires: ['交易批次号', '交易单号', '对接应用号', '结算金额', '产品类型'],
      confidence: 'D',
    },
  ],
  columns: {
    dateTime: ['交易时间'],
    date: ['交易日期'],
    time: ['交易时间'],
    amount: ['交易金额'],
    fee: ['手续费'],
    net: ['结算金额'],
    kind: ['交易类型'],
    merchantId: ['商户号'],
    terminalId: ['终端号'],
    store: ['门店名称'],
    rrn: ['参考号'],
    stan: ['凭证号'],
    batchNo: ['交易批次号'],
    orderId: ['订单号'],
    acquirerReference: ['交易单号'],
    card: ['卡号'],
    cardType: ['卡类别'],
    memo: ['商户备注'],
  },
  refundColumns: {},
  kindWords: { 消费: 'sale', 消费撤销: 'void', 退货: 'refund' },
  ignoredKinds: [],
  statusWords: {},
  sign: 'by-kind',
  minorUnits: false,
  identity: [
    'merchantId',
    'terminalId',
    'acquirerReference',
    'rrn',
    'stan',
    'kind',
    'amount',
    'date',
    'time',
  ],
  statedTotals: [],
  quirks: [
    {
      name: 'day-and-time-apart',
      says: {
        en: '交易时间 holds hours, minutes and seconds; the day stands in 交易日期 further right.',
        'zh-CN': '交易时间只有时分秒，日期在靠右的“交易日期”栏。',
      },
    },
    {
      name: 'later-columns',
      says: {
        en: 'Later files add 原始金额, 结算金额 and 产品类型 at places that are not known; they are found by name.',
        'zh-CN': '后来的文件另有原始金额、结算金额、产品类型，位置不详，按列名查找。',
      },
    },
  ],
};

/** 通联 云商通 checkFile. */
export const allinpayYst: Profile = {
  id: 'allinpay-yst',
  title: { en: 'Allinpay platform file (云商通)', 'zh-CN': '通联 云商通 对账文件' },
  side: 'settlement',
  acquirer: '通联支付',
  confidence: 'B',
  source: {
    en: 'The columns that Allinpay documents for checkFile.txt; no file was seen, nor is it said whether a line of names stands above.',
    'zh-CN': '通联公开的 checkFile.txt 字段说明；未见过真实文件，是否有标题行亦无说明。',
  },
  timeZone: 'Asia/Shanghai',
  currency: 'CNY',
  layouts: [
    {
      name: { en: '23 columns', 'zh-CN': '23 栏' },
      headers: headersOf(
        '通联订单号,订单类型,交易金额(分),平台抽佣金额(分),交易时间,商户订单号,原商户订单号,原通联订单号,支付模式,扩展参数,结算金额,预留1,预留2,预留3,渠道金额,渠道流水号,渠道手续费(分),渠道交易类型,卡号,卡类别,渠道商户号,门店名称,终端号',
      ),
      requires: ['通联订单号', '订单类型', '原通联订单号', '渠道流水号'],
      headless: [
        /^\w{6,}$/,
        /^\S+$/,
        /^-?\d+$/,
        /^-?\d*$/,
        /^20\d{12}$/,
        ...Array.from({ length: 18 }, () => null),
      ],
    },
  ],
  columns: {
    dateTime: ['交易时间'],
    amount: ['交易金额(分)'],
    kind: ['订单类型'],
    merchantId: ['渠道商户号'],
    terminalId: ['终端号'],
    store: ['门店名称'],
    orderId: ['商户订单号'],
    acquirerReference: ['通联订单号'],
    card: ['卡号'],
    cardType: ['卡类别'],
    channel: ['支付模式', '渠道交易类型'],
  },
  refundColumns: { originalOrderId: ['原商户订单号'], originalReference: ['原通联订单号'] },
  kindRules: [{ kind: 'refund', when: { 原通联订单号: /.+/ } }],
  kindWords: { 消费: 'sale', 退款: 'refund', 提现: 'other', 充值: 'other', 代付: 'other' },
  ignoredKinds: [],
  openWords: true,
  statusWords: {},
  sign: 'by-kind',
  minorUnits: true,
  identity: ['acquirerReference', 'orderId', 'kind', 'amount', 'dateTime'],
  statedTotals: [],
  quirks: [
    {
      name: 'with-or-without-names',
      says: {
        en: 'A file without a line of names is told by the form of its values, and a bar follows the last value.',
        'zh-CN': '没有标题行的文件按各栏数值的形式识别；每行末尾还有一个竖线。',
      },
    },
    {
      name: 'refund-names-its-sale',
      says: {
        en: 'A row with 原通联订单号 gives that order back, whatever its type is called.',
        'zh-CN': '填有原通联订单号的行即为该订单的退款，不论订单类型怎么写。',
      },
    },
    {
      name: 'unread-fees',
      says: {
        en: '平台抽佣金额, 渠道手续费 and 结算金额 are not read: which of them the merchant pays is not said.',
        'zh-CN': '平台抽佣金额、渠道手续费、结算金额不读取：文档没有说明哪一项由商户承担。',
      },
    },
  ],
};
