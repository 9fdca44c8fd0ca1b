import { headersOf, type Profile } from './profile.ts';

/** Parts of an action that are fees; each can have a tax of its own. */
const fees: readonly string[] = [
  ...['authorization', 'capture', 'refund', 'void', 'chargeback', 'payout', 'gateway', 'premium'],
  ...[
    'scheme',
    'interchange',
    '3ds',
    'card verification',
    'network token',
    'account updater',
    'fx',
  ],
].flatMap((of) => [`${of} fixed fee`, `${of} variable fee`, `${of} fee`]);

/** Checkout.com: financial actions, a row for each part of an action. */
export const checkoutCom: Profile = {
  id: 'checkout-com',
  title: { en: 'Checkout.com financial actions', 'zh-CN': 'Checkout.com 资金动作明细' },
  side: 'settlement',
  acquirer: 'Checkout.com',
  confidence: 'B',
  source: {
    en: 'The columns and breakdown types that Checkout.com documents, as two independent readers of its sample file have them.',
    'zh-CN': 'Checkout.com 公布的栏目与明细类型，与两个独立解析程序对其样例文件的读法一致。',
  },
  timeZone: null,
  currency: null,
  layouts: [
    {
      name: { en: 'financial actions', 'zh-CN': '资金动作' },
      headers: headersOf(
        'Payment ID,Action ID,Action Type,Requested On,Processed On,Payment Method,Card Type,Issuer Country,Reference,Processing Currency,Processing Currency Amount,Holding Currency,Holding Currency Amount,Breakdown Type,Payout ID',
      ),
      requires: [
        'Payment ID',
        'Action ID',
        'Action Type',
        'Breakdown Type',
        'Processed On',
        'Holding Currency',
        'Holding Currency Amount',
      ],
    },
  ],
  columns: {
    dateTime: ['Requested On UTC', 'Requested On', 'Processed On'],
    settlementDate: ['Processed On UTC', 'Processed On'],
    kind: ['Breakdown Type'],
    amount: ['Holding Currency Amount'],
    currency: ['Holding Currency'],
    orderId: ['Reference', 'Payment Reference', 'Payment ID'],
    acquirerReference: ['Action ID'],
    channel: ['Payment Method'],
    cardType: ['Card Type'],
    payoutId: ['Payout ID'],
  },
  refundColumns: { originalOrderId: ['Reference', 'Payment Reference', 'Payment ID'] },
  folds: ['fee'],
  statesPayouts: 'period',
  roundsAmounts: true,
  openWords: true,
  kindWords: {
    ...Object.fromEntries(
      [...fees, 'minimum billing fee'].flatMap((name) => [
        [name, 'fee' as const],
        [`${name} tax`, 'fee' as const],
      ]),
    ),
    capture: 'sale',
    'partial capture': 'sale',
    refund: 'refund',
    'partial refund': 'refund',
    payout: 'other',
    'rolling reserve': 'adjustment',
    'rolling reserve hold': 'adjustment',
    'rolling reserve release': 'adjustment',
    'carried forward': 'adjustment',
    'internal transfer': 'adjustment',
    adjustment: 'adjustment',
  },
  ignoredKinds: [],
  statusWords: {},
  sign: 'signed',
  minorUnits: false,
  identity: ['acquirerReference', 'kind', 'amount', 'currency', 'dateTime'],
  statedTotals: [],
  quirks: [
    {
      name: 'a-row-for-each-part',
      says: {
        en: 'A capture, its fixed and its variable fees are rows of one Action ID; the fees are taken into it.',
        'zh-CN': '一笔请款及其固定手续费、浮动手续费，是同一 Action ID 的几行；手续费并入其中。',
      },
    },
    {
      name: 'eight-decimals',
      says: {
        en: 'Fees have up to eight decimals. They are rounded to five, so a long file can differ from its payout by a cent.',
        'zh-CN': '手续费最多有八位小数，舍入为五位，因此较长的文件与打款可能相差一分。',
      },
    },
    {
      name: 'holding-currency',
      says: {
        en: 'Only amounts in Holding Currency add up: fees are held in it though the payment was in another.',
        'zh-CN': '只有以 Holding Currency 计的金额才能相加：付款即使是别的币种，手续费也以它计。',
      },
    },
  ],
};
