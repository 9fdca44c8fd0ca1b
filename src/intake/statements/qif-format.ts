import type { DocumentFormat } from './document.ts';

/** Quicken Interchange Format. */
export const qif: DocumentFormat = {
  id: 'qif',
  title: { en: 'QIF, Quicken Interchange Format', 'zh-CN': 'QIF（Quicken 交换格式）' },
  side: 'bank',
  acquirer: null,
  confidence: 'A',
  source: {
    en: 'Published files of several programs, counted by an independent script.',
    'zh-CN': '多个程序公布的文件，由独立脚本计数核对。',
  },
  timeZone: null,
  fields: [
    ['!Account N', 'account'],
    ['D', 'date'],
    ['T, U', 'amount'],
    ['P', 'counterparty'],
    ['M', 'memo'],
    ['N', 'memo'],
    ['L', null],
    ['S, E, $', null],
  ],
  quirks: [
    {
      name: 'date-order',
      says: 'Nothing says whether the day or the month comes first: a date that only one order makes proves it for the file, else it is asked (ERR_DATE_ORDER).',
    },
    {
      name: 'apostrophe',
      says: "In 1/ 1'00 the apostrophe says that the year is 2000 or later.",
    },
    {
      name: 'opening-balance',
      says: 'A first entry “Opening Balance” of the account itself is its balance: it is left out and counted as ignored.',
    },
    {
      name: 'splits',
      says: 'Splits ($) must add up to T; where they do not, it is told as a control total. T alone is read.',
    },
    {
      name: 'no-currency-and-no-numbers',
      says: 'It states neither currency nor numbers of entries, and seldom the account: --currency says the first; a CSV or OFX export says more.',
    },
    {
      name: 'securities',
      says: 'Registers of securities (!Type:Invst) are left out and counted as ignored; a file of nothing else is refused.',
    },
  ],
  identify: (head) =>
    /^\ufeff?(!(?:Type:|Account\b|Option:|Clear:))/im.exec(head.slice(0, 20_000))?.[1] ?? null,
  async extract(source) {
    const { readQif } = await import('./qif.ts');
    return readQif(qif, source);
  },
};
