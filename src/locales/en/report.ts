import { groupThousands } from '../figures.ts';
import type { ReportTexts } from '../screen-texts.ts';
import { headers } from './headers.ts';
import { count, isOne } from './wording.ts';

function withMoney(money: string | null, otherwise: string): string {
  return money ?? otherwise;
}

export const report: ReportTexts = {
  ...headers.report,
  verdict: (lead, clauses) =>
    `${[lead, clauses.join('; ')].filter((part) => part !== '').join(': ')}.`,
  act: (number) => `${count(number, 'thing', 'things')} to act on`,
  owed: {
    customer: (money, cases) =>
      isOne(cases)
        ? `a customer is owed ${withMoney(money, 'money')}`
        : `customers are owed ${withMoney(money, 'money')} in ${cases} cases`,
    merchant: (money, cases) =>
      `you are owed ${withMoney(money, 'money')}${isOne(cases) ? '' : ` in ${cases} cases`}`,
    none: (money, cases) =>
      `${count(cases, 'case', 'cases')} to look into${money === null ? '' : `, ${money} at stake`}`,
  },
  agrees: 'Everything agrees',
  agreesAsFarAsChecked: 'Nothing to act on, but not everything was checked',
  nothingCompared: 'Nothing was compared: no record of one side could be set against another',
  caveats: {
    notChecked: (checks) => `${count(checks, 'check', 'checks')} could not run`,
    undetermined: (records) => `${count(records, 'record', 'records')} could not be decided`,
    rejected: (rows) => `${count(rows, 'row', 'rows')} could not be read`,
    inTransit: (records) => `${count(records, 'record', 'records')} in transit, not due yet`,
    notices: (number) => count(number, 'notice', 'notices'),
    accepted: (number) => `${number} accepted or resolved earlier`,
    doesNotBalance: 'the records counted do not add up, so do not rely on this report',
  },
  asOf: (date, timeZone) => `As of ${date}, times in ${timeZone}`,
  cases: (number) => count(number, 'case', 'cases'),
  sureness: (percent) => `${percent} sure`,
  ways: (solutions) => `${solutions} ways to pay it`,
  lessRental: (amount) => `less ${amount} terminal rental, by contract`,
  more: (number) => `… and ${groupThousands(String(number))} more, all of them in the JSON report`,
  explainHint: '“posrecon explain CODE” says more about each code.',
  headings: {
    money: 'From the till to the bank',
    payouts: 'Payouts',
    inTransit: 'In transit, not due yet',
    late: 'Came for a month that is closed',
    ageing: 'Open items by age in business days',
    inferred: 'Inferred from the files',
    notChecked: 'Not checked',
    problems: 'Problems with the files',
    files: 'Files read',
    conservation: 'Where every record is',
    matching: 'How records were matched',
    rulings: 'Ruled by hand',
  },
  money: {
    gross: 'Sales',
    refunds: 'Refunds',
    fees: 'Fees',
    net: '= Net',
    inTransit: 'In transit',
    difference: 'Discrepancies and open items',
    banked: '= Banked',
    noBank: 'not checked',
  },
  agedItems: {
    'till-in-transit': 'Sales on their way to the acquirer',
    'payout-in-transit': 'Payouts on their way to the bank',
    'owed-to-customer': 'Owed to customers',
    'owed-to-merchant': 'Owed to you',
    'to-look-into': 'To look into',
  },
  ageBands: { '0-1': '0–1', '2-3': '2–3', '4-7': '4–7', '8-30': '8–30', 'over-30': 'over 30' },
  noDueDate: 'not known',
  lateLine: ({ month, side, count: number, money, bookedIn }) =>
    `${month}: ${count(number, 'record', 'records')} of the ${side}, ${money}, booked in ${bookedIn}`,
  lateDiscrepancies: (month, ids, bookedIn) =>
    `${month}: ${ids} found since, booked in ${bookedIn}`,
  notCheckedLine: (because, titles) => `${titles}: ${because}`,
  inTransitLine: ({ side, count: number, money, dueOn }) =>
    `${money}, ${count(number, 'record', 'records')} of the ${side}${dueOn === null ? ', due day not known' : `, due on ${dueOn}`}`,
  days: (from, to) => (from === to ? from : `${from} to ${to}`),
  noDays: 'no dates',
  records: ({ read, loaded, repeated, ignored, rejected }) => {
    const parts = [`${count(read, 'row', 'rows')} read: ${groupThousands(String(loaded))} loaded`];
    if (repeated > 0) parts.push(`${repeated} in another file already`);
    if (ignored > 0) parts.push(`${ignored} ignored by rule`);
    if (rejected > 0) parts.push(`${rejected} rejected`);
    return parts.join(', ');
  },
  controlTotal: ({ name, stated, found, agrees }) =>
    agrees
      ? `${name}: ${stated}, as the rows have it`
      : `${name}: the file says ${stated}, its rows come to ${found}`,
  doesNotBalance: 'does not add up',
  ruling: ({ ruling, pos, settlement, reason, obeyed }) =>
    `${pos} and ${settlement} ${ruling === 'pin' ? 'are one payment' : 'are not one payment'}: ${reason}${
      obeyed ? '' : ' (not applied: the records are not among those read, or have changed since)'
    }`,
};
