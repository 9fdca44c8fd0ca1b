import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openDuckDb } from '../../src/engine/duckdb.ts';
import { type TransactionColumn, transactionColumns } from '../../src/engine/schema.ts';
import { readInputs } from '../../src/intake/read-inputs.ts';

const trade = 'fixtures/profiles/alipay-trade/25-columns';
const fundFlow = 'fixtures/profiles/alipay-fund-flow/12-columns';

/** Sales and refunds that are left, by the file that tells them, and how many each file had told again. */
async function readTogether(...folders: readonly string[]): Promise<readonly string[]> {
  const engine = openDuckDb();
  try {
    const { sources } = await readInputs(engine, {
      files: folders.map((folder) => {
        const name = readdirSync(folder).find((each) => /\.(csv|txt)$/.test(each)) ?? '';
        return { file: `${folder}/${name}`, side: null };
      }),
      settings: {},
      timeZone: null,
      currency: null,
      wanted: new Set(Object.keys(transactionColumns) as TransactionColumn[]),
      maxProblems: 10,
    });
    const told: string[] = [];
    for (const { mapping, firstId, endId, counts } of sources) {
      const row = await engine.row(
        `select count(*) filter (where family = 'sale') as sales, count(*) filter (where family = 'refund') as refunds
         from stl where id >= ${firstId} and id < ${endId}`,
      );
      told.push(
        `${mapping.profile}: ${row['sales']} sales, ${row['refunds']} refunds, ${counts.repeated} repeated`,
      );
      expect(counts.loaded + counts.repeated + counts.ignored + counts.rejected).toBe(counts.read);
    }
    return told;
  } finally {
    engine.close();
  }
}

test('trades that the fund flow tells too are one record each', async () => {
  const together = [
    'alipay-trade: 2 sales, 1 refunds, 0 repeated',
    'alipay-fund-flow: 0 sales, 0 refunds, 2 repeated',
  ];
  expect(await readTogether(trade, fundFlow)).toEqual(together);
  expect(await readTogether(fundFlow, trade)).toEqual(together.toReversed());
});

test('a fund flow alone keeps its trades', async () => {
  expect(await readTogether(fundFlow)).toEqual([
    'alipay-fund-flow: 2 sales, 0 refunds, 0 repeated',
  ]);
});
