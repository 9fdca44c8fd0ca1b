import type { DateText } from './discrepancy-arguments.ts';
import type { Money } from './money.ts';

/**
 * What an account is for. `unsettled`: sold by card, and no acquirer has settled it yet; `clearing`: settled, and not in the bank yet;
 * `otherTenders`: vouchers, gift cards, house accounts; `overShort`: differences that somebody bears; `suspense`: money of which nobody
 * knows yet whose it is; `conversion`: what an acquirer changed into another currency.
 */
export const accountRoles = [
  'bank',
  'cash',
  'otherTenders',
  'unsettled',
  'clearing',
  'sales',
  'refunds',
  'tips',
  'fees',
  'chargebacks',
  'overShort',
  'suspense',
  'conversion',
] as const;
export type AccountRole = (typeof accountRoles)[number];

/** Accounts as the shop's books call them, where posrecon.yaml says it. */
export type NamedAccounts = Readonly<Partial<Record<AccountRole, string>>>;

/** One line of an entry. */
export interface Posting {
  readonly account: AccountRole;
  /** On `clearing`: the acquirer, as its export's format names it; else empty. */
  readonly of: string;
  readonly currency: string;
  /** A debit is positive, a credit negative. */
  readonly amount: Money;
  /** How it was paid, as the file says it. */
  readonly channel?: string;
  /** The discrepancy that keeps it from being settled, or that it is booked for. */
  readonly discrepancy?: string;
}

/**
 * Why there is an entry. `takings`: a day at the till; `cash-count`: a drawer that held more or less than it should; `settlement`: what an acquirer settled for a day; `payout`: a line of the bank that
 * pays it; `fee-collection`: one that takes fees; `answer`: one that brings what a request asked for; `unexplained-credit`: one from an
 * acquirer that no settlement explains; `difference`: settled more or less than sold, and in order; `accepted`: a discrepancy that
 * somebody bears; `correction`: what an earlier entry should have been.
 */
export type EntryKind =
  | 'takings'
  | 'cash-count'
  | 'settlement'
  | 'payout'
  | 'fee-collection'
  | 'answer'
  | 'unexplained-credit'
  | 'difference'
  | 'accepted'
  | 'correction';

/** Why money is booked, before the entry has a number; its postings add up to zero in each currency. */
export interface Booking {
  readonly kind: EntryKind;
  /** The business day; `null` where no record says one. */
  readonly day: DateText | null;
  /** As its export's format names it; empty where there is none. */
  readonly acquirer: string;
  /** How many records it sums; `null` where it rests on one. */
  readonly records: number | null;
  readonly postings: readonly Posting[];
  readonly payouts: readonly string[];
  readonly discrepancies: readonly string[];
  /** The record that it rests on, `bank.csv:4`; `null` where it sums many. */
  readonly place: string | null;
}

/** One entry of the day's journal. */
export interface JournalEntry extends Booking {
  /** The same for the same entry in every run. */
  readonly id: string;
  /** The day on which it is booked: of what comes for a closed month, the day of the run. */
  readonly date: DateText;
}

/** In order of dates. */
export type Journal = readonly JournalEntry[];
