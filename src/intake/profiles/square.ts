import { headersOf, type Profile } from './profile.ts';

/** Square dashboard: transactions, a row a tender. */
export const squareTransactions: Profile = {
  id: 'square-transactions',
  title: { en: 'Square transactions', 'zh-CN': 'Square 交易明细' },
  side: 'pos',
  otherSides: ['settlement'],
  acquirer: 'Square',
  confidence: 'A',
  source: {
    en: 'The header agrees in four sources; exports of two sellers, of 2018 and 2025, made anonymous. No refund was in any of them.',
    'zh-CN': '四处来源的表头一致；两家商户 2018 年和 2025 年的导出文件，已隐去身份，其中均无退款。',
  },
  timeZone: null,
  currency: null,
  layouts: [
    {
      name: { en: 'transactions', 'zh-CN': '交易明细' },
      headers: headersOf(
        'Date,Time,Time Zone,Gross Sales,Discounts,Service Charges,Net Sales,Gift Card Sales,Tax,Tip,Partial Refunds,Total Collected,Source,Card,Card Entry Methods,Cash,Square Gift Card,Other Tender,Other Tender Type,Tender Note,Fees,Net Total,Transaction ID,Payment ID,Card Brand,PAN Suffix,Device Name,Staff Name,Staff ID,Details,Description,Event Type,Location,Dining Option,Customer ID,Customer Name,Customer Reference ID,Device Nickname,Third Party Fees,Deposit ID,Deposit Date,Deposit Details,Fee Percentage Rate,Fee Fixed Rate,Refund Reason,Discount Name,Transaction Status,Cash App,Order Reference ID,Fulfillment Note',
      ),
      requires: [
        'Gross Sales',
        'Total Collected',
        'Net Total',
        'Card',
        'Cash',
        'Transaction ID',
        'Payment ID',
        'Event Type',
      ],
      forbids: ['Qty'],
    },
  ],
  columns: {
    date: ['Date'],
    time: ['Time'],
    kind: ['Event Type'],
    status: ['Transaction Status'],
    orderId: ['Transaction ID'],
    acquirerReference: ['Payment ID'],
    card: ['PAN Suffix'],
    cardType: ['Card Brand'],
    terminalId: ['Device Name'],
    cashier: ['Staff Name'],
    store: ['Location'],
    fee: ['Fees'],
    settlementDate: ['Deposit Date'],
    payoutId: ['Deposit ID'],
  },
  refundColumns: {},
  sums: {
    amount: { add: ['Card', 'Cash App'] },
    net: { add: ['Card', 'Cash App', 'Fees'] },
  },
  openWords: true,
  kindWords: { payment: 'sale', refund: 'refund' },
  ignoredKinds: [],
  statusWords: {
    complete: 'approved',
    completed: 'approved',
    pending: 'pending',
    failed: 'failed',
    canceled: 'voided',
    voided: 'voided',
  },
  sign: 'signed',
  minorUnits: false,
  identity: ['acquirerReference', 'orderId', 'kind', 'amount', 'date', 'time'],
  statedTotals: [],
  quirks: [
    {
      name: 'tenders-are-columns',
      says: {
        en: 'Card, Cash and the other tenders are columns of amounts: what was paid by card and Cash App is read, cash is a record of zero.',
        'zh-CN':
          'Card、Cash 等支付方式各为一栏金额：读取以卡和 Cash App 支付的部分，现金为金额为零的记录。',
      },
    },
    {
      name: 'dollar-signs',
      says: {
        en: 'Amounts are written $1,149.00; negative ones -$0.95, or ($33.62) from a spreadsheet.',
        'zh-CN': '金额写作 $1,149.00；负数写作 -$0.95，经电子表格另存的写作 ($33.62)。',
      },
    },
    {
      name: 'zone-name',
      says: {
        en: 'The time zone is named as Rails names it: Eastern Time (US & Canada).',
        'zh-CN': '时区用 Rails 的名称：Eastern Time (US & Canada)。',
      },
    },
    {
      name: 'refunds-unlinked',
      says: {
        en: 'Whether a refund repeats the Transaction ID of its sale is not known, so it is linked by card and amount only.',
        'zh-CN': '退款是否重复原消费的 Transaction ID，尚不清楚，因此只按卡号和金额对应。',
      },
    },
    {
      name: 'columns-grow',
      says: {
        en: '44 columns in 2018, 54 to 56 now; they are found by name.',
        'zh-CN': '2018 年有 44 列，现在有 54 至 56 列；各列按名称辨认。',
      },
    },
  ],
};

/** Square dashboard: transfers, what each deposit holds. */
export const squareTransfers: Profile = {
  id: 'square-transfers',
  title: { en: 'Square transfers', 'zh-CN': 'Square 打款明细' },
  side: 'settlement',
  acquirer: 'Square',
  confidence: 'C',
  source: {
    en: 'The header as sellers quote it in Square’s forum and independent readers have it; no file was to be had.',
    'zh-CN': '表头见于商户在 Square 论坛的引述和独立解析程序；未能得到真实文件。',
  },
  timeZone: null,
  currency: null,
  layouts: [
    {
      name: { en: 'transfers', 'zh-CN': '打款明细' },
      headers: headersOf(
        'Deposit Date,Payment Date,Type,Transaction ID,Payment ID,Collected,Fees,Deposited,Deposit ID,Location',
      ),
      requires: ['Deposit Date', 'Payment Date', 'Collected', 'Deposited', 'Deposit ID'],
    },
  ],
  columns: {
    date: ['Payment Date'],
    settlementDate: ['Deposit Date'],
    kind: ['Type'],
    orderId: ['Transaction ID'],
    acquirerReference: ['Payment ID'],
    amount: ['Collected'],
    fee: ['Fees'],
    net: ['Deposited'],
    payoutId: ['Deposit ID'],
    store: ['Location'],
  },
  refundColumns: {},
  kindWords: { charge: 'sale', payment: 'sale', refund: 'refund' },
  ignoredKinds: [],
  statusWords: {},
  sign: 'signed',
  minorUnits: false,
  identity: ['acquirerReference', 'orderId', 'kind', 'amount', 'payoutId'],
  statedTotals: [],
  quirks: [
    {
      name: 'one-credit-a-deposit',
      says: {
        en: 'Deposited adds up to one bank credit for each Deposit ID.',
        'zh-CN': '同一 Deposit ID 的 Deposited 相加，为银行的一笔入账。',
      },
    },
  ],
};
