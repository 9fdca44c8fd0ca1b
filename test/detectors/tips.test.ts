import { expect, test } from 'vitest';
import { tipsOf } from '../../src/detectors/tips.ts';
import { money, transaction } from '../matching/records.ts';

function pairs(settled: readonly (readonly [string, string])[]) {
  return settled.map(([due, charged], id) => ({
    pos: transaction({ id, amount: money(due) }),
    stl: transaction({ id, side: 'settlement', amount: money(charged) }),
  }));
}

const tipped = Array.from(
  { length: 10 },
  (_, index) => [`${20 + index}.00`, `${22 + index}.00`] as const,
);

test('what the contract says goes before what shows', () => {
  expect(tipsOf(0n, pairs(tipped), 20)).toEqual({ share: 0n, inferred: [] });
});

test('many sales a little above their amount are tips', () => {
  const found = tipsOf(null, pairs(tipped), 100);
  expect(found.share).toBe(35_000n);
  expect(found.inferred).toMatchObject([{ what: 'tips', support: { agree: 10, of: 10 } }]);
});

test.for([
  ['few of many', tipped, 400],
  ['too few at all', tipped.slice(0, 7), 10],
  ['as many far above', [...tipped, ['10.00', '100.00'], ['12.00', '120.00']] as const, 100],
  ['many below as well', [...tipped, ...tipped.slice(0, 4).map(([a, b]) => [b, a] as const)], 100],
] as const)('%s are not', ([, settled, matched]) => {
  expect(tipsOf(null, pairs(settled), matched).share).toBeNull();
});
