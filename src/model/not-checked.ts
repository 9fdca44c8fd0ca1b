import type { AmountText } from './discrepancy-arguments.ts';
import type { Inference } from './report.ts';
import type { Side } from './transaction.ts';

/** What a reason says beyond its key. */
interface NotCheckedArguments {
  'no-till-log': object;
  'no-settlement': object;
  'no-bank-statement': object;
  /** Most refunds state another card than the sale that they name. */
  'refund-cards-differ': object;
  /** The settlement export has no fee column, or it is empty. */
  'no-fees': object;
  /** So does the export of one acquirer, though others state them. */
  'no-fees-of': { readonly for: Inference['for']; readonly sales: number };
  /** Neither the configuration nor the rows say what the contract's fee is for these sales. */
  'no-fee-schedule': {
    readonly for: Inference['for'];
    readonly sales: number;
    /** A magnitude. */
    readonly fees: AmountText;
    readonly currency: string;
    /** Fewer sales than a rate is told from. */
    readonly areFew: boolean;
  };
  /** The same of many more groups, summed up. */
  'no-fee-schedules': {
    readonly groups: number;
    readonly sales: number;
    readonly fees: readonly { readonly amount: AmountText; readonly currency: string }[];
  };
  /** A rule would have to be inferred, and too few records agree on one. */
  'too-little-support': {
    readonly what: Inference['what'];
    readonly agree: number;
    readonly of: number;
  };
  /** No refund names the sale that it belongs to. */
  'no-original-references': object;
  'no-control-totals': object;
  /** The bank statement has no running balance. */
  'no-balance': object;
  /** Rows of the side could not be read, and what they would have shown is not known. */
  'rows-rejected': { readonly side: Side };
  'no-card-column': { readonly side: Side };
  'no-payer-names': object;
  'no-order-numbers': { readonly side: Side };
  'no-merchant-numbers': { readonly side: Side };
  'no-terminal-numbers': { readonly side: Side };
  'no-times': { readonly side: Side };
  /** The till's log lists successful payments only. */
  'no-statuses': { readonly side: Side };
  /** No file states terminal and trace number together. */
  'no-trace-numbers': object;
  /** Trace numbers do not count one by one, or too few stand in a batch to tell. */
  'trace-numbers-skip': { readonly gaps: number; readonly of: number };
  /** The settlement export states neither fees nor nets, and no credit is the gross. */
  'no-nets': {
    readonly for: Inference['for'];
    readonly payouts: number;
    readonly gross: AmountText;
    readonly currency: string;
    /** Credits that may be they less fees. `share`: what is less, of the gross. */
    readonly lookAlikes: {
      readonly payer: string;
      readonly credits: number;
      readonly less: AmountText;
      readonly share: number;
    } | null;
  };
  /** No credit is the net of any payout. */
  'no-payout-found': object;
  /** The settlement export names neither a payout nor a settlement date. */
  'no-payout-groups': object;
  /** The files of the two sides share no day. */
  'no-common-days': { readonly one: Side; readonly other: Side };
  /** It was due on days, `from` to `to`, that none of the other side's files covers, though some cover days before and after. */
  'not-covered': { readonly side: Side; readonly from: string; readonly to: string };
  /** Refunds whose sale is in no file: of a day before them. `from`: the first day that the acquirer's files cover. */
  'originals-not-covered': { readonly refunds: number; readonly from: string | null };
  /** Records without a currency or in several, so that sums cannot be compared. */
  'no-currency': { readonly side: Side };
  /** Sales settled in another currency, too few to tell the rate. */
  'no-exchange-rate': { readonly records: number };
  /** A search met its bound before it had an answer. */
  'search-bounded': { readonly records: number };
  /** So many of all that are wrong are reported one by one. */
  'list-bounded': { readonly listed: number; readonly of: number };
}

/** Why a check could not run. */
export type NotCheckedReason = {
  readonly [Key in keyof NotCheckedArguments]: { readonly key: Key } & NotCheckedArguments[Key];
}[keyof NotCheckedArguments];

export type NotCheckedTexts = {
  readonly [Key in keyof NotCheckedArguments]: (reason: NotCheckedArguments[Key]) => string;
};
