import type { AmountText, DateText } from './discrepancy-arguments.ts';
import type { DrawerTakings } from './drawer.ts';
import type { Side } from './transaction.ts';

/** One line of a breakdown: `key` is a day, an hour (`09`), a channel, a terminal, a cashier or a store; `''` where the record has none. */
export interface TakingsLine {
  readonly key: string;
  readonly sales: number;
  readonly gross: AmountText;
  readonly refundCount: number;
  /** Negative. */
  readonly refunds: AmountText;
}

/** How often a cashier sold, and gave back or voided a sale; what the system reversed by itself does not count. */
export interface CashierCounts {
  readonly cashier: string;
  readonly sales: number;
  readonly undone: number;
}

/** A cashier with many more refunds and voids than the others have: a number to ask about, and no reproach. */
export interface StandingOut extends CashierCounts {
  readonly othersSales: number;
  readonly othersUndone: number;
}

/** What was taken, in one currency, as one side has it. */
export interface TakingsOfCurrency {
  readonly currency: string;
  readonly from: DateText | null;
  readonly to: DateText | null;
  readonly sales: number;
  readonly gross: AmountText;
  readonly refundCount: number;
  readonly refunds: AmountText;
  /** Negative: what was paid for these sales; `null` where no file states fees. */
  readonly fees: AmountText | null;
  /** Sales less refunds of which the fees are stated: where a till counts cash, or a settlement is not there yet, less than was taken. */
  readonly feesOn: AmountText | null;
  /** What is left of sales, refunds and fees; `null` where no file states fees. */
  readonly net: AmountText | null;
  /** Payouts that the settlement announces, with the day on which they are due; empty without a settlement file. */
  readonly expectedInBank: readonly {
    readonly dueOn: DateText | null;
    readonly settlementDate: DateText | null;
    readonly amount: AmountText;
    /** No file states what fees come off it; only where that is so. */
    readonly beforeFees?: true;
  }[];
  readonly byDay: readonly TakingsLine[];
  /** Over all days; empty where no file states the time of day. */
  readonly byHour: readonly TakingsLine[];
  readonly byChannel: readonly TakingsLine[];
  readonly byTerminal: readonly TakingsLine[];
  readonly byCashier: readonly TakingsLine[];
  readonly byStore: readonly TakingsLine[];
  /** Over all days; empty where nobody stands out, or there is too little to say so. */
  readonly standingOut: readonly StandingOut[];
  /** What should be in the drawers and what was counted; `null` where the log has no cash. */
  readonly drawers: DrawerTakings | null;
}

export interface TakingsReport {
  readonly schemaVersion: 1;
  /** The side whose records were counted: the till's where there is one. */
  readonly side: Side;
  readonly files: readonly string[];
  readonly currencies: readonly TakingsOfCurrency[];
}
