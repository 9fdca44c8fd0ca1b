import type { DocumentFormat } from './document.ts';

// Tried on the real files at hand: camt-parser 1.1 reads 26 of 44 and knows camt.053 alone; iso20022.js 0.0.15 reads 8 and throws
// where an optional element is missing. The elements that are needed are few, and saxes reads all files as a stream.

const fields: DocumentFormat['fields'] = [
  ['Acct/Id', 'account'],
  ['Ntry/Amt and CdtDbtInd', 'amount'],
  ['Ntry/Amt@Ccy', 'currency'],
  ['Ntry/BookgDt', 'date'],
  ['Ntry/ValDt', 'valueDate'],
  ['Ntry/AcctSvcrRef', 'bankReference'],
  ['Ntry/AddtlNtryInf', 'memo'],
  ['TxDtls/Refs', 'memo'],
  ['TxDtls/RmtInf', 'memo'],
  ['TxDtls/RltdPties/Dbtr or Cdtr', 'counterparty'],
  ['TxDtls/RltdPties/DbtrAcct or CdtrAcct', 'counterpartyAccount'],
  ['TxsSummry', null],
];

const quirks: DocumentFormat['quirks'] = [
  {
    name: 'batches',
    says: 'An entry (Ntry) may hold many details (TxDtls): the entry is the booking, and alone is summed. Who paid is told where all details name the same.',
  },
  {
    name: 'reversals',
    says: 'A reversal (RvslInd) has the mark of its own direction; its parties are those of what is reversed.',
  },
  {
    name: 'pending',
    says: 'Entries with the status PDNG, INFO or FUTR are not booked: they are left out and counted as ignored. Only a report of the day so far (camt.052) is read with its pending entries.',
  },
  {
    name: 'opening-balances',
    says: 'The opening balance is OPBD, else PRCD, else the first ITBD; the closing balance CLBD, else the last ITBD of a page.',
  },
  {
    name: 'no-entities',
    says: 'A document with a document type is refused: entities are not expanded, and nothing outside is fetched.',
  },
];

function camtFormat(
  number: '052' | '053' | '054',
  title: DocumentFormat['title'],
  quirk: DocumentFormat['quirks'][0],
): DocumentFormat {
  const namespace = new RegExp(`urn:[\\w:]{0,60}camt\\.${number}\\.001\\.(\\d\\d)`);
  const root = {
    '052': /<(?:\w+:)?(BkToCstmrAcctRpt)/,
    '053': /<(?:\w+:)?(BkToCstmrStmt)/,
    '054': /<(?:\w+:)?(BkToCstmrDbtCdtNtfctn)/,
  }[number];
  const format: DocumentFormat = {
    id: `camt${number}`,
    title,
    side: 'bank',
    acquirer: null,
    confidence: 'A',
    source: {
      en: 'Published and anonymised files of several versions, counted by an independent script.',
      'zh-CN': '多个版本的公布样例和隐去身份的文件，由独立脚本计数核对。',
    },
    timeZone: null,
    fields,
    quirks: [...quirks, quirk],
    identify(head) {
      const version = namespace.exec(head)?.[1];
      if (version !== undefined) return `camt.${number}.001.${version}`;
      if (/urn:[\w:]{0,60}camt\.05\d/.test(head)) return null;
      return root.exec(head)?.[1] ?? null;
    },
    async extract(source) {
      const { readCamt } = await import('./camt.ts');
      return readCamt(format, source);
    },
  };
  return format;
}

export const camt052 = camtFormat(
  '052',
  { en: 'ISO 20022 camt.052, account report', 'zh-CN': 'ISO 20022 camt.052 账户报告' },
  { name: 'intraday', says: 'It tells of the day so far; the statement of the day repeats it.' },
);

export const camt053 = camtFormat(
  '053',
  { en: 'ISO 20022 camt.053, account statement', 'zh-CN': 'ISO 20022 camt.053 对账单' },
  { name: 'several-statements', says: 'A file may hold statements of several days and accounts.' },
);

export const camt054 = camtFormat(
  '054',
  {
    en: 'ISO 20022 camt.054, debit and credit notification',
    'zh-CN': 'ISO 20022 camt.054 借贷通知',
  },
  {
    name: 'notifications',
    says: 'It announces single bookings of a statement and states no balances: give it or the statement, not both.',
  },
);
