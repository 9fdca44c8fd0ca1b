import type { Slip } from './discrepancy-arguments.ts';
import { absolute, type Money, minorUnit } from './money.ts';
import { slipBetween } from './slip.ts';

/** Two amounts of one payment, and what else the records say of it. */
export interface ComparedAmounts {
  readonly due: Money;
  readonly charged: Money;
  readonly currency: string;
  /** The acquirer's fee on the charge; `null` where it states none. */
  readonly fee: Money | null;
  /** What the order came to, where that is neither of the two amounts' origin. */
  readonly orderTotal: Money | null;
}

/** Slips of the hand, which no rate explains better. */
const handSlips: ReadonlySet<Slip> = new Set([
  'decimal-shift',
  'transposed',
  'doubled-digit',
  'dropped-digit',
  'neighbour-digit',
]);

/**
 * What most likely turned the amount due into the amount charged: first what the records themselves name (the order's total, the
 * fee), then a slip of the hand, then a rate. Signs are ignored.
 */
export function slipOf({ due, charged, currency, fee, orderTotal }: ComparedAmounts): Slip {
  const a = absolute(due);
  const b = absolute(charged);
  const unit = minorUnit(currency);
  if (orderTotal !== null && absolute(orderTotal) === b) return 'order-total';
  if (fee !== null && fee !== 0n && absolute(a - b - absolute(fee)) < unit) return 'fee-netted';
  const slip = slipBetween(a, b, currency);
  if (handSlips.has(slip)) return slip;
  const rates = vatRates[currency] ?? [];
  if (rates.some((rate) => isWith(a, rate, b, unit))) return 'vat-added';
  if (rates.some((rate) => isWith(b, rate, a, unit))) return 'vat-lost';
  if (slip === 'unknown' && tipRates.some((rate) => isWith(b, rate, a, unit))) return 'tip-lost';
  return slip;
}

/** Whether one amount is the other with a rate on top, in parts of a thousand, to the minor unit. */
function isWith(amount: Money, rate: bigint, other: Money, unit: Money): boolean {
  if (other <= amount) return false;
  return absolute(amount * (1000n + rate) - other * 1000n) < unit * 1000n;
}

/** What guests usually add, in parts of a thousand. */
const tipRates = [100n, 125n, 150n, 180n, 200n, 220n, 250n];

/**
 * Rates of value added tax by the currency in which they are charged, in parts of a thousand, as in force in 2026: the standard ones,
 * and the commonest reduced ones; in the euro area not 10 %, which is a usual tip.
 */
const vatRates: Readonly<Record<string, readonly bigint[]>> = {
  AUD: [100n],
  CAD: [50n, 130n, 140n, 150n],
  CHF: [81n, 26n, 38n],
  CNY: [130n, 90n, 60n, 30n, 10n],
  DKK: [250n],
  EUR: [170n, 180n, 190n, 200n, 210n, 220n, 230n, 240n, 250n, 255n, 55n, 70n, 90n, 135n],
  GBP: [200n, 50n],
  JPY: [100n, 80n],
  KRW: [100n],
  NOK: [250n, 150n, 120n],
  NZD: [150n],
  SEK: [250n, 120n, 60n],
  SGD: [90n],
};
