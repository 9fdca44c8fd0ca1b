import { noHead } from './ledger/audit-trail.ts';
import type { LedgerRuling } from './ledger/kept-rulings.ts';
import type { About } from './ledger/ledger-schema.ts';
import type { KnownDiscrepancy } from './model/ledger.ts';
import type { KeptRequest } from './model/refund-request.ts';

/** What the ledger held when the run began. */
export interface Known {
  readonly about: About | null;
  /** Of the trail: whoever writes meanwhile changes it. */
  readonly head: string;
  readonly run: number;
  readonly lastSource: number;
  /** The day up to which records were closed. */
  readonly closedTo: string | null;
  readonly closedMonths: readonly string[];
  readonly discrepancies: readonly KnownDiscrepancy[];
  readonly requests: readonly KeptRequest[];
  /** Requests that a person withdrew. */
  readonly takenBack: ReadonlySet<string>;
  readonly rulings: readonly LedgerRuling[];
  /** What is ruled with this run. */
  readonly ruling: LedgerRuling | null;
}

export const nothingKnown: Known = {
  about: null,
  head: noHead,
  run: 0,
  lastSource: 0,
  closedTo: null,
  closedMonths: [],
  discrepancies: [],
  requests: [],
  takenBack: new Set(),
  rulings: [],
  ruling: null,
};
