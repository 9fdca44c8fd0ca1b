import { headersOf, type Profile } from './profile.ts';

/** Toast: PaymentDetails, as the restaurant's till has it. */
export const toastPayments: Profile = {
  id: 'toast-payments',
  title: { en: 'Toast payment details', 'zh-CN': 'Toast 付款明细' },
  side: 'pos',
  otherSides: ['settlement'],
  acquirer: 'Toast',
  confidence: 'B',
  source: {
    en: 'The columns that Toast documents for its data export, and several independent readers; no file was to be had.',
    'zh-CN': 'Toast 为其数据导出公布的栏目，以及多个独立解析程序；未能得到真实文件。',
  },
  timeZone: null,
  currency: null,
  layouts: [
    {
      name: { en: 'PaymentDetails', 'zh-CN': 'PaymentDetails' },
      headers: headersOf(
        'Location,Payment Id,Order Id,Order #,Paid Date,Order Date,Check Id,Check #,Tab Name,Server,Table,Dining Area,Service,Dining Option,House Acct #,Amount,Tip,Gratuity,Total,Swiped Card Amount,Keyed Card Amount,Amount Tendered,Refunded,Refund Date,Refund Amount,Refund Tip Amount,Void User,Void Approver,Void Date,Status,Type,Cash Drawer,Card Type,Other Type,Email,Phone,Last 4 Card Digits,V/MC/D Fees,Room Info,Receipt,Source',
      ),
      requires: [
        'Payment Id',
        'Check Id',
        'Paid Date',
        'Amount',
        'Tip',
        'Total',
        'Refund Amount',
        'Status',
      ],
    },
  ],
  columns: {
    dateTime: ['Paid Date'],
    amount: ['Total'],
    fee: ['V/MC/D Fees'],
    status: ['Status'],
    orderId: ['Order Id', 'Order #'],
    acquirerReference: ['Payment Id'],
    card: ['Last 4 Card Digits'],
    cardType: ['Card Type'],
    channel: ['Type'],
    cashier: ['Server'],
    store: ['Location'],
  },
  refundInRow: { amount: ['Refund Amount'], dateTime: ['Refund Date'] },
  refundInRowToo: ['Refund Tip Amount'],
  refundColumns: {},
  cashWords: ['cash', 'gift card', 'house account', 'rewards card', 'other'],
  openWords: true,
  kindWords: {},
  ignoredKinds: [],
  statusWords: {
    captured: 'approved',
    capture_in_progress: 'approved',
    authorized: 'pending',
    open: 'pending',
    denied: 'declined',
    error: 'failed',
    error_network: 'timeout',
    voided: 'voided',
    void: 'voided',
    cancelled: 'voided',
    canceled: 'voided',
  },
  sign: 'signed',
  minorUnits: false,
  identity: ['acquirerReference', 'orderId', 'amount', 'dateTime'],
  statedTotals: [],
  quirks: [
    {
      name: 'refund-in-the-row',
      says: {
        en: 'A refund is no row but columns of its sale: Refund Amount and Refund Tip Amount, on Refund Date.',
        'zh-CN':
          '退款不另成行，而是消费行中的几栏：Refund Amount 和 Refund Tip Amount，日期为 Refund Date。',
      },
    },
    {
      name: 'total-with-tip',
      says: {
        en: 'What the card was charged is Total: Amount, Tip and Gratuity.',
        'zh-CN': '卡上实收为 Total，即 Amount、Tip 与 Gratuity 之和。',
      },
    },
    {
      name: 'columns-are-chosen',
      says: {
        en: 'Names and order of the columns can be set by the restaurant; they are found by name.',
        'zh-CN': '各列的名称和顺序可由餐厅自定；各列按名称辨认。',
      },
    },
  ],
};
