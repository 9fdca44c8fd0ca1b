import { expect, test } from 'vitest';
import type { Bucket } from '../../src/model/run-details.ts';
import { reconciledDays } from '../../src/report/reconciled-days.ts';

const none = {
  matched: 0,
  inTransit: 0,
  notExpected: 0,
  discrepant: 0,
  undetermined: 0,
  notChecked: 0,
};

test.for([
  [{ matched: 9, notExpected: 3 }, 'reconciled'],
  [{ matched: 9, discrepant: 1, inTransit: 4 }, 'discrepant'],
  [{ matched: 9, undetermined: 1 }, 'discrepant'],
  [{ matched: 9, inTransit: 1, notChecked: 1 }, 'waiting'],
  [{ matched: 9, notChecked: 1 }, 'not-checked'],
  [{ notExpected: 3 }, null],
] as const satisfies readonly (readonly [Partial<Record<Bucket, number>>, unknown])[])(
  '%o is %s',
  ([counts, state]) => {
    const day = '2026-10-12';
    expect(reconciledDays([{ day, counts: { ...none, ...counts } }])).toEqual([{ day, state }]);
  },
);
