import type { ErrorCode } from '../errors/posrecon-error.ts';
import type {
  CodedArguments,
  DiscrepancyCode,
  EvidenceRole,
  NextStep,
  OwedTo,
  Severity,
} from './discrepancy.ts';
import type { AmountText, DateText } from './discrepancy-arguments.ts';
import type { FollowUp, RefundRequest } from './refund-request.ts';
import type { Side } from './transaction.ts';

/** What a user's script relies on: design contract, schema version 1. Keys stand in this order, lists by a total order. */
export interface Report {
  readonly schemaVersion: 1;
  readonly tool: { readonly name: 'posrecon'; readonly version: string };
  readonly run: {
    /** A hash of the inputs and options: the same run has the same id. */
    readonly id: string;
    readonly asOf: DateText;
    readonly timeZone: string;
    readonly engine: 'duckdb';
  };
  readonly sources: readonly SourceReport[];
  readonly conservation: readonly Conservation[];
  readonly matching: readonly PassReport[];
  /** Only where posrecon.yaml or the ledger has rulings. */
  readonly rulings?: readonly RulingReport[];
  readonly inferred: readonly Inference[];
  readonly takings: readonly TakingsTotal[];
  readonly payouts: readonly PayoutReport[];
  readonly discrepancies: readonly Discrepancy[];
  readonly refundRequests: readonly RefundRequest[];
  /** Only where a ledger is kept and requests wait for something. */
  readonly followUps?: readonly FollowUp[];
  readonly inTransit: readonly InTransit[];
  readonly ageing: readonly Ageing[];
  /** Only where new files tell of months that are closed in the ledger. */
  readonly late?: readonly LateForMonth[];
  readonly notChecked: readonly NotChecked[];
  readonly problems: readonly ReportProblem[];
}

export interface CountAndSum {
  readonly count: number;
  readonly sum: AmountText;
}

export interface CurrencyTotal extends CountAndSum {
  readonly currency: string;
}

export interface ControlTotal {
  readonly name: string;
  readonly stated: string;
  readonly found: string;
  readonly agrees: boolean;
}

export interface RecordCounts {
  readonly read: number;
  readonly loaded: number;
  readonly repeated: number;
  readonly ignored: number;
  readonly rejected: number;
}

export interface Coverage {
  readonly from: DateText;
  readonly to: DateText;
}

export interface SourceReport {
  readonly side: Side;
  readonly file: string;
  readonly sha256: string;
  readonly profile: string;
  readonly encoding: string;
  readonly coverage: Coverage | null;
  readonly records: RecordCounts;
  readonly totals: readonly CurrencyTotal[];
  readonly controlTotals: readonly ControlTotal[];
}

export type Leg = 'till-acquirer' | 'acquirer-bank';

/** `carriedIn + new = matched + inTransit + notExpected + discrepant + undetermined + notChecked`, in counts and sums. */
export interface Conservation {
  readonly leg: Leg;
  readonly side: Side;
  readonly currency: string;
  readonly carriedIn: CountAndSum;
  readonly new: CountAndSum;
  readonly matched: CountAndSum;
  readonly inTransit: CountAndSum;
  readonly notExpected: CountAndSum;
  readonly discrepant: CountAndSum;
  readonly undetermined: CountAndSum;
  readonly notChecked: CountAndSum;
  readonly balances: boolean;
}

export interface PassReport {
  readonly pass: string;
  readonly matched: number;
}

/** What a person ruled of two records in posrecon.yaml, and whether this run had both of them. */
export interface RulingReport {
  readonly ruling: 'pin' | 'never';
  readonly pos: RuledRecord;
  readonly settlement: RuledRecord;
  readonly reason: string;
  /** `false`: a file that it names is not among the inputs. */
  readonly obeyed: boolean;
}

/** A record as posrecon.yaml names it, and where it stands. */
export interface RuledRecord {
  readonly named: string;
  readonly file: string | null;
  readonly line: number | null;
}

/** A rule that no configuration stated and the rows themselves support. */
export interface Inference {
  readonly what:
    | 'fee-schedule'
    | 'payout-lag'
    | 'usual-payer'
    | 'payout-basis'
    | 'tips'
    | 'clock-skew'
    | 'cut-off'
    | 'time-zone'
    | 'currency'
    | 'side';
  readonly for: Readonly<Record<string, string>>;
  readonly value: Readonly<Record<string, string | number | null>>;
  readonly support: { readonly agree: number; readonly of: number };
}

export interface TakingsTotal {
  readonly currency: string;
  readonly gross: AmountText;
  readonly refunds: AmountText;
  readonly fees: AmountText;
  readonly net: AmountText;
  readonly banked: AmountText;
  readonly inTransit: AmountText;
}

export interface PayoutReport {
  readonly id: string;
  readonly merchantId: string | null;
  readonly settlementDate: DateText | null;
  readonly net: AmountText;
  readonly currency: string;
  readonly dueOn: DateText | null;
  readonly status:
    | 'paid'
    | 'short'
    | 'excess'
    | 'missing'
    | 'in-transit'
    | 'undetermined'
    | 'not-checked';
  readonly bank: readonly { readonly file: string; readonly line: number }[];
  /** In how many ways the bank's credits could have paid it; more than one means that the assignment proves nothing. */
  readonly solutions: number;
  /** What the credit is less as rent of terminals that the contract states; only where there is any. A magnitude. */
  readonly terminalRental?: AmountText;
}

/** Where a record stands. */
export interface RecordPlace {
  readonly side: Side;
  readonly file: string;
  readonly line: number;
}

/** One record that a discrepancy rests on. `amount` has the merchant's sign. */
export interface Evidence {
  readonly role: EvidenceRole;
  readonly side: Side;
  readonly file: string;
  /** `null` only where it stands for many rows (a payout's settlement rows, by count). */
  readonly line: number | null;
  readonly amount: AmountText | null;
  readonly ids: Readonly<Record<string, string>>;
}

export type Discrepancy = CodedArguments & {
  readonly id: string;
  readonly severity: Severity;
  /** 0 to 1. */
  readonly confidence: number;
  readonly status: 'new' | 'open' | 'accepted' | 'resolved';
  readonly owedTo: OwedTo;
  /** A magnitude. */
  readonly atStake: { readonly amount: AmountText; readonly currency: string } | null;
  readonly variant: string | null;
  /** ISO 8601 with the run's offset, or a date. */
  readonly occurredAt: string | null;
  readonly summary: string;
  readonly explanation: readonly string[];
  readonly evidence: readonly Evidence[];
  readonly nextStep: NextStep;
  readonly refundRequest: string | null;
  /** Earlier discrepancies of the same culprit, which more evidence has given this code; only where there are any. */
  readonly supersedes?: readonly string[];
  /** Of one that is resolved: the records that explain it; only where some do. */
  readonly resolvedBy?: readonly RecordPlace[];
  /** Of one that is resolved: what stands in its place; only where something does. */
  readonly supersededBy?: string;
};

export interface InTransit {
  readonly side: 'pos' | 'settlement';
  readonly dueOn: DateText | null;
  readonly currency: string;
  readonly count: number;
  readonly sum: AmountText;
}

/** Business days from the day of a record to the day of the run. */
export type AgeBand = '0-1' | '2-3' | '4-7' | '8-30' | 'over-30';

/** What waits: for the acquirer, for the bank, or for somebody to act on a discrepancy, by whose money it is. */
export type AgedItem =
  | 'till-in-transit'
  | 'payout-in-transit'
  | 'owed-to-customer'
  | 'owed-to-merchant'
  | 'to-look-into';

/** Open items by age, youngest first; discrepancies with their magnitude, records in transit with the merchant's sign. */
export interface Ageing {
  readonly what: AgedItem;
  readonly currency: string;
  readonly ages: readonly (CountAndSum & { readonly businessDays: AgeBand })[];
}

/** Records of one side, with the merchant's sign. */
export interface LateRecords extends CountAndSum {
  readonly side: Side;
  readonly currency: string;
}

/** What came for a month that is closed: it is booked as open in the month of the run. */
export interface LateForMonth {
  /** `2026-10` */
  readonly month: string;
  readonly bookedIn: string;
  readonly records: readonly LateRecords[];
  /** New discrepancies of that month. */
  readonly discrepancies: readonly string[];
}

export interface NotChecked {
  readonly code: DiscrepancyCode;
  readonly because: string;
}

export interface ReportProblem {
  readonly file: string;
  readonly line: number | null;
  readonly column: string | null;
  readonly code: ErrorCode;
  readonly message: string;
}
