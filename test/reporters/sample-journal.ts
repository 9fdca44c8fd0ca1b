import type { EntryKind, Journal, JournalEntry, Posting } from '../../src/model/journal.ts';

function posting(
  account: Posting['account'],
  amount: bigint,
  more: Partial<Posting> = {},
): Posting {
  return { account, of: '', currency: 'CNY', amount, ...more };
}

function entry(
  kind: EntryKind,
  postings: readonly Posting[],
  more: Partial<JournalEntry> = {},
): JournalEntry {
  return {
    id: `j_${kind}`,
    kind,
    date: '2026-10-12',
    day: '2026-10-12',
    acquirer: '',
    records: null,
    postings,
    payouts: [],
    discrepancies: [],
    place: null,
    ...more,
  };
}

/** One entry of every kind: five decimals, two currencies, a day of a closed month, and a yen without decimals. */
export const sampleJournal: Journal = [
  entry(
    'takings',
    [
      posting('cash', 4_000_000n),
      posting('otherTenders', 1_000_000n, { channel: '礼品卡' }),
      posting('unsettled', 6_800_000n),
      posting('unsettled', -900_000n, { discrepancy: 'd_0001' }),
      posting('sales', -11_800_000n, { channel: '微信' }),
      posting('refunds', 900_000n),
    ],
    { records: 12, discrepancies: ['d_0001'] },
  ),
  entry(
    'settlement',
    [
      posting('unsettled', -6_800_000n),
      posting('clearing', 6_782_877n, { of: '微信支付' }),
      posting('fees', 17_123n),
    ],
    { acquirer: '微信支付', records: 7, payouts: ['p_0001'], discrepancies: ['d_0002'] },
  ),
  entry(
    'settlement',
    [
      posting('clearing', 1_750_000n, { of: 'dlocal' }),
      posting('sales', -30_000_000n, { currency: 'JPY' }),
      posting('conversion', -1_750_000n),
      posting('conversion', 30_000_000n, { currency: 'JPY' }),
    ],
    { id: 'j_conversion', acquirer: 'dlocal', records: 1 },
  ),
  entry(
    'payout',
    [
      posting('bank', 6_800_000n),
      posting('clearing', -6_782_877n, { of: '微信支付' }),
      posting('suspense', -17_123n, { discrepancy: 'd_0003' }),
    ],
    {
      acquirer: '微信支付',
      payouts: ['p_0001'],
      discrepancies: ['d_0003'],
      place: '十月/ccb.csv:7',
    },
  ),
  entry('fee-collection', [posting('bank', -50_000n), posting('clearing', 50_000n)], {
    place: 'ccb.csv:8',
  }),
  entry('answer', [posting('bank', 50_000n), posting('clearing', -50_000n)], {
    place: 'ccb.csv:9',
  }),
  entry(
    'unexplained-credit',
    [posting('bank', 100_000n), posting('suspense', -100_000n, { discrepancy: 'd_0004' })],
    { discrepancies: ['d_0004'], place: 'ccb.csv:10' },
  ),
  entry('difference', [posting('unsettled', 200_000n), posting('tips', -200_000n)], {
    place: 'ums.csv:3',
  }),
  entry(
    'accepted',
    [
      posting('unsettled', 900_000n, { discrepancy: 'd_0001' }),
      posting('overShort', -900_000n, { discrepancy: 'd_0001' }),
    ],
    { discrepancies: ['d_0001'], day: null },
  ),
  entry('settlement', [posting('chargebacks', 100_000n), posting('clearing', -100_000n)], {
    id: 'j_chargeback',
    records: 1,
  }),
  entry('correction', [posting('suspense', 100_000n), posting('clearing', -100_000n)], {
    date: '2026-11-02',
    day: '2026-10-12',
    place: 'ccb.csv:10',
  }),
  entry('cash-count', [posting('cash', -50_000n), posting('overShort', 50_000n)], {
    place: 'till.csv:15',
  }),
];
