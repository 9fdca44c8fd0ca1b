import { headersOf, type Profile } from './profile.ts';

const balanceKinds = {
  charge: 'sale',
  payment: 'sale',
  refund: 'refund',
  partial_capture_reversal: 'refund',
  dispute: 'chargeback',
  dispute_reversal: 'chargeback',
  fee: 'fee',
  network_cost: 'fee',
  tax: 'fee',
  refund_failure: 'adjustment',
  other_adjustment: 'adjustment',
  charge_failure: 'adjustment',
  platform_earning: 'adjustment',
  platform_earning_refund: 'adjustment',
  transfer: 'adjustment',
  transfer_reversal: 'adjustment',
  topup: 'adjustment',
  topup_reversal: 'adjustment',
  reserve_transaction: 'adjustment',
  risk_reserved_funds: 'adjustment',
  connect_collection_transfer: 'adjustment',
  connect_reserved_funds: 'adjustment',
  advance: 'adjustment',
  advance_funding: 'adjustment',
  financing_paydown: 'adjustment',
  financing_paydown_reversal: 'adjustment',
  payout: 'other',
  payout_reversal: 'other',
  payout_minimum_balance_hold: 'other',
  payout_minimum_balance_release: 'other',
} as const satisfies Profile['kindWords'];

/** Stripe: itemized balance change, with or without the payout that each row went into. */
export const stripeBalance: Profile = {
  id: 'stripe-balance',
  title: {
    en: 'Stripe balance change or payout reconciliation',
    'zh-CN': 'Stripe 余额变动或出款对账表',
  },
  side: 'settlement',
  acquirer: 'Stripe',
  confidence: 'B',
  source: {
    en: 'The columns that Stripe documents for its itemized reports, and altered files in the tests of two independent readers.',
    'zh-CN': 'Stripe 为其明细报告公布的栏目，以及两个独立解析程序的测试中经改动的文件。',
  },
  timeZone: null,
  currency: null,
  layouts: [
    {
      name: { en: 'itemized balance change', 'zh-CN': '余额变动明细' },
      headers: headersOf(
        'balance_transaction_id,created_utc,available_on_utc,currency,gross,fee,net,reporting_category,description',
      ),
      requires: ['balance_transaction_id', 'gross', 'fee', 'net', 'reporting_category'],
      forbids: ['automatic_payout_id', 'payout_id'],
    },
    {
      name: { en: 'payout reconciliation', 'zh-CN': '打款对账' },
      headers: headersOf(
        'automatic_payout_id,automatic_payout_effective_at,balance_transaction_id,created,available_on,currency,gross,fee,net,reporting_category,source_id,charge_id,payment_intent_id,payment_method_type,card_brand,description',
      ),
      requires: [
        'balance_transaction_id',
        'automatic_payout_id',
        'gross',
        'net',
        'reporting_category',
      ],
    },
    {
      name: { en: 'itemized payouts', 'zh-CN': '打款明细' },
      headers: headersOf(
        'payout_id,effective_at,currency,balance_transaction_id,gross,fee,net,reporting_category,description',
      ),
      requires: [
        'payout_id',
        'effective_at',
        'balance_transaction_id',
        'gross',
        'reporting_category',
      ],
    },
  ],
  columns: {
    dateTime: ['created_utc', 'created', 'effective_at_utc', 'effective_at'],
    settlementDate: [
      'automatic_payout_effective_at_utc',
      'automatic_payout_effective_at',
      'available_on_utc',
      'available_on',
    ],
    amount: ['gross'],
    fee: ['fee'],
    net: ['net'],
    currency: ['currency'],
    kind: ['reporting_category'],
    orderId: ['payment_metadata[order_id]', 'payment_intent_id', 'charge_id'],
    acquirerReference: ['source_id', 'balance_transaction_id'],
    cardType: ['card_brand'],
    channel: ['payment_method_type'],
    payoutId: ['automatic_payout_id', 'payout_id'],
    memo: ['description'],
  },
  refundColumns: {
    originalOrderId: ['payment_metadata[order_id]', 'payment_intent_id', 'charge_id'],
    originalReference: ['charge_id'],
  },
  kindWords: balanceKinds,
  ignoredKinds: [],
  statusWords: {},
  sign: 'signed',
  minorUnits: false,
  identity: ['acquirerReference', 'kind', 'amount', 'currency', 'dateTime'],
  statedTotals: [],
  quirks: [
    {
      name: 'columns-are-chosen',
      says: {
        en: 'Set and order of the columns are the user’s choice; they are found by name.',
        'zh-CN': '有哪些列、按什么顺序，由用户自选；各列按名称辨认。',
      },
    },
    {
      name: 'zone-in-the-header',
      says: {
        en: 'A header that ends in _utc states its zone; without it, times are in the zone that was asked for.',
        'zh-CN': '以 _utc 结尾的表头注明了时区；没有的，按导出时所选的时区。',
      },
    },
    {
      name: 'payout-in-the-file',
      says: {
        en: 'The payout itself is a row (payout, po_…); it moves no customer’s money and is not summed with the rest.',
        'zh-CN': '打款本身也是一行（payout，po_…）；它不涉及顾客的款项，不与其他行相加。',
      },
    },
    {
      name: 'manual-payouts',
      says: {
        en: 'Only automatic payouts name their members; manual and instant ones cannot be told apart by row.',
        'zh-CN': '只有自动打款列明所含的各笔；手动打款和即时打款含哪几笔，逐行看不出来。',
      },
    },
    {
      name: 'fee-of-a-dispute',
      says: {
        en: 'The fee of a dispute stands in its row: gross −30.00, fee 15.00, net −45.00.',
        'zh-CN': '争议的手续费就在争议行内：总额 −30.00，手续费 15.00，净额 −45.00。',
      },
    },
    {
      name: 'whole-yen',
      says: {
        en: 'Amounts are in major units in every currency: 1500 in JPY is 1500 yen.',
        'zh-CN': '各币种的金额均以主单位计：JPY 的 1500 就是 1500 日元。',
      },
    },
  ],
};

/** Stripe dashboard: all payments, a refund in the row of its charge. */
export const stripePayments: Profile = {
  id: 'stripe-payments',
  title: { en: 'Stripe payments export', 'zh-CN': 'Stripe 付款导出' },
  side: 'settlement',
  acquirer: 'Stripe',
  confidence: 'A',
  source: {
    en: 'Two exports of one shop, made anonymous, in the tests of an independent converter.',
    'zh-CN': '一家店铺的两份导出文件，已隐去身份，见于一个独立转换程序的测试。',
  },
  timeZone: 'UTC',
  currency: null,
  layouts: [
    {
      name: { en: 'all columns', 'zh-CN': '全部栏目' },
      headers: headersOf(
        'id,description,seller_message,created,amount,amount_refunded,currency,converted_amount,converted_amount_refunded,fee,tax,converted_currency,mode,status,statement_descriptor,customer_id,customer_description,customer_email,captured,card_id,card_last4,card_brand,card_funding,card_exp_month,card_exp_year,card_name,card_address_line1,card_address_line2,card_address_city,card_address_state,card_address_country,card_address_zip,card_issue_country,card_fingerprint,card_cvc_status,card_avs_zip_status,card_avs_line1_status,card_tokenization_method,disputed_amount,dispute_status,dispute_reason,dispute_date,dispute_evidence_due,invoice_id,invoice_number,payment_source_type,destination,transfer,transfer_group,payment_intent_id',
      ),
      requires: [
        'id',
        'amount',
        'amount_refunded',
        'converted_amount',
        'fee',
        'status',
        'disputed_amount',
      ],
    },
    {
      name: { en: 'default columns', 'zh-CN': '默认栏目' },
      headers: headersOf(
        'id,description,seller_message,created,amount,amount_refunded,currency,converted_amount,converted_amount_refunded,fee,tax,converted_currency,status,statement_descriptor,customer_id,customer_description,customer_email,captured,card_id,invoice_id,transfer',
      ),
      requires: ['id', 'amount', 'amount_refunded', 'converted_amount', 'fee', 'status'],
      forbids: ['disputed_amount'],
    },
  ],
  columns: {
    dateTime: ['created', 'Created (UTC)', 'Created date (UTC)'],
    amount: ['amount'],
    fee: ['fee'],
    currency: ['currency'],
    status: ['status'],
    orderId: ['invoice_number', 'invoice_id', 'payment_intent_id'],
    acquirerReference: ['id'],
    card: ['card_last4'],
    cardType: ['card_brand'],
    channel: ['payment_source_type'],
    memo: ['description'],
  },
  refundInRow: { amount: ['amount_refunded'] },
  refundColumns: {},
  kindWords: {},
  ignoredKinds: [],
  statusWords: {
    paid: 'approved',
    refunded: 'approved',
    'partial refund': 'approved',
    'partially refunded': 'approved',
    disputed: 'approved',
    uncaptured: 'pending',
    pending: 'pending',
    failed: 'failed',
    blocked: 'declined',
    canceled: 'voided',
    cancelled: 'voided',
  },
  sign: 'signed',
  minorUnits: false,
  identity: ['acquirerReference', 'amount', 'currency', 'dateTime'],
  statedTotals: [],
  quirks: [
    {
      name: 'refund-in-the-row',
      says: {
        en: 'A refund is no row but amount_refunded beside its charge, without a date of its own: it is read as a refund of the charge’s time.',
        'zh-CN':
          '退款不另成行，而是收款行旁的 amount_refunded，没有自己的日期：按收款的时间读作一笔退款。',
      },
    },
    {
      name: 'no-payout',
      says: {
        en: 'The export does not say into which payout a charge went; use the payout reconciliation for that.',
        'zh-CN':
          '该文件不说明一笔收款属于哪次打款；要核对打款，请用打款对账报告（payout reconciliation）。',
      },
    },
  ],
};
