import { expect, test } from 'vitest';
import { codesLeftOpen, type NotChecked } from '../../src/detectors/not-checked.ts';

const noFees: NotChecked = { code: 'wrong-fee', reason: { key: 'no-fees-of', for: {}, sales: 9 } };
const bounded: NotChecked = {
  code: 'wrong-fee',
  reason: { key: 'list-bounded', listed: 100_000, of: 100_001 },
};
const noBank: NotChecked = { code: 'missing-payout', reason: { key: 'no-bank-statement' } };

test.each([
  ['some fees are judged', [noFees, noBank], true, ['missing-payout']],
  ['no fee is judged', [noFees, noBank], false, ['wrong-fee', 'missing-payout']],
  ['more fees are wrong than are listed', [noFees, bounded], true, ['wrong-fee']],
  ['all was checked', [], true, []],
])('where %s', (_, notChecked, areFeesJudged, codes) => {
  expect([...codesLeftOpen(notChecked, areFeesJudged)]).toEqual(codes);
});
