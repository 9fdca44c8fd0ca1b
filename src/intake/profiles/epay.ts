import { headersOf, type Profile } from './profile.ts';

/** ePay: the gateway's list of payments, as the web shop's till. */
export const epay: Profile = {
  id: 'epay',
  title: { en: 'ePay payments', 'zh-CN': 'ePay 付款列表' },
  side: 'pos',
  otherSides: ['settlement'],
  acquirer: null,
  confidence: 'A',
  source: {
    en: 'An export of one merchant with three payments.',
    'zh-CN': '一家商户的导出文件，含三笔付款。',
  },
  timeZone: 'Europe/Copenhagen',
  currency: null,
  layouts: [
    {
      name: { en: 'payments', 'zh-CN': '付款列表' },
      headers: headersOf(
        'transactionID,status,merchantnumber,orderID,authamount,currency,authdate,cardtypeID,CompanyTransactionGroupID,testTransaction,FraudControl,description,CardHolder,cardname,display_short_name,transaction_group_name,CurrencyCodeA,MinorUnit,CurrencyName,capturedamount,creditedAmount,capturedDate,creditedDate,isBooked,fee,tcardnumber,authReferenceNumber',
      ),
      requires: [
        'transactionID',
        'merchantnumber',
        'authamount',
        'capturedamount',
        'creditedAmount',
      ],
    },
  ],
  columns: {
    dateTime: ['authdate', 'capturedDate'],
    amount: ['capturedamount'],
    fee: ['fee'],
    currency: ['CurrencyCodeA', 'currency'],
    merchantId: ['merchantnumber'],
    orderId: ['orderID'],
    acquirerReference: ['transactionID'],
    card: ['tcardnumber'],
    cardType: ['cardname'],
  },
  refundInRow: { amount: ['creditedAmount'], dateTime: ['creditedDate'] },
  refundColumns: {},
  kindWords: {},
  ignoredKinds: [],
  statusWords: {},
  sign: 'signed',
  minorUnits: false,
  identity: ['merchantId', 'acquirerReference', 'orderId'],
  statedTotals: [],
  quirks: [
    {
      name: 'refund-in-the-row',
      says: {
        en: 'A refund is no row but creditedAmount on creditedDate beside its payment.',
        'zh-CN': '退款不另成行，而是付款行旁的 creditedAmount 和 creditedDate。',
      },
    },
    {
      name: 'captured-counts',
      says: {
        en: 'What was authorised and not captured is a record of zero.',
        'zh-CN': '已授权而未请款的，为金额为零的记录。',
      },
    },
    {
      name: 'currency-by-number',
      says: {
        en: 'currency is the number of ISO 4217 (208), CurrencyCodeA its letters.',
        'zh-CN': 'currency 是 ISO 4217 的数字代码（208），CurrencyCodeA 是其字母代码。',
      },
    },
  ],
};
