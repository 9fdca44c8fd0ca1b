import { headersOf, type Profile } from './profile.ts';

/** 微信支付账单 of a person: what small shops that take money with a personal code can export. */
export const wechatPayConsumer: Profile = {
  id: 'wechat-pay-consumer',
  title: { en: 'WeChat Pay, personal account', 'zh-CN': '微信支付 个人账单' },
  side: 'settlement',
  acquirer: '微信支付',
  confidence: 'A',
  source: {
    en: 'Files from the app among the samples of a published bookkeeping program.',
    'zh-CN': '公开记账程序的样本中有手机端导出的真实文件。',
  },
  timeZone: 'Asia/Shanghai',
  currency: 'CNY',
  layouts: [
    {
      name: { en: 'app, 11 columns', 'zh-CN': 'App 导出，11 栏' },
      headers: headersOf(
        '交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注',
      ),
      requires: ['交易类型', '交易对方', '收/支', '当前状态', '交易单号', '商户单号'],
    },
  ],
  columns: {
    dateTime: ['交易时间'],
    amount: ['金额(元)'],
    direction: ['收/支'],
    orderId: ['商户单号'],
    acquirerReference: ['交易单号'],
    card: ['交易对方'],
    channel: ['支付方式'],
    memo: ['商品', '备注'],
  },
  memo: ['交易类型', '当前状态'],
  refundColumns: {},
  kindRules: [
    { kind: 'ignored', when: { '收/支': ['', '中性交易', '其他'] } },
    { kind: 'refund', when: { '收/支': ['支出'], 交易类型: /.*退款.*/ } },
    { kind: 'other', when: { '收/支': ['支出'] } },
    { kind: 'other', when: { '收/支': ['收入'], 交易类型: /.*退款.*/ } },
    { kind: 'sale', when: { '收/支': ['收入'] } },
  ],
  kindWords: {},
  ignoredKinds: [],
  refundsUnseen: true,
  statusWords: {},
  sign: 'direction',
  minorUnits: false,
  identity: ['acquirerReference', 'orderId', 'direction', 'amount', 'dateTime'],
  statedTotals: [],
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
        en: 'Rows with / for 收/支 (withdrawals, top-ups, funds) are left out and counted. How a refund to a customer looks was never seen, so none is claimed to be missing with certainty.',
        'zh-CN':
          '收/支为“/”的行（提现、充值、理财）不计入，仅计行数。收款后退给顾客的款项如何列示未曾见过，因此缺少退款不作定论。',
      },
    },
    {
      name: 'yuan-signs-and-tabs',
      says: {
        en: 'Amounts begin with ¥, numbers end with a tab, and / stands for nothing.',
        'zh-CN': '金额前有 ¥，单号后带制表符，空栏以“/”表示。',
      },
    },
  ],
};
