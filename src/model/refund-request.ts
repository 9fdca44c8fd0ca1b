import type { DiscrepancyCode } from './discrepancy.ts';
import type { AmountText, DateText } from './discrepancy-arguments.ts';
import type { RecordPlace } from './report.ts';

/** What is asked of the acquirer: money back to the customer, or money or a correction for the merchant. */
export type RequestKind = 'refund' | 'void' | 'claim' | 'supplement';
export type RequestState =
  | 'draft'
  | 'approved'
  | 'submitted'
  | 'settled'
  | 'rejected'
  | 'withdrawn'
  | 'failed';

/**
 * What is done to a request: `arrive` and `settle` by a run that finds a part of the money, or the rest of it; `escalate` by a run that
 * finds it past its term; `draft` by a person or a run; all else by a person.
 */
export type RequestAction =
  | 'draft'
  | 'approve'
  | 'reject'
  | 'submit'
  | 'fail'
  | 'withdraw'
  | 'arrive'
  | 'escalate'
  | 'settle';

/** The letters that follow when a request is past its term, one after another. */
export const escalationSteps = ['reminder', 'complaint', 'supervisor'] as const;
export type EscalationStep = (typeof escalationSteps)[number];

/** Whose fault it was that a submitted request failed. */
export const failureCauses = ['merchant', 'customer', 'bank'] as const;
export type FailureCause = (typeof failureCauses)[number];

/** The transaction that a request is about, as acquirers and banks ask for it. */
export interface OriginalTransaction {
  readonly merchantId: string | null;
  readonly terminalId: string | null;
  /** Wall-clock time in the run's zone. */
  readonly occurredAt: string | null;
  readonly rrn: string | null;
  readonly stan: string | null;
  readonly batchNo: string | null;
  readonly authCode: string | null;
  readonly orderId: string | null;
  readonly acquirerReference: string | null;
  readonly payoutId: string | null;
  readonly settlementDate: string | null;
  /** Truncated card number or masked payer. */
  readonly card: string | null;
  readonly channel: string | null;
  readonly amount: AmountText | null;
}

/** A draft for a person to approve; `amount` is a magnitude. */
export interface RefundRequest {
  readonly id: string;
  readonly discrepancy: string;
  readonly state: RequestState;
  readonly amount: AmountText;
  readonly currency: string;
  readonly kind: RequestKind;
  readonly original: OriginalTransaction;
  /** In plain words, in the report's language. */
  readonly reason: string;
}

/** A request as the ledger keeps it. What was asked for is pinned by its draft. */
export interface KeptRequest extends RefundRequest {
  /** The account that drafted it: another one must approve. */
  readonly draftedBy: string;
  readonly approvedBy: string | null;
  /** ISO 8601, UTC. */
  readonly submittedAt: string | null;
  /** A request that failed is submitted again: this is the first time. */
  readonly firstSubmittedAt: string | null;
  /** The acquirer's number of the request: an ARN or its like. */
  readonly reference: string | null;
  /** Where the money stands that has come: `ums.csv:12`, several with commas. */
  readonly proof: string | null;
  /** What has come of it since it was submitted, a magnitude; `null`: nothing. */
  readonly arrived: AmountText | null;
  /** The last letter that was drafted because it is past its term, and the day as of which that was. */
  readonly step: EscalationStep | null;
  readonly steppedOn: DateText | null;
}

/** A request that was handed in, as a run looks for what came of it. */
export interface FollowedRequest extends KeptRequest {
  readonly code: DiscrepancyCode;
  /** The day on which it was first handed in, in the run's zone; in days since 1970-01-01. */
  readonly since: number;
}

/** What came of a request, and where it stands. */
export interface RequestAnswer {
  readonly request: string;
  /** A magnitude. */
  readonly arrived: AmountText;
  /** Whether just what was asked for has come. */
  readonly isWhole: boolean;
  readonly places: readonly RecordPlace[];
  /** The same as text: `ums.csv:12`, several with commas. */
  readonly proof: string;
}

/** What is to be done about a request, by when, and by which term. */
export interface FollowUp {
  readonly request: string;
  readonly discrepancy: string;
  readonly kind: RequestKind;
  readonly state: RequestState;
  readonly amount: AmountText;
  /** What of it has come; `null`: nothing. */
  readonly arrived: AmountText | null;
  readonly currency: string;
  /**
   * `overdue`: the acquirer has had it for longer than its term; `too-late`: it can be asked for no longer; `moot`: what it asks for was
   * explained otherwise, and it should be withdrawn or the acquirer be told; `due`: somebody has to act; `waiting`: the acquirer has it.
   */
  readonly standing: 'overdue' | 'too-late' | 'moot' | 'due' | 'waiting';
  /** Until when to act, or when the acquirer's time ends; where it is overdue, since when. `null`: no term is known. */
  readonly dueOn: DateText | null;
  /** The time of day, `22:45`, until which a void will do in place of a refund; only on the day of the sale. */
  readonly voidUntil: string | null;
  /** When it was handed in, and the acquirer's number of it. */
  readonly submittedOn: DateText | null;
  readonly reference: string | null;
  /** The last letter that was drafted because it is overdue, and when the next one follows. */
  readonly step: EscalationStep | null;
  readonly nextStepOn: DateText | null;
  /** Where the term is from; `null` where nobody says, or there is none. */
  readonly source: string | null;
}
