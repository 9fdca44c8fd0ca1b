import { headersOf, type Profile, type TotalRule } from './profile.ts';

/** 支付宝 交易明细 of a person: what small shops that take money with a personal code can export. */
export const alipayConsumer: Profile = {
  id: 'alipay-consumer',
  title: { en: 'Alipay, personal account', 'zh-CN': '支付宝 个人账单' },
  side: 'settlement',
  acquirer: '支付宝',
  confidence: 'A',
  source: {
    en: 'A file from the app among the samples of a published bookkeeping program; the web’s text is known from two readers.',
    'zh-CN': '公开记账程序的样本中有一份手机端导出的真实文件；网页端文本见于两份解析程序。',
  },
  timeZone: 'Asia/Shanghai',
  currency: 'CNY',
  layouts: [
    {
      name: { en: 'app, 12 columns', 'zh-CN': 'App 导出，12 栏' },
      headers: headersOf(
        '交易时间,交易分类,交易对方,对方账号,商品说明,收/支,金额,收/付款方式,交易状态,交易订单号,商家订单号,备注',
      ),
      requires: ['交易分类', '收/支', '收/付款方式', '交易订单号', '商家订单号'],
    },
    {
      name: { en: 'web, 16 columns', 'zh-CN': '网页导出，16 栏' },
      headers: headersOf(
        '交易号,商家订单号,交易创建时间,付款时间,最近修改时间,交易来源地,类型,交易对方,商品名称,金额（元）,收/支,交易状态,服务费（元）,成功退款（元）,备注,资金状态',
      ),
      requires: ['交易来源地', '收/支', '成功退款（元）', '资金状态'],
      confidence: 'C',
    },
  ],
  columns: {
    dateTime: ['交易时间', '付款时间', '交易创建时间'],
    amount: ['金额', '金额（元）'],
    direction: ['收/支'],
    orderId: ['商家订单号'],
    acquirerReference: ['交易订单号', '交易号'],
    card: ['对方账号', '交易对方'],
    channel: ['收/付款方式'],
    memo: ['商品说明', '商品名称'],
  },
  memo: ['交易分类', '类型', '交易状态'],
  refundColumns: {},
  kindRules: [
    { kind: 'ignored', when: { '收/支': ['', '不计收支', '其他', '其它'] } },
    { kind: 'other', when: { 交易状态: ['交易关闭', '已关闭', '等待付款'] } },
    { kind: 'refund', when: { '收/支': ['支出'], 交易分类: /.*退款.*/ } },
    { kind: 'other', when: { '收/支': ['支出'] } },
    { kind: 'other', when: { '收/支': ['收入'], 交易分类: /.*退款.*/ } },
    { kind: 'sale', when: { '收/支': ['收入'] } },
  ],
  kindWords: {},
  ignoredKinds: [],
  refundsUnseen: true,
  statusWords: {},
  sign: 'direction',
  minorUnits: false,
  identity: ['acquirerReference', 'orderId', 'direction', 'amount', 'dateTime'],
  statedTotals: [
    {
      from: 'sentence',
      name: '笔数',
      pattern: /^共(?<value>\d+)笔记录/,
      measure: 'count',
      field: 'amount',
      of: null,
    },
    ...totals('收入', 'in'),
    ...totals('支出', 'out'),
  ],
  quirks: [
    {
      name: 'own-purchases',
      says: {
        en: 'What the owner bought stands among what was sold: 支出 is no sale and is counted apart.',
        'zh-CN': '户主自己的消费与收款混在一起：支出不作收款，另行计数。',
      },
    },
    {
      name: 'neither-in-nor-out',
      says: {
        en: 'Rows that are 不计收支 (own transfers, refunds of purchases) are left out and counted. How a refund to a customer looks was never seen, so none is claimed to be missing with certainty.',
        'zh-CN':
          '不计收支的行（自己转存、消费退款）不计入，仅计行数。收款后退给顾客的款项如何列示未曾见过，因此缺少退款不作定论。',
      },
    },
    {
      name: 'padding-and-a-last-comma',
      says: {
        en: 'Cells are padded with blanks, numbers end with a tab, and a comma follows the last column.',
        'zh-CN': '各栏以空格补齐，单号后带制表符，末列之后还有一个逗号。',
      },
    },
    {
      name: 'refunds-beside-the-sale',
      says: {
        en: 'The web’s text states refunds beside the amount of the sale (成功退款), not as a row; they are not read.',
        'zh-CN': '网页端文本把退款记在原交易的“成功退款”栏，不单独成行，此栏不读取。',
      },
    },
  ],
};

/** `收入：1笔 28.50元` above the rows of the app, `已收入:1笔,28.50元` below those of the web. */
function totals(word: string, of: 'in' | 'out'): readonly TotalRule[] {
  const rule = { from: 'sentence', field: 'amount', of } as const;
  const count = new RegExp(`(?:^|已)${word}:\\s*(?<value>\\d+)笔`);
  const sum = new RegExp(`(?:^|已)${word}:\\s*\\d+笔[\\s,]*(?<value>[\\d.]+)元`);
  return [
    { ...rule, name: `${word}笔数`, pattern: count, measure: 'count' },
    { ...rule, name: `${word}金额`, pattern: sum, measure: 'sum' },
  ];
}
