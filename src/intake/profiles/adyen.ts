import { headersOf, type Profile } from './profile.ts';

/** Adyen: settlement details report, one batch a file. */
export const adyenSettlement: Profile = {
  id: 'adyen-settlement',
  title: { en: 'Adyen settlement details report', 'zh-CN': 'Adyen 结算明细报告' },
  side: 'settlement',
  acquirer: 'Adyen',
  confidence: 'A',
  source: {
    en: 'Two whole batches in the tests of an accounting program, one of which adds up to zero, and altered files of another reader.',
    'zh-CN': '一个记账程序的测试中两个完整批次，其中一个合计为零；另有一个解析程序中经改动的文件。',
  },
  timeZone: null,
  currency: null,
  layouts: [
    {
      name: { en: 'batch', 'zh-CN': '批次' },
      headers: headersOf(
        'Company Account,Merchant Account,Psp Reference,Merchant Reference,Payment Method,Creation Date,TimeZone,Type,Modification Reference,Gross Currency,Gross Debit (GC),Gross Credit (GC),Exchange Rate,Net Currency,Net Debit (NC),Net Credit (NC),Commission (NC),Markup (NC),Scheme Fees (NC),Interchange (NC),Payment Method Variant,Modification Merchant Reference,Batch Number',
      ),
      requires: [
        'Merchant Account',
        'Psp Reference',
        'Type',
        'Gross Debit (GC)',
        'Gross Credit (GC)',
        'Net Debit (NC)',
        'Net Credit (NC)',
        'Batch Number',
      ],
    },
  ],
  columns: {
    dateTime: ['Creation Date'],
    debit: ['Gross Debit (GC)'],
    credit: ['Gross Credit (GC)'],
    currency: ['Gross Currency'],
    netCurrency: ['Net Currency'],
    kind: ['Type'],
    merchantId: ['Merchant Account'],
    orderId: ['Merchant Reference'],
    acquirerReference: ['Psp Reference'],
    cardType: ['Payment Method Variant'],
    channel: ['Payment Method'],
    payoutId: ['Batch Number'],
  },
  refundColumns: {
    orderId: ['Modification Merchant Reference', 'Merchant Reference'],
    acquirerReference: ['Modification Reference'],
    originalOrderId: ['Merchant Reference'],
    originalReference: ['Psp Reference'],
  },
  sums: {
    fee: { add: ['Commission (NC)', 'Markup (NC)', 'Scheme Fees (NC)', 'Interchange (NC)'] },
    net: { add: ['Net Credit (NC)'], less: ['Net Debit (NC)'] },
  },
  netStandsForAmount: true,
  statesPayouts: 'whole',
  kindWords: {
    settled: 'sale',
    refunded: 'refund',
    chargeback: 'chargeback',
    secondchargeback: 'chargeback',
    chargebackreversed: 'chargeback',
    refundedreversed: 'adjustment',
    fee: 'fee',
    invoicededuction: 'fee',
    'invoicededuction (1/2)': 'fee',
    'invoicededuction (2/2)': 'fee',
    paymentcost: 'fee',
    settlecost: 'fee',
    depositcorrection: 'adjustment',
    balancetransfer: 'adjustment',
    manualcorrected: 'adjustment',
    matchedstatement: 'adjustment',
    bankinstructionreturned: 'adjustment',
    internalcompanypayout: 'adjustment',
    epapaid: 'adjustment',
    paidout: 'adjustment',
    paidoutreversed: 'adjustment',
    reserveadjustment: 'adjustment',
    merchantpayout: 'other',
  },
  ignoredKinds: [],
  statusWords: {},
  sign: 'debit-credit',
  minorUnits: false,
  identity: ['merchantId', 'acquirerReference', 'kind', 'debit', 'credit', 'payoutId'],
  statedTotals: [],
  quirks: [
    {
      name: 'four-fees',
      says: {
        en: 'The fee is the sum of Commission, Markup, Scheme Fees and Interchange; a refund can cost a fee on top.',
        'zh-CN':
          '手续费为 Commission、Markup、Scheme Fees 与 Interchange 之和；退款可能另收手续费。',
      },
    },
    {
      name: 'payout-row',
      says: {
        en: 'The MerchantPayout row is what reaches the bank; the whole batch with it adds up to zero.',
        'zh-CN': 'MerchantPayout 行是实际到银行的金额；整批连同该行相加为零。',
      },
    },
    {
      name: 'net-without-gross',
      says: {
        en: 'Fees, payouts and balance transfers have no gross amount; their net is what they move.',
        'zh-CN': '手续费、打款和余额划转没有总额，以净额为其金额。',
      },
    },
    {
      name: 'net-in-another-currency',
      says: {
        en: 'Where Net Currency is not Gross Currency, the amount is the customer’s and the payout is in the other; no fee is derived.',
        'zh-CN':
          'Net Currency 与 Gross Currency 不同时，金额按顾客的币种，打款按另一币种；不推算手续费。',
      },
    },
    {
      name: 'refund-of-an-earlier-batch',
      says: {
        en: 'A refund names its sale by Psp Reference, and the sale often stands in an earlier batch.',
        'zh-CN': '退款以 Psp Reference 指明原消费，而原消费往往在更早的批次里。',
      },
    },
    {
      name: 'zone-by-row',
      says: {
        en: 'TimeZone names the zone, in summer and winter under two names.',
        'zh-CN': 'TimeZone 写明时区，夏令时和冬令时名称不同。',
      },
    },
  ],
};

/** Adyen: payments accounting report, a row for each step of a payment's life. */
export const adyenAccounting: Profile = {
  id: 'adyen-accounting',
  title: { en: 'Adyen payments accounting report', 'zh-CN': 'Adyen 支付会计报告' },
  side: 'settlement',
  acquirer: 'Adyen',
  confidence: 'B',
  source: {
    en: 'The columns that Adyen documents, and altered files in the tests of an independent reader.',
    'zh-CN': 'Adyen 公布的栏目，以及一个独立解析程序的测试中经改动的文件。',
  },
  timeZone: null,
  currency: null,
  layouts: [
    {
      name: { en: 'life-cycle rows', 'zh-CN': '交易各阶段逐行' },
      headers: headersOf(
        'Company Account,Merchant Account,Psp Reference,Merchant Reference,Payment Method,Payment Method Variant,Booking Date,TimeZone,Record Type,Modification Psp Reference,Main Currency,Main Amount,Payment Currency,Received (PC),Exchange Rate,Authorised (PC),Captured (PC),Settlement Currency,Payable (SC),Commission (SC),Markup (SC),Scheme Fees (SC),Interchange (SC),Processing Fee Currency,Processing Fee (FC),Modification Merchant Reference,Original Amount',
      ),
      requires: ['Psp Reference', 'Record Type', 'Main Amount', 'Captured (PC)', 'Payable (SC)'],
    },
  ],
  columns: {
    dateTime: ['Booking Date', 'Creation Date'],
    amount: ['Main Amount'],
    currency: ['Main Currency', 'Payment Currency'],
    net: ['Payable (SC)'],
    netCurrency: ['Settlement Currency'],
    kind: ['Record Type'],
    merchantId: ['Merchant Account'],
    orderId: ['Merchant Reference'],
    acquirerReference: ['Psp Reference'],
    cardType: ['Payment Method Variant'],
    channel: ['Payment Method'],
  },
  refundColumns: {
    orderId: ['Modification Merchant Reference', 'Merchant Reference'],
    acquirerReference: ['Modification Psp Reference'],
    originalOrderId: ['Merchant Reference'],
    originalReference: ['Psp Reference'],
  },
  sums: {
    fee: { add: ['Commission (SC)', 'Markup (SC)', 'Scheme Fees (SC)', 'Interchange (SC)'] },
  },
  kindWords: {
    settled: 'sale',
    settledexternally: 'sale',
    refunded: 'refund',
    refundedexternally: 'refund',
    chargeback: 'chargeback',
    secondchargeback: 'chargeback',
    chargebackreversed: 'adjustment',
    refundedreversed: 'adjustment',
    fee: 'fee',
  },
  ignoredKinds: [
    'received',
    'authorised',
    'sentforsettle',
    'sentforrefund',
    'refused',
    'retried',
    'reversed',
    'cancelled',
    'expired',
    'error',
    'capturefailed',
    'refundfailed',
  ],
  statusWords: {},
  sign: 'by-kind',
  minorUnits: false,
  identity: ['merchantId', 'acquirerReference', 'kind', 'amount', 'dateTime'],
  statedTotals: [],
  quirks: [
    {
      name: 'one-payment-four-rows',
      says: {
        en: 'Received, Authorised, SentForSettle and Settled are one payment: only what moves money is read, the other rows are ignored by rule.',
        'zh-CN':
          'Received、Authorised、SentForSettle 和 Settled 是同一笔付款：只读动钱的行，其余按规则略过。',
      },
    },
    {
      name: 'fee-in-the-settlement-currency',
      says: {
        en: 'Fees and Payable are in Settlement Currency; where that is another than Main Currency, no fee is derived.',
        'zh-CN':
          '各项手续费和 Payable 以 Settlement Currency 计；它与 Main Currency 不同时，不推算手续费。',
      },
    },
  ],
};
