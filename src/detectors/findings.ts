import type { Comparable } from '../matching/comparable.ts';
import type { PayoutMatching } from '../matching/payouts/matched-payout.ts';
import type { PayoutGroup } from '../matching/payouts/payout-groups.ts';
import type { Clocks } from '../matching/residual/clock.ts';
import type { Originals } from '../matching/residual/originals.ts';
import type { SettlementCalendar } from '../matching/settlement-calendar.ts';
import type { Pair, Workset } from '../matching/workset.ts';
import { dateOfDay, wallClock } from '../model/calendar.ts';
import type { Contract, FeeRule } from '../model/contract.ts';
import type { AmountText, DateText, Support, TimeText } from '../model/discrepancy-arguments.ts';
import { absolute, formatMoney, type Money } from '../model/money.ts';
import type { BankEntry, Side, TimePrecision, Transaction } from '../model/transaction.ts';
import type { Answer } from './answer.ts';
import type { EvidencePlace } from './detector.ts';
import type { Dispute } from './disputes.ts';
import type { Unlisted } from './listed.ts';
import type { AmountShares } from './other-card.ts';
import type { OutOfContract } from './out-of-contract.ts';
import type { Tips } from './tips.ts';
import type { TraceFindings } from './trace-numbers.ts';

/** A rate that a fee is judged by: stated by the contract or inferred from the rows. */
export interface OffSchedule {
  readonly record: Transaction;
  readonly expected: Money;
  readonly rate: string;
  readonly cap: Money | null;
  readonly floor: Money | null;
  /** `null` where the contract states it. */
  readonly inferred: Support | null;
  readonly stated: { readonly acquirer: string; readonly rule: FeeRule } | null;
}

/** A running balance that does not follow from the line before it. */
export interface BalanceBreak {
  /** The line whose balance it is, or the place of a statement's own balance. */
  readonly record: BankEntry | EvidencePlace;
  readonly stated: Money;
  readonly expected: Money;
  readonly currency: string;
  /** Days since 1970-01-01. */
  readonly day: number;
  readonly occurredAt: number | null;
  readonly identity: string;
}

/** The same record more than once in one file; `copies` are all of them, in file order. */
export interface RepeatedRecord {
  readonly side: Side;
  readonly copies: readonly (Transaction | BankEntry)[];
}

export interface DisagreeingTotal {
  readonly side: Side;
  readonly file: string;
  readonly line: number;
  readonly name: string;
  readonly stated: string;
  readonly found: string;
  readonly isMoney: boolean;
  readonly currency: string;
}

/** Everything that detectors look at. They run in order of precedence; what one names as culprit, no later one names again. */
export interface Findings {
  readonly workset: Workset;
  readonly comparable: Comparable;
  readonly clocks: Clocks;
  readonly precision: TimePrecision;
  /** Which sale each of the acquirer's refunds gives back, and the same for the till's. */
  readonly settled: Originals;
  readonly recorded: Originals;
  readonly calendar: SettlementCalendar;
  readonly payouts: PayoutMatching | null;
  /** The settlement file that announces a payout. */
  readonly fileOfPayout: (group: PayoutGroup) => string;
  /** How far a settled sale may be above the till's amount. */
  readonly tips: Tips;
  /** The acquirer's refunds in all. */
  readonly refundCount: number;
  /** How common the amounts of refunds are whose order numbers begin again. */
  readonly amountShares: AmountShares;
  /** Pairs of till and acquirer found in all. */
  readonly matchedCount: number;
  /** Approved sales of an order, of any tender: how many and their sum; for orders whose total is not what was keyed. */
  readonly orderPayments: ReadonlyMap<string, { readonly count: number; readonly sum: Money }>;
  readonly offSchedule: readonly OffSchedule[];
  readonly netMismatches: readonly Transaction[];
  readonly balanceBreaks: readonly BalanceBreak[];
  readonly repeated: readonly RepeatedRecord[];
  readonly totals: readonly DisagreeingTotal[];
  /** Till records that are no card sales (cash), by order number: a refund of one to a card has no sale. */
  readonly cashOrders: ReadonlySet<string>;
  /** Money that the acquirer took back in dispute. */
  readonly disputes: readonly Dispute[];
  /** Trace numbers that are missing within a terminal's batch. */
  readonly traces: TraceFindings;
  readonly fileOfRecord: (record: Transaction | BankEntry) => string;
  readonly contract: Contract;
  /** Matched sales that settled under a number which the contract does not give them. */
  readonly outOfContract: readonly OutOfContract[];
  /** What is wrong beyond what is reported. */
  readonly unlisted: readonly Unlisted[];
  /** What came of requests that were handed in. */
  readonly answers: readonly Answer[];
  readonly claims: Claims;
}

/** Which records a discrepancy names as culprit already. */
export class Claims {
  private readonly taken = new Set<string>();

  has(record: Transaction | BankEntry): boolean {
    return this.taken.has(`${record.side}:${record.id}`);
  }

  add(record: Transaction | BankEntry): void {
    this.taken.add(`${record.side}:${record.id}`);
  }
}

/** An order by its number; numbers so short that they come again are one order only within a shop's day. */
export function orderKey({
  orderId,
  merchantId,
  store,
  day,
}: Pick<Transaction, 'orderId' | 'merchantId' | 'store' | 'day'>): string {
  const order = orderId ?? '';
  return /^\d{1,4}$/.test(order) ? [order, merchantId, store, day].join('\u001f') : order;
}

/** Whether the acquirer gave a charge back in full. */
export function isUndone({ settled }: Findings, charge: Transaction): boolean {
  const refunded = settled.refundsOf(charge).reduce((sum, refund) => sum - refund.amount, 0n);
  return refunded >= charge.amount;
}

/** Whether the acquirer gave back what a sale had been charged too much, to the cent. */
export function isCorrected({ settled }: Findings, { pos, stl }: Pair): boolean {
  const refunded = settled.refundsOf(stl).reduce((sum, refund) => sum - refund.amount, 0n);
  return refunded > 0n && stl.amount - refunded === pos.amount;
}

/** Whether a refund that the till does not know gives back what its sale had been charged too much. */
export function corrects(findings: Findings, refund: Transaction): boolean {
  const stl = findings.settled.saleOf(refund);
  const pos = stl === null ? null : findings.workset.counterpartOf(stl);
  return stl !== null && pos !== null && isCorrected(findings, { pos, stl });
}

export function amountText(amount: Money, currency: string): AmountText {
  return formatMoney(absolute(amount), currency);
}

/** The time as the source states it: with seconds, or only the day. */
export function timeText(record: Transaction, precision: TimePrecision): TimeText | null {
  if (record.occurredAt === null) return record.day === null ? null : dateOfDay(record.day);
  return precision === 'date' ? dateOfDay(record.day ?? 0) : wallClock(record.occurredAt);
}

export function dateText(day: number | null): DateText | null {
  return day === null ? null : dateOfDay(day);
}

/** What the sentences say of a payment. */
export function paymentOf(record: Transaction): {
  readonly amount: AmountText;
  readonly currency: string;
  readonly card: string | null;
  readonly orderId: string | null;
  readonly terminalId: string | null;
} {
  return {
    amount: amountText(record.amount, record.currency),
    currency: record.currency,
    card: record.card,
    orderId: record.orderId,
    terminalId: record.terminalId,
  };
}

/** What the source says of a record and will not restate: the same in every export, whatever file or line it stands in. */
export function identityOf(record: Transaction | BankEntry): string {
  if (record.side === 'bank') {
    return [
      record.side,
      record.day,
      record.amount,
      record.currency,
      record.balance,
      record.counterparty,
      record.memo,
      record.bankReference,
    ].join('\u001f');
  }
  return [
    record.side,
    record.kind,
    record.amount,
    record.currency,
    record.merchantId,
    record.terminalId,
    record.rrn,
    record.stan,
    record.orderId,
    record.acquirerReference,
    record.card,
    record.occurredAt,
  ].join('\u001f');
}
