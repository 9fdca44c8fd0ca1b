import type { Money } from '../../model/money.ts';
import type { Coverage, Inference, PayoutReport } from '../../model/report.ts';
import type { BankEntry, Side } from '../../model/transaction.ts';
import type { PaymentHabits } from './payment-habits.ts';
import type { PayoutGroup } from './payout-groups.ts';
import type { UnknownNets } from './unknown-nets.ts';

/** What says why a credit is not the net. */
export interface Shortfall {
  /** `stated`: the narration names the sum that was kept; `rows`: it is the net of one or two of the payout's records. */
  readonly ground: 'stated' | 'rows';
  /** How many records; `null` on ground `stated`. */
  readonly rows: 1 | 2 | null;
}

/** A payout and how the bank paid it. */
export interface MatchedPayout {
  readonly group: PayoutGroup;
  readonly entries: readonly BankEntry[];
  readonly status: PayoutReport['status'];
  readonly dueDay: number | null;
  /** What the bank credited, where that differs from the net. */
  readonly banked: Money | null;
  /** In how many ways the bank's credits could have paid it. */
  readonly solutions: number;
  readonly shortfall: Shortfall | null;
  /** What the bank credited less as rent of terminals that the contract states; `null`: nothing. */
  readonly terminalRental: Money | null;
  /** Days of which a side's files are missing between others: without them it cannot be said whether it was paid. */
  readonly gap?: Coverage & { readonly side: Side };
}

export interface PayoutMatching {
  readonly payouts: readonly MatchedPayout[];
  /** Payouts that came to nothing: no credit is due for them. */
  readonly nothingDue: readonly PayoutGroup[];
  /** Payouts that are not checked because no file says what was taken off them. */
  readonly unknownNets: readonly UnknownNets[];
  /** Credits of a payer of payouts, for days that the settlement files cover, that pay none of them. */
  readonly unexplained: readonly UnexplainedCredit[];
  /** Bank entries with which fees were collected that the payouts had not been charged. */
  readonly feeCollections: readonly BankEntry[];
  /** Business days on which the bank seems to have been closed. */
  readonly closedDays: ReadonlySet<number>;
  readonly habits: PaymentHabits;
  readonly payerOf: (entry: BankEntry) => string;
  readonly inferred: readonly Inference[];
}

/** A credit from an acquirer that no settlement explains. */
export interface UnexplainedCredit {
  readonly entry: BankEntry;
  /** One of the payouts that the same acquirer announced. */
  readonly group: PayoutGroup;
  /** The settlement days for which it would have come. */
  readonly from: number;
  readonly to: number;
}
