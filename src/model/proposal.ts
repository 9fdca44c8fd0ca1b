import type { Inference } from './report.ts';
import type { Side } from './transaction.ts';

/** A number and how many sales of the settlement exports bear it. */
export interface SeenNumber {
  readonly id: string;
  readonly sales: number;
}

/** A merchant number with the terminals that sold most under it. */
export interface SeenMerchant extends SeenNumber {
  readonly store: string | null;
  readonly terminals: readonly SeenNumber[];
  /** The till names it, or it has more than a twentieth of the acquirer's sales. */
  readonly isOwn: boolean;
}

export interface SeenAcquirer {
  /** As settlement records state it; `null` where their format is not known by name. */
  readonly name: string | null;
  readonly merchants: readonly SeenMerchant[];
}

/** What a configuration can be written from: what the files show. */
export interface Proposal {
  readonly files: readonly { readonly side: Side; readonly patterns: readonly string[] }[];
  /** File with the passwords of archives, as posrecon.yaml names it; `null` where none was given. */
  readonly passwords: string | null;
  /** `null` where times are told as they stand. */
  readonly timeZone: string | null;
  /** ISO 4217 codes; the first is that of files that state none. */
  readonly currencies: readonly string[];
  readonly acquirers: readonly SeenAcquirer[];
  readonly inferred: readonly Inference[];
}
