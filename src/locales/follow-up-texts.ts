import type { EscalationStep, FollowUp, RequestState } from '../model/refund-request.ts';

/** What is to be done about a request; amounts and dates are formatted already, `kind` is a word. */
export type FollowUpLine = Pick<
  FollowUp,
  'request' | 'state' | 'standing' | 'voidUntil' | 'step' | 'source'
> & {
  readonly kind: string;
  readonly money: string;
  readonly arrived: string | null;
  readonly dueOn: string | null;
  readonly nextStepOn: string | null;
};

export interface FollowUpTexts {
  readonly heading: string;
  readonly line: (line: FollowUpLine) => string;
  /** What to do about a discrepancy whose request is in this state; left out: what its kind of request asks for. */
  readonly next: Readonly<Partial<Record<RequestState, (request: string) => string>>>;
  /** The letters that follow when a request is past its term. */
  readonly steps: Readonly<Record<EscalationStep, string>>;
}
