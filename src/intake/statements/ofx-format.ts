import type { DocumentFormat } from './document.ts';

/** Open Financial Exchange 1.x (SGML) and 2.x (XML), and Quicken's QFX. */
export const ofx: DocumentFormat = {
  id: 'ofx',
  title: { en: 'OFX and QFX, bank and card statements', 'zh-CN': 'OFX 与 QFX 对账单' },
  side: 'bank',
  acquirer: null,
  confidence: 'A',
  source: {
    en: 'Real and published files of 1.x and 2.x, counted by an independent script.',
    'zh-CN': '1.x 与 2.x 的真实文件和公布的样例，由独立脚本计数核对。',
  },
  timeZone: null,
  fields: [
    ['BANKACCTFROM/ACCTID, CCACCTFROM/ACCTID', 'account'],
    ['CURDEF, CURRENCY/CURSYM', 'currency'],
    ['STMTTRN/DTPOSTED', 'date'],
    ['STMTTRN/DTAVAIL', 'valueDate'],
    ['STMTTRN/TRNAMT', 'amount'],
    ['STMTTRN/FITID', 'bankReference'],
    ['STMTTRN/NAME, PAYEE/NAME', 'counterparty'],
    ['STMTTRN/BANKACCTTO', 'counterpartyAccount'],
    ['STMTTRN/MEMO', 'memo'],
    ['STMTTRN/CHECKNUM, REFNUM', 'memo'],
    ['STMTTRN/TRNTYPE', null],
  ],
  quirks: [
    {
      name: 'tags-that-nobody-closes',
      says: {
        en: 'In SGML a value ends at the next tag; files that close some of their tags, stand on one line or hold CDATA are read alike.',
        'zh-CN':
          'SGML 中，一个值到下一个标签为止；部分标签有结束标记、全文只有一行或含 CDATA 的文件，同样能读。',
      },
    },
    {
      name: 'charset-that-is-not-so',
      says: {
        en: 'CHARSET:1252 stands over UTF-8 text as well: the bytes decide, the header only where they leave it open.',
        'zh-CN':
          '正文为 UTF-8 的文件，有的也标着 CHARSET:1252：以字节为准，字节看不出时才看文件头。',
      },
    },
    {
      name: 'sign',
      says: {
        en: 'TRNAMT has its sign; TRNTYPE is a label. On a card’s statement a charge is money out.',
        'zh-CN': 'TRNAMT 自带正负号，TRNTYPE 只是标签。信用卡账单上的消费是支出。',
      },
    },
    {
      name: 'days-of-the-bank',
      says: {
        en: 'A date may carry a time and a zone: the day is taken as the bank writes it.',
        'zh-CN': '日期可能带时间和时区：日期按银行所写的取。',
      },
    },
    {
      name: 'fitid',
      says: {
        en: 'FITID tells one transaction of an account from another; files that repeat one are known, so account, day and amount count too.',
        'zh-CN':
          'FITID 用来区分同一账户的各笔交易；已知有文件会重复使用，因此还要看账户、日期和金额。',
      },
    },
    {
      name: 'corrections',
      says: {
        en: 'CORRECTFITID with REPLACE or DELETE takes an earlier transaction of the file out.',
        'zh-CN': 'CORRECTFITID 配 REPLACE 或 DELETE，表示撤去文件中先前的一笔交易。',
      },
    },
    {
      name: 'closing-balance-alone',
      says: {
        en: 'LEDGERBAL is the bank’s balance at its day; no opening balance is stated, so nothing is checked by it.',
        'zh-CN': 'LEDGERBAL 是银行在其所注日期的余额；没有期初余额，因此不用它核对。',
      },
    },
    {
      name: 'securities',
      says: {
        en: 'Transactions in securities are left out and counted as ignored; movements of their cash account are read.',
        'zh-CN': '证券交易不读取，计入略过的行数；其资金账户的收付照常读取。',
      },
    },
  ],
  identify: (head) => {
    const start = head.slice(0, 20_000);
    if (!/<OFX\b/i.test(start)) return null;
    const version = /\bVERSION[:=]\s*"?(\d+)/i.exec(start)?.[1];
    return version === undefined ? '<OFX>' : `<OFX>, VERSION ${version}`;
  },
  async extract(source) {
    const { readOfx } = await import('./ofx.ts');
    return readOfx(ofx, source);
  },
};
