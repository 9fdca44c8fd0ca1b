import {
  type DiscrepancyCode,
  discrepancyCodes,
  type NextStep,
} from '../../src/model/discrepancy.ts';
import type { OriginalTransaction, RefundRequest } from '../../src/model/refund-request.ts';
import type { Conservation, Discrepancy, Evidence, Report } from '../../src/model/report.ts';
import { codedSamples } from '../locales/coded-samples.ts';

const nothing = { count: 0, sum: '0.00' };

export const original: OriginalTransaction = {
  merchantId: '898310012345678',
  terminalId: 'T0000001',
  occurredAt: '2026-10-12 12:03:11',
  rrn: '012345678901',
  stan: '000042',
  batchNo: '000007',
  authCode: null,
  orderId: '1001',
  acquirerReference: null,
  payoutId: null,
  settlementDate: null,
  card: '622848******0001',
  channel: '银联',
  amount: '68.00',
};

export function requestOf(changes: Partial<RefundRequest> = {}): RefundRequest {
  return {
    id: 'r_0a1b2c',
    discrepancy: 'd_0000',
    state: 'draft',
    amount: '68.00',
    currency: 'CNY',
    kind: 'refund',
    original,
    reason: 'said when it was drafted',
    ...changes,
  };
}

const evidence: readonly Evidence[] = [
  {
    role: 'stands',
    side: 'settlement',
    file: '十月/ums.csv',
    line: 41,
    amount: '68.00',
    ids: { rrn: '012345678900', stan: '000041' },
  },
  {
    role: 'extra',
    side: 'settlement',
    file: '十月/ums.csv',
    line: 42,
    amount: '68.00',
    ids: { rrn: '012345678901', stan: '000042', terminalId: 'T0000001' },
  },
];

const steps: Partial<Record<DiscrepancyCode, NextStep>> = {
  'duplicate-charge': 'refund-request',
  'wrong-amount': 'refund-request',
  'failed-but-charged': 'refund-request',
  'refund-not-settled': 'refund-request',
  'missing-settlement': 'claim',
  'unrecorded-refund': 'claim',
  'missing-payout': 'claim',
  'short-payout': 'claim',
  'wrong-fee': 'claim',
};

/** The first sample of a code as a discrepancy. */
export function discrepancyOf(
  code: DiscrepancyCode,
  changes: Partial<Discrepancy> = {},
): Discrepancy {
  const index = codedSamples.findIndex((sample) => sample.code === code);
  const coded = codedSamples[index];
  if (coded === undefined) throw new RangeError(code);
  const { severity, owedTo } = discrepancyCodes[code];
  const nextStep = steps[code] ?? 'check';
  return {
    ...coded,
    id: `d_${String(index).padStart(4, '0')}`,
    severity,
    confidence: 0.98,
    status: 'new',
    owedTo,
    atStake: { amount: '68.00', currency: 'CNY' },
    variant: null,
    occurredAt: '2026-10-12T12:03:11+08:00',
    summary: 'said in the report’s language',
    explanation: ['as the report has it'],
    evidence,
    nextStep,
    refundRequest: nextStep === 'check' ? null : 'r_0a1b2c',
    ...changes,
  } as Discrepancy;
}

export const conservation: Conservation = {
  leg: 'till-acquirer',
  side: 'pos',
  currency: 'CNY',
  carriedIn: nothing,
  new: { count: 718, sum: '120304.10' },
  matched: { count: 714, sum: '120032.10' },
  inTransit: { count: 4, sum: '272.00' },
  notExpected: nothing,
  discrepant: nothing,
  undetermined: nothing,
  notChecked: nothing,
  balances: true,
};

/** A day on which everything agrees. */
export const cleanReport: Report = {
  schemaVersion: 1,
  tool: { name: 'posrecon', version: '0.1.0' },
  run: { id: 'run_77', asOf: '2026-10-15', timeZone: 'Asia/Shanghai', engine: 'duckdb' },
  sources: [
    {
      side: 'pos',
      file: '十月/收银.csv',
      sha256: 'a'.repeat(64),
      profile: 'generic',
      encoding: 'utf-8',
      coverage: { from: '2026-10-12', to: '2026-10-12' },
      records: { read: 718, loaded: 718, repeated: 0, ignored: 0, rejected: 0 },
      totals: [{ currency: 'CNY', count: 718, sum: '120304.10' }],
      controlTotals: [],
    },
    {
      side: 'settlement',
      file: '十月/ums.csv',
      sha256: 'b'.repeat(64),
      profile: 'china-ums',
      encoding: 'gb18030',
      coverage: { from: '2026-10-12', to: '2026-10-14' },
      records: { read: 1719, loaded: 1718, repeated: 0, ignored: 1, rejected: 0 },
      totals: [{ currency: 'CNY', count: 1718, sum: '120304.10' }],
      controlTotals: [{ name: '总笔数', stated: '1718', found: '1718', agrees: true }],
    },
    {
      side: 'bank',
      file: '十月/ccb.csv',
      sha256: 'c'.repeat(64),
      profile: 'generic-bank',
      encoding: 'utf-8',
      coverage: { from: '2026-10-12', to: '2026-10-15' },
      records: { read: 2, loaded: 2, repeated: 0, ignored: 0, rejected: 0 },
      totals: [{ currency: 'CNY', count: 2, sum: '119500.00' }],
      controlTotals: [],
    },
  ],
  conservation: [conservation],
  matching: [{ pass: 'by-reference', matched: 714 }],
  inferred: [
    { what: 'payout-lag', for: {}, value: { businessDays: 1 }, support: { agree: 3, of: 3 } },
  ],
  takings: [
    {
      currency: 'CNY',
      gross: '120608.10',
      refunds: '-304.00',
      fees: '-456.12',
      net: '119847.98',
      banked: '119500.00',
      inTransit: '347.98',
    },
  ],
  payouts: [
    {
      id: 'p1',
      merchantId: '898310012345678',
      settlementDate: '2026-10-12',
      net: '119500.00',
      currency: 'CNY',
      dueOn: '2026-10-13',
      status: 'paid',
      bank: [{ file: '十月/ccb.csv', line: 2 }],
      solutions: 1,
    },
    {
      id: 'p2',
      merchantId: '898310012345678',
      settlementDate: '2026-10-14',
      net: '347.98',
      currency: 'CNY',
      dueOn: null,
      status: 'in-transit',
      bank: [],
      solutions: 1,
    },
  ],
  discrepancies: [],
  refundRequests: [],
  inTransit: [
    { side: 'pos', dueOn: '2026-10-16', currency: 'CNY', count: 4, sum: '272.00' },
    { side: 'settlement', dueOn: null, currency: 'CNY', count: 1, sum: '347.98' },
  ],
  ageing: [
    {
      what: 'till-in-transit',
      currency: 'CNY',
      ages: [
        { businessDays: '0-1', count: 4, sum: '272.00' },
        { businessDays: '2-3', count: 0, sum: '0.00' },
        { businessDays: '4-7', count: 0, sum: '0.00' },
        { businessDays: '8-30', count: 0, sum: '0.00' },
        { businessDays: 'over-30', count: 0, sum: '0.00' },
      ],
    },
  ],
  notChecked: [],
  problems: [],
};

/** A day with one discrepancy of every code, two currencies, checks that did not run and rows that were rejected. */
export const fullReport: Report = {
  ...cleanReport,
  sources: cleanReport.sources.map((source) =>
    source.side === 'settlement'
      ? {
          ...source,
          records: { read: 1719, loaded: 1710, repeated: 5, ignored: 3, rejected: 1 },
          controlTotals: [
            { name: '交易总金额', stated: '120304.10', found: '120204.10', agrees: false },
          ],
        }
      : source,
  ),
  takings: [
    {
      currency: 'CNY',
      gross: '120608.10',
      refunds: '-304.00',
      fees: '-456.12',
      net: '119847.98',
      banked: '118296.00',
      inTransit: '347.98',
    },
    {
      currency: 'EUR',
      gross: '100.00',
      refunds: '0.00',
      fees: '-1.00',
      net: '99.00',
      banked: '99.00',
      inTransit: '0.00',
    },
  ],
  payouts: [
    ...cleanReport.payouts,
    {
      id: 'p3',
      merchantId: null,
      settlementDate: '2026-10-13',
      net: '1204.00',
      currency: 'CNY',
      dueOn: '2026-10-14',
      status: 'undetermined',
      bank: [
        { file: '十月/ccb.csv', line: 3 },
        { file: '十月/ccb.csv', line: 4 },
      ],
      solutions: 3,
    },
    {
      id: 'p4',
      merchantId: '898310012345678',
      settlementDate: '2026-10-13',
      net: '820.00',
      currency: 'CNY',
      dueOn: '2026-10-14',
      status: 'paid',
      bank: [{ file: '十月/ccb.csv', line: 5 }],
      solutions: 1,
      terminalRental: '60.00',
    },
  ],
  discrepancies: [
    discrepancyOf('duplicate-charge'),
    discrepancyOf('duplicate-charge', {
      id: 'd_9999',
      severity: 'warning',
      confidence: 0.6,
      status: 'open',
      nextStep: 'check',
      refundRequest: null,
    }),
    discrepancyOf('wrong-amount', {
      atStake: { amount: '18.00', currency: 'CNY' },
      supersedes: ['d_0077'],
    }),
    discrepancyOf('missing-payout', {
      atStake: { amount: '1204.00', currency: 'CNY' },
      evidence: [
        {
          role: 'payout',
          side: 'settlement',
          file: '十月/ums.csv',
          line: null,
          amount: '1204.00',
          ids: { merchantId: '898310012345678', settlementDate: '2026-10-12', rows: '37' },
        },
      ],
    }),
    discrepancyOf('wrong-fee', { atStake: { amount: '2.20', currency: 'EUR' } }),
    discrepancyOf('control-total-mismatch', { atStake: null }),
    discrepancyOf('repeated-record', { severity: 'notice' }),
    discrepancyOf('unrecorded-refund', { status: 'accepted' }),
  ],
  refundRequests: [requestOf()],
  notChecked: [
    { code: 'balance-break', because: 'the bank statement has no running balance' },
    { code: 'unknown-payer', because: 'the bank statement does not name payers' },
  ],
  problems: [
    {
      file: '十月/ums.csv',
      line: 17,
      column: '交易金额',
      code: 'ERR_INTAKE_AMOUNT',
      message: '"交易金额" is "1.234,5", not an amount in CNY',
    },
    { file: 'b.zip', line: null, column: null, code: 'ERR_FILE_CONTAINER', message: 'is a ZIP' },
  ],
};
