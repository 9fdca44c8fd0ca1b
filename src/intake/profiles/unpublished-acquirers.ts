import { headersOf, type Profile } from './profile.ts';

type Unpublished = Pick<Profile, 'id' | 'title' | 'acquirer' | 'names' | 'source' | 'quirks'>;

/** An acquirer of whose export no layout is published: `auto` under its name. */
function unpublished(named: Unpublished): Profile {
  return {
    side: 'settlement',
    confidence: 'X',
    timeZone: 'Asia/Shanghai',
    currency: 'CNY',
    layouts: [],
    columns: {},
    refundColumns: {},
    kindWords: {},
    ignoredKinds: [],
    statusWords: {},
    sign: 'by-kind',
    minorUnits: false,
    identity: [],
    statedTotals: [],
    ...named,
  };
}

/** 瑞银信: no layout is published. */
export const ruiyinxin: Profile = {
  ...unpublished({
    id: 'ruiyinxin',
    title: { en: 'Ruiyinxin export', 'zh-CN': '瑞银信 导出文件' },
    acquirer: '瑞银信',
    names: ['瑞银信', '瑞银信支付'],
    source: {
      en: 'Its layout is not published, and no file or reader of one was found. Columns are told by their names and values, as in any unknown table.',
      'zh-CN': '版式未公布，也没有找到真实文件或解析程序。按列名与数值判断各栏，与未知表格相同。',
    },
    quirks: [
      {
        name: 'layout-not-published',
        says: {
          en: 'The file is told by the name 瑞银信 in its title or header, or by --profile settlement=ruiyinxin.',
          'zh-CN': '凭标题或表头中的“瑞银信”识别，或以 --profile settlement=ruiyinxin 指明。',
        },
      },
    ],
  }),
};

/** 喔刷: no layout is published, nor who clears it. */
export const woshua: Profile = {
  ...unpublished({
    id: 'woshua',
    title: { en: 'Woshua export', 'zh-CN': '喔刷 导出文件' },
    acquirer: '喔刷',
    names: ['喔刷'],
    source: {
      en: 'Its layout is not published, nor which acquirer clears it; a file in LeShua’s layout is read as LeShua’s. Columns are told by their names and values, as in any unknown table.',
      'zh-CN':
        '版式未公布，由哪家机构清算亦不详；若文件为乐刷的版式，即按乐刷读取。按列名与数值判断各栏，与未知表格相同。',
    },
    quirks: [
      {
        name: 'layout-not-published',
        says: {
          en: 'The file is told by the name 喔刷 in its title or header, or by --profile settlement=woshua.',
          'zh-CN': '凭标题或表头中的“喔刷”识别，或以 --profile settlement=woshua 指明。',
        },
      },
    ],
  }),
};

/** 盛付通: two tables of withdrawals are known; transactions are mapped by `auto`. */
export const shengpay: Profile = {
  ...unpublished({
    id: 'shengpay',
    title: { en: 'Shengpay withdrawals', 'zh-CN': '盛付通 出款与提现记录' },
    acquirer: '盛付通',
    names: ['盛付通'],
    source: {
      en: 'The tables of withdrawals are known from code of a merchant portal. The statement of transactions is not published: its columns are told by their names and values.',
      'zh-CN':
        '出款与提现记录的版式见于一份商户平台的代码；交易对账单未公布，按列名与数值判断各栏。',
    },
    quirks: [
      {
        name: 'tab-in-the-header',
        says: {
          en: 'A header cell begins with a stray tab.',
          'zh-CN': '有一个表头单元格以多余的制表符开头。',
        },
      },
      {
        name: 'withdrawals-are-no-sales',
        says: {
          en: 'A withdrawal moves what was sold before to the bank: it is kept as other, and is neither a sale nor a payout that posrecon expects.',
          'zh-CN': '提现是把以前的收款转入银行，记为其他：既不是收款，也不作为应到账的清算款。',
        },
      },
    ],
  }),
  confidence: 'D',
  layouts: [
    {
      name: { en: 'T0 payouts, 12 columns', 'zh-CN': 'T0 出款，12 栏' },
      headers: headersOf(
        '出款发起时间,盛付通商户号,商户名称,出款类型,T0出款金额,总手续费,T0手续费（x%部分）,T0手续费（x元部分）,银行卡到账金额,出款状态,出款成功时间,操作员',
      ),
      requires: ['出款发起时间', '盛付通商户号', 'T0出款金额', '银行卡到账金额'],
    },
    {
      name: { en: 'withdrawals, 13 columns', 'zh-CN': '提现，13 栏' },
      headers: headersOf(
        '提现时间,盛付通商户号,商户名称,商户类别,提现类型,提现金额,总手续费,提现费（x%部分）,提现费（x元部分）,银行卡到账金额,提现状态,提现成功时间,操作员',
      ),
      requires: ['提现时间', '盛付通商户号', '提现金额', '银行卡到账金额'],
    },
  ],
  columns: {
    dateTime: ['出款发起时间', '提现时间'],
    amount: ['T0出款金额', '提现金额'],
    fee: ['总手续费'],
    net: ['银行卡到账金额'],
    status: ['出款状态', '提现状态'],
    merchantId: ['盛付通商户号'],
    merchantName: ['商户名称'],
    channel: ['出款类型', '提现类型'],
  },
  kindRules: [{ kind: 'other', when: { 盛付通商户号: /.*/ } }],
  sign: 'signed',
  identity: ['merchantId', 'dateTime', 'amount', 'net'],
};
