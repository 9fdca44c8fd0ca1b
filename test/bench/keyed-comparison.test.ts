import { expect, test } from 'vitest';
import { keyedComparison, makeDay } from '../../bench/accuracy/benchmark.js';
import { scenarioNamed } from './days.ts';

test('a keyed comparison names what one side alone has and what differs, and is fooled by what was undone', async () => {
  const day = makeDay(scenarioNamed('branches'), 1);
  const peer = await keyedComparison();
  const suspects = await peer.find(day.shown());
  peer.close();
  const named = new Set(suspects.map(({ place }) => place));
  for (const { code, culprits, note } of day.truth.faults) {
    const isSeen = [
      'missing-settlement',
      'unrecorded-charge',
      'failed-but-charged',
      'missing-payout',
    ];
    if (isSeen.includes(code))
      expect(
        culprits.flat().some((place) => named.has(place)),
        note,
      ).toBe(true);
  }
  const undone = day.truth.lookalikes.find(({ what }) => what === 'voided-duplicate');
  expect(undone?.records.some((place) => named.has(place))).toBe(true);
});
