import type { RequestAction } from './refund-request.ts';
import type { Discrepancy } from './report.ts';

/** A run that changed the ledger. */
export interface RunEntry {
  /** Counts from 1. */
  readonly number: number;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** The day as of which it judged. */
  readonly asOf: string;
  /** Of posrecon. */
  readonly version: string;
  /** New files, and the records in them. */
  readonly files: number;
  readonly records: number;
  /** Discrepancies that were open at its end. */
  readonly open: number;
}

/** Something that happened to the ledger. */
export interface AuditEntry {
  /** Counts from 1. */
  readonly number: number;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** The account of the operating system that did it. */
  readonly actor: string;
  readonly action:
    | 'run'
    | 'accept'
    | 'reopen'
    | 'match'
    | 'unmatch'
    | 'undo'
    | 'close'
    | RequestAction;
  /** The id of what it was done to: a run's number, a discrepancy. */
  readonly about: string;
  /** What there is to say of it, as JSON. */
  readonly body: string;
  /** The hash of the entry before; empty for the first. */
  readonly previous: string;
  /** SHA-256 over all of the above, in hexadecimal. */
  readonly hash: string;
}

/** A discrepancy with its history. `body` is how the last run that found it told it. */
export interface KnownDiscrepancy {
  readonly id: string;
  readonly status: 'open' | 'accepted' | 'resolved';
  /** Runs that found it. */
  readonly firstRun: number;
  readonly lastRun: number;
  readonly body: Discrepancy;
}

/** What a check of the ledger looks at, in the order of its report. */
export const ledgerChecks = [
  'blocks',
  'trail',
  'anchor',
  'runs',
  'sources',
  'records',
  'discrepancies',
  'requests',
] as const;
export type LedgerCheck = (typeof ledgerChecks)[number];

export interface CheckedLedger {
  /** Where a check found a fault, the first that it found: an entry, a run, a file, an id. */
  readonly checks: readonly { readonly check: LedgerCheck; readonly fault: string | null }[];
  /** The hash of the last entry of the trail: noted elsewhere, it proves later that nothing before it was rewritten. */
  readonly anchor: string;
  readonly entries: number;
}
