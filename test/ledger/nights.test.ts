import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Report } from '../../src/model/report.ts';
import { essence } from '../shops/reconciled.ts';
import { shopNames } from '../shops/shop-files.ts';
import { newLedger, night, nightsOf } from './nights.ts';

/** What is open at the end; stated totals and resolved discrepancies belong to the nights before. */
function openOnes(report: Report): readonly string[] {
  const open = report.discrepancies.filter(({ status }) => status !== 'resolved');
  return essence({ ...report, discrepancies: open }).filter(
    (line) => !line.includes(' control-total-mismatch '),
  );
}

describe.for(shopNames)('%s, night by night', (shop) => {
  const nights = nightsOf(shop);
  const atOnce = night(nights.flat(), null);

  test.for([
    ['in order', nights],
    ['in the wrong order', nights.toReversed()],
    ['some late, some twice', [...nights.slice(1), ...nights.slice(0, 2), ...nights.slice(-1)]],
  ] as const)('%s, the end is that of one run over everything', async ([, order]) => {
    const place = newLedger();
    let last: Report | undefined;
    for (const files of order) last = (await night(files, place)).report;
    expect(last === undefined ? [] : openOnes(last)).toEqual(openOnes((await atOnce).report));
    expect(last?.conservation.every(({ balances }) => balances)).toBe(true);
  });

  test('the same night again changes nothing and says so', async () => {
    const place = newLedger();
    const [first = []] = nights;
    await night(first, place);
    const before = readFileSync(place.path);
    const again = await night(first, place);
    expect(readFileSync(place.path).equals(before)).toBe(true);
    expect(again.notes.at(-1)).toBe('nothing new: the ledger is as it was');
    expect(again.report.discrepancies.filter(({ status }) => status === 'new')).toEqual([]);
  });
});
