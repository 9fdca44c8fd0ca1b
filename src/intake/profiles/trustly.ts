import { headersOf, type Profile } from './profile.ts';

/** Trustly (Americas): funding file, without a line of column names. */
export const trustly: Profile = {
  id: 'trustly',
  title: { en: 'Trustly funding file', 'zh-CN': 'Trustly 资金结算文件' },
  side: 'settlement',
  acquirer: 'Trustly',
  confidence: 'D',
  source: {
    en: 'One reader names the cells of each sort of line, after Trustly’s reference; no file was to be had.',
    'zh-CN': '一个解析程序依 Trustly 的说明列出各类行的单元格；未能得到真实文件。',
  },
  timeZone: null,
  currency: null,
  layouts: [
    {
      name: { en: 'H, I, F and L lines', 'zh-CN': 'H、I、F、L 行' },
      headers: headersOf(
        'record_type,transaction_id,created_at,original_transaction_id,merchant_id,payment_type,payment_provider_type,payment_provider_id,account_number,merchant_reference,transaction_type,transaction_status,updated_at,processed_at,currency,amount,trace_id,reason,batch_id,settlement_batch_transaction_type,original_merchant_reference,payment_provider_transaction_id,fee',
      ),
      requires: ['record_type', 'settlement_batch_transaction_type', 'batch_id', 'trace_id'],
      headless: [
        /^I$/,
        /\S/,
        /^20\d\d-\d\d-\d\dT/,
        ...Array.from({ length: 11 }, () => null),
        /^[A-Z]{3}$/,
        ...Array.from({ length: 8 }, () => null),
      ],
      otherMarks: ['H', 'T', 'F', 'L'],
    },
  ],
  columns: {
    dateTime: ['created_at'],
    settlementDate: ['processed_at'],
    kind: ['settlement_batch_transaction_type'],
    merchantId: ['merchant_id'],
    orderId: ['merchant_reference'],
    acquirerReference: ['transaction_id'],
    currency: ['currency'],
    amount: ['amount'],
    fee: ['fee'],
    payoutId: ['batch_id'],
  },
  refundColumns: {
    originalReference: ['original_transaction_id'],
    originalOrderId: ['original_merchant_reference'],
  },
  sums: { net: { add: ['amount', 'fee'] } },
  kindWords: { sale: 'sale', refund: 'refund', return: 'chargeback' },
  ignoredKinds: [],
  statusWords: {},
  sign: 'signed',
  minorUnits: false,
  identity: ['merchantId', 'acquirerReference', 'kind', 'amount', 'payoutId'],
  statedTotals: [
    {
      from: 'lines',
      name: 'funding',
      mark: 'F',
      at: 5,
      currencyAt: 4,
      measure: 'sum',
      field: 'net',
      of: null,
    },
  ],
  quirks: [
    {
      name: 'no-header',
      says: {
        en: 'The first cell says what a line is: H heads the file, I is a record, F a funding, L the last line.',
        'zh-CN': '第一格说明该行是什么：H 为文件头，I 为记录，F 为划款，L 为末行。',
      },
    },
    {
      name: 'signed-fee',
      says: {
        en: 'The fee is negative and stands beside the amount; a funding is the sum of both.',
        'zh-CN': '手续费为负数，列在金额旁边；划款为两者之和。',
      },
    },
    {
      name: 'returns',
      says: {
        en: 'A Return is money that the customer’s bank took back.',
        'zh-CN': 'Return 是顾客的银行收回的款项。',
      },
    },
  ],
};
