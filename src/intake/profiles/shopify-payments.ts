import { headersOf, type Profile } from './profile.ts';

const early =
  'Transaction Date,Type,Order,Card Brand,Card Source,Payout Status,Payout Date,Available On,Amount,Fee,Net';
const requires = [
  'Transaction Date',
  'Type',
  'Order',
  'Payout Status',
  'Payout Date',
  'Amount',
  'Fee',
  'Net',
];

/** Shopify Payments: transactions with the payout that each went into. */
export const shopifyPayments: Profile = {
  id: 'shopify-payments',
  title: { en: 'Shopify Payments transactions', 'zh-CN': 'Shopify Payments 交易明细' },
  side: 'settlement',
  acquirer: 'Shopify',
  confidence: 'A',
  source: {
    en: 'An export of a shop, and the header word for word in three independent projects; it grew from 11 to 19 columns.',
    'zh-CN': '一家店铺的导出文件，三个互不相干的项目中表头逐字一致；栏目由 11 栏增至 19 栏。',
  },
  timeZone: null,
  currency: null,
  layouts: [
    {
      name: { en: 'without payout ids', 'zh-CN': '无打款编号' },
      headers: headersOf(
        `${early},Checkout,Payment Method Name,Presentment Amount,Presentment Currency,Currency`,
      ),
      requires,
      forbids: ['Payout ID'],
    },
    {
      name: { en: 'with payout ids', 'zh-CN': '带打款编号' },
      headers: headersOf(
        'Transaction Date,Type,Order,Card Brand,Card Source,Payout Status,Payout Date,Payout ID,Available On,Amount,Fee,Net,Checkout,Payment Method Name,Presentment Amount,Presentment Currency,Currency',
      ),
      requires: [...requires, 'Payout ID'],
    },
  ],
  columns: {
    dateTime: ['Transaction Date'],
    settlementDate: ['Payout Date'],
    kind: ['Type'],
    orderId: ['Order'],
    amount: ['Amount'],
    fee: ['Fee'],
    net: ['Net'],
    currency: ['Currency'],
    cardType: ['Card Brand'],
    channel: ['Payment Method Name', 'Card Source'],
    payoutId: ['Payout ID'],
    memo: ['Checkout'],
  },
  refundColumns: { originalOrderId: ['Order'] },
  openWords: true,
  kindWords: {
    charge: 'sale',
    refund: 'refund',
    chargeback: 'chargeback',
    'chargeback won': 'chargeback',
    'chargeback fee': 'fee',
    'chargeback fee refund': 'fee',
    adjustment: 'adjustment',
    reserve: 'adjustment',
    refund_failure: 'adjustment',
    'refund failure': 'adjustment',
    payout_failure: 'adjustment',
    payout: 'other',
  },
  ignoredKinds: [],
  statusWords: {},
  sign: 'signed',
  minorUnits: false,
  identity: ['orderId', 'kind', 'amount', 'currency', 'dateTime', 'memo'],
  statedTotals: [],
  quirks: [
    {
      name: 'payout-id-comes-later',
      says: 'Payout ID is missing in exports of 2023 and 2024, and empty while the payout is pending; then Payout Date groups.',
    },
    {
      name: 'refund-repeats-order',
      says: 'A refund repeats Order and Checkout of its sale; the fee is not given back.',
    },
    {
      name: 'two-currencies',
      says: 'Amount, Fee and Net are in Currency, in which the shop is paid; what the customer saw is in Presentment Currency.',
    },
    {
      name: 'offset-in-the-time',
      says: 'Times carry the offset of the shop: 2026-01-05 12:00:42 +0100.',
    },
  ],
};
