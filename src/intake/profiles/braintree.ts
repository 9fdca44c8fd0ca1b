import { headersOf, type Profile } from './profile.ts';

/** Braintree: transaction search, exported as CSV. */
export const braintree: Profile = {
  id: 'braintree',
  title: { en: 'Braintree transactions', 'zh-CN': 'Braintree 交易导出' },
  side: 'settlement',
  acquirer: 'Braintree',
  confidence: 'C',
  source: {
    en: 'Column names agree in several independent readers of merchants’ exports; no file was to be had.',
    'zh-CN': '多个读取商户导出文件的独立解析程序中列名一致；未能得到真实文件。',
  },
  timeZone: null,
  currency: null,
  layouts: [
    {
      name: { en: 'transaction search', 'zh-CN': '交易查询' },
      headers: headersOf(
        'Transaction ID,Subscription ID,Transaction Type,Transaction Status,Created Datetime,Created Timezone,Settlement Date,Disbursement Date,Merchant Account,Currency ISO Code,Amount Authorized,Amount Submitted For Settlement,Service Fee,Tax Amount,Order ID,Refunded Transaction ID,Payment Instrument Type,Card Type,Last Four of Credit Card',
      ),
      requires: [
        'Transaction ID',
        'Transaction Type',
        'Transaction Status',
        'Currency ISO Code',
        'Amount Submitted For Settlement',
      ],
    },
  ],
  columns: {
    dateTime: ['Created Datetime', 'Settlement Date'],
    settlementDate: ['Disbursement Date', 'Settlement Date'],
    kind: ['Transaction Type'],
    status: ['Transaction Status'],
    merchantId: ['Merchant Account'],
    acquirerReference: ['Transaction ID'],
    orderId: ['Order ID'],
    amount: ['Amount Submitted For Settlement'],
    currency: ['Currency ISO Code'],
    card: ['Last Four of Credit Card'],
    cardType: ['Card Type'],
    channel: ['Payment Instrument Type'],
  },
  refundColumns: {
    originalReference: ['Refunded Transaction ID', 'Original Transaction ID'],
  },
  kindWords: { sale: 'sale', credit: 'refund', refund: 'refund' },
  ignoredKinds: [],
  statusWords: {
    settled: 'approved',
    settling: 'approved',
    'submitted for settlement': 'approved',
    submitted_for_settlement: 'approved',
    settlement_confirmed: 'approved',
    authorized: 'pending',
    authorizing: 'pending',
    voided: 'voided',
    'processor declined': 'declined',
    processor_declined: 'declined',
    'gateway rejected': 'declined',
    gateway_rejected: 'declined',
    failed: 'failed',
    'settlement declined': 'declined',
    settlement_declined: 'declined',
    'authorization expired': 'failed',
    authorization_expired: 'failed',
  },
  sign: 'by-kind',
  minorUnits: false,
  identity: ['merchantId', 'acquirerReference', 'kind', 'amount'],
  statedTotals: [],
  quirks: [
    {
      name: 'no-fee',
      says: {
        en: 'Braintree bills its fees by the month; Service Fee is a marketplace’s share and is not read as the fee.',
        'zh-CN': 'Braintree 按月收取手续费；Service Fee 是平台的分成，不读作手续费。',
      },
    },
    {
      name: 'refund-names-its-sale',
      says: {
        en: 'A refund is a credit that names its sale in Refunded Transaction ID.',
        'zh-CN': '退款是一笔 credit，在 Refunded Transaction ID 中写明原消费。',
      },
    },
    {
      name: 'disbursement',
      says: {
        en: 'What is disbursed on one day to one merchant account is one bank credit.',
        'zh-CN': '同一天划付给同一商户账户的，为银行的一笔入账。',
      },
    },
  ],
};
