import { headersOf, type Profile } from './profile.ts';

/** SumUp: transaction report, a row for each sale and a row for its payout. */
export const sumupTransactions: Profile = {
  id: 'sumup-transactions',
  title: { en: 'SumUp transaction report', 'zh-CN': 'SumUp 交易报告' },
  side: 'settlement',
  acquirer: 'SumUp',
  confidence: 'C',
  source: {
    en: 'Two independent readers quote the German header and rows of it; no file was to be had.',
    'zh-CN': '两个独立解析程序引用了德文表头和若干行；未能得到真实文件。',
  },
  timeZone: null,
  currency: null,
  layouts: [
    {
      name: { en: 'transactions, German', 'zh-CN': '交易明细，德文' },
      headers: headersOf(
        'E-Mail,Datum,Transaktions-ID,Zahlungsart,Status,Kartentyp,Letzte 4 Ziffern,Durchgeführt mit,Zahlungsmethode,Eingabemodus,Autorisierungscode,Beschreibung,Betrag inkl. MwSt.,Netto,Steuerbetrag,Trinkgeldbetrag,Gebühr,Auszahlung,Auszahlungsdatum,Auszahlungs-ID,Referenz',
      ),
      requires: [
        'Transaktions-ID',
        'Zahlungsart',
        'Status',
        'Betrag inkl. MwSt.',
        'Gebühr',
        'Auszahlungs-ID',
      ],
    },
  ],
  columns: {
    dateTime: ['Datum'],
    settlementDate: ['Auszahlungsdatum'],
    kind: ['Zahlungsart'],
    status: ['Status'],
    acquirerReference: ['Transaktions-ID'],
    orderId: ['Referenz'],
    authCode: ['Autorisierungscode'],
    card: ['Letzte 4 Ziffern'],
    cardType: ['Kartentyp'],
    channel: ['Zahlungsmethode'],
    amount: ['Betrag inkl. MwSt.'],
    fee: ['Gebühr'],
    net: ['Auszahlung'],
    payoutId: ['Auszahlungs-ID'],
    memo: ['Beschreibung'],
  },
  refundColumns: {},
  folds: ['payout'],
  cashWords: ['cash', 'bar'],
  kindWords: {
    umsatz: 'sale',
    auszahlung: 'other',
    rückerstattung: 'refund',
    erstattung: 'refund',
  },
  ignoredKinds: [],
  statusWords: {
    erfolgreich: 'approved',
    gezahlt: 'approved',
    abgebrochen: 'voided',
    fehlgeschlagen: 'failed',
    ausstehend: 'pending',
  },
  sign: 'by-kind',
  minorUnits: false,
  identity: ['acquirerReference', 'kind', 'amount', 'dateTime'],
  statedTotals: [],
  quirks: [
    {
      name: 'payout-row-for-each-sale',
      says: {
        en: 'A card sale has a second row, Auszahlung, with the same Transaktions-ID, its payout’s number and date; it is taken into the sale.',
        'zh-CN':
          '每笔刷卡消费还有一行 Auszahlung，Transaktions-ID 相同，带有打款的编号和日期，并入该笔消费。',
      },
    },
    {
      name: 'cash-among-cards',
      says: {
        en: 'Cash sales stand in the report with the Zahlungsmethode CASH and are never paid out.',
        'zh-CN': '报告中夹有现金消费，Zahlungsmethode 为 CASH，从不划付。',
      },
    },
    {
      name: 'no-currency',
      says: { en: 'The report does not state its currency.', 'zh-CN': '报告没有注明币种。' },
    },
  ],
};
