import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../../scripts/ensure.js';
import { openDuckDb } from '../../src/engine/duckdb.ts';
import { setStatus } from '../../src/ledger/discrepancy-history.ts';
import { writeLedger } from '../../src/ledger/ledger-file.ts';
import type { Journal } from '../../src/model/journal.ts';
import { balancesOf, booked, unbalanced } from '../shops/journal.ts';
import { shopNames, shopPaths, shuffled } from '../shops/shop-files.ts';
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

test('what somebody accepts is borne, and taken back when it is reopened', async () => {
  const place = newLedger();
  const run = async (): Promise<Journal> => {
    let journal: Journal = [];
    await night(shopPaths('cafe'), place, {
      onFound: async (_, details) => {
        journal = await details.journal();
      },
    });
    return journal;
  };
  const id = 'd_1649757216767326';
  const rule = async (status: 'accepted' | 'open'): Promise<void> => {
    const engine = await openDuckDb();
    await writeLedger(engine, place, { settings: null, head: null }, () =>
      setStatus(engine, id, status),
    );
    engine.close();
  };
  const first = await run();
  await rule('accepted');
  const accepted = await run();
  expect(accepted.map(({ kind }) => kind)).toEqual(['accepted']);
  expect(balancesOf(accepted)).toEqual({ 'overShort GBP': '-11.40', 'unsettled GBP': '11.40' });
  expect(await run()).toEqual([]);
  await rule('open');
  const reopened = await run();
  expect(reopened.map(({ kind }) => kind)).toEqual(['correction']);
  expect(balancesOf([first, accepted, reopened].flat())).toEqual(balancesOf(first));
});
