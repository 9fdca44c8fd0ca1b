import type { CodedArguments, DiscrepancyCode } from '../model/discrepancy.ts';
import type { DiscrepancyArguments, StatedRule, Support } from '../model/discrepancy-arguments.ts';

/** Every key of a type once, in the order in which it is written. */
export type KeysInOrder<Shape> = { readonly [Key in keyof Shape]-?: true };

const payment = {
  amount: true,
  currency: true,
  card: true,
  orderId: true,
  terminalId: true,
} as const;

const payoutDifference = {
  net: true,
  banked: true,
  difference: true,
  currency: true,
  merchantId: true,
  payoutId: true,
  settlementDate: true,
  creditedOn: true,
  transactions: true,
} as const;

const argumentKeys: {
  readonly [Code in DiscrepancyCode]: KeysInOrder<DiscrepancyArguments[Code]>;
} = {
  'duplicate-charge': {
    ...payment,
    charges: true,
    sales: true,
    firstAt: true,
    extraAt: true,
    secondsApart: true,
    basis: true,
    seenBy: true,
    oneOf: true,
  },
  'wrong-amount': {
    ...payment,
    charged: true,
    due: true,
    difference: true,
    direction: true,
    of: true,
    slip: true,
    against: true,
    occurredAt: true,
    request: true,
  },
  'failed-but-charged': { ...payment, status: true, tillAt: true, chargedAt: true },
  'unrecorded-charge': { ...payment, chargedAt: true },
  'missing-settlement': { ...payment, soldAt: true, dueOn: true },
  'wrong-merchant': {
    ...payment,
    what: true,
    expected: true,
    actual: true,
    by: true,
    soldAt: true,
  },
  'refund-not-settled': { ...payment, givenAt: true, dueOn: true, alreadyAsked: true },
  'unrecorded-refund': { ...payment, refundedAt: true },
  'refund-without-sale': { ...payment, refundedAt: true, names: true, sale: true },
  'refund-exceeds-sale': { ...payment, sale: true, refunded: true, excess: true, refunds: true },
  'duplicate-refund': { ...payment, firstAt: true, secondAt: true, request: true },
  'refund-to-other-card': {
    ...payment,
    chargedCard: true,
    soldAt: true,
    refundedAt: true,
    byTill: true,
  },
  'wrong-fee': {
    amount: true,
    currency: true,
    charged: true,
    expected: true,
    difference: true,
    direction: true,
    basis: true,
    rate: true,
    cap: true,
    floor: true,
    inferred: true,
    rule: true,
    chargedAt: true,
  },
  'missing-payout': {
    net: true,
    currency: true,
    merchantId: true,
    payoutId: true,
    settlementDate: true,
    dueOn: true,
    transactions: true,
    inferred: true,
  },
  'short-payout': { ...payoutDifference, ground: true, rows: true },
  'excess-payout': payoutDifference,
  'late-payout': {
    net: true,
    currency: true,
    merchantId: true,
    payoutId: true,
    settlementDate: true,
    dueOn: true,
    creditedOn: true,
    daysLate: true,
    inferred: true,
  },
  'unknown-payer': {
    amount: true,
    currency: true,
    payer: true,
    usualPayers: true,
    creditedOn: true,
    settlementDate: true,
    inferred: true,
  },
  'unexplained-credit': {
    amount: true,
    currency: true,
    payer: true,
    creditedOn: true,
    from: true,
    to: true,
    inferred: true,
  },
  chargeback: { ...payment, takenOn: true, soldAt: true, respondBy: true, refunded: true },
  'control-total-mismatch': { name: true, stated: true, found: true, currency: true },
  'balance-break': { stated: true, expected: true, difference: true, currency: true, on: true },
  'trace-gap': {
    terminalId: true,
    batchNo: true,
    from: true,
    to: true,
    missing: true,
    beforeAt: true,
    afterAt: true,
  },
  'repeated-record': { side: true, times: true, amount: true, currency: true },
};

/** The object with just these keys, in this order. */
export function inOrder<Shape extends object>(value: Shape, keys: KeysInOrder<Shape>): Shape {
  const names = Object.keys(keys) as (keyof Shape)[];
  return Object.fromEntries(names.map((name) => [name, value[name]])) as Shape;
}

export function orderedArguments({ code, args }: CodedArguments): object {
  const keys = Object.keys(argumentKeys[code]);
  const values = args as unknown as Readonly<Record<string, unknown>>;
  return Object.fromEntries(keys.map((key) => [key, nested[key]?.(values[key]) ?? values[key]]));
}

const nested: Readonly<Record<string, (value: unknown) => object | null>> = {
  inferred: (support) => orNull<Support>(support, { agree: true, of: true }),
  rule: (rule) =>
    orNull<StatedRule>(rule, {
      acquirer: true,
      merchantId: true,
      channel: true,
      cardType: true,
      from: true,
      statedAt: true,
    }),
};

function orNull<Shape extends object>(value: unknown, keys: KeysInOrder<Shape>): Shape | null {
  return value === null || value === undefined ? null : inOrder(value as Shape, keys);
}
