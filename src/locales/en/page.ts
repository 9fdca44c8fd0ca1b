import { longMonth } from '../figures.ts';
import type { PageTexts } from '../page-texts.ts';
import { count } from './wording.ts';

export const page: PageTexts = {
  title: 'Reconciliation report',
  skip: 'Skip to the discrepancies',
  contents: 'Contents',
  sections: {
    money: 'Money',
    discrepancies: 'Discrepancies',
    waiting: 'What waits',
    trust: 'What this rests on',
  },
  theme: 'Light or dark',
  tiles: {
    customer: 'Owed to customers',
    merchant: 'Owed to you',
    none: 'To look into',
    sales: 'Sales',
    inTransit: 'In transit',
  },
  numbers: 'The numbers',
  charts: {
    way: (currency) =>
      `Bars from sales to what is in the bank, in ${currency}: each begins where the one before it ends.`,
    byHour: 'Takings by hour',
    byHourShows: (currency) => `A bar for each hour of the day: sales in ${currency}.`,
    byChannel: 'Takings by means of payment',
    byChannelShows: (currency) => `A bar for each means of payment: sales in ${currency}.`,
    ageing: 'Open items by age',
    ageingShows: (currency) =>
      `A bar for each age in business days: what is open, in ${currency}, by whose money it is.`,
    others: (number) => count(number, 'other', 'others'),
  },
  days: {
    heading: 'Days reconciled',
    weekdays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
    month: (month) => longMonth(month, 'en-GB'),
    states: {
      reconciled: 'all agrees',
      discrepant: 'something does not agree',
      waiting: 'something is in transit',
      'not-checked': 'not all was checked',
    },
  },
  none: 'No discrepancy was found.',
  overview: {
    caption: 'Discrepancies by kind',
    what: 'What',
    cases: 'Cases',
    atStake: 'At stake',
  },
  records: {
    caption: 'The records side by side',
    place: 'Place',
    differs: 'differs',
  },
  letter: (title) => `Letter: ${title}`,
  letterElsewhere: 'Too many letters for one page: --drafts FOLDER writes them all.',
  filter: {
    heading: 'Filter and sort',
    text: 'Text',
    severity: 'Severity',
    side: 'Side',
    file: 'File',
    owed: 'Whose money',
    status: 'Status',
    all: 'all',
    sort: 'Sort by',
    sorts: {
      listed: 'kind',
      amount: 'amount, largest first',
      newest: 'time, newest first',
      oldest: 'time, oldest first',
      severity: 'severity',
    },
    reset: 'Show all',
    shown: '{shown} of {all} shown',
  },
  addsUp: 'adds up',
  made: (tool, run) => `Written by ${tool}, run ${run}. This page is complete in itself.`,
};
