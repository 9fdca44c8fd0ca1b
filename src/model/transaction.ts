import type { Money } from './money.ts';

/** Whose record it is: the till's log, the acquirer's settlement export, the bank's statement. */
export type Side = 'pos' | 'settlement' | 'bank';
export const sides = ['pos', 'settlement', 'bank'] as const satisfies readonly Side[];

/**
 * What happened to the cash in a till's drawer beside sales: what it opens with (备用金), what is put in or taken out (存钞, 取钞), what goes
 * to the safe or the bank (抽大钞, 缴款), and what was counted (实点现金), which moves nothing.
 */
export type DrawerKind = 'float' | 'paid-in' | 'paid-out' | 'cash-drop' | 'cash-count';
export const drawerKinds = [
  'float',
  'paid-in',
  'paid-out',
  'cash-drop',
  'cash-count',
] as const satisfies readonly DrawerKind[];

/**
 * What a record says happened. `void` is 撤销 (before settlement), `reversal` 冲正 (the system's undo), `refund` 退货,
 * `preauth` 预授权, `capture` 预授权完成, `chargeback` 拒付, `fee` a charge of the acquirer's own, `adjustment` 调账 moves money of no
 * sale (a correction, a reserve, a balance carried over), `other` moves no card money; the kinds of the drawer only a till has.
 */
export type Kind =
  | 'sale'
  | 'capture'
  | 'refund'
  | 'void'
  | 'reversal'
  | 'chargeback'
  | 'preauth'
  | 'fee'
  | 'adjustment'
  | 'other'
  | DrawerKind;
export const kinds = [
  'sale',
  'capture',
  'refund',
  'void',
  'reversal',
  'chargeback',
  'preauth',
  'fee',
  'adjustment',
  'other',
  ...drawerKinds,
] as const satisfies readonly Kind[];

/** How the attempt ended, as the side itself says. `timeout` is no answer: the money may or may not have moved. */
export type Status = 'approved' | 'declined' | 'failed' | 'timeout' | 'pending' | 'voided';
export const statuses = [
  'approved',
  'declined',
  'failed',
  'timeout',
  'pending',
  'voided',
] as const satisfies readonly Status[];

/** Money in, or money back: what may match what. */
export type Family = 'sale' | 'refund';

export function familyOf(kind: Kind): Family | null {
  if (kind === 'sale' || kind === 'capture') return 'sale';
  if (kind === 'refund' || kind === 'void' || kind === 'reversal') return 'refund';
  return null;
}

/** How finely a source states the time of day. */
export type TimePrecision = 'second' | 'minute' | 'hour' | 'date';

/** A till's or an acquirer's record in memory: only the residual and what a report names is ever read into this shape. */
export interface Transaction {
  readonly side: 'pos' | 'settlement';
  /** The row's number in its side's table: unique within the side, in file order. */
  readonly id: number;
  readonly kind: Kind;
  readonly status: Status;
  /** Whether the other side should have it: approved, not zero, not paid in cash. */
  readonly isDue: boolean;
  /** The merchant's sign: a sale is positive, a refund negative. */
  readonly amount: Money;
  /** ISO 4217. */
  readonly currency: string;
  /** Wall-clock seconds since 1970-01-01 00:00 in the run's time zone; at midnight where the source has only dates; `null` where it has none. */
  readonly occurredAt: number | null;
  /** Days since 1970-01-01 of the record's own date (`occurredAt`'s date, else the settlement date). */
  readonly day: number | null;
  /** DE 42. */
  readonly merchantId: string | null;
  /** DE 41. */
  readonly terminalId: string | null;
  /** DE 37 检索参考号. */
  readonly rrn: string | null;
  /** DE 11 凭证号: six digits, wraps. */
  readonly stan: string | null;
  readonly batchNo: string | null;
  /** DE 38. */
  readonly authCode: string | null;
  /** The merchant's own number. */
  readonly orderId: string | null;
  /** The acquirer's own number. */
  readonly acquirerReference: string | null;
  /** On a refund: the RRN or acquirer's number of the sale. */
  readonly originalReference: string | null;
  /** On a refund: the order number of the sale. */
  readonly originalOrderId: string | null;
  /** Truncated card number, or masked payer. */
  readonly card: string | null;
  readonly cardType: string | null;
  /** How it was paid: card, a wallet, cash. */
  readonly channel: string | null;
  readonly store: string | null;
  readonly cashier: string | null;
  /** What the order came to, where the till states it beside the amount keyed. */
  readonly orderTotal: Money | null;
  /** Merchant's sign: a fee paid is negative, one given back positive. */
  readonly fee: Money | null;
  readonly net: Money | null;
  /** Days since 1970-01-01. */
  readonly settlementDay: number | null;
  readonly payoutId: string | null;
  /** On a chargeback: the last day on which it can be answered, in days since 1970-01-01. */
  readonly respondByDay: number | null;
}

/** One booked line of a bank statement. */
export interface BankEntry {
  readonly side: 'bank';
  readonly id: number;
  /** Positive into the account. */
  readonly amount: Money;
  readonly currency: string;
  /** Days since 1970-01-01 of the booking date. */
  readonly day: number;
  readonly occurredAt: number | null;
  readonly balance: Money | null;
  readonly account: string | null;
  readonly counterparty: string | null;
  readonly counterpartyAccount: string | null;
  readonly memo: string | null;
  readonly bankReference: string | null;
}
