import { expect, test } from 'vitest';
import { openDuckDb } from '../../src/engine/duckdb.ts';
import { literal } from '../../src/engine/engine.ts';
import { sumOfFinerAmounts } from '../../src/intake/check-totals.ts';

test.for([
  [['20.000000', '-3.9', '+0.000001'], '16.100001'],
  [['0.1234567891', '0.0000000009', '12345678901.5'], '12345678901.623456790000'],
  [['999999999.999999999', '0.000000001'], '1000000000.000000000'],
  [['1.50', '', 'x', '1e2'], '101.5'],
  [['-', 'x'], '0'],
] as const)('the sum of %j is %s, to the last place', async ([cells, sum]) => {
  const engine = openDuckDb();
  try {
    const values = cells.map((cell) => `(${literal(cell)})`).join(', ');
    const row = await engine.row(
      `select ${sumOfFinerAmounts('cell', '')} = cast(${literal(sum)} as decimal(38,12)) as same
       from (values ${values}) as stated(cell)`,
    );
    expect(row['same']).toBe(true);
  } finally {
    engine.close();
  }
});
