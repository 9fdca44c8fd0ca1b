import { groupThousands } from '../figures.ts';
import type { HelpTexts, InspectionTexts, TakingsTexts } from '../screen-texts.ts';
import { headers } from './headers.ts';
import { count } from './wording.ts';

export const takings: TakingsTexts = {
  title: 'Takings',
  countedFrom: (side) => `counted from the ${side}`,
  empty: 'No sales and no refunds were found.',
  gross: (sales) => `Sales (${sales})`,
  refunds: (number) => `Refunds (${number})`,
  fees: 'Fees',
  feesOn: (money) => `Fees, of ${money} settled`,
  net: 'Net',
  unknown: 'not stated in these files',
  expectedInBank: 'Expected in the bank',
  beforeFees: 'Before fees, which no file states.',
  by: {
    day: 'By day',
    hour: 'By hour',
    channel: 'By means of payment',
    terminal: 'By terminal',
    cashier: 'By cashier',
    store: 'By store',
  },
  columns: {
    sales: 'Sales',
    gross: 'Gross',
    refundCount: 'Refunds',
    refunds: 'Refunded',
    settlementDate: 'Settled on',
    dueOn: 'Due on',
    amount: 'Amount',
  },
  standingOut: {
    heading: 'To ask about',
    cashier: ({ cashier, sales, undone, othersSales, othersUndone }) =>
      `${cashier}: ${undone} refunds and voids to ${sales} sales; all others together ${othersUndone} to ${othersSales}.`,
    advice:
      'More than chance alone explains. That is a number and no reproach: a till for returns, or a shift of trainees, does the same.',
  },
  drawers: {
    ...headers.takings.drawers,
    heading: 'Cash in the drawer',
    untold:
      'There are cash sales, and the log has no count of the drawer: nothing can be over or short.',
    uncounted: 'Nothing was counted: nothing can be over or short.',
    when: 'When',
    float: 'Opening float',
    carried: 'Counted before',
    cashSales: (sales) => `Cash sales (${sales})`,
    cashRefunds: (count) => `Cash refunds (${count})`,
    over: (amount) => `${amount} over`,
    short: (amount) => `${amount} short`,
    notCounted: 'not counted',
    notTold: 'not told',
    total: (compared, sessions, differences) =>
      `${compared} of ${sessions} compared with a count: ${differences ?? 'nothing over or short'}.`,
    together: (difference) => `together ${difference}`,
    doubts: {
      'no-opening': 'The log does not say what was in the drawer at the start.',
      'several-floats':
        'Several floats stand at the same moment, and the log does not say which one it opened with.',
      'several-counts': 'It was counted more than once at the same moment, with different results.',
      'negative-count': 'What was counted is less than nothing: the cell is wrong.',
      'no-sales': 'The log has no sales.',
      'tenders-unknown': 'The log does not tell which sales were paid in cash.',
      'drawer-unknown': 'The log has several tills, and does not say whose drawer this was.',
    },
    agreesAt: (opening) => `The count is right if it opened with ${opening}.`,
    byTill: 'Compared with what the till says should be there.',
    otherwise: (stated) =>
      `The till says that ${stated} should be there: its records in this log come to something else.`,
    advice:
      'A difference is a number to ask about, and no reproach: wrong change, a sale keyed under another tender, a float that nobody keyed or a slip in counting do the same.',
  },
  hour: (hour) => `${hour}:00–${hour}:59`,
  none: '(none)',
};

export const inspection: InspectionTexts = {
  unnamed: 'Format not recognised',
  leftOut: 'No export: left out',
  named: (profile, side, confidence) => `${profile}, ${side} (${confidence} sure)`,
  unknownSide: 'of unknown side',
  notKnown:
    'Not one of the export formats known by name: its columns were mapped by their words and values.',
  noCurrency: 'XXX: the file states no currency; --currency says which.',
  read: (encoding, headerLine) =>
    `Encoding ${encoding}${headerLine === null ? '' : `, header on line ${headerLine}`}`,
  why: 'Why',
  coverage: 'Days',
  records: ({ read, loaded, ignored, rejected }) => {
    const parts = [`${count(read, 'row', 'rows')} read: ${groupThousands(String(loaded))} loaded`];
    if (ignored > 0) parts.push(`${ignored} ignored by rule`);
    if (rejected > 0) parts.push(`${rejected} rejected`);
    return parts.join(', ');
  },
  totals: (number, money) => `${count(number, 'record', 'records')}, ${money} in total`,
  statement: (account) => (account === null ? 'Account not named' : `Account ${account}`),
  balances: ({ opening, sum, closing, entries, balances }) =>
    `opening ${opening ?? 'not stated'}, ${count(entries, 'entry', 'entries')} of ${sum}, closing ${closing ?? 'not stated'}: ${balances === null ? 'cannot be checked' : balances ? 'balances' : 'does not balance'}`,
  headings: {
    columns: 'Columns',
    statements: 'Statements',
    controlTotals: 'Totals that the file states',
    firstRecords: 'First records as read',
    problems: 'Problems',
  },
  columns: { header: 'Column', field: 'Read as', by: 'Because of' },
  field: (id) => id,
  ways: {
    profile: 'profile',
    synonym: 'synonym',
    values: 'values',
    configuration: 'configuration',
  },
  notUsed: '(not used)',
};

export const help: HelpTexts = {
  codes: 'Discrepancies that posrecon finds',
  codesHint: 'More on one of them: posrecon explain CODE',
  columns: { code: 'Code', title: 'Means', severity: 'Usually' },
  finds: 'What it finds',
  matters: 'Why it matters',
  remedy: 'What to do',
  limits: 'Its limits',
  usual: (severity, owedTo) => `Usually: ${severity}; ${owedTo}.`,
  profiles: 'Export formats known',
  profilesHint: 'More on one of them: posrecon profiles ID',
  profileColumns: {
    id: 'Id',
    title: 'Format',
    side: 'Side',
    confidence: 'Sure',
    header: 'Column',
    field: 'Read as',
  },
  acquirer: 'Institution',
  source: 'Layout from',
  confidence: 'How sure',
  grades: {
    A: 'a real file was seen',
    B: 'documented by its source',
    C: 'several readers agree',
    D: 'one reader known',
    X: 'only the name is known',
    own: 'described in posrecon.yaml',
  },
  columnsOf: 'Columns',
  quirks: 'Peculiarities',
};
