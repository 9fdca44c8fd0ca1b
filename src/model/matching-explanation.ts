import type { Slip } from './discrepancy-arguments.ts';
import type { Kind } from './transaction.ts';

/** What two records can be compared by. */
export type WeighedField =
  | 'rrn'
  | 'reference'
  | 'order'
  | 'amount'
  | 'card'
  | 'terminal'
  | 'merchant'
  | 'time';

/** How a field of two records compares; `vetoes`: numbers or cards that name other payments, whatever else agrees. */
export type FieldOutcome = 'agrees' | 'differs' | 'vetoes' | 'silent' | Slip;

/** What one field says for a pair, in bits: each bit doubles the odds that it is one payment. */
export interface FieldWeight {
  readonly field: WeighedField;
  readonly outcome: FieldOutcome;
  readonly bits: number;
}

/** How the records of a run were matched, and why single ones were or were not. Times differ from run to run: no report holds them. */
export interface MatchingExplanation {
  readonly passes: readonly TimedPass[];
  readonly records: readonly RecordExplanation[];
}

/** `milliseconds`: `null` where a pass ran within the step of the one above it. */
export interface TimedPass {
  readonly pass: string;
  readonly matched: number;
  readonly milliseconds: number | null;
}

export type RecordExplanation =
  | {
      readonly state: 'not-found';
      readonly named: string;
      /** `no-file`: the file is not among those read; `several`: these are what the name leads to. */
      readonly because: 'no-file' | 'none' | 'several';
      readonly places: readonly string[];
    }
  | {
      readonly state: 'found';
      readonly record: ExplainedRecord;
      /** `undone`: it and another of its own side undo each other; `not-expected`: the other side should not have it. */
      readonly fate: 'matched' | 'open' | 'undone' | 'not-expected' | 'undetermined';
      /** What a pair needs, and the odds before anything is compared, in bits. */
      readonly needed: number;
      readonly prior: number;
      readonly pass: string | null;
      /** Whether the pass weighed, instead of going by its key alone. */
      readonly isWeighed: boolean;
      readonly pair: WeighedPair | null;
      /** What else it could have been, likeliest first. */
      readonly rivals: readonly WeighedPair[];
    };

export interface ExplainedRecord {
  readonly file: string;
  readonly line: number;
  readonly kind: Kind;
  /** With the merchant's sign. */
  readonly amount: string;
  readonly currency: string;
  /** Wall-clock time, or the day. */
  readonly at: string | null;
}

/** A record of the other side, weighed. */
export interface WeighedPair {
  readonly other: ExplainedRecord;
  readonly weights: readonly FieldWeight[];
  /** With the prior. */
  readonly sum: number;
  /** Why it is no match: another took it, a number vetoes, posrecon.yaml forbids it, the sum is too small, or another choice was better. */
  readonly because:
    | 'taken'
    | 'vetoed'
    | 'ruled-out'
    | 'too-little'
    | 'not-expected'
    | 'not-chosen'
    | null;
  readonly takenBy: { readonly file: string; readonly line: number; readonly pass: string } | null;
}
