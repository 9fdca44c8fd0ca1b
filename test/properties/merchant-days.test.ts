import fc from 'fast-check';
import { expect, test } from 'vitest';
import { counterpartRoles } from '../../src/model/discrepancy.ts';
import type { CountAndSum, Report } from '../../src/model/report.ts';
import { renderJson } from '../../src/reporters/json.ts';
import { reconciled } from '../shops/reconciled.ts';
import { type Planted, purchases, saveMerchantDay, writeMerchantDay } from './merchant-day.ts';

test('a day with references: each fault is found, and nothing else', async () => {
  await fc.assert(
    fc.asyncProperty(purchases, async (bought) => {
      const day = writeMerchantDay(bought, true);
      const report = await reconciled(saveMerchantDay(day));
      expect(verdicts(report, day.planted)).toEqual(day.planted.map(verdict).sort());
      expectNothingVanished(report);
    }),
    { numRuns: 14, seed: 5 },
  );
});

test('a day without references: each fault is found by its card, and nothing else', async () => {
  await fc.assert(
    fc.asyncProperty(purchases, async (bought) => {
      const day = writeMerchantDay(bought, false);
      const report = await reconciled(saveMerchantDay(day));
      expect(verdicts(report, day.planted)).toEqual(day.planted.map(verdict).sort());
      expectNothingVanished(report);
    }),
    { numRuns: 14, seed: 6 },
  );
});

test('the same day twice gives the same bytes', async () => {
  await fc.assert(
    fc.asyncProperty(purchases, fc.boolean(), async (bought, withReferences) => {
      const files = saveMerchantDay(writeMerchantDay(bought, withReferences));
      expect(renderJson(await reconciled(files))).toBe(renderJson(await reconciled(files)));
    }),
    { numRuns: 5, seed: 8 },
  );
});

function verdict({ code, amount, owedTo, culprits }: Planted): string {
  return `${code} ${amount} ${owedTo} ${culprits[0]}`;
}

/** What the report says; where either of two charges may be the extra one, the planted one is written. */
function verdicts({ discrepancies }: Report, planted: readonly Planted[]): readonly string[] {
  return discrepancies
    .map(({ code, atStake, owedTo, evidence }) => {
      const culprit = evidence
        .filter(({ role }) => !counterpartRoles.includes(role))
        .map(({ file, line }) => `${file.split('/').at(-1)}:${line}`)
        .join(' ');
      const meant = planted.find(
        (fault) => fault.code === code && fault.culprits.includes(culprit),
      );
      return `${code} ${atStake?.amount} ${owedTo} ${meant?.culprits[0] ?? culprit}`;
    })
    .sort();
}

function expectNothingVanished({ conservation, sources }: Report): void {
  for (const { file, records } of sources) {
    const { read, loaded, repeated, ignored, rejected } = records;
    expect(loaded + repeated + ignored + rejected, file).toBe(read);
  }
  for (const entry of conservation) {
    const { matched, inTransit, notExpected, discrepant, undetermined, notChecked } = entry;
    const parts = [matched, inTransit, notExpected, discrepant, undetermined, notChecked];
    expect(total(parts)).toEqual(total([entry.carriedIn, entry.new]));
    const loaded = sources.filter(({ side }) => side === entry.side);
    const own = loaded.flatMap(({ totals }) =>
      totals.filter(({ currency }) => currency === entry.currency),
    );
    expect(total([entry.new])).toEqual(total(own));
    expect(entry.balances).toBe(true);
  }
}

function total(parts: readonly CountAndSum[]): string {
  const count = parts.reduce((sum, part) => sum + part.count, 0);
  const cents = parts.reduce((sum, part) => sum + BigInt(part.sum.replace('.', '')), 0n);
  return `${count} ${cents}`;
}
