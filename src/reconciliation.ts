import type { Engine } from './engine/engine.ts';
import type { Problem } from './errors/posrecon-error.ts';
import type { CarriedRecords } from './intake/carried.ts';
import type { InputSettings, Inputs } from './intake/read-inputs.ts';
import type { Locale } from './locales/locale.ts';
import type { Contract } from './model/contract.ts';
import type { DiscrepancyCode } from './model/discrepancy.ts';
import type { DateText } from './model/discrepancy-arguments.ts';
import type { Booking } from './model/journal.ts';
import type { MatchingExplanation } from './model/matching-explanation.ts';
import type { FollowedRequest, RequestAnswer } from './model/refund-request.ts';
import type { Report } from './model/report.ts';
import type { Ruling } from './model/ruling.ts';
import type { RunDetails } from './model/run-details.ts';
import type { OnStage } from './model/stage.ts';
import type { Side } from './model/transaction.ts';
import type { SettledMoney } from './totals/line-bookings.ts';

export interface ReconcileOptions extends Omit<InputSettings, 'wanted'> {
  /** The day as of which the run judges, `2026-10-15`; by default the last day that the inputs cover. */
  readonly asOf: string | null;
  readonly locale: Locale;
  readonly version: string;
  /** What the shop agreed with its acquirers; what it states is not inferred. */
  readonly contract?: Contract;
  /** Looks at the working store before it is let go. */
  readonly survey?: (engine: Engine, inputs: Inputs) => Promise<void>;
  /** What a person decided of single records; obeyed before everything else. */
  readonly rulings?: readonly Ruling[];
  /** Names of records of which it is to be said why they matched or did not. */
  readonly explain?: readonly string[];
  /** Milliseconds since some moment, to time the passes by. */
  readonly stopwatch?: () => number;
  /** As DuckDB writes it: `2GB`. */
  readonly memoryLimit?: string;
  /** What lasts between runs; without it the files stand alone. */
  readonly book?: Book | null;
  /** Told what was found while the records can still be read. */
  readonly onFound?: (found: Reconciliation, details: RunDetails) => Promise<void>;
  readonly onStage?: OnStage;
}

/** The ledger, as a run sees it: records of earlier runs come in, and what the run found goes out. */
export interface Book {
  /** Opens the earlier records for as long as `use` takes; reads the files once more where they show that others are needed. */
  readonly read: (
    engine: Engine,
    use: (carried: CarriedRecords) => Promise<Inputs>,
  ) => Promise<Inputs>;
  /** The requests of earlier runs that were handed in; their money may have come since. */
  readonly requests: () => readonly FollowedRequest[];
  /** What was ruled on single records in the ledger. */
  readonly rulings: () => readonly Ruling[];
  /** Compares what was found with what is known, writes both down, and gives back the report as it then is. */
  readonly keep: (engine: Engine, found: Reconciliation, inputs: Inputs) => Promise<Reconciliation>;
}

/** A side whose files end before the day that they should cover by now. */
export interface SideBehind {
  readonly side: Side;
  /** The last day that its files cover. */
  readonly coveredTo: DateText;
  readonly expected: DateText;
}

export interface Reconciliation {
  readonly report: Report;
  /** Rows and files that could not be used, with excerpts and remedies. */
  readonly problems: readonly Problem[];
  /** Rows of new files that could not be read. */
  readonly rejected: number;
  /** Sides of the files that were named for this run, whether they are new or were read before; what else the ledger holds does not count. */
  readonly named: ReadonlySet<Side>;
  /** Sides whose files of tonight did not come; only where a ledger is kept. */
  readonly behind: readonly SideBehind[];
  /** What the operator should know beside the report. */
  readonly notes: readonly string[];
  /** For a reader who asks how records were matched; no report holds it. */
  readonly explanation: MatchingExplanation;
  /** What came of requests that were handed in. */
  readonly answers: readonly RequestAnswer[];
  /** By discrepancy: the ids under which the same culprit may have been known before. */
  readonly otherIds: (discrepancy: string) => readonly string[];
  /** Codes of which this run could show nothing, so that what it did not find of them may still be so. */
  readonly unchecked: ReadonlySet<DiscrepancyCode>;
  /** Records that stand twice. */
  readonly overlaps: Inputs['overlaps'];
  /** What is known of money in the bank. */
  readonly settled: SettledMoney;
  /** What the ledger had not booked before, beside what the new records book; only where there is a ledger. */
  readonly booked?: readonly Booking[];
}
