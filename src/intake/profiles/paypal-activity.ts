import type { Title } from '../../model/title.ts';
import { headersOf, type Layout, type Place, type Profile } from './profile.ts';

/** Numbers of transactions: seventeen capitals and digits, in every language. */
const transactionId = /^[0-9A-Z]{17}$/;

/** The first ten columns of the statement stand in one order, whatever their names. */
const statement: readonly (Place | null)[] = [
  { field: 'date', like: 'date' },
  { field: 'time', like: 'time' },
  null,
  { field: 'kind', like: /\p{L}/u },
  { field: 'currency', like: 'currency' },
  { field: 'amount', like: 'amount' },
  { field: 'fee', like: 'amount' },
  { field: 'net', like: 'amount' },
  null,
  { field: 'acquirerReference', like: transactionId },
];

function inLanguage(name: Title, line: string, requires: string): Layout {
  return { name, headers: headersOf(line), requires: headersOf(requires) };
}

const openings = 'adjustment' as const;

/** PayPal: activity download and balance statement, in the language of the account. */
export const paypalActivity: Profile = {
  id: 'paypal-activity',
  title: { en: 'PayPal activity or statement', 'zh-CN': 'PayPal 交易记录或对账单' },
  side: 'settlement',
  acquirer: 'PayPal',
  confidence: 'A',
  source: {
    en: 'English, Spanish and Czech exports of three shops; German and French column names agree in several independent readers; other languages by place, where fee and net prove it.',
    'zh-CN':
      '三家店铺的英文、西班牙文、捷克文导出文件；德文与法文列名在多个独立解析程序中一致；其他语言按列的位置识别，并须由手续费和净额验证。',
  },
  timeZone: null,
  currency: null,
  layouts: [
    inLanguage(
      { en: 'activity, English', 'zh-CN': '交易记录，英文' },
      'Date,Time,TimeZone,Name,Type,Status,Currency,Gross,Fee,Net,From Email Address,To Email Address,Transaction ID,Address Status,Reference Txn ID,Invoice Number,Receipt ID,Balance,Contact Phone Number,Subject,Note',
      'TimeZone,Type,Status,Gross,Fee,Net,Transaction ID,Reference Txn ID',
    ),
    inLanguage(
      { en: 'statement, English', 'zh-CN': '对账单，英文' },
      'Date,Time,Time Zone,Description,Currency,Gross,Fee,Net,Balance,Transaction ID,From Email Address,Name,Bank Name,Bank Account,Shipping and Handling Amount,Sales Tax,Invoice ID,Reference Txn ID',
      'Time Zone,Description,Gross,Fee,Net,Balance,Transaction ID,Reference Txn ID',
    ),
    inLanguage(
      { en: 'statement, Spanish', 'zh-CN': '对账单，西班牙文' },
      'Fecha,Hora,Zona horaria,Descripción,Divisa,Bruto,Comisión,Neto,Saldo,Id. de transacción,Id. de referencia de trans.',
      'Zona horaria,Divisa,Bruto,Comisión,Neto,Id. de transacción',
    ),
    inLanguage(
      { en: 'statement, Czech', 'zh-CN': '对账单，捷克文' },
      'Datum,Čas,Časové pásmo,Popis,Měna,Brutto,Poplatek,Netto,Zůstatek,ID transakce',
      'Časové pásmo,Měna,Brutto,Poplatek,Netto,ID transakce',
    ),
    inLanguage(
      { en: 'activity, German', 'zh-CN': '交易记录，德文' },
      'Datum,Uhrzeit,Zeitzone,Name,Typ,Status,Währung,Brutto,Gebühr,Netto,Absender E-Mail-Adresse,Empfänger E-Mail-Adresse,Transaktionscode,Lieferadresse,Adress-Status,Artikelbezeichnung,Artikelnummer,Zugehöriger Transaktionscode,Rechnungsnummer,Empfangsnummer,Guthaben,Betreff,Hinweis,Auswirkung auf Guthaben',
      'Zeitzone,Typ,Status,Brutto,Gebühr,Netto,Transaktionscode',
    ),
    inLanguage(
      { en: 'statement, German', 'zh-CN': '对账单，德文' },
      'Datum,Uhrzeit,Zeitzone,Beschreibung,Währung,Brutto,Entgelt,Netto,Guthaben,Transaktionscode,Absender E-Mail-Adresse,Name,Name der Bank,Bankkonto,Versand- und Bearbeitungsgebühr,Umsatzsteuer,Rechnungsnummer,Zugehöriger Transaktionscode',
      'Zeitzone,Beschreibung,Brutto,Entgelt,Netto,Transaktionscode',
    ),
    inLanguage(
      { en: 'statement, French', 'zh-CN': '对账单，法文' },
      'Date,Heure,Fuseau horaire,Description,Devise,Avant commission,Commission,Net,Solde,Numéro de transaction',
      'Fuseau horaire,Devise,Avant commission,Commission,Net,Numéro de transaction',
    ),
    {
      name: { en: 'statement, another language', 'zh-CN': '对账单，其他语言' },
      headers: [],
      requires: [],
      places: statement,
    },
  ],
  columns: {
    date: ['Date', 'Fecha', 'Datum'],
    time: ['Time', 'Hora', 'Čas', 'Uhrzeit', 'Heure'],
    amount: ['Gross', 'Bruto', 'Brutto', 'Avant commission'],
    fee: ['Fee', 'Comisión', 'Poplatek', 'Gebühr', 'Entgelt', 'Commission'],
    net: ['Net', 'Neto', 'Netto'],
    currency: ['Currency', 'Divisa', 'Měna', 'Währung', 'Devise'],
    kind: ['Type', 'Typ', 'Description', 'Descripción', 'Popis', 'Beschreibung'],
    status: ['Status'],
    orderId: ['Invoice Number', 'Invoice ID', 'Rechnungsnummer'],
    acquirerReference: [
      'Transaction ID',
      'Id. de transacción',
      'ID transakce',
      'Transaktionscode',
      'Numéro de transaction',
    ],
  },
  refundColumns: {
    originalReference: [
      'Reference Txn ID',
      'Id. de referencia de trans.',
      'Zugehöriger Transaktionscode',
    ],
  },
  runningBalance: ['Balance', 'Saldo', 'Zůstatek', 'Guthaben', 'Solde'],
  keepsBalance: true,
  spendsToo: true,
  openWords: true,
  kindWords: {
    'express checkout payment': 'sale',
    'website payment': 'sale',
    'general payment': 'sale',
    'mobile payment': 'sale',
    'payment received': 'sale',
    'subscription payment': 'sale',
    'preapproved payment bill user payment': 'sale',
    'virtual terminal payment': 'sale',
    'shopping cart payment received': 'sale',
    'ebay auction payment': 'sale',
    'pago con pago exprés': 'sale',
    'paypal express-zahlung': 'sale',
    'website-zahlung': 'sale',
    'allgemeine zahlung': 'sale',
    handyzahlung: 'sale',
    'zahlung erhalten': 'sale',
    'paiement sur site marchand': 'sale',
    'payment refund': 'refund',
    refund: 'refund',
    'reembolso de pago': 'refund',
    rückzahlung: 'refund',
    'remboursement de paiement': 'refund',
    'payment reversal': 'chargeback',
    chargeback: 'chargeback',
    'chargeback reversal': 'chargeback',
    'chargeback fee': 'fee',
    'fee reversal': 'fee',
    'general currency conversion': openings,
    'conversión de divisa general': openings,
    'allgemeine währungsumrechnung': openings,
    'hold on balance for dispute investigation': openings,
    'cancellation of hold for dispute resolution': openings,
    'account hold for open authorization': openings,
    'reversal of general account hold': openings,
    'payment hold': openings,
    'payment release': openings,
    'reserve hold': openings,
    'reserve release': openings,
    'bank deposit to pp account': openings,
    'bankgutschrift auf paypal-konto': openings,
    'general withdrawal': 'other',
    'general withdrawal - bank account': 'other',
    'user initiated withdrawal': 'other',
    'withdraw funds to bank account': 'other',
    'auto-sweep': 'other',
    'retirada general': 'other',
    'allgemeine abbuchung': 'other',
    'vom nutzer eingeleitete abbuchung': 'other',
  },
  ignoredKinds: ['shopping cart item', 'warenkorbartikel', 'invoice sent', 'order'],
  statusWords: {
    completed: 'approved',
    cleared: 'approved',
    refunded: 'approved',
    'partially refunded': 'approved',
    reversed: 'approved',
    abgeschlossen: 'approved',
    pending: 'pending',
    held: 'pending',
    uncleared: 'pending',
    denied: 'declined',
    failed: 'failed',
    expired: 'failed',
    canceled: 'voided',
    cancelled: 'voided',
    removed: 'voided',
  },
  sign: 'signed',
  minorUnits: false,
  identity: ['acquirerReference', 'kind', 'amount', 'currency', 'date', 'time'],
  statedTotals: [],
  quirks: [
    {
      name: 'language-of-the-account',
      says: {
        en: 'Headers are in the account’s language, numbers and dates in its manner; day and month are told by the dates themselves.',
        'zh-CN': '表头用账户的语言，数字和日期用其写法；日与月孰先，由日期本身判断。',
      },
    },
    {
      name: 'padded-header',
      says: {
        en: 'Header cells can begin or end with a blank.',
        'zh-CN': '表头单元格的首尾可能有空格。',
      },
    },
    {
      name: 'currency-conversion',
      says: {
        en: 'A conversion is two further rows that point to the first; they move money between balances and are no payments.',
        'zh-CN': '兑换另有两行，指向第一行；它们在余额之间划转，不是付款。',
      },
    },
    {
      name: 'a-balance-not-payouts',
      says: {
        en: 'PayPal keeps a balance: only withdrawals reach the bank, and no sale belongs to one of them.',
        'zh-CN': 'PayPal 留有余额：只有提现到银行，没有哪笔消费属于某次提现。',
      },
    },
    {
      name: 'money-spent',
      says: {
        en: 'A payment with a negative amount is money that the merchant spent; only a refund is a refund.',
        'zh-CN': '金额为负的付款是商户自己花的钱；只有退款才是退款。',
      },
    },
    {
      name: 'balance-chains',
      says: {
        en: 'Balance runs through the rows of each currency; rows are grouped by currency in some exports.',
        'zh-CN': '余额按币种逐行相连；有些导出文件按币种分组排列。',
      },
    },
  ],
};
