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
      says: {
        en: 'Nothing says whether the day or the month comes first: a date that only one order makes proves it for the file, else it is asked (ERR_DATE_ORDER).',
        'zh-CN':
          '文件没有说明日在前还是月在前：有一个日期只能按一种顺序解读，整个文件即可确定；否则会询问（ERR_DATE_ORDER）。',
      },
    },
    {
      name: 'apostrophe',
      says: {
        en: "In 1/ 1'00 the apostrophe says that the year is 2000 or later.",
        'zh-CN': "1/ 1'00 中的撇号表示 2000 年或以后。",
      },
    },
    {
      name: 'opening-balance',
      says: {
        en: 'A first entry “Opening Balance” of the account itself is its balance: it is left out and counted as ignored.',
        'zh-CN': '账户自身的第一笔“Opening Balance”是其余额：不读取，计入略过的行数。',
      },
    },
    {
      name: 'splits',
      says: {
        en: 'Splits ($) must add up to T; where they do not, it is told as a control total. T alone is read.',
        'zh-CN': '分拆各项（$）之和应等于 T；不等的，作为合计数不符列出。只读取 T。',
      },
    },
    {
      name: 'no-currency-and-no-numbers',
      says: {
        en: 'It states neither currency nor numbers of entries, and seldom the account: --currency says the first; a CSV or OFX export says more.',
        'zh-CN':
          '它不注明币种，也没有各笔的编号，账户也很少注明：币种用 --currency 指定；CSV 或 OFX 导出文件内容更全。',
      },
    },
    {
      name: 'securities',
      says: {
        en: 'Registers of securities (!Type:Invst) are left out and counted as ignored; a file of nothing else is refused.',
        'zh-CN': '证券登记（!Type:Invst）不读取，计入略过的行数；只含此类内容的文件一律拒读。',
      },
    },
  ],
  identify: (head) =>
    /^\ufeff?(!(?:Type:|Account\b|Option:|Clear:))/im.exec(head.slice(0, 20_000))?.[1] ?? null,
  async extract(source) {
    const { readQif } = await import('./qif.ts');
    return readQif(qif, source);
  },
};
