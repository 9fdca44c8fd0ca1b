import { expect, test } from 'vitest';
import type { RequestAction, RequestState } from '../../src/model/refund-request.ts';
import { isDone, lifecycle, mayDo, stateAfter } from '../../src/refunds/lifecycle.ts';

const actions = Object.keys(lifecycle) as RequestAction[];
const states: readonly RequestState[] = [
  'draft',
  'approved',
  'submitted',
  'settled',
  'rejected',
  'withdrawn',
  'failed',
];

test('every way through the life cycle', () => {
  const ways = [null, ...states].flatMap((state) =>
    actions
      .filter((action) => mayDo(action, state))
      .map((action) => `${state} ${action} ${stateAfter(action)}`),
  );
  expect(ways).toEqual([
    'null draft draft',
    'draft approve approved',
    'draft reject rejected',
    'draft withdraw withdrawn',
    'approved submit submitted',
    'approved withdraw withdrawn',
    'submitted fail failed',
    'submitted settle settled',
    'failed submit submitted',
    'failed withdraw withdrawn',
  ]);
});

test('what is done has no way on, and what is not has one', () => {
  for (const state of states) {
    expect(
      actions.some((action) => mayDo(action, state)),
      state,
    ).toBe(!isDone(state));
  }
});
