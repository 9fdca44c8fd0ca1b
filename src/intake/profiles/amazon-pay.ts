import { headersOf, type Profile } from './profile.ts';

/** Amazon Pay: settlement report. */
export const amazonPay: Profile = {
  id: 'amazon-pay',
  title: { en: 'Amazon Pay settlement report', 'zh-CN': 'Amazon Pay 结算报告' },
  side: 'settlement',
  acquirer: 'Amazon Pay',
  confidence: 'C',
  source: {
    en: 'Two independent readers agree on the columns and on the lines above them; no file was to be had.',
    'zh-CN': '两个独立解析程序中栏目及其上方各行一致；未能得到真实文件。',
  },
  timeZone: null,
  currency: null,
  layouts: [
    {
      name: { en: 'settlement', 'zh-CN': '结算文件' },
      headers: headersOf(
        'TransactionPostedDate,SettlementId,AmazonTransactionId,SellerReferenceId,TransactionType,AmazonOrderReferenceId,SellerOrderId,StoreName,CurrencyCode,TransactionDescription,TransactionAmount,TransactionPercentageFee,TransactionFixedFee,TotalTransactionFee,NetTransactionAmount',
      ),
      requires: [
        'TransactionPostedDate',
        'SettlementId',
        'AmazonTransactionId',
        'TransactionType',
        'TransactionAmount',
        'NetTransactionAmount',
      ],
    },
  ],
  columns: {
    dateTime: ['TransactionPostedDate'],
    payoutId: ['SettlementId'],
    acquirerReference: ['AmazonTransactionId'],
    orderId: ['SellerOrderId', 'SellerReferenceId'],
    kind: ['TransactionType'],
    currency: ['CurrencyCode'],
    amount: ['TransactionAmount'],
    fee: ['TotalTransactionFee'],
    net: ['NetTransactionAmount'],
    store: ['StoreName'],
    memo: ['TransactionDescription'],
  },
  refundColumns: { originalOrderId: ['SellerOrderId'] },
  netStandsForAmount: true,
  kindWords: {
    capture: 'sale',
    refund: 'refund',
    chargeback: 'chargeback',
    'guarantee claim': 'chargeback',
    reserve: 'adjustment',
    transfer: 'other',
    carryover: 'adjustment',
  },
  ignoredKinds: [],
  statusWords: {},
  sign: 'signed',
  minorUnits: false,
  identity: ['acquirerReference', 'kind', 'amount', 'dateTime', 'payoutId'],
  statedTotals: [],
  quirks: [
    {
      name: 'lines-above',
      says: {
        en: 'A byte order mark and five lines about the report stand above the header.',
        'zh-CN': '表头之上有字节顺序标记（BOM）和五行报告说明。',
      },
    },
    {
      name: 'signed-fee',
      says: {
        en: 'The fee is negative; net is amount plus fee.',
        'zh-CN': '手续费为负数；净额等于金额加手续费。',
      },
    },
  ],
};
