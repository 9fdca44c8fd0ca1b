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
    says: {
      en: 'An entry (Ntry) may hold many details (TxDtls): the entry is the booking, and alone is summed. Who paid is told where all details name the same.',
      'zh-CN':
        '一笔分录（Ntry）可含多条明细（TxDtls）：分录才是入账，只计分录。各条明细写明同一付款方时，才认定付款方。',
    },
  },
  {
    name: 'reversals',
    says: {
      en: 'A reversal (RvslInd) has the mark of its own direction; its parties are those of what is reversed.',
      'zh-CN': '冲回（RvslInd）的借贷标志是其自身的方向；双方当事人则是被冲回的那笔的。',
    },
  },
  {
    name: 'pending',
    says: {
      en: 'Entries with the status PDNG, INFO or FUTR are not booked: they are left out and counted as ignored. Only a report of the day so far (camt.052) is read with its pending entries.',
      'zh-CN':
        '状态为 PDNG、INFO 或 FUTR 的分录尚未入账：不读取，计入略过的行数。只有当日至今的报告（camt.052）才读取其中待入账的分录。',
    },
  },
  {
    name: 'opening-balances',
    says: {
      en: 'The opening balance is OPBD, else PRCD, else the first ITBD; the closing balance CLBD, else the last ITBD of a page.',
      'zh-CN':
        '期初余额取 OPBD，没有则取 PRCD，再没有则取第一个 ITBD；期末余额取 CLBD，没有则取该页最后一个 ITBD。',
    },
  },
  {
    name: 'no-entities',
    says: {
      en: 'A document with a document type is refused: entities are not expanded, and nothing outside is fetched.',
      'zh-CN': '带文档类型声明的文件一律拒读：不展开实体，也不从外部读取任何内容。',
    },
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
  {
    name: 'intraday',
    says: {
      en: 'It tells of the day so far; the statement of the day repeats it.',
      'zh-CN': '它只报告当日至今的情况；当日的对账单会再列一遍。',
    },
  },
);

export const camt053 = camtFormat(
  '053',
  { en: 'ISO 20022 camt.053, account statement', 'zh-CN': 'ISO 20022 camt.053 对账单' },
  {
    name: 'several-statements',
    says: {
      en: 'A file may hold statements of several days and accounts.',
      'zh-CN': '一个文件可含几天、几个账户的对账单。',
    },
  },
);

export const camt054 = camtFormat(
  '054',
  {
    en: 'ISO 20022 camt.054, debit and credit notification',
    'zh-CN': 'ISO 20022 camt.054 借贷通知',
  },
  {
    name: 'notifications',
    says: {
      en: 'It announces single bookings of a statement and states no balances: give it or the statement, not both.',
      'zh-CN': '它通知对账单中的单笔入账，不注明余额：与对账单只提供其一，不要两者都给。',
    },
  },
);
