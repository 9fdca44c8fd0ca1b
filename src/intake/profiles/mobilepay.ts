import { headersOf, type Profile } from './profile.ts';

/** MobilePay MyShop: transfers with the payments and fees in each. */
export const mobilepayTransfers: Profile = {
  id: 'mobilepay-transfers',
  title: { en: 'MobilePay transfers', 'zh-CN': 'MobilePay 打款明细' },
  side: 'settlement',
  acquirer: 'MobilePay',
  confidence: 'A',
  source: {
    en: 'An export of one merchant, made anonymous, whose transfers equal their payments less fees.',
    'zh-CN': '一家商户的导出文件，已隐去身份；每笔打款等于各笔付款减去手续费。',
  },
  timeZone: 'Europe/Copenhagen',
  currency: null,
  layouts: [
    {
      name: { en: 'transfers', 'zh-CN': '打款明细' },
      headers: headersOf(
        'Event,Currency,Amount,Date and time,Customer name,MP-number,Comment,TransactionID,TransferID,Payment point,MyShop-Number,Bank account,Date,Time',
      ),
      requires: [
        'Event',
        'Amount',
        'Date and time',
        'TransactionID',
        'TransferID',
        'MyShop-Number',
      ],
    },
  ],
  columns: {
    dateTime: ['Date and time'],
    kind: ['Event'],
    currency: ['Currency'],
    amount: ['Amount'],
    merchantId: ['MyShop-Number'],
    acquirerReference: ['TransactionID'],
    payoutId: ['TransferID'],
    card: ['MP-number'],
    store: ['Payment point'],
    memo: ['Comment'],
  },
  refundColumns: {},
  folds: ['fee'],
  statesPayouts: 'period',
  openWords: true,
  kindWords: { payment: 'sale', refund: 'refund', retainable: 'fee', transfer: 'other' },
  ignoredKinds: [],
  statusWords: {},
  sign: 'signed',
  minorUnits: false,
  identity: ['merchantId', 'acquirerReference', 'kind', 'amount', 'dateTime', 'payoutId'],
  statedTotals: [],
  quirks: [
    {
      name: 'fee-on-its-own-line',
      says: {
        en: 'Retainable is the fee of the payment with the same TransactionID and is taken into it.',
        'zh-CN': 'Retainable 是同一 TransactionID 的付款的手续费，并入该笔付款。',
      },
    },
    {
      name: 'transfer-row',
      says: {
        en: 'The Transfer row is what reaches the bank: the sum of all rows with its TransferID.',
        'zh-CN': 'Transfer 行是实际到银行的金额：同一 TransferID 的各行之和。',
      },
    },
    {
      name: 'decimal-comma',
      says: {
        en: 'Semicolons between cells, a comma before decimals.',
        'zh-CN': '单元格之间用分号，小数用逗号。',
      },
    },
  ],
};

/** MobilePay MyShop: sales, as the till has them. */
export const mobilepaySales: Profile = {
  id: 'mobilepay-sales',
  title: { en: 'MobilePay sales', 'zh-CN': 'MobilePay 销售明细' },
  side: 'pos',
  otherSides: ['settlement'],
  acquirer: 'MobilePay',
  confidence: 'A',
  source: {
    en: 'An export of one merchant, made anonymous, with three payments and a refund.',
    'zh-CN': '一家商户的导出文件，已隐去身份，含三笔付款和一笔退款。',
  },
  timeZone: 'Europe/Copenhagen',
  currency: null,
  layouts: [
    {
      name: { en: 'sales', 'zh-CN': '销售明细' },
      headers: headersOf(
        'Event,Currency,Amount,Date and time,Customer name,MP-number,Comment,TransactionID,Payment point,MyShop-Number,Date,Time',
      ),
      requires: ['Event', 'Amount', 'Date and time', 'TransactionID', 'MyShop-Number'],
      forbids: ['TransferID'],
    },
  ],
  columns: {
    dateTime: ['Date and time'],
    kind: ['Event'],
    currency: ['Currency'],
    amount: ['Amount'],
    merchantId: ['MyShop-Number'],
    acquirerReference: ['TransactionID'],
    card: ['MP-number'],
    store: ['Payment point'],
  },
  refundColumns: {},
  openWords: true,
  kindWords: { payment: 'sale', refund: 'refund' },
  ignoredKinds: [],
  statusWords: {},
  sign: 'signed',
  minorUnits: false,
  identity: ['merchantId', 'acquirerReference', 'kind', 'amount', 'dateTime'],
  statedTotals: [],
  quirks: [
    {
      name: 'decimal-comma',
      says: {
        en: 'Semicolons between cells, a comma before decimals.',
        'zh-CN': '单元格之间用分号，小数用逗号。',
      },
    },
  ],
};
