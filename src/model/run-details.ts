import type { AmountText, DateText } from './discrepancy-arguments.ts';
import type { Journal } from './journal.ts';
import type { Leg } from './report.ts';
import type { TakingsReport } from './takings.ts';
import type { Kind, Side, Status } from './transaction.ts';

/** Where a record ended in a leg. */
export type Bucket =
  | 'matched'
  | 'inTransit'
  | 'notExpected'
  | 'discrepant'
  | 'undetermined'
  | 'notChecked';
export const buckets = [
  'matched',
  'inTransit',
  'notExpected',
  'discrepant',
  'undetermined',
  'notChecked',
] as const satisfies readonly Bucket[];

/** One record of the run, as its file tells it; what the file does not tell is `null`. */
export interface ReportedRecord {
  readonly side: Side;
  readonly file: string;
  /** Physical line on which it starts. */
  readonly line: number;
  /** `null` for a bank statement's line. */
  readonly kind: Kind | null;
  readonly status: Status | null;
  /** Wall clock in the run's zone, `2026-10-12T12:03:11`; a date alone where the source has only dates. */
  readonly occurredAt: string | null;
  /** With the merchant's sign. */
  readonly amount: AmountText;
  readonly currency: string;
  /** Merchant's sign: a fee paid is negative. */
  readonly fee: AmountText | null;
  readonly settlementDate: DateText | null;
  readonly merchantId: string | null;
  readonly terminalId: string | null;
  readonly rrn: string | null;
  readonly stan: string | null;
  readonly batchNo: string | null;
  readonly authCode: string | null;
  readonly orderId: string | null;
  readonly acquirerReference: string | null;
  /** Truncated card number, or masked payer. */
  readonly card: string | null;
  readonly channel: string | null;
  readonly store: string | null;
  readonly cashier: string | null;
  readonly payoutId: string | null;
  /** Of a bank statement's line: who paid, what the bank says of it. */
  readonly counterparty: string | null;
  readonly memo: string | null;
  readonly bankReference: string | null;
  /** In which bucket it ended, in the legs that it stands in. */
  readonly buckets: Readonly<Partial<Record<Leg, Bucket>>>;
}

/** Where a record starts. */
export interface Place {
  readonly side: Side;
  readonly file: string;
  readonly line: number;
}

/** Records of the till and the acquirer of one day, by where they ended: each record once in every leg that it stands in. */
export interface DayOfRecords {
  readonly day: DateText;
  readonly counts: Readonly<Record<Bucket, number>>;
}

/** How far a day is: all of its records agree, some do not or could not be decided, some wait, some had no other side. */
export type DayState = 'reconciled' | 'discrepant' | 'waiting' | 'not-checked';

/** What a reporter may read beside the report, for as long as the run's working store is open. */
export interface RunDetails {
  /** What was taken; `null` where neither a till log nor a settlement export was read. */
  readonly takings: () => Promise<TakingsReport | null>;
  /** All records, many at a time: till, acquirer, bank, and within a side in the order of files and lines. */
  readonly records: () => AsyncIterable<readonly ReportedRecord[]>;
  /** Single records, without their buckets; where several start on one line, all of them. */
  readonly recordsAt: (places: readonly Place[]) => Promise<readonly ReportedRecord[]>;
  /** Days in order; of records without a date, none. */
  readonly days: () => Promise<readonly DayOfRecords[]>;
  /** What is to be booked: with a ledger what this run brought, so that no night books what an earlier one has. */
  readonly journal: () => Promise<Journal>;
}
