import type { InitTexts } from '../init-texts.ts';
import { count as counted } from './wording.ts';

export const init: InitTexts = {
  head: [
    'What posrecon cannot know from the files alone. Check it against your contracts: what it states is',
    'taken as agreed, what you delete is told from the files again. Lines behind # are suggestions.',
  ],
  timeZone: 'Zone of the run.',
  passwords: 'Passwords of archives, one a line. Keep that file to yourself.',
  noTimeZone: 'Zone of the run. Without it, times are told as they stand in the files.',
  currencies: 'What you sell in; the first is that of files that state none.',
  sources: 'Read where no file is named; * and ? stand for parts of names, ** for any folders.',
  side: { pos: 'till logs', settlement: 'settlement exports', bank: 'bank statements' },
  acquirers: 'Who processes the cards and pays out.',
  unnamed: 'my acquirer',
  putName: 'its export does not say who it is: put the name here',
  sales: (number) => counted(number, 'sale', 'sales'),
  support: (agree, of) => `${agree} of ${of} agree`,
  otherMerchant: (id, number) =>
    `not listed: ${id}, ${counted(number, 'sale', 'sales')}; add it if it is yours`,
  fees: 'As the files show it. Compare it with the contract: they show what is taken, not what was agreed.',
  noFees: 'Where no fee schedule is written here, it is told from the files.',
  severalRates:
    'Several rates of the same sales, and no column tells which holds when: written here, each makes the others wrong.',
  invoiced: 'Payouts are the gross; fees are collected apart from them',
  cutOff: 'A later sale belongs to the next day',
  lag: 'Business days from settlement to the credit in the bank',
  everyDay: (days) =>
    `Payouts come ${counted(days, 'day', 'days')} after settlement, on days of rest, too; a contract in business days is payoutLag`,
  payers: 'Who pays. A payout from anybody else is reported',
  terms: 'What no file shows: write it as the contract has it.',
  tills: 'Tills whose clock is not that of the acquirer, in seconds ahead of it.',
  tips: 'Most that a tip may add to what the till recorded. Without it, any difference is a wrong amount.',
  accounts: 'What your books call the accounts of the journal (-o day.journal and others).',
  someAccounts: 'bank: "Assets:Bank", clearing: "Assets:Acquirer", sales: "Income:Sales"',
  written: (file) => `${file} was written. Check it, then run: posrecon`,
};
