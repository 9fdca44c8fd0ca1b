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
      says: 'In SGML a value ends at the next tag; files that close some of their tags, stand on one line or hold CDATA are read alike.',
    },
    {
      name: 'charset-that-is-not-so',
      says: 'CHARSET:1252 stands over UTF-8 text as well: the bytes decide, the header only where they leave it open.',
    },
    {
      name: 'sign',
      says: 'TRNAMT has its sign; TRNTYPE is a label. On a card’s statement a charge is money out.',
    },
    {
      name: 'days-of-the-bank',
      says: 'A date may carry a time and a zone: the day is taken as the bank writes it.',
    },
    {
      name: 'fitid',
      says: 'FITID tells one transaction of an account from another; files that repeat one are known, so account, day and amount count too.',
    },
    {
      name: 'corrections',
      says: 'CORRECTFITID with REPLACE or DELETE takes an earlier transaction of the file out.',
    },
    {
      name: 'closing-balance-alone',
      says: 'LEDGERBAL is the bank’s balance at its day; no opening balance is stated, so nothing is checked by it.',
    },
    {
      name: 'securities',
      says: 'Transactions in securities are left out and counted as ignored; movements of their cash account are read.',
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
