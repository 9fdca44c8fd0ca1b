import type { AmountText } from './discrepancy-arguments.ts';
import type { ControlTotal, Coverage, CurrencyTotal, ReportProblem } from './report.ts';
import type { Side } from './transaction.ts';

/** What a table stands in; in a ZIP in a gzip, the innermost. */
export type Container = 'plain' | 'gzip' | 'zip' | 'xlsx' | 'xls' | 'html';

/** What one file is, as `posrecon inspect` tells it. */
export interface InspectedFile {
  readonly file: string;
  readonly container: Container | null;
  readonly encoding: string | null;
  /** `null` where it could not be named. */
  readonly profile: string | null;
  readonly confidence: number;
  readonly side: Side | null;
  /** Physical line, 1-based. */
  readonly headerLine: number | null;
  /** Every column of the file in order; `field` is `null` where it is not used. */
  readonly columns: readonly {
    readonly header: string;
    readonly field: string | null;
    readonly by: string | null;
  }[];
  /** What its format is called in the language of the run; `null` where it has no name. */
  readonly title: string | null;
  /** What spoke for the profile and side. */
  readonly why: readonly string[];
  readonly coverage: Coverage | null;
  readonly records: {
    readonly read: number;
    readonly loaded: number;
    readonly ignored: number;
    readonly rejected: number;
  };
  readonly totals: readonly CurrencyTotal[];
  /** Bank statements with a running balance, or with balances of their own. */
  readonly statements: readonly {
    readonly account: string | null;
    readonly currency: string;
    /** `null` where the file does not state it. */
    readonly opening: AmountText | null;
    readonly closing: AmountText | null;
    readonly entries: number;
    readonly sum: AmountText;
    /** `null` where opening or closing is not stated. */
    readonly balances: boolean | null;
  }[];
  readonly controlTotals: readonly ControlTotal[];
  /** The first records as read: field → value. */
  readonly firstRecords: readonly Readonly<Record<string, string>>[];
  readonly problems: readonly ReportProblem[];
}

export interface InspectionReport {
  readonly schemaVersion: 1;
  readonly files: readonly InspectedFile[];
}
