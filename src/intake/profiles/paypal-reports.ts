import type { Kind } from '../../model/transaction.ts';
import { headersOf, type Profile, type TotalRule } from './profile.ts';

const start =
  'CH,Transaction ID,Invoice ID,PayPal Reference ID,PayPal Reference ID Type,Transaction Event Code,Transaction Initiation Date,Transaction Completion Date,Transaction Debit or Credit,Gross Transaction Amount,Gross Transaction Currency,Fee Debit or Credit,Fee Amount,Fee Currency';
const requires = [
  'Transaction ID',
  'Transaction Event Code',
  'Transaction Debit or Credit',
  'Gross Transaction Amount',
  'Fee Debit or Credit',
];
/** Lines of a report's and its sections' headers and footers. */
const otherMarks = ['RH', 'FH', 'SH', 'CH', 'SF', 'SC', 'RF', 'RC', 'FF'];

const columns: Profile['columns'] = {
  dateTime: ['Transaction Initiation Date', 'Transaction Completion Date'],
  amount: ['Gross Transaction Amount'],
  direction: ['Transaction Debit or Credit'],
  currency: ['Gross Transaction Currency'],
  fee: ['Fee Amount'],
  feeDirection: ['Fee Debit or Credit'],
  kind: ['Transaction Event Code'],
  orderId: ['Invoice ID'],
  acquirerReference: ['Transaction ID'],
  store: ['Store ID'],
  memo: ['Bank Reference ID', 'Custom Field'],
};
const refundColumns: Profile['refundColumns'] = {
  originalReference: ['PayPal Reference ID'],
  originalOrderId: ['Invoice ID'],
};

/** Events by their codes; the hundreds say what sort of event it is. */
const kindWords: Readonly<Record<string, Kind>> = {
  ...codes('t00', 0, 30, 'sale'),
  ...codes('t01', 0, 20, 'fee'),
  ...codes('t02', 0, 2, 'adjustment'),
  ...codes('t03', 0, 4, 'adjustment'),
  ...codes('t04', 0, 4, 'other'),
  ...codes('t05', 0, 5, 'adjustment'),
  ...codes('t06', 0, 2, 'other'),
  ...codes('t07', 0, 3, 'adjustment'),
  ...codes('t08', 0, 8, 'adjustment'),
  ...codes('t09', 0, 9, 'adjustment'),
  ...codes('t10', 0, 2, 'adjustment'),
  ...codes('t11', 0, 19, 'adjustment'),
  t1106: 'chargeback',
  t1107: 'refund',
  t1108: 'fee',
  t1109: 'fee',
  ...codes('t12', 0, 14, 'adjustment'),
  t1201: 'chargeback',
  t1202: 'chargeback',
  t1205: 'chargeback',
  t1207: 'chargeback',
  t1208: 'chargeback',
  ...codes('t13', 0, 3, 'preauth'),
  ...codes('t14', 0, 1, 'adjustment'),
  ...codes('t15', 0, 4, 'adjustment'),
  ...codes('t16', 0, 3, 'adjustment'),
  ...codes('t17', 0, 2, 'other'),
  ...codes('t18', 0, 1, 'other'),
  ...codes('t19', 0, 1, 'adjustment'),
  ...codes('t20', 0, 3, 'adjustment'),
  ...codes('t21', 0, 13, 'adjustment'),
  ...codes('t22', 0, 2, 'adjustment'),
  t3000: 'adjustment',
  t5000: 'adjustment',
  t5001: 'adjustment',
  ...codes('t97', 0, 2, 'adjustment'),
  t9900: 'adjustment',
};

function codes(sort: string, from: number, to: number, kind: Kind): Readonly<Record<string, Kind>> {
  const listed: Record<string, Kind> = {};
  for (let number = from; number <= to; number += 1) {
    listed[`${sort}${String(number).padStart(2, '0')}`] = kind;
  }
  return listed;
}

function total(name: string, at: number, field: 'amount' | 'fee', of: 'in' | 'out'): TotalRule {
  return { from: 'lines', name, mark: 'RF', at, currencyAt: 1, measure: 'sum', field, of };
}

const quirks: Profile['quirks'] = [
  {
    name: 'lines-of-several-sorts',
    says: {
      en: 'The first cell says what a line is: SB is a record, CH the column names, the others head or foot reports and sections.',
      'zh-CN': '第一格说明该行是什么：SB 为记录，CH 为栏名，其余为报告和各节的头尾。',
    },
  },
  {
    name: 'hundredths-of-everything',
    says: {
      en: 'Amounts are whole hundredths in every currency, also in those without hundredths: 10000 in JPY is 100 yen.',
      'zh-CN': '各币种的金额均为百分之一的整数，没有辅币的币种亦然：JPY 的 10000 是 100 日元。',
    },
  },
  {
    name: 'unsigned',
    says: {
      en: 'Amount and fee are unsigned; a column beside each says CR or DR.',
      'zh-CN': '金额和手续费不带正负号，各自旁边一栏写明 CR 或 DR。',
    },
  },
  {
    name: 'a-balance-not-payouts',
    says: {
      en: 'PayPal keeps a balance: only withdrawals (T0400 to T0404) reach the bank, with Bank Reference ID.',
      'zh-CN': 'PayPal 留有余额：只有提现（T0400 至 T0404）到银行，带 Bank Reference ID。',
    },
  },
  {
    name: 'refund-names-its-sale',
    says: {
      en: 'A refund (T1107) names its sale in PayPal Reference ID, with the type TXN.',
      'zh-CN': '退款（T1107）在 PayPal Reference ID 中写明原消费，类型为 TXN。',
    },
  },
];

/** PayPal: settlement report (STL). */
export const paypalSettlement: Profile = {
  id: 'paypal-settlement',
  title: { en: 'PayPal settlement report (STL)', 'zh-CN': 'PayPal 结算报告（STL）' },
  side: 'settlement',
  acquirer: 'PayPal',
  confidence: 'B',
  source: {
    en: 'PayPal’s specification of the report, and altered files in the tests of an independent reader.',
    'zh-CN': 'PayPal 的报告规范，以及一个独立解析程序的测试中经改动的文件。',
  },
  timeZone: null,
  currency: null,
  layouts: [
    {
      name: { en: 'STL', 'zh-CN': 'STL' },
      headers: headersOf(
        `${start},Custom Field,Consumer ID,Payment Tracking ID,Store ID,Bank Reference ID,Credit Transactional Fee,Credit Promotional Fee,Credit Term`,
      ),
      requires: [...requires, 'Bank Reference ID'],
      forbids: ['Transactional Status'],
      otherMarks,
    },
  ],
  columns,
  refundColumns,
  keepsBalance: true,
  spendsToo: true,
  kindWords,
  ignoredKinds: [],
  statusWords: {},
  sign: 'direction',
  minorUnits: true,
  identity: ['acquirerReference', 'kind', 'amount', 'currency', 'dateTime'],
  statedTotals: [
    total('gross credits', 2, 'amount', 'in'),
    total('gross debits', 3, 'amount', 'out'),
  ],
  quirks,
};

/** PayPal: transaction detail report (TRR). */
export const paypalTransactions: Profile = {
  id: 'paypal-transactions',
  title: { en: 'PayPal transaction detail report (TRR)', 'zh-CN': 'PayPal 交易明细报告（TRR）' },
  side: 'settlement',
  acquirer: 'PayPal',
  confidence: 'B',
  source: {
    en: 'PayPal’s specification of the report, and altered files in the tests of an independent reader.',
    'zh-CN': 'PayPal 的报告规范，以及一个独立解析程序的测试中经改动的文件。',
  },
  timeZone: null,
  currency: null,
  layouts: [
    {
      name: { en: 'TRR', 'zh-CN': 'TRR' },
      headers: headersOf(
        `${start},Transactional Status,Insurance Amount,Sales Tax Amount,Shipping Amount,Transaction Subject,Transaction Note,Custom Field,Store ID`,
      ),
      requires: [...requires, 'Transactional Status'],
      otherMarks,
    },
  ],
  columns: { ...columns, status: ['Transactional Status'], memo: ['Transaction Subject'] },
  refundColumns,
  keepsBalance: true,
  spendsToo: true,
  kindWords,
  ignoredKinds: [],
  statusWords: { s: 'approved', v: 'approved', f: 'approved', p: 'pending', d: 'declined' },
  sign: 'direction',
  minorUnits: true,
  identity: ['acquirerReference', 'kind', 'amount', 'currency', 'dateTime'],
  statedTotals: [],
  quirks: [
    ...quirks,
    {
      name: 'status-letters',
      says: {
        en: 'S is done, P pending, D denied; V and F were done and since reversed or refunded in part, by a row of its own.',
        'zh-CN':
          'S 为完成，P 为处理中，D 为拒绝；V 和 F 为已完成、其后被冲正或部分退款，冲正和退款另有一行。',
      },
    },
  ],
};
