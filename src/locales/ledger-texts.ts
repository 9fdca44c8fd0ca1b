import type { AuditEntry, LedgerCheck } from '../model/ledger.ts';
import type { FailureCause } from '../model/refund-request.ts';

/** Sentences of `posrecon runs`, `discrepancies` and `ledger`. */
export interface LedgerTexts {
  readonly runs: string;
  readonly noRuns: string;
  readonly runColumns: {
    readonly number: string;
    readonly at: string;
    readonly asOf: string;
    readonly files: string;
    readonly records: string;
    readonly open: string;
  };
  readonly run: (number: number, at: string, version: string) => string;
  readonly runFiles: string;
  readonly fileColumns: { readonly side: string; readonly file: string };
  readonly found: (number: number) => string;
  readonly resolved: (number: number) => string;
  readonly noDiscrepancies: string;
  readonly history: string;
  readonly firstFound: (run: number, at: string) => string;
  readonly lastFound: (run: number, at: string) => string;
  readonly done: (action: AuditEntry['action'], actor: string, at: string) => string;
  readonly reason: string;
  readonly accepted: (id: string) => string;
  readonly reopened: (id: string) => string;
  readonly pinned: (one: string, other: string) => string;
  readonly parted: (one: string, other: string) => string;
  readonly undone: (run: number) => string;
  readonly monthClosed: (month: string, open: number) => string;
  readonly monthReopened: (month: string) => string;
  readonly requests: string;
  readonly noRequests: string;
  readonly requestColumns: {
    readonly id: string;
    readonly kind: string;
    readonly amount: string;
    readonly state: string;
    readonly card: string;
    readonly reference: string;
  };
  /** Whose fault it was that a request failed. */
  readonly causes: Readonly<Record<FailureCause, string>>;
  readonly proof: string;
  /** Before the letter that was drafted. */
  readonly drafted: string;
  readonly cameSoFar: string;
  /** Why a run withdrew a draft: its discrepancy is no more, or is another now. */
  readonly because: (supersededBy: string | null) => string;
  readonly requestIs: (id: string, state: string) => string;
  readonly check: Readonly<Record<LedgerCheck, string>>;
  readonly holds: string;
  readonly fails: (fault: string) => string;
  readonly anchor: (entries: number, hash: string) => string;
  readonly backedUp: (file: string) => string;
  readonly packed: (id: string, file: string) => string;
  readonly exported: (files: number, folder: string) => string;
}
