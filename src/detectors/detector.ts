import type {
  CodedArguments,
  DiscrepancyCode,
  EvidenceRole,
  NextStep,
  OwedTo,
  Severity,
} from '../model/discrepancy.ts';
import type { DiscrepancyArguments } from '../model/discrepancy-arguments.ts';
import type { Money } from '../model/money.ts';
import type { BankEntry, Side, Transaction } from '../model/transaction.ts';
import type { Findings } from './findings.ts';

/** A record, or a place in a file that is no record (a stated total, a payout's rows by count). */
export interface FindingEvidence {
  readonly role: EvidenceRole;
  readonly record: Transaction | BankEntry | EvidencePlace;
}

export interface EvidencePlace {
  readonly side: Side;
  readonly file: string;
  readonly line: number | null;
  readonly amount: Money | null;
  readonly currency: string;
  readonly ids: Readonly<Record<string, string>>;
}

/** What a detector says of one fault; the sentences come later, from code and arguments. */
export interface Finding<Code extends DiscrepancyCode> {
  readonly args: DiscrepancyArguments[Code];
  readonly evidence: readonly FindingEvidence[];
  /** 0 to 1. */
  readonly confidence: number;
  /** A magnitude. */
  readonly atStake: { readonly amount: Money; readonly currency: string } | null;
  /** Wall-clock seconds, or `null`. */
  readonly occurredAt: number | null;
  /** What makes the fault the same one tomorrow, beside its code. */
  readonly identity: string;
  readonly variant?: string;
  readonly severity?: Severity;
  readonly owedTo?: OwedTo;
  readonly nextStep: NextStep;
  /** Whether a request is drafted: never where the records cannot tell which of several is meant. */
  readonly drafts: boolean;
}

/** One code's judge: it reads what matching left and yields findings. It does not match, print, word or read a clock. */
export interface Detector<Code extends DiscrepancyCode> {
  readonly code: Code;
  /** Sides without which it cannot say anything. */
  readonly needs: readonly Side[];
  /** What came of requests: said whatever sides are there. */
  readonly detectAnswers?: (findings: Findings) => Iterable<Finding<Code>>;
  readonly detect: (findings: Findings) => Iterable<Finding<Code>>;
}

/** A finding with its code, as a union that narrows. */
export type CodedFinding = Omit<Finding<DiscrepancyCode>, 'args'> & CodedArguments;
