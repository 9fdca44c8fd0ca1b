import { headersOf, type Profile } from './profile.ts';

const total = String.raw`\s*[:：=]\s*(?<value>-?\d+(?:,\d{3})*(?:\.\d+)?)`;

/** 银联商务: what a merchant downloads from the portal as 对账单, as CSV or text. */
export const chinaUms: Profile = {
  id: 'china-ums',
  title: { en: 'China UMS statement', 'zh-CN': '银联商务 对账单' },
  side: 'settlement',
  acquirer: '银联商务',
  confidence: 'C',
  source: {
    en: 'Column names agree in five independent readers; each exact order is known from one of them. No file of a merchant was to be had.',
    'zh-CN':
      '五份互不相干的解析程序中列名一致，各版式的列序只见于其中一份；未能得到商户的真实文件。',
  },
  timeZone: 'Asia/Shanghai',
  currency: 'CNY',
  layouts: [
    {
      name: { en: 'portal workbook, 26 columns', 'zh-CN': '商户平台工作簿，26 栏' },
      headers: headersOf(
        '清算时间,交易时间,终端号,交易类型,卡号,交易金额,清算金额,手续费,T0手续费,D1手续费,流水号,检索号,卡类型,发卡行,商户号,商户名称,分店简称,商户订单号,银商订单号,交易方式,分店,优惠金额,分期手续费,付款附言,备注,买家ID',
      ),
      requires: ['清算时间', '交易时间', '检索号', '交易金额', '清算金额', '交易类型'],
    },
    {
      name: { en: 'portal workbook, 30 columns', 'zh-CN': '商户平台工作簿，30 栏' },
      headers: headersOf(
        '商户号,交易日期,交易时间,交易类型,卡号,交易金额,终端号,清算金额,手续费,参考号,流水号,商户名称,卡类型,商户订单号,支付类型,银商订单号,退货订单号,实际支付金额,备注,付款附言,钱包优惠金额,商户优惠金额,发卡行,分店简称,其他优惠金额,分期期数,分期手续费,分期服务方,分期付息方,子订单号',
      ),
      requires: ['交易日期', '交易时间', '清算金额', '参考号', '银商订单号', '退货订单号'],
      forbids: ['清算日期'],
    },
    {
      name: { en: 'drawn table, 17 columns', 'zh-CN': '线框表格，17 栏' },
      headers: headersOf(
        '商户号,交易日期,交易时间,终端号,交易类型,卡号,交易金额,清算金额,手续费,参考号,流水号,商户名称,卡类型,商户订单号,支付类型,银商订单号,发卡行',
      ),
      requires: ['交易日期', '交易时间', '清算金额', '参考号', '银商订单号', '发卡行'],
      forbids: ['清算日期', '退货订单号'],
      confidence: 'D',
    },
    {
      name: { en: 'text, 17 columns', 'zh-CN': '文本，17 栏' },
      headers: headersOf(
        '清算日期,交易日期,交易时间,终端号,交易金额,清算金额,手续费,流水号,交易类型,参考号,卡号,商户号,发卡行,卡类型,商户订单号,银商订单号,支付类型',
      ),
      requires: ['清算日期', '交易日期', '交易时间', '清算金额', '参考号', '银商订单号'],
      forbids: ['钱包优惠金额'],
    },
    {
      name: { en: 'text, 21 columns', 'zh-CN': '文本，21 栏' },
      headers: headersOf(
        '清算日期,交易日期,交易时间,交易金额,终端号,清算金额,手续费,流水号,交易类型,参考号,卡号,商户号,发卡行,卡类型,商户订单号,银商订单号,支付类型,实际支付金额,备注,付款附言,钱包优惠金额',
      ),
      requires: [
        '清算日期',
        '交易日期',
        '交易时间',
        '清算金额',
        '参考号',
        '银商订单号',
        '钱包优惠金额',
      ],
    },
    {
      name: { en: 'interface, 24 columns known', 'zh-CN': '接口文件，已知 24 栏' },
      headers: headersOf(
        '清算日期,交易日期,交易时间,交易金额,终端号,清算金额,手续费,流水号,交易类型,参考号,卡号,商户号,发卡行,卡类型,商户订单号,银商订单号,支付类型,实际支付金额,备注,付款附言,钱包优惠金额,分店简称,退货订单号,支付产品',
      ),
      requires: ['清算日期', '交易日期', '清算金额', '参考号', '退货订单号', '支付产品'],
      confidence: 'D',
    },
    {
      name: {
        en: 'institution, 46 columns of which these are known',
        'zh-CN': '机构版，共 46 栏，仅知其中部分',
      },
      headers: headersOf(
        '清算日期,交易时间,受理商户ID,受理商户多应用,结算商户编号,结算商户多应用类型,交易终端号,交易金额,商户手续费,收单收益,品牌费,交易类型,卡号,发卡机构,卡种,收单机构BIT32,终端流水号BIT11,银联系统跟踪号,REF_NO,授权号,原终端流水号,原银联系统跟踪号,源BIT37,UMS_MCC,原清算日期,T0标记,T0手续费,借贷记标记,交换费,转接清算费,订单号',
      ),
      requires: ['受理商户ID', '结算商户编号', '终端流水号BIT11', 'REF_NO', '商户手续费'],
      confidence: 'D',
      columns: {
        dateTime: ['交易时间'],
        date: ['清算日期'],
        time: ['交易时间'],
        fee: ['商户手续费'],
        merchantId: ['受理商户ID'],
        terminalId: ['交易终端号'],
        rrn: ['REF_NO'],
        stan: ['终端流水号BIT11'],
        authCode: ['授权号'],
        cardType: ['卡种'],
      },
      refundColumns: { originalReference: ['源BIT37'] },
    },
    {
      name: { en: 'format two, 12 columns', 'zh-CN': '格式二，12 栏' },
      headers: headersOf(
        '清算日期,交易日期时间,卡号,商编,终端,参考号,交易类型,交易金额,手续费,交易方式,订单号,商户名称',
      ),
      requires: ['清算日期', '交易日期时间', '商编', '终端', '参考号'],
      columns: { dateTime: ['交易日期时间'], date: ['清算日期'], time: ['交易日期时间'] },
    },
  ],
  columns: {
    dateTime: ['交易时间'],
    date: ['交易日期'],
    time: ['交易时间'],
    amount: ['交易金额'],
    fee: ['手续费'],
    net: ['清算金额'],
    settlementDate: ['清算时间', '清算日期'],
    kind: ['交易类型'],
    merchantId: ['商户号', '商编'],
    merchantName: ['商户名称'],
    terminalId: ['终端号', '终端'],
    store: ['分店简称', '分店'],
    rrn: ['检索号', '参考号'],
    stan: ['流水号'],
    orderId: ['商户订单号', '订单号'],
    acquirerReference: ['银商订单号'],
    card: ['卡号'],
    cardType: ['卡类型'],
    channel: ['交易方式', '支付产品', '支付类型'],
    memo: ['备注', '付款附言'],
  },
  refundColumns: { originalReference: ['检索号', '参考号'] },
  kindWords: {
    消费: 'sale',
    消费撤销: 'void',
    消费撤消: 'void',
    撤销: 'void',
    撤消: 'void',
    联机退货: 'refund',
    退货: 'refund',
    退款: 'refund',
    消费退货: 'refund',
    联机消费: 'sale',
    支付: 'sale',
    扫码支付: 'sale',
    扫码消费: 'sale',
    分期消费: 'sale',
    预授权: 'preauth',
    预授权撤销: 'preauth',
    预授权撤消: 'preauth',
    预授权完成: 'capture',
    '预授权完成(请求)': 'capture',
    '预授权完成(通知)': 'capture',
    预授权完成撤销: 'void',
    预授权完成撤消: 'void',
    冲正: 'reversal',
    消费冲正: 'reversal',
    s22: 'sale',
    s56: 'sale',
  },
  ignoredKinds: ['余额查询', '签到', '签退', '批结算'],
  statusWords: {},
  sign: 'by-kind',
  minorUnits: false,
  identity: [
    'merchantId',
    'terminalId',
    'rrn',
    'stan',
    'kind',
    'amount',
    'dateTime',
    'date',
    'time',
    'card',
    'acquirerReference',
  ],
  statedTotals: [
    {
      from: 'sentence',
      name: '总笔数',
      pattern: new RegExp(
        `(?<name>交易总笔数|总交易笔数|总笔数|交易笔数|合计笔数|笔数合计|笔数)${total}`,
      ),
      measure: 'count',
      field: 'amount',
      of: null,
    },
    {
      from: 'sentence',
      name: '交易总金额',
      pattern: new RegExp(
        `(?<name>交易总金额|总交易金额|交易金额合计|交易金额总计|交易总额|总金额|合计金额|交易金额)${total}`,
      ),
      measure: 'sum',
      field: 'amount',
      of: null,
    },
    {
      from: 'sentence',
      name: '总手续费',
      pattern: new RegExp(
        `(?<name>手续费总金额|手续费总额|总手续费|手续费合计|手续费总计|(?<![\\w期])手续费)${total}`,
      ),
      measure: 'sum',
      field: 'fee',
      of: null,
    },
    {
      from: 'sentence',
      name: '清算总金额',
      pattern: new RegExp(
        `(?<name>清算总金额|总清算金额|清算金额合计|清算金额总计|清算总额|入账总金额|清算金额)${total}`,
      ),
      measure: 'sum',
      field: 'net',
      of: null,
    },
  ],
  quirks: [
    {
      name: 'two-spellings',
      says: {
        en: 'A void is written 消费撤销 or 消费撤消.',
        'zh-CN': '撤销写作“消费撤销”或“消费撤消”。',
      },
    },
    {
      name: 'void-repeats-reference',
      says: {
        en: 'A void or refund carries the 检索号 (参考号) of the sale that it undoes; where several sales have it, it does not tell which.',
        'zh-CN':
          '撤销和退货带有所对应消费的检索号（参考号）；有几笔消费同号时，凭它分不出是哪一笔。',
      },
    },
    {
      name: 'sign-varies',
      says: {
        en: 'Voids and refunds were seen negative and positive; 交易类型 decides.',
        'zh-CN': '撤销和退货的金额有见负数的，也有见正数的，以交易类型为准。',
      },
    },
    {
      name: 'notice-at-the-end',
      says: {
        en: 'A sentence says that D1手续费 is an estimate; it is no row, and that column is not used.',
        'zh-CN': '末尾有一句说明 D1手续费 为预估数，不是明细；该栏不采用。',
      },
    },
    {
      name: 'time-as-number',
      says: {
        en: 'In format two 交易日期时间 holds only hours, minutes and seconds as a number, so the morning lacks its zero; the day is the clearing day.',
        'zh-CN':
          '格式二的“交易日期时间”只有时分秒，且为数字，上午的时间因此缺前导零；日期取清算日期。',
      },
    },
    {
      name: 'lines-drawn-between-rows',
      says: {
        en: 'One text is drawn with │ between cells and lines between some rows; the lines are no rows.',
        'zh-CN': '有一种文本以“│”分栏，若干行之间画有横线；横线不是明细。',
      },
    },
    {
      name: 'cut-off-before-midnight',
      says: {
        en: 'The clearing day can be the day after the transaction: the cut-off is before midnight.',
        'zh-CN': '清算日期可能是交易的次日：日切在午夜之前。',
      },
    },
  ],
};
