import { headersOf, type Profile } from './profile.ts';

/** Vipps: settlement file of a sales unit. */
export const vipps: Profile = {
  id: 'vipps',
  title: { en: 'Vipps settlement file', 'zh-CN': 'Vipps 结算文件' },
  side: 'settlement',
  acquirer: 'Vipps',
  confidence: 'B',
  source: {
    en: 'The columns that Vipps documents for its settlement file; no file was to be had.',
    'zh-CN': 'Vipps 为其结算文件公布的栏目；未能得到真实文件。',
  },
  timeZone: 'Europe/Oslo',
  currency: 'NOK',
  layouts: [
    {
      name: { en: 'settlement', 'zh-CN': '结算文件' },
      headers: headersOf(
        'Salgsdato,Salgssted,Vippsnummer,Produkt,Transaksjons-ID,Ordre-ID,Brutto,Gebyr,Netto,Transaksjonstype,Oppgjørs-ID,Oppgjørsdato,Oppgjørssum,Oppgjørskonto,Fornavn,Etternavn,Melding',
      ),
      requires: ['Salgsdato', 'Vippsnummer', 'Brutto', 'Netto', 'Transaksjonstype', 'Oppgjørs-ID'],
    },
  ],
  columns: {
    dateTime: ['Salgsdato'],
    date: ['Salgsdato'],
    settlementDate: ['Oppgjørsdato'],
    merchantId: ['Vippsnummer'],
    store: ['Salgssted'],
    channel: ['Produkt'],
    acquirerReference: ['Transaksjons-ID'],
    orderId: ['Ordre-ID'],
    amount: ['Brutto'],
    fee: ['Gebyr'],
    net: ['Netto'],
    kind: ['Transaksjonstype'],
    payoutId: ['Oppgjørs-ID'],
  },
  refundColumns: { originalOrderId: ['Ordre-ID'] },
  openWords: true,
  kindWords: { salg: 'sale', refundering: 'refund' },
  ignoredKinds: [],
  statusWords: {},
  sign: 'by-kind',
  minorUnits: false,
  identity: ['merchantId', 'acquirerReference', 'kind', 'amount'],
  statedTotals: [],
  quirks: [
    {
      name: 'transaction-ids-differ',
      says: {
        en: 'Reservation, capture and refund of one order each have a Transaksjons-ID; Ordre-ID is the same.',
        'zh-CN': '同一订单的预授权、请款和退款各有自己的 Transaksjons-ID，Ordre-ID 相同。',
      },
    },
    {
      name: 'no-currency',
      says: {
        en: 'The file does not state its currency; Vipps pays out in NOK.',
        'zh-CN': '文件没有注明币种；Vipps 以 NOK 划付。',
      },
    },
  ],
};
