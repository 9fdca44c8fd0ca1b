import type { EvidenceRole, NextStep, OwedTo, Severity } from '../model/discrepancy.ts';
import type { Slip } from '../model/discrepancy-arguments.ts';
import type { OriginalTransaction, RequestKind, RequestState } from '../model/refund-request.ts';
import type { Conservation, Discrepancy, Inference, Leg, PayoutReport } from '../model/report.ts';
import type { Kind, Side, Status } from '../model/transaction.ts';

/** Where a record ends up: the terms of the conservation identity. */
export type Bucket = Exclude<keyof Conservation, 'leg' | 'side' | 'currency' | 'balances'>;

/** What a report tells of a record beside the numbers of its transaction. */
type RecordField =
  | 'kind'
  | 'status'
  | 'fee'
  | 'store'
  | 'cashier'
  | 'originalReference'
  | 'originalOrderId'
  | 'account'
  | 'counterparty'
  | 'counterpartyAccount'
  | 'bankReference'
  | 'memo'
  | 'rows';

/** The words for each of the model's unions, as they stand in tables and beside file positions. */
export interface Terms {
  readonly sides: Readonly<Record<Side, string>>;
  readonly kinds: Readonly<Record<Kind, string>>;
  readonly statuses: Readonly<Record<Status, string>>;
  readonly severities: Readonly<Record<Severity, string>>;
  readonly roles: Readonly<Record<EvidenceRole, string>>;
  readonly slips: Readonly<Record<Slip, string>>;
  /** `money` is formatted already; `null` where nothing is at stake or it is unknown. */
  readonly owed: Readonly<Record<OwedTo, (money: string | null) => string>>;
  readonly usuallyOwed: Readonly<Record<OwedTo, string>>;
  readonly discrepancyStatuses: Readonly<Record<Discrepancy['status'], string>>;
  /** `request` is the id of the draft, where there is one. */
  readonly nextSteps: Readonly<
    Record<Exclude<NextStep, 'check'>, (request: string | null) => string>
  >;
  readonly payoutStatuses: Readonly<Record<PayoutReport['status'], string>>;
  readonly legs: Readonly<Record<Leg, string>>;
  readonly buckets: Readonly<Record<Bucket, string>>;
  readonly inferences: Readonly<Record<Inference['what'], string>>;
  readonly requestKinds: Readonly<Record<RequestKind, string>>;
  readonly requestStates: Readonly<Record<RequestState, string>>;
  /** The numbers by which a transaction is found again; evidence names its own by the same keys. */
  readonly fields: Readonly<Record<keyof OriginalTransaction | RecordField, string>>;
}
