import type { DocumentFormat, DocumentReading, DocumentSource } from './document.ts';

// Tried on the real files at hand: mt940-js 1.0 does not load as published and takes RC for a credit; mt940js 1.3 throws where
// balances do not close or a preamble stands; @centrapay/swift-parser 1.0 reads half of them and throws at unknown tags.

const fields: DocumentFormat['fields'] = [
  [':25: account identification', 'account'],
  [':60F: currency', 'currency'],
  [':61: value date', 'valueDate'],
  [':61: entry date', 'date'],
  [':61: mark and amount', 'amount'],
  [':61: reference for the account owner', 'memo'],
  [':61: reference of the bank', 'bankReference'],
  [':61: supplementary details', 'memo'],
  [':86: text', 'memo'],
  [':86: name', 'counterparty'],
  [':86: account', 'counterpartyAccount'],
];

const quirks: DocumentFormat['quirks'] = [
  {
    name: 'reversals',
    says: {
      en: 'RC is a credit undone, so money out, and RD a debit undone, so money in; CR and DR are C and D with the third letter of the currency.',
      'zh-CN':
        'RC 是贷记的冲回，即支出；RD 是借记的冲回，即收入；CR 和 DR 则是 C 和 D，其后的 R 为币种代码的第三个字母。',
    },
  },
  {
    name: 'entry-date-without-a-year',
    says: {
      en: 'The entry date has no year: a 0102 beside a value date in December is of the next one.',
      'zh-CN': '入账日期不带年份：起息日在十二月而入账日期为 0102 的，属于次年。',
    },
  },
  {
    name: 'thirtieth-of-february',
    says: {
      en: 'Banks that count 30 days a month write 30 February; the last day of that month is taken.',
      'zh-CN': '每月按 30 天计的银行会写 2 月 30 日；取该月最后一天。',
    },
  },
  {
    name: 'pages',
    says: {
      en: 'A long statement comes in pages that end with 62M and go on with 60M: each is checked by itself.',
      'zh-CN': '较长的对账单分页，每页以 62M 结束，下页以 60M 开始；逐页核对。',
    },
  },
  {
    name: 'preambles',
    says: {
      en: 'SWIFT blocks ({1:…}{4:) and banks’ own lines before, between and after the messages are passed over.',
      'zh-CN': '报文前后和中间的 SWIFT 块（{1:…}{4:）以及银行自加的行，一律跳过。',
    },
  },
  {
    name: 'coded-text',
    says: {
      en: 'Field 86 is read as German ?20 subfields, as words between slashes (/REMI/), or as free text.',
      'zh-CN': '第 86 域可读作德国的 ?20 子域、斜杠之间的代码（/REMI/）或自由文本。',
    },
  },
];

// No line end among them: over a million blank lines each would be tried from each.
const isMessage = /^(?:[\u0000-\u0009\u000b\u000c\u000e-\u001f\ufeff]*|.*\{4:\s*):20:/m;
const hasAccount = /^:(?:25P?|28C?|60[FM]):/m;
const isInterim = /^:(?:34F|13D|90[CD]):/m;

function isMt942(text: string): boolean {
  return !/^:60[FM]:/m.test(text) && (isInterim.test(text) || /\{2:[IO]942/.test(text));
}

async function extract(format: DocumentFormat, source: DocumentSource): Promise<DocumentReading> {
  const { coverageOf } = await import('./statement-period.ts');
  const { readSwiftMessages } = await import('./swift-statements.ts');
  const { periods, ...read } = readSwiftMessages(source);
  return { format, ...read, ignored: [], coverage: coverageOf(periods) };
}

/** SWIFT MT940, customer statement message. */
export const mt940: DocumentFormat = {
  id: 'mt940',
  title: { en: 'SWIFT MT940, customer statement', 'zh-CN': 'SWIFT MT940 对账单' },
  side: 'bank',
  acquirer: null,
  confidence: 'A',
  source: {
    en: 'Real and published statements of some thirty banks, counted by an independent script.',
    'zh-CN': '约三十家银行的真实对账单和公布的样例，由独立脚本计数核对。',
  },
  timeZone: null,
  fields,
  quirks,
  identify: (head) =>
    isMessage.test(head) && hasAccount.test(head) && !isMt942(head) ? ':20:, :25:' : null,
  extract: (source) => extract(mt940, source),
};

/** SWIFT MT942, interim transaction report: entries of the day so far, without balances. */
export const mt942: DocumentFormat = {
  ...mt940,
  id: 'mt942',
  title: { en: 'SWIFT MT942, interim transaction report', 'zh-CN': 'SWIFT MT942 日间交易报告' },
  source: {
    en: 'Published samples of five banks, counted by an independent script.',
    'zh-CN': '五家银行公布的样例，由独立脚本计数核对。',
  },
  fields: [...fields, [':90D: and :90C: totals', null]],
  quirks: [
    ...quirks.filter(({ name }) => name !== 'pages'),
    {
      name: 'no-balances',
      says: {
        en: 'It states no balances; the number and sum of its debits (90D) and credits (90C) are its control totals.',
        'zh-CN': '它不注明余额；借方（90D）和贷方（90C）的笔数与金额作为文件自带的合计数。',
      },
    },
  ],
  identify: (head) =>
    isMessage.test(head) && hasAccount.test(head) && isMt942(head) ? ':20:, :25:, :34F:' : null,
  extract: (source) => extract(mt942, source),
};
