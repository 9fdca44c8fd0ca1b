import { chineseBank, fromASample } from './chinese-bank.ts';
import { headersOf, type Profile, type TotalRule } from './profile.ts';

/** 中国银行: corporate account, the bilingual HISQRY export. */
export const bocCorporate: Profile = chineseBank({
  id: 'boc-corporate',
  title: { en: 'Bank of China, corporate account (HISQRY)', 'zh-CN': '中国银行 对公账户明细' },
  acquirer: '中国银行',
  confidence: 'A',
  source: {
    en: 'Lines of a real export in the tests of a published program, and two readers that agree with it.',
    'zh-CN': '公开程序的测试中有真实导出文件的若干行，另有两份解析程序与之一致。',
  },
  layouts: [
    {
      name: { en: 'HISQRY', 'zh-CN': 'HISQRY' },
      headers: headersOf(
        '交易类型[ Transaction Type ],业务类型[ Business type ],付款人开户行号[ Account holding bank number of payer ],付款人开户行名[ Payer account bank ],付款人账号[ Debit Account No. ],付款人名称[ Payer’s Name ],收款人开户行行号[ Account holding bank number of beneficiary ],收款人开户行名[ Beneficiary account bank ],收款人账号[ Payee’s Account Number ],收款人名称[ Payee’s Name ],交易日期[ Transaction Date ],交易时间[ Transaction time ],交易货币[ Trade Currency ],交易金额[ Trade Amount ],交易后余额[ After-transaction balance ],起息日期[ Value Date ],汇率[ Exchange rate ],交易流水号[ Transaction reference number ],凭证类型[ Voucher type ],凭证号码[ Voucher number ],记录标识号[ Record ID ],摘要[ Reference ],用途[ Purpose ],交易附言[ Remark ],备注[ Remarks ]',
      ),
      requires: ['付款人开户行名', '收款人开户行名', '交易金额', '交易后余额', '交易流水号'],
    },
  ],
  columns: {
    date: ['交易日期'],
    time: ['交易时间'],
    amount: ['交易金额'],
    balance: ['交易后余额'],
    currency: ['交易货币'],
    counterparty: ['付款人名称'],
    counterpartyAccount: ['付款人账号'],
    memo: ['摘要'],
    bankReference: ['交易流水号'],
  },
  outColumns: { counterparty: ['收款人名称'], counterpartyAccount: ['收款人账号'] },
  memo: ['用途', '交易附言'],
  sign: 'signed',
  statedTotals: [
    total('总笔数', 'count', null),
    total('借方发生总笔数', 'count', 'out'),
    total('借方发生总额', 'sum', 'out'),
    total('贷方发生总笔数', 'count', 'in'),
    total('贷方发生总额', 'sum', 'in'),
  ],
  quirks: [
    {
      name: 'two-languages',
      says: {
        en: 'Each column is named in Chinese, and in English in square brackets.',
        'zh-CN': '列名为中文，方括号内为英文。',
      },
    },
    {
      name: 'both-parties',
      says: {
        en: 'A row names payer and payee: the other one is the payer of what came in and the payee of what went out.',
        'zh-CN': '每行都有付款人与收款人：来账的对方是付款人，往账的对方是收款人。',
      },
    },
    {
      name: 'signed-amounts',
      says: {
        en: 'Amounts carry + or −: 来账 is in, 往账 is out.',
        'zh-CN': '金额带正负号：来账为正，往账为负。',
      },
    },
    {
      name: 'totals-above',
      says: {
        en: 'Seven lines above the columns state account, period, and number and sum of debits and credits.',
        'zh-CN': '表头上方七行列明账号、时间范围、借贷方笔数与总额。',
      },
    },
  ],
});

function total(name: string, measure: TotalRule['measure'], of: 'in' | 'out' | null): TotalRule {
  const pattern = new RegExp(
    `^${name}(?:\\s*\\[[^\\]]*\\])?\\s*[|,\\t]\\s*"?(?<value>\\d+(?:,\\d{3})*(?:\\.\\d+)?)`,
  );
  return { from: 'sentence', name, pattern, measure, field: 'amount', of };
}

/** 中国银行: a person's debit or credit card. */
export const bocPersonal: Profile = chineseBank({
  id: 'boc-personal',
  title: { en: 'Bank of China, personal account', 'zh-CN': '中国银行 个人账户明细' },
  acquirer: '中国银行',
  confidence: 'A',
  source: fromASample,
  layouts: [
    {
      name: { en: 'debit card', 'zh-CN': '借记卡' },
      headers: headersOf(
        '记账日期,记账时间,币别,金额,余额,交易名称,渠道,网点名称,附言,对方账户名,对方卡号/账号,对方开户行,借记卡号',
      ),
      requires: ['记账时间', '币别', '交易名称', '对方卡号/账号', '借记卡号'],
      sign: 'signed',
    },
    {
      name: { en: 'credit card', 'zh-CN': '信用卡' },
      headers: headersOf('交易日,银行记账日,卡号后四位,交易描述,存入,支出,币种'),
      requires: ['银行记账日', '卡号后四位', '交易描述', '存入', '支出'],
    },
  ],
  columns: {
    dateTime: ['银行记账日'],
    date: ['记账日期', '银行记账日'],
    time: ['记账时间'],
    amount: ['金额'],
    credit: ['存入'],
    debit: ['支出'],
    balance: ['余额'],
    currency: ['币别', '币种'],
    account: ['借记卡号', '卡号后四位'],
    counterparty: ['对方账户名'],
    counterpartyAccount: ['对方卡号/账号'],
    memo: ['交易名称', '交易描述'],
  },
  memo: ['附言'],
  quirks: [
    {
      name: 'refunds-are-credits',
      says: {
        en: 'A refund (网上快捷退款) is money in, on its own row.',
        'zh-CN': '退款（网上快捷退款）另成一行，为收入。',
      },
    },
  ],
});
