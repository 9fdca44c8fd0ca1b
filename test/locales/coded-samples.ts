import type { CodedArguments } from '../../src/model/discrepancy.ts';

const payment = {
  amount: '68.00',
  currency: 'CNY',
  card: '622848******0001',
  orderId: '1001',
  terminalId: 'T0000001',
} as const;
const walkIn = { ...payment, card: null, orderId: null, terminalId: null } as const;
const wallet = { ...payment, card: '张**', orderId: null } as const;
const payout = {
  net: '1204.00',
  banked: '1104.00',
  difference: '100.00',
  currency: 'CNY',
  merchantId: '898310012345678',
  payoutId: null,
  settlementDate: '2026-10-12',
  creditedOn: '2026-10-13',
  transactions: 37,
} as const;
const duplicate = {
  ...payment,
  charges: 2,
  sales: 1,
  firstAt: '2026-10-12 12:03:02',
  extraAt: '2026-10-12 12:03:11',
  secondsApart: 9,
  basis: 'same-order',
  seenBy: 'acquirer',
  oneOf: 1,
} as const;
const wrong = {
  ...payment,
  charged: '86.00',
  due: '68.00',
  difference: '18.00',
  direction: 'over',
  of: 'sale',
  slip: 'transposed',
  against: 'till-record',
  occurredAt: '2026-10-12 12:03:11',
} as const;
const fee = {
  amount: '1000.00',
  currency: 'CNY',
  charged: '6.00',
  expected: '3.80',
  difference: '2.20',
  direction: 'over',
  basis: 'schedule',
  rate: '0.38%',
  cap: '20.00',
  floor: null,
  rule: null,
  inferred: { agree: 690, of: 702 },
  chargedAt: '2026-10-12 12:03:11',
} as const;

/** Every code at least once, and every branch of its sentences. */
export const codedSamples: readonly CodedArguments[] = [
  { code: 'duplicate-charge', args: duplicate },
  {
    code: 'duplicate-charge',
    args: { ...duplicate, charges: 4, sales: 2, basis: 'same-card', seenBy: 'till', oneOf: 3 },
  },
  {
    code: 'duplicate-charge',
    args: {
      ...duplicate,
      ...wallet,
      basis: 'two-orders',
      sales: 2,
      seenBy: 'till',
      secondsApart: 300,
    },
  },
  {
    code: 'duplicate-charge',
    args: { ...duplicate, basis: 'after-timeout', sales: 2, seenBy: 'till' },
  },
  {
    code: 'duplicate-charge',
    args: { ...duplicate, basis: 'acquirer-order', sales: 2, seenBy: 'till' },
  },
  {
    code: 'duplicate-charge',
    args: { ...duplicate, ...walkIn, firstAt: null, extraAt: null, secondsApart: null },
  },
  { code: 'wrong-amount', args: wrong },
  {
    code: 'wrong-amount',
    args: {
      ...wrong,
      charged: '6.80',
      difference: '61.20',
      direction: 'under',
      slip: 'decimal-shift',
      against: 'order-total',
    },
  },
  {
    code: 'wrong-amount',
    args: { ...wrong, of: 'refund', slip: 'unknown', occurredAt: '2026-10-12' },
  },
  {
    code: 'wrong-amount',
    args: { ...wrong, slip: 'exchange-rate', against: 'other-payments' },
  },
  { code: 'wrong-amount', args: { ...wrong, slip: 'fee-netted', direction: 'under' } },
  { code: 'wrong-amount', args: { ...wrong, slip: 'order-total' } },
  {
    code: 'wrong-amount',
    args: { ...wrong, ...wallet, of: 'refund', direction: 'under', charged: '50.00' },
  },
  {
    code: 'wrong-amount',
    args: {
      ...wrong,
      of: 'refund',
      charged: '60.00',
      due: '68.00',
      difference: '8.00',
      direction: 'under',
      slip: 'fee-netted',
      against: 'request',
      request: 'r_0a1b2c',
    },
  },
  {
    code: 'wrong-amount',
    args: { ...wrong, of: 'refund', slip: 'unknown', against: 'request', request: 'r_0a1b2c' },
  },
  {
    code: 'failed-but-charged',
    args: {
      ...payment,
      status: 'declined',
      tillAt: '2026-10-12 12:03:02',
      chargedAt: '2026-10-12 12:03:11',
    },
  },
  {
    code: 'failed-but-charged',
    args: { ...walkIn, status: 'timeout', tillAt: null, chargedAt: null },
  },
  { code: 'unrecorded-charge', args: { ...payment, chargedAt: '2026-10-12 12:03:11' } },
  { code: 'unrecorded-charge', args: { ...walkIn, chargedAt: null } },
  {
    code: 'missing-settlement',
    args: { ...payment, soldAt: '2026-10-12 12:03:11', dueOn: '2026-10-13' },
  },
  { code: 'missing-settlement', args: { ...walkIn, soldAt: null, dueOn: null } },
  {
    code: 'wrong-merchant',
    args: {
      ...payment,
      what: 'merchant',
      expected: '898310012345678',
      actual: '898310099999999',
      by: 'till',
      soldAt: '2026-10-12 12:03:11',
    },
  },
  {
    code: 'wrong-merchant',
    args: {
      ...wallet,
      what: 'terminal',
      expected: 'T0000001',
      actual: 'T0000002',
      by: 'till',
      soldAt: null,
    },
  },
  {
    code: 'wrong-merchant',
    args: {
      ...wallet,
      what: 'merchant',
      expected: '898310012345678',
      actual: '898310099999999',
      by: 'contract',
      soldAt: '2026-10-12 12:03:11',
    },
  },
  {
    code: 'refund-not-settled',
    args: { ...payment, alreadyAsked: null, givenAt: '2026-10-12 15:00:00', dueOn: '2026-10-14' },
  },
  {
    code: 'refund-not-settled',
    args: { ...payment, alreadyAsked: 'by-refund', givenAt: null, dueOn: '2026-10-14' },
  },
  {
    code: 'refund-not-settled',
    args: { ...wallet, alreadyAsked: 'for-extra-charge', givenAt: null, dueOn: null },
  },
  { code: 'unrecorded-refund', args: { ...payment, refundedAt: '2026-10-12 15:00:00' } },
  {
    code: 'refund-without-sale',
    args: {
      ...payment,
      refundedAt: '2026-10-12 15:00:00',
      names: '012345678901',
      sale: 'not-found',
    },
  },
  {
    code: 'refund-without-sale',
    args: { ...payment, refundedAt: '2026-10-12 15:00:00', names: '1001', sale: 'not-by-card' },
  },
  {
    code: 'refund-without-sale',
    args: { ...walkIn, refundedAt: null, names: null, sale: 'not-found' },
  },
  {
    code: 'refund-exceeds-sale',
    args: { ...payment, sale: '68.00', refunded: '98.00', excess: '30.00', refunds: 2 },
  },
  {
    code: 'refund-exceeds-sale',
    args: { ...payment, sale: '68.00', refunded: '98.00', excess: '30.00', refunds: 1 },
  },
  {
    code: 'duplicate-refund',
    args: { ...payment, firstAt: '2026-10-12 15:00:00', secondAt: '2026-10-12 15:00:40' },
  },
  { code: 'duplicate-refund', args: { ...walkIn, firstAt: null, secondAt: null } },
  {
    code: 'duplicate-refund',
    args: {
      ...payment,
      firstAt: '2026-10-12 15:00:00',
      secondAt: '2026-10-14 15:00:40',
      request: 'r_0a1b2c',
    },
  },
  {
    code: 'refund-to-other-card',
    args: {
      ...payment,
      chargedCard: '400005******1111',
      soldAt: '2026-10-12 12:03:11',
      refundedAt: '2026-10-12 15:00:00',
      byTill: true,
    },
  },
  {
    code: 'refund-to-other-card',
    args: {
      ...wallet,
      terminalId: null,
      chargedCard: '李**',
      soldAt: null,
      refundedAt: null,
      byTill: false,
    },
  },
  { code: 'wrong-fee', args: fee },
  {
    code: 'wrong-fee',
    args: {
      ...fee,
      direction: 'under',
      charged: '1.60',
      floor: '0.10',
      cap: null,
      inferred: null,
      rule: {
        acquirer: '银联商务',
        merchantId: '898310012345678',
        channel: 'Visa',
        cardType: '借记卡',
        from: '2026-10-12',
        statedAt: 'posrecon.yaml:12',
      },
    },
  },
  {
    code: 'wrong-fee',
    args: { ...fee, basis: 'net', rate: null, cap: null, inferred: null, chargedAt: null },
  },
  {
    code: 'missing-payout',
    args: {
      net: '1204.00',
      currency: 'CNY',
      merchantId: '898310012345678',
      payoutId: null,
      settlementDate: '2026-10-12',
      dueOn: '2026-10-13',
      transactions: 37,
      inferred: { agree: 3, of: 3 },
    },
  },
  {
    code: 'missing-payout',
    args: {
      net: '1204.00',
      currency: 'EUR',
      merchantId: null,
      payoutId: 'po_77',
      settlementDate: null,
      dueOn: '2026-10-13',
      transactions: 1,
      inferred: null,
    },
  },
  { code: 'short-payout', args: { ...payout, ground: 'none', rows: null } },
  { code: 'short-payout', args: { ...payout, ground: 'stated', rows: null } },
  { code: 'short-payout', args: { ...payout, ground: 'rows', rows: 1 } },
  { code: 'short-payout', args: { ...payout, ground: 'rows', rows: 2 } },
  {
    code: 'excess-payout',
    args: { ...payout, banked: '1304.00', payoutId: 'po_77', settlementDate: null },
  },
  {
    code: 'late-payout',
    args: {
      net: '1204.00',
      currency: 'CNY',
      merchantId: '898310012345678',
      payoutId: null,
      settlementDate: '2026-10-12',
      dueOn: '2026-10-13',
      creditedOn: '2026-10-15',
      daysLate: 2,
      inferred: { agree: 12, of: 13 },
    },
  },
  {
    code: 'late-payout',
    args: {
      net: '1204.00',
      currency: 'CNY',
      merchantId: null,
      payoutId: 'po_77',
      settlementDate: null,
      dueOn: '2026-10-13',
      creditedOn: '2026-10-14',
      daysLate: 1,
      inferred: null,
    },
  },
  {
    code: 'unknown-payer',
    args: {
      amount: '1204.00',
      currency: 'CNY',
      payer: '某某网络科技有限公司',
      usualPayers: ['银联商务股份有限公司', '财付通支付科技有限公司'],
      creditedOn: '2026-10-13',
      settlementDate: '2026-10-12',
      inferred: { agree: 12, of: 13 },
    },
  },
  {
    code: 'unknown-payer',
    args: {
      amount: '1204.00',
      currency: 'CNY',
      payer: 'ACME PAY LTD',
      usualPayers: [],
      creditedOn: '2026-10-13',
      settlementDate: null,
      inferred: null,
    },
  },
  {
    code: 'unexplained-credit',
    args: {
      amount: '1204.00',
      currency: 'CNY',
      payer: '银联商务股份有限公司',
      creditedOn: '2026-10-15',
      from: '2026-10-14',
      to: '2026-10-14',
      inferred: { agree: 12, of: 13 },
    },
  },
  {
    code: 'unexplained-credit',
    args: {
      amount: '1204.00',
      currency: 'CNY',
      payer: 'ACME PAY LTD',
      creditedOn: '2026-10-19',
      from: '2026-10-16',
      to: '2026-10-18',
      inferred: null,
    },
  },
  {
    code: 'chargeback',
    args: {
      ...payment,
      takenOn: '2026-10-20',
      soldAt: '2026-10-12 12:03:11',
      respondBy: '2026-11-03',
      refunded: null,
    },
  },
  {
    code: 'chargeback',
    args: { ...payment, takenOn: '2026-10-20', soldAt: null, respondBy: null, refunded: '68.00' },
  },
  {
    code: 'chargeback',
    args: { ...walkIn, takenOn: null, soldAt: null, respondBy: null, refunded: null },
  },
  {
    code: 'control-total-mismatch',
    args: { name: '交易总金额', stated: '120304.10', found: '120204.10', currency: 'CNY' },
  },
  {
    code: 'control-total-mismatch',
    args: { name: '总笔数', stated: '719', found: '718', currency: null },
  },
  {
    code: 'balance-break',
    args: {
      stated: '5000.00',
      expected: '4900.00',
      difference: '100.00',
      currency: 'CNY',
      on: '2026-10-13',
    },
  },
  {
    code: 'trace-gap',
    args: {
      terminalId: 'T0000001',
      batchNo: '000007',
      from: '000043',
      to: '000043',
      missing: 1,
      beforeAt: '2026-10-12 12:03:11',
      afterAt: '2026-10-12 12:09:40',
    },
  },
  {
    code: 'trace-gap',
    args: {
      terminalId: 'T0000001',
      batchNo: null,
      from: '999999',
      to: '000002',
      missing: 3,
      beforeAt: null,
      afterAt: null,
    },
  },
  {
    code: 'repeated-record',
    args: { side: 'settlement', times: 2, amount: '68.00', currency: 'CNY' },
  },
  { code: 'repeated-record', args: { side: 'pos', times: 3, amount: '68.00', currency: 'JPY' } },
];
