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
      says: {
        en: 'Payout ID is missing in exports of 2023 and 2024, and empty while the payout is pending; then Payout Date groups.',
        'zh-CN':
          '2023 年和 2024 年的导出文件没有 Payout ID，打款未完成时该栏也为空；这时按 Payout Date 归集。',
      },
    },
    {
      name: 'refund-repeats-order',
      says: {
        en: 'A refund repeats Order and Checkout of its sale; the fee is not given back.',
        'zh-CN': '退款重复原消费的 Order 和 Checkout；手续费不退。',
      },
    },
    {
      name: 'two-currencies',
      says: {
        en: 'Amount, Fee and Net are in Currency, in which the shop is paid; what the customer saw is in Presentment Currency.',
        'zh-CN':
          'Amount、Fee 和 Net 以 Currency 计，即店铺收款的币种；顾客看到的币种在 Presentment Currency。',
      },
    },
    {
      name: 'offset-in-the-time',
      says: {
        en: 'Times carry the offset of the shop: 2026-01-05 12:00:42 +0100.',
        'zh-CN': '时间带有店铺的时差：2026-01-05 12:00:42 +0100。',
      },
    },
  ],
};
