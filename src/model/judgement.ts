import type { CodedArguments, NextStep, OwedTo, Severity } from './discrepancy.ts';
import type { OriginalTransaction } from './refund-request.ts';
import type { Evidence } from './report.ts';

/** A discrepancy as judged, before it is put into words. */
export type JudgedDiscrepancy = CodedArguments & {
  readonly id: string;
  readonly severity: Severity;
  readonly confidence: number;
  readonly owedTo: OwedTo;
  readonly atStake: { readonly amount: string; readonly currency: string } | null;
  readonly variant: string | null;
  /** Wall-clock time in the run's zone. */
  readonly occurredAt: string | null;
  readonly evidence: readonly Evidence[];
  readonly nextStep: NextStep;
  /** Whether a request is drafted for it. */
  readonly drafts: boolean;
  /** What a request would be about. */
  readonly original: OriginalTransaction | null;
};
