import { expect, test } from 'vitest';
import type { RequestAction, RequestState } from '../../src/model/refund-request.ts';
import { isDone, lifecycle, mayDo, stateAfter } from '../../src/model/request-lifecycle.ts';

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
    'submitted arrive submitted',
    'submitted escalate submitted',
    'submitted settle settled',
    'withdrawn draft draft',
    'failed submit submitted',
    'failed withdraw withdrawn',
  ]);
});

test('of what is done only what was withdrawn can begin again, and what is not done has a way on', () => {
  for (const state of states) {
    const ways = actions.filter((action) => mayDo(action, state));
    if (!isDone(state)) expect(ways, state).not.toEqual([]);
    else expect(ways, state).toEqual(state === 'withdrawn' ? ['draft'] : []);
  }
});
