import type { Side } from './transaction.ts';

/** A decimal string in the currency beside it, with the merchant's sign unless the field says otherwise. */
export type AmountText = string;
/** A wall-clock time in the run's zone, `2026-10-12 12:03:11`, or only the date where the source has no time. */
export type TimeText = string;
/** `2026-10-12` */
export type DateText = string;

/** What the wrong amount looks like. */
export type Slip =
  | 'decimal-shift'
  | 'transposed'
  | 'dropped-digit'
  | 'doubled-digit'
  | 'neighbour-digit'
  | 'tip'
  | 'tip-lost'
  | 'vat-added'
  | 'vat-lost'
  | 'fee-netted'
  | 'rounding'
  | 'exchange-rate'
  | 'order-total'
  | 'unknown';

interface Payment {
  readonly amount: AmountText;
  readonly currency: string;
  readonly card: string | null;
  readonly orderId: string | null;
  readonly terminalId: string | null;
}

/** How well an inferred rule is supported by the rows themselves. */
export interface Support {
  readonly agree: number;
  readonly of: number;
}

/** A line of the contract's fee schedule: what it is for (`null`: all), since when, and where it stands. */
export interface StatedRule {
  readonly acquirer: string;
  readonly merchantId: string | null;
  readonly channel: string | null;
  readonly cardType: string | null;
  readonly from: DateText | null;
  /** `posrecon.yaml:12` */
  readonly statedAt: string;
}

/**
 * The arguments of each code: everything that its sentences say, and nothing that only a file could say.
 * Amounts are magnitudes here unless their comment says otherwise; text comes from files and is hostile.
 */
export interface DiscrepancyArguments {
  'duplicate-charge': Payment & {
    /** How often the card was charged for how many sales. */
    readonly charges: number;
    readonly sales: number;
    readonly firstAt: TimeText | null;
    readonly extraAt: TimeText | null;
    readonly secondsApart: number | null;
    /** What says that it is the same purchase. The last three are only warnings and draft nothing. */
    readonly basis: 'same-order' | 'same-card' | 'two-orders' | 'acquirer-order' | 'after-timeout';
    /** Whether the till itself has the extra charge, or only the acquirer. */
    readonly seenBy: 'till' | 'acquirer';
    /** How many lines are equally likely to be the extra one. */
    readonly oneOf: number;
  };
  'wrong-amount': Payment & {
    readonly charged: AmountText;
    readonly due: AmountText;
    readonly difference: AmountText;
    readonly direction: 'over' | 'under';
    /** Whether it is a sale that was charged or a refund that was paid. */
    readonly of: 'sale' | 'refund';
    readonly slip: Slip;
    /** What the charge was compared with. */
    readonly against: 'till-record' | 'order-total' | 'other-payments' | 'request';
    readonly occurredAt: TimeText | null;
    /** The refund request or claim that asked for what was due. */
    readonly request?: string;
  };
  'failed-but-charged': Payment & {
    readonly status: 'declined' | 'failed' | 'timeout' | 'pending' | 'voided';
    readonly tillAt: TimeText | null;
    readonly chargedAt: TimeText | null;
  };
  'unrecorded-charge': Payment & { readonly chargedAt: TimeText | null };
  'missing-settlement': Payment & {
    readonly soldAt: TimeText | null;
    readonly dueOn: DateText | null;
  };
  'wrong-merchant': Payment & {
    readonly what: 'merchant' | 'terminal';
    readonly expected: string;
    readonly actual: string;
    /** Whether the till's record says which number is right, or the contract. */
    readonly by: 'till' | 'contract';
    readonly soldAt: TimeText | null;
  };
  'refund-not-settled': Payment & {
    /** What may give the same money back, so that nothing is drafted: an earlier refund of the sale, or the request for its extra charge. */
    readonly alreadyAsked: 'by-refund' | 'for-extra-charge' | null;
    readonly givenAt: TimeText | null;
    readonly dueOn: DateText | null;
  };
  'unrecorded-refund': Payment & { readonly refundedAt: TimeText | null };
  'refund-without-sale': Payment & {
    readonly refundedAt: TimeText | null;
    /** The sale that the refund names, where it names one. */
    readonly names: string | null;
    /** What the files say of that sale. */
    readonly sale: 'not-found' | 'not-by-card';
  };
  'refund-exceeds-sale': Payment & {
    readonly sale: AmountText;
    readonly refunded: AmountText;
    readonly excess: AmountText;
    readonly refunds: number;
  };
  'duplicate-refund': Payment & {
    readonly firstAt: TimeText | null;
    readonly secondAt: TimeText | null;
    /** The refund request that was carried out twice. */
    readonly request?: string;
  };
  'refund-to-other-card': Payment & {
    /** The card or payer that paid the sale; `card` is the one that got the refund. */
    readonly chargedCard: string;
    readonly soldAt: TimeText | null;
    readonly refundedAt: TimeText | null;
    /** Whether the till has the refund, too, or only the acquirer. */
    readonly byTill: boolean;
  };
  'wrong-fee': {
    readonly amount: AmountText;
    readonly currency: string;
    readonly charged: AmountText;
    readonly expected: AmountText;
    readonly difference: AmountText;
    readonly direction: 'over' | 'under';
    /** `schedule`: off the rate; `net`: the net is not gross less fee. */
    readonly basis: 'schedule' | 'net';
    /** `0.38%`, with cap and floor where there are; `null` on basis `net`. */
    readonly rate: string | null;
    readonly cap: AmountText | null;
    readonly floor: AmountText | null;
    /** `null` where the schedule comes from the configuration. */
    readonly inferred: Support | null;
    /** The rule of the configuration that holds for the sale; `null` where the schedule was inferred, and on basis `net`. */
    readonly rule: StatedRule | null;
    readonly chargedAt: TimeText | null;
  };
  'missing-payout': Payout & {
    readonly dueOn: DateText;
    readonly transactions: number;
    readonly inferred: Support | null;
  };
  'short-payout': PayoutDifference & {
    /** What explains the difference: the narration names the sum that was kept, or it is the net of one or two records. */
    readonly ground: 'stated' | 'rows' | 'none';
    readonly rows: 1 | 2 | null;
  };
  'excess-payout': PayoutDifference;
  'late-payout': Payout & {
    readonly dueOn: DateText;
    readonly creditedOn: DateText;
    /** Business days from the due day to the credit. */
    readonly daysLate: number;
    readonly inferred: Support | null;
  };
  'unknown-payer': {
    readonly amount: AmountText;
    readonly currency: string;
    readonly payer: string;
    readonly usualPayers: readonly string[];
    readonly creditedOn: DateText;
    readonly settlementDate: DateText | null;
    readonly inferred: Support | null;
  };
  'unexplained-credit': {
    readonly amount: AmountText;
    readonly currency: string;
    readonly payer: string;
    readonly creditedOn: DateText;
    /** The settlement days for which it could have come, all of which the files cover. */
    readonly from: DateText;
    readonly to: DateText;
    readonly inferred: Support | null;
  };
  chargeback: Payment & {
    readonly takenOn: DateText | null;
    readonly soldAt: TimeText | null;
    /** Last day on which it can be answered, where the export says it. */
    readonly respondBy: DateText | null;
    /** What had been refunded of the sale when it was disputed; `null`: nothing, or the sale is not in the files. */
    readonly refunded: AmountText | null;
  };
  'control-total-mismatch': {
    readonly name: string;
    readonly stated: string;
    readonly found: string;
    readonly currency: string | null;
  };
  'balance-break': {
    readonly stated: AmountText;
    readonly expected: AmountText;
    readonly difference: AmountText;
    readonly currency: string;
    readonly on: DateText;
  };
  'trace-gap': {
    readonly terminalId: string;
    /** `null` where the records name none, and the terminal's day was looked at. */
    readonly batchNo: string | null;
    /** DE 11 of the first and the last number that is missing. */
    readonly from: string;
    readonly to: string;
    readonly missing: number;
    readonly beforeAt: TimeText | null;
    readonly afterAt: TimeText | null;
  };
  'repeated-record': {
    readonly side: Side;
    readonly times: number;
    readonly amount: AmountText;
    readonly currency: string;
  };
}

/** What an acquirer owes for a day or under a payout id. */
interface Payout {
  readonly net: AmountText;
  readonly currency: string;
  readonly merchantId: string | null;
  readonly payoutId: string | null;
  readonly settlementDate: DateText | null;
}

interface PayoutDifference extends Payout {
  readonly banked: AmountText;
  readonly difference: AmountText;
  readonly creditedOn: DateText;
  readonly transactions: number;
}
