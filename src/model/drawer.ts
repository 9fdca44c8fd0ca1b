import type { AmountText, DateText } from './discrepancy-arguments.ts';

/**
 * Why the records do not say what should be in a drawer. `no-opening`: neither a float nor what was counted before on the same day;
 * `several-floats`, `several-counts`: at the same moment, of different amounts; `negative-count`: nobody counts less than nothing; `no-sales`: the log has only the drawers;
 * `tenders-unknown`: the log does not tell cash from other ways of paying; `drawer-unknown`: it has several, and does not say which.
 */
export type DrawerDoubt =
  | 'no-opening'
  | 'several-floats'
  | 'several-counts'
  | 'negative-count'
  | 'no-sales'
  | 'tenders-unknown'
  | 'drawer-unknown';

/** The cash of one drawer from its opening to a count, or to where the log ends. */
export interface DrawerSession {
  /** Till, terminal or cashier, as the log has it; `''` where it has one drawer without a name. */
  readonly drawer: string;
  /** Who counted, else who opened; `null` where the log does not say. */
  readonly cashier: string | null;
  /** Wall clock in the run's zone of its first and last record, `2026-10-12T08:00:00`; a date alone where the log has only dates. */
  readonly from: string | null;
  readonly to: string | null;
  /** Day of its last record. */
  readonly day: DateText | null;
  /** By a float, or by what was counted before; `null` where the log does not say how much was there. */
  readonly openedBy: 'float' | 'count' | null;
  readonly opening: AmountText | null;
  readonly sales: number;
  readonly cashSales: AmountText;
  readonly refundCount: number;
  /** Negative, as all that goes out. */
  readonly cashRefunds: AmountText;
  readonly paidIn: AmountText;
  readonly paidOut: AmountText;
  readonly drops: AmountText;
  /** Opening and all that came in and went out; where the records do not tell it, what the till says. */
  readonly expected: AmountText | null;
  readonly expectedBy: 'records' | 'till' | null;
  /** What the till itself says should be there. */
  readonly statedExpected: AmountText | null;
  /** `null` where nobody counted. */
  readonly counted: AmountText | null;
  /** Counted less expected: positive is over (长款), negative is short (短款). */
  readonly overShort: AmountText | null;
  readonly doubt: DrawerDoubt | null;
  /** With `no-opening`, what must have been there for the count to be right; `null` where nobody counted. */
  readonly openingThatAgrees: AmountText | null;
}

/** Cash in the drawers, as a till's log tells it. */
export interface DrawerTakings {
  /** What tells drawers apart; `null` where the log has one, or does not tell. */
  readonly by: 'till' | 'terminal' | 'cashier' | null;
  /** By day, drawer and time; none where the log has cash and nothing of its drawers. */
  readonly sessions: readonly DrawerSession[];
  /** Sessions that were compared with what was counted. */
  readonly compared: number;
  /** Over and short together; `null` where nothing was compared. */
  readonly overShort: AmountText | null;
  readonly over: AmountText;
  readonly short: AmountText;
}
