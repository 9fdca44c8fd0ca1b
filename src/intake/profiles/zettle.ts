import { headersOf, type Profile } from './profile.ts';

/** Zettle: account statement, the fee of each payment on a line of its own. */
export const zettleStatement: Profile = {
  id: 'zettle-statement',
  title: { en: 'Zettle account statement', 'zh-CN': 'Zettle 账户对账单' },
  side: 'settlement',
  acquirer: 'Zettle',
  confidence: 'A',
  source: {
    en: 'A statement of two years with 4,059 rows, whose balance follows through all of them.',
    'zh-CN': '一份跨两年、4,059 行的对账单，余额逐行衔接。',
  },
  timeZone: null,
  currency: null,
  layouts: [
    {
      name: { en: 'statement, Danish', 'zh-CN': '对账单，丹麦文' },
      headers: headersOf('Afregningsdato,Betalingsdato,Reference,Type,Netto,Saldo'),
      requires: ['Afregningsdato', 'Betalingsdato', 'Reference', 'Netto', 'Saldo'],
    },
  ],
  columns: {
    dateTime: ['Betalingsdato'],
    settlementDate: ['Afregningsdato'],
    orderId: ['Reference'],
    acquirerReference: ['Reference'],
    kind: ['Type'],
    amount: ['Netto'],
  },
  refundColumns: {},
  runningBalance: ['Saldo'],
  keepsBalance: true,
  folds: ['fee'],
  openWords: true,
  kindWords: {
    kortbetaling: 'sale',
    gebyr: 'fee',
    'bonus fra betalingsgebyr': 'adjustment',
    'udbetaling til bankkonto': 'other',
  },
  ignoredKinds: [],
  statusWords: {},
  sign: 'signed',
  minorUnits: false,
  identity: ['acquirerReference', 'kind', 'amount', 'dateTime', 'settlementDate'],
  statedTotals: [],
  quirks: [
    {
      name: 'fee-on-its-own-line',
      says: {
        en: 'Gebyr has the Reference and Betalingsdato of its payment and is taken into it.',
        'zh-CN': 'Gebyr（手续费）行带有所属付款的 Reference 和 Betalingsdato，并入该笔付款。',
      },
    },
    {
      name: 'payouts-empty-the-balance',
      says: {
        en: 'Udbetaling til bankkonto is what reaches the bank and takes Saldo to 0.00; what was settled since the last one is in it.',
        'zh-CN':
          'Udbetaling til bankkonto 是实际到银行的金额，使 Saldo 归为 0.00；自上次以来结算的各笔都在其中。',
      },
    },
    {
      name: 'newest-first',
      says: {
        en: 'Rows run from the newest to the oldest; Saldo follows upwards.',
        'zh-CN': '各行由新到旧排列；Saldo 自下而上相连。',
      },
    },
    {
      name: 'no-currency',
      says: {
        en: 'The statement does not state its currency, nor the merchant.',
        'zh-CN': '对账单没有注明币种，也没有注明商户。',
      },
    },
    {
      name: 'no-refund-seen',
      says: {
        en: 'No refund stands in the file that was seen; its word is looked up in the dictionary.',
        'zh-CN': '见到的文件中没有退款；其用词按词典查认。',
      },
    },
  ],
};

/** Zettle: receipts report, as the till has it, cash and mobile payments too. */
export const zettleReceipts: Profile = {
  id: 'zettle-receipts',
  title: { en: 'Zettle receipts report', 'zh-CN': 'Zettle 收据报告' },
  side: 'pos',
  acquirer: 'Zettle',
  confidence: 'A',
  source: {
    en: 'A report of one merchant with names taken out.',
    'zh-CN': '一家商户的报告，已去除姓名。',
  },
  timeZone: null,
  currency: null,
  layouts: [
    {
      name: { en: 'receipts, Danish', 'zh-CN': '收据，丹麦文' },
      headers: headersOf(
        'Dato,Tid,Kvitteringsnummer,Moms (25.0%),Total,Afgift,Netto,Betalingsmetode,Hændelsestype,Kortudsteder,Sidste cifre,Personale,Beskrivelse,Solgt via',
      ),
      requires: [
        'Kvitteringsnummer',
        'Total',
        'Afgift',
        'Netto',
        'Betalingsmetode',
        'Hændelsestype',
      ],
    },
  ],
  columns: {
    dateTime: ['Dato'],
    date: ['Dato'],
    time: ['Tid'],
    orderId: ['Kvitteringsnummer'],
    amount: ['Total'],
    fee: ['Afgift'],
    net: ['Netto'],
    kind: ['Hændelsestype'],
    channel: ['Betalingsmetode'],
    cardType: ['Kortudsteder'],
    card: ['Sidste cifre'],
    cashier: ['Personale'],
  },
  refundColumns: {},
  cashWords: ['kontant', 'mobilepay'],
  openWords: true,
  kindWords: { køb: 'sale', refundering: 'refund' },
  ignoredKinds: [],
  statusWords: {},
  sign: 'signed',
  minorUnits: false,
  identity: ['orderId', 'kind', 'amount', 'date', 'time'],
  statedTotals: [],
  quirks: [
    {
      name: 'header-on-line-17',
      says: {
        en: 'Above stand the period, the merchant’s name and address and Zettle’s own.',
        'zh-CN': '上方是账期、商户的名称和地址，以及 Zettle 自己的名称和地址。',
      },
    },
    {
      name: 'other-tenders',
      says: {
        en: 'Cash and MobilePay are in the report with a fee of 0; Zettle never pays them out.',
        'zh-CN': '现金和 MobilePay 也在报告中，手续费为 0；Zettle 从不划付这些款项。',
      },
    },
    {
      name: 'notice-below',
      says: {
        en: 'The last line says that Zettle’s fees bear no VAT.',
        'zh-CN': '末行注明 Zettle 的手续费不计增值税。',
      },
    },
  ],
};
