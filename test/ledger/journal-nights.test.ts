import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../../scripts/ensure.js';
import type { Journal } from '../../src/model/journal.ts';
import { balancesOf, booked, unbalanced } from '../shops/journal.ts';
import { shopNames, shuffled } from '../shops/shop-files.ts';
import { newLedger, night, nightsOf } from './nights.ts';

const story = 'fixtures/stories/two-weeks';
const files = readdirSync(join(root, story)).filter((name) => name.endsWith('.csv'));
const days = [...new Set(files.map((name) => name.slice(-12, -4)))].sort();
const twoWeeks = days.map((day) =>
  files.filter((name) => name.includes(day)).map((name) => `${story}/${name}`),
);

/** The journals of all nights, one after the other. */
async function bookedByNights(
  nights: readonly (readonly string[])[],
  closeAfter = 45,
): Promise<readonly Journal[]> {
  const place = newLedger();
  const journals: Journal[] = [];
  for (const each of nights) {
    await night(each, place, {
      closeAfter,
      onFound: async (_, details) => {
        journals.push(await details.journal());
      },
    });
  }
  return journals;
}

describe('two weeks over National Day', () => {
  const atOnce = booked(twoWeeks.flat());

  test('the journals of the nights together are that of one run', async () => {
    const journals = await bookedByNights(twoWeeks);
    expect(balancesOf(journals.flat())).toEqual(balancesOf((await atOnce).journal));
    expect(unbalanced(journals.flat())).toEqual([]);
    const ids = journals.flat().map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test.for([
    ['shuffled', shuffled(twoWeeks, 'first'), 45],
    ['with what is finished closed after two days', twoWeeks, 2],
  ] as const)('%s, too', async ([, nights, closeAfter]) => {
    const journals = await bookedByNights(nights, closeAfter);
    expect(balancesOf(journals.flat())).toEqual(balancesOf((await atOnce).journal));
  });

  test('a night that is told again books nothing', async () => {
    const [first = [], second = []] = twoWeeks;
    const journals = await bookedByNights([first, first, second, second]);
    expect(journals.map((journal) => journal.length > 0)).toEqual([true, false, true, false]);
  });
});

test.for(shopNames)('%s: exports that overlap are booked once', async (shop) => {
  const nights = nightsOf(shop);
  const journals = await bookedByNights(nights);
  expect(balancesOf(journals.flat())).toEqual(balancesOf((await booked(nights.flat())).journal));
});
