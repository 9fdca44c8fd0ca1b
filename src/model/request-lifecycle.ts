import type { RequestAction, RequestState } from './refund-request.ts';

/** By action: the states in which it may be done, and the state after it. `null`: there is no request yet. */
export const lifecycle = {
  // A discrepancy that was explained may be found again.
  draft: { from: [null, 'withdrawn'], to: 'draft' },
  approve: { from: ['draft'], to: 'approved' },
  reject: { from: ['draft'], to: 'rejected' },
  // One that failed can be submitted again.
  submit: { from: ['approved', 'failed'], to: 'submitted' },
  fail: { from: ['submitted'], to: 'failed' },
  withdraw: { from: ['draft', 'approved', 'failed'], to: 'withdrawn' },
  // A part of the money came.
  arrive: { from: ['submitted'], to: 'submitted' },
  // Past its term, the next letter is drafted.
  escalate: { from: ['submitted'], to: 'submitted' },
  settle: { from: ['submitted'], to: 'settled' },
} as const satisfies Readonly<
  Record<
    RequestAction,
    { readonly from: readonly (RequestState | null)[]; readonly to: RequestState }
  >
>;

export function isRequestAction(action: string): action is RequestAction {
  return Object.hasOwn(lifecycle, action);
}

export function mayDo(action: RequestAction, state: RequestState | null): boolean {
  return lifecycle[action].from.some((each) => each === state);
}

/** The state after an action. */
export function stateAfter(action: RequestAction): RequestState {
  return lifecycle[action].to;
}

/** Whether a request is still to be handed in, or to be handed in again: what the acquirer has, is asked for once. */
export function isToHandIn(state: RequestState): boolean {
  return mayDo('approve', state) || mayDo('submit', state);
}

/** Whether a request waits for nobody; one that was withdrawn may be drafted anew. */
export function isDone(state: RequestState): boolean {
  return state === 'settled' || state === 'rejected' || state === 'withdrawn';
}
