import type { DiscrepancyCode } from '../model/discrepancy.ts';
import type { EscalationStep, RequestKind } from '../model/refund-request.ts';

/** Sentences of a letter to the acquirer. Amounts and dates given to them are formatted already. */
export interface LetterTexts {
  readonly title: Readonly<Record<RequestKind, string>>;
  /** What is asked, in one paragraph. */
  readonly ask: Readonly<Record<RequestKind, (request: Asked) => string>>;
  readonly to: string;
  readonly acquirer: string;
  readonly from: string;
  readonly merchant: string;
  readonly date: string;
  readonly request: string;
  readonly state: string;
  readonly dataAsOf: string;
  readonly submitted: string;
  /** The acquirer's number of the request. */
  readonly reference: string;
  /** What of it has come. */
  readonly arrived: string;
  readonly headings: {
    readonly transaction: string;
    readonly payout: string;
    readonly reason: string;
    readonly shown: string;
    readonly evidence: string;
    readonly papers: string;
    readonly approval: string;
    readonly beyond: string;
  };
  readonly kind: string;
  readonly originalAmount: string;
  readonly requestedAmount: string;
  readonly notInFiles: string;
  readonly evidence: {
    readonly role: string;
    readonly side: string;
    readonly place: string;
    readonly amount: string;
    readonly numbers: string;
    readonly file: string;
    readonly sha256: string;
    readonly summed: string;
    readonly filesSentence: string;
    readonly none: string;
  };
  readonly papersOf: (request: Asked) => readonly string[];
  readonly approval: Readonly<Record<'two-person' | 'single', string>>;
  readonly signatures: {
    readonly role: string;
    readonly name: string;
    readonly signature: string;
    readonly date: string;
    readonly draftedBy: string;
    readonly approvedBy: string;
  };
  /** Terms of the contract; `source` is where they stand, as the shop wrote it. */
  readonly terms: {
    readonly heading: string;
    readonly voidUntil: (time: string) => string;
    readonly refundUntil: (date: string, days: number) => string;
    readonly refundOver: (date: string, days: number) => string;
    readonly disputeUntil: (date: string, days: number) => string;
    readonly source: (source: string) => string;
  };
  /** Letters that follow when a request is past its term. */
  readonly escalation: {
    readonly title: Readonly<Record<EscalationStep, string>>;
    readonly to: Readonly<Record<EscalationStep, string>>;
    /** Before what the request itself asks for. */
    readonly asked: string;
    readonly soFar: (so: SoFar) => string;
    readonly ask: Readonly<Record<EscalationStep, string>>;
  };
  /** Where somebody may have helped himself. */
  readonly fraud: { readonly heading: string; readonly advice: readonly string[] };
  /** What lies beyond a merchant's files. */
  readonly beyond: string;
  readonly drafted: (tool: string, run: string) => string;
}

/** What has become of a request that was handed in; dates and amounts are formatted already. */
export interface SoFar {
  readonly submittedOn: string;
  readonly reference: string | null;
  readonly overdueSince: string | null;
  readonly arrived: string | null;
}

export interface Asked {
  readonly kind: RequestKind;
  readonly code: DiscrepancyCode;
  readonly money: string;
}
