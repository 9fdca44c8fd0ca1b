import { expect, test } from 'vitest';
import { openDuckDb } from '../../src/engine/duckdb.ts';
import { literal } from '../../src/engine/engine.ts';
import {
  isPlainMoney,
  moneySql,
  plainMoneySteps,
  signsBeside,
} from '../../src/intake/money-sql.ts';

/** Amounts as they stand in cells, and as they are read. */
async function read(
  cells: readonly string[],
  decimalMark: '.' | ',',
  signs: readonly string[],
): Promise<readonly string[]> {
  const engine = openDuckDb();
  try {
    const values = cells.map((cell, n) => `(${n}, ${literal(cell)})`).join(', ');
    const plain = plainMoneySteps(['cell'], decimalMark, signs).reduce(
      (inner, step) => `(select ${step} from ${inner})`,
      `(select n, cell from (values ${values}) as stated(n, cell))`,
    );
    const reading = { decimalMark, minorUnits: false };
    const amount = moneySql('cell', reading, isPlainMoney('cell'));
    const rows = await engine.rows(
      `select coalesce(cast(${amount} as varchar), 'none') as amount from ${plain} order by n`,
    );
    return rows.map((row) => String(row['amount']).replace(/\.?0+$/, ''));
  } finally {
    engine.close();
  }
}

test.for([
  ['.', '12.50', '12.5'],
  ['.', '+12', '12'],
  ['.', '-0.17123', '-0.17123'],
  ['.', '1,987.40', '1987.4'],
  ['.', '-1,234,567.89', '-1234567.89'],
  ['.', '12,34.50', 'none'],
  ['.', '¥1,234.50', '1234.5'],
  ['.', 'CNY 88', '88'],
  ['.', '$.99', '0.99'],
  ['.', '-.5', '-0.5'],
  ['.', '(12.25)', '-12.25'],
  ['.', '12.50-', '-12.5'],
  ['.', '１２．５０', '12.5'],
  ['.', '－８', '-8'],
  ['.', '−8.20', '-8.2'],
  ['.', '（１，２３４．５０）', '-1234.5'],
  ['.', '1 234.50', '1234.5'],
  [',', '1\u202f234,50', '1234.5'],
  [',', '-1\u00a0234\u00a0567,50 kr', '-1234567.5'],
  ['.', "1'234.50", '1234.5'],
  ['.', 'CHF 1’234.50', '1234.5'],
  ['.', '12 34.00', 'none'],
  ['.', '1 2', 'none'],
  ['.', '１２　３４．００', 'none'],
  ['.', '１　２３４．５０', '1234.5'],
  ['.', '12.00 34.00', 'none'],
  ['.', '1234 567.00', 'none'],
  [',', '12,50 34,00', 'none'],
  ['.', '12.3x', 'none'],
  ['.', '-', 'none'],
  ['.', '--', 'none'],
  ['.', '1e2', 'none'],
  ['.', '1.2.3', 'none'],
  [',', '12,50', '12.5'],
  [',', '1.234,50', '1234.5'],
  [',', '-1.234.567,89', '-1234567.89'],
  [',', '1,234,50', 'none'],
  [',', '12,50-', '-12.5'],
  [',', '(12,50)', '-12.5'],
  ['.', '-$1,149.00', '-1149'],
  ['.', 'US$ 12.00', 'none'],
  [',', '12,50 kr.', '12.5'],
  [',', '-1.234,50 kr', '-1234.5'],
  [',', '12,50 €', '12.5'],
] as const)('with decimal %s, %s is %s', async ([mark, cell, amount]) => {
  expect(await read([cell], mark, [])).toEqual([amount]);
  expect(await read([cell], mark, signsBeside([cell]))).toEqual([amount]);
});

test.for([
  ['12.50', '12.50000', '0.12500'],
  ['-12.50', '-12.50000', '-0.12500'],
  ['0.05', '0.05000', '0.00050'],
  ['1250', '1250.00000', '12.50000'],
  ['-0.00', '0.00000', '0.00000'],
  ['+3.10', '3.10000', '0.03100'],
  ['007.10', '7.10000', '0.07100'],
  ['12.3', '12.30000', '0.12300'],
  ['0.00105', '0.00105', '0.00001'],
  ['1234567890123.45', '1234567890123.45000', '12345678901.23450'],
  ['12345678901234.50', 'none', 'none'],
  ['12345678901234', 'none', 'none'],
  ['0.123456', 'none', 'none'],
  ['1e2', 'none', 'none'],
  ['1_000.00', 'none', 'none'],
  ['1_000', 'none', 'none'],
  ['.50', 'none', 'none'],
  ['5.', 'none', 'none'],
  [' 12.50', 'none', 'none'],
  ['12.50\t', 'none', 'none'],
  ['12.50x', 'none', 'none'],
  ['', 'none', 'none'],
] as const)(
  'as it stands, “%s” is %s, and in hundredths %s',
  async ([cell, amount, hundredths]) => {
    const engine = openDuckDb();
    try {
      for (const [minorUnits, expected] of [
        [false, amount],
        [true, hundredths],
      ] as const) {
        const read = moneySql('cell', { decimalMark: '.', minorUnits });
        const row = await engine.row(
          `select coalesce(cast(${read} as varchar), 'none') as amount from (select ${literal(cell)} as cell)`,
        );
        expect(row['amount']).toBe(expected);
      }
    } finally {
      engine.close();
    }
  },
);
