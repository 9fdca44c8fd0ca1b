import { longMonth } from '../figures.ts';
import type { PageTexts } from '../page-texts.ts';

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
    banked: 'Banked',
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
    brief:
      'With so many discrepancies, only the fields that differ and those by which a record is found are shown; the line named as its place has all of them.',
  },
  letter: (title) => `Letter: ${title}`,
  letterElsewhere: (inPage) =>
    `The first ${inPage} letters are in this page; --drafts FOLDER writes all of them.`,
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
