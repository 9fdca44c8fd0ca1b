import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Report } from '../../src/model/report.ts';
import { renderJson } from '../../src/reporters/json.ts';
import { reconciled } from '../shops/reconciled.ts';
import { type MerchantDay, purchases, saveMerchantDay, writeMerchantDay } from './merchant-day.ts';

// A day that is changed in a way that is nobody's fault tells the same faults.

type Bought = Parameters<typeof writeMerchantDay>[0];

function said({ discrepancies }: Report): readonly string[] {
  return discrepancies
    .map(({ id, code, severity, atStake, owedTo, refundRequest }) =>
      [id, code, severity, atStake?.amount, owedTo, refundRequest].join(' '),
    )
    .sort();
}

test('a sale more, on all three sides, changes no discrepancy', async () => {
  await fc.assert(
    fc.asyncProperty(
      purchases,
      fc.boolean(),
      fc.integer({ min: 101, max: 98_765 }),
      async (bought, withReferences, cents) => {
        const run = async (of: Bought): Promise<readonly string[]> =>
          said(await reconciled(saveMerchantDay(writeMerchantDay(of, withReferences))));
        expect(await run([...bought, { happening: 'sale', cents }])).toEqual(await run(bought));
      },
    ),
    { numRuns: 8, seed: 11 },
  );
});

test('amounts ten times as large change no code, and each amount tenfold', async () => {
  await fc.assert(
    fc.asyncProperty(purchases, fc.boolean(), async (bought, withReferences) => {
      const multiplied = (times: number): Bought =>
        bought.map(({ happening, cents }) => ({ happening, cents: cents * times }));
      const run = async (of: Bought, times: number): Promise<readonly string[]> => {
        const { discrepancies } = await reconciled(
          saveMerchantDay(writeMerchantDay(of, withReferences)),
        );
        return discrepancies
          .map(({ code, owedTo, atStake, evidence }) => {
            const places = evidence.map(
              ({ role, file, line }) => `${role} ${file.split('/').at(-1)}:${line}`,
            );
            const amount = BigInt((atStake?.amount ?? '0').replace('.', '')) * BigInt(times);
            return `${code} ${owedTo} ${amount} ${places.join(' ')}`;
          })
          .sort();
      };
      // A third of an amount, which some refunds are, must be whole cents.
      expect(await run(multiplied(30), 1)).toEqual(await run(multiplied(3), 10));
    }),
    { numRuns: 8, seed: 12 },
  );
});

test('a day later, nothing changes but the dates', async () => {
  await fc.assert(
    fc.asyncProperty(purchases, fc.boolean(), async (bought, withReferences) => {
      const day = writeMerchantDay(bought, withReferences);
      const later: MerchantDay = {
        ...day,
        till: moved(day.till, 1),
        acquirer: moved(day.acquirer, 1),
        bank: moved(day.bank, 1),
      };
      const run = async (of: MerchantDay): Promise<string> =>
        withoutHashes(renderJson(await reconciled(saveMerchantDay(of))));
      expect(moved(await run(later), -1)).toBe(await run(day));
    }),
    { numRuns: 8, seed: 13 },
  );
});

/** All dates of October 2026, some days later. */
function moved(text: string, days: number): string {
  return text.replace(/2026(-?)10\1([0-3]\d)/g, (_, mark: string, day: string) => {
    return `2026${mark}10${mark}${String(Number(day) + days).padStart(2, '0')}`;
  });
}

/** Folders and what is hashed over dates. Lists that are sorted by id are sorted by the rest. */
function withoutHashes(json: string): string {
  const report = JSON.parse(json.replaceAll(/[^"]*\/(till|acquirer|bank)\.csv/g, '$1.csv')) as {
    readonly discrepancies: readonly object[];
    readonly refundRequests: readonly object[];
  };
  const plain = (each: object): string =>
    JSON.stringify(each).replaceAll(/"(?:[drp]_)?[0-9a-f]{16,64}"/g, '"#"');
  return JSON.stringify({
    ...(JSON.parse(plain(report)) as object),
    discrepancies: report.discrepancies.map(plain).sort(),
    refundRequests: report.refundRequests.map(plain).sort(),
  });
}
