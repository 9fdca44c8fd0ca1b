import { headersOf, type Profile } from './profile.ts';

/** dLocal: settlement report, its own data in two lines above the rows. */
export const dlocalSettlement: Profile = {
  id: 'dlocal-settlement',
  title: { en: 'dLocal settlement report', 'zh-CN': 'dLocal 结算报告' },
  side: 'settlement',
  acquirer: 'dLocal',
  confidence: 'D',
  source: {
    en: 'One reader names the columns that it uses; no file was to be had.',
    'zh-CN': '一个解析程序列出了它所用的栏目；未能得到真实文件。',
  },
  timeZone: 'UTC',
  currency: null,
  layouts: [
    {
      name: { en: 'settlement', 'zh-CN': '结算文件' },
      headers: headersOf(
        'ROW_TYPE,DLOCAL_TRANSACTION_ID,TRANSACTION_ID,CREATION_DATE,APPROVED_DATE,LOCAL_CURRENCY,LOCAL_AMOUNT,FX_RATE,GROSS_AMOUNT,FEE_AMOUNT,NET_AMOUNT,DESCRIPTION',
      ),
      requires: ['ROW_TYPE', 'DLOCAL_TRANSACTION_ID', 'LOCAL_AMOUNT', 'GROSS_AMOUNT', 'NET_AMOUNT'],
    },
  ],
  columns: {
    dateTime: ['CREATION_DATE'],
    kind: ['ROW_TYPE'],
    amount: ['LOCAL_AMOUNT'],
    currency: ['LOCAL_CURRENCY'],
    fee: ['FEE_AMOUNT'],
    net: ['NET_AMOUNT'],
    orderId: ['TRANSACTION_ID'],
    acquirerReference: ['DLOCAL_TRANSACTION_ID'],
    memo: ['DESCRIPTION'],
  },
  refundColumns: {},
  stated: {
    payoutId: 'TRANSFER_ID',
    settlementDate: 'TRANSFER_DATE',
    netCurrency: 'SETTLEMENT_CURRENCY',
  },
  netStandsForAmount: true,
  roundsAmounts: true,
  kindWords: {
    transaction: 'sale',
    payment: 'sale',
    refund: 'refund',
    chargeback: 'chargeback',
    adjustment: 'adjustment',
    settlement_fee: 'fee',
  },
  ignoredKinds: [],
  statusWords: {},
  sign: 'signed',
  minorUnits: false,
  identity: ['acquirerReference', 'orderId', 'kind', 'amount', 'currency'],
  statedTotals: [
    {
      from: 'summary',
      name: 'NET_TOTAL_AMOUNT',
      measure: 'sum',
      field: 'net',
      of: null,
      header: ['NET_AMOUNT'],
    },
  ],
  quirks: [
    {
      name: 'two-headers',
      says: {
        en: 'Line 1 names what line 2 states of the whole transfer; the rows’ own names follow on line 3.',
        'zh-CN': '第 1 行是第 2 行各值（整笔划款）的名称；明细自己的栏名在第 3 行。',
      },
    },
    {
      name: 'local-and-settled',
      says: {
        en: 'The customer paid LOCAL_AMOUNT; gross, fee and net are in the transfer’s currency.',
        'zh-CN': '顾客付的是 LOCAL_AMOUNT；总额、手续费和净额以划款的币种计。',
      },
    },
    {
      name: 'six-decimals',
      says: {
        en: 'Amounts have six decimals and are rounded to five.',
        'zh-CN': '金额有六位小数，舍入为五位。',
      },
    },
  ],
};

/** dLocal: the older transactions report. */
export const dlocalReport: Profile = {
  id: 'dlocal-report',
  title: { en: 'dLocal transactions report', 'zh-CN': 'dLocal 交易报告' },
  side: 'settlement',
  acquirer: 'dLocal',
  confidence: 'D',
  source: {
    en: 'One reader names the columns with their meanings; no file was to be had.',
    'zh-CN': '一个解析程序列出了各栏及其含义；未能得到真实文件。',
  },
  timeZone: 'UTC',
  currency: null,
  layouts: [
    {
      name: { en: 'report', 'zh-CN': '报告' },
      headers: headersOf(
        'Type,Creation date,Settlement date,Reference,Invoice,Country,Payment Method,Payment Method Type,Net Amount (local),Amount (USD),currency,Status,User Mail,Transaction Reference,Transaction Invoice,Fee,IOF',
      ),
      requires: [
        'Type',
        'Creation date',
        'Reference',
        'Invoice',
        'Net Amount (local)',
        'Amount (USD)',
      ],
    },
  ],
  columns: {
    dateTime: ['Creation date'],
    settlementDate: ['Settlement date'],
    kind: ['Type'],
    status: ['Status'],
    amount: ['Net Amount (local)'],
    currency: ['currency'],
    fee: ['Fee'],
    orderId: ['Invoice'],
    acquirerReference: ['Reference'],
    channel: ['Payment Method'],
  },
  refundColumns: {
    originalReference: ['Transaction Reference'],
    originalOrderId: ['Transaction Invoice'],
  },
  sums: { net: { add: ['Amount (USD)'], less: ['Fee'] } },
  constants: { netCurrency: 'USD' },
  kindWords: {
    payment: 'sale',
    refund: 'refund',
    chargeback: 'chargeback',
    chargebacks: 'chargeback',
    'chargeback reversal': 'adjustment',
    'credit note': 'adjustment',
    'debit note': 'adjustment',
    'refund processing fee': 'fee',
    'chargeback processing fee': 'fee',
  },
  ignoredKinds: [],
  statusWords: {
    cancelled: 'voided',
    'in process': 'pending',
    reimbursed: 'voided',
    'waiting details': 'pending',
  },
  sign: 'by-kind',
  minorUnits: false,
  identity: ['acquirerReference', 'orderId', 'kind', 'amount', 'currency'],
  statedTotals: [],
  quirks: [
    {
      name: 'fee-in-dollars',
      says: {
        en: 'Fee and IOF are in USD; IOF is a part of Fee.',
        'zh-CN': 'Fee 和 IOF 以美元计；IOF 含在 Fee 内。',
      },
    },
    {
      name: 'refund-names-its-sale',
      says: {
        en: 'Transaction Reference and Transaction Invoice are the sale’s.',
        'zh-CN': 'Transaction Reference 和 Transaction Invoice 是原消费的。',
      },
    },
  ],
};
