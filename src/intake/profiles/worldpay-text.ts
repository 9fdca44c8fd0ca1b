import { headersOf, type Profile } from './profile.ts';

/** Worldpay (WPG): the tab-separated settlement text of its gateway. */
export const worldpayText: Profile = {
  id: 'worldpay-text',
  title: { en: 'Worldpay settlement text', 'zh-CN': 'Worldpay 结算文本' },
  side: 'settlement',
  acquirer: 'Worldpay',
  confidence: 'C',
  source: {
    en: 'A reader’s history shows the layout with altered rows; current files of Worldpay were not to be had.',
    'zh-CN': '版式见于一个解析程序的历史记录，其中的行经过改动；未能得到 Worldpay 现行的文件。',
  },
  timeZone: null,
  currency: null,
  layouts: [
    {
      name: { en: 'gateway text', 'zh-CN': '网关文本' },
      headers: headersOf(
        'OrderCode,Date,PaymentMethod,Status,CurrencyCode,Amount,Commission,Batch ID',
      ),
      requires: ['OrderCode', 'PaymentMethod', 'Status', 'CurrencyCode', 'Commission', 'Batch ID'],
    },
  ],
  columns: {
    dateTime: ['Date'],
    orderId: ['OrderCode'],
    channel: ['PaymentMethod'],
    kind: ['Status'],
    currency: ['CurrencyCode'],
    amount: ['Amount'],
    fee: ['Commission'],
    payoutId: ['Batch ID'],
  },
  refundColumns: {},
  kindWords: {
    captured: 'sale',
    settled: 'sale',
    refunded: 'refund',
    charged_back: 'chargeback',
    'charged back': 'chargeback',
  },
  ignoredKinds: ['cancelled', 'refused', 'authorised', 'sent_for_authorisation'],
  statusWords: {},
  sign: 'by-kind',
  minorUnits: false,
  identity: ['orderId', 'kind', 'amount', 'currency', 'dateTime', 'payoutId'],
  statedTotals: [],
  quirks: [
    {
      name: 'status-is-the-kind',
      says: {
        en: 'Status says what happened: CAPTURED, REFUNDED, CANCELLED; what was cancelled moved no money and is ignored.',
        'zh-CN': 'Status 说明发生了什么：CAPTURED、REFUNDED、CANCELLED；已取消的没有动钱，略过。',
      },
    },
    {
      name: 'order-code-of-a-refund',
      says: {
        en: 'A refund has the order code of its sale, with a suffix in some files.',
        'zh-CN': '退款沿用原消费的 order code，有些文件在其后加后缀。',
      },
    },
  ],
};
