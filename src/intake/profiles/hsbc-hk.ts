import { chineseBank, fromASample } from './chinese-bank.ts';
import { headersOf, type Profile } from './profile.ts';

/** HSBC Hong Kong: account and card. */
export const hsbcHk: Profile = chineseBank({
  id: 'hsbc-hk',
  title: { en: 'HSBC Hong Kong', 'zh-CN': '香港汇丰银行' },
  acquirer: 'HSBC',
  confidence: 'A',
  source: fromASample,
  timeZone: 'Asia/Hong_Kong',
  currency: null,
  dateOrder: 'dmy',
  layouts: [
    {
      name: { en: 'account', 'zh-CN': '账户' },
      headers: headersOf(
        'Date,Description,Billing amount,Billing currency,Balance,Balance currency',
      ),
      requires: ['Billing amount', 'Billing currency', 'Balance', 'Balance currency'],
    },
    {
      name: { en: 'card', 'zh-CN': '信用卡' },
      headers: headersOf(
        'Transaction date,Post date,Description,Billing amount,Billing currency,Transaction status,Merchant name,Country / region,Area / district,Credit / Debit',
      ),
      requires: ['Post date', 'Billing amount', 'Country / region', 'Credit / Debit'],
    },
  ],
  columns: {
    dateTime: ['Post date', 'Date'],
    amount: ['Billing amount'],
    balance: ['Balance'],
    currency: ['Billing currency'],
    counterparty: ['Merchant name'],
    memo: ['Description'],
  },
  sign: 'signed',
  quirks: [
    {
      name: 'day-first',
      says: {
        en: 'Days are written 05/01/2026, day first.',
        'zh-CN': '日期写作 05/01/2026，日在前。',
      },
    },
    {
      name: 'tab-after-quotes',
      says: {
        en: 'A tab follows the closing quotation mark of amounts.',
        'zh-CN': '金额的引号之后还有制表符。',
      },
    },
    {
      name: 'several-currencies',
      says: {
        en: 'Entries of several currencies stand in one file, each with its own balance.',
        'zh-CN': '同一文件中可有多种币种的明细，余额各算各的。',
      },
    },
  ],
});
