import { headersOf, type Profile } from './profile.ts';

/** Clearhaus: settlements, a row a payout. */
export const clearhaus: Profile = {
  id: 'clearhaus',
  title: { en: 'Clearhaus settlements', 'zh-CN': 'Clearhaus 结算列表' },
  side: 'settlement',
  acquirer: 'Clearhaus',
  confidence: 'A',
  source: {
    en: 'An export of one merchant with nine settlements.',
    'zh-CN': '一家商户的导出文件，含九笔结算。',
  },
  timeZone: 'Europe/Copenhagen',
  currency: null,
  layouts: [
    {
      name: { en: 'settlements', 'zh-CN': '结算列表' },
      headers: headersOf(
        'merchant_id,merchant_name,id,settled,currency,period_start_date,period_end_date,payout_amount,payout_date,summary_sales,summary_credits,summary_refunds,summary_chargebacks,summary_fees,summary_other_postings,summary_net,reserve_amount,reserve_date,fees_sales,fees_refunds,fees_authorisations,fees_credits,fees_minimum_processing,fees_service,fees_wire_transfer,fees_chargebacks,fees_retrieval_requests,payout_reference_number,payout_descriptor,reserve_reference_number,reserve_descriptor,fees_interchange,fees_scheme',
      ),
      requires: ['settled', 'payout_amount', 'payout_date', 'summary_sales', 'summary_net'],
    },
  ],
  columns: {
    date: ['period_start_date'],
    settlementDate: ['payout_date'],
    merchantId: ['merchant_id'],
    status: ['settled'],
    currency: ['currency'],
    fee: ['summary_fees'],
    net: ['payout_amount', 'summary_net'],
    acquirerReference: ['id'],
    payoutId: ['payout_descriptor', 'payout_reference_number'],
  },
  refundColumns: {},
  sums: {
    amount: {
      add: [
        'summary_sales',
        'summary_credits',
        'summary_refunds',
        'summary_chargebacks',
        'summary_other_postings',
      ],
    },
  },
  kindOfAll: 'adjustment',
  holdsPayouts: true,
  kindWords: {},
  ignoredKinds: [],
  statusWords: { true: 'approved', false: 'pending' },
  sign: 'signed',
  minorUnits: false,
  identity: ['merchantId', 'acquirerReference', 'currency'],
  statedTotals: [],
  quirks: [
    {
      name: 'payouts-not-sales',
      says: {
        en: 'A row is a whole settlement: it proves what reached the bank, and says nothing of single sales.',
        'zh-CN': '一行就是一整笔结算：它能证明到银行的金额，而不说明单笔消费。',
      },
    },
    {
      name: 'text-on-the-statement',
      says: {
        en: 'payout_descriptor is the text of the bank’s line: CH1234567 2026-01-08.',
        'zh-CN': 'payout_descriptor 就是银行流水上的文字：CH1234567 2026-01-08。',
      },
    },
    {
      name: 'running-settlement',
      says: {
        en: 'The last row is not settled yet; it is pending.',
        'zh-CN': '最后一行尚未结算，作待处理。',
      },
    },
    {
      name: 'reserve',
      says: {
        en: 'What is held back makes the payout less than the net; it is paid out later.',
        'zh-CN': '扣留的准备金使打款少于净额，日后再划付。',
      },
    },
  ],
};
