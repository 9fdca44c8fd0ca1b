import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDuckDb } from '../../src/engine/duckdb.ts';
import { readInputs } from '../../src/intake/read-inputs.ts';

/** Enough rows for DuckDB to read and store them in parallel, in several row groups. */
const rows = 400_000;

test.for([
  ['plain cells', (n: number) => `R${n},Sale,Card,${n % 900}.25,Approved`],
  [
    'cash, padding and words for nothing',
    (n: number) =>
      `R${n}, Sale,${n % 3 === 0 ? 'Cash' : 'Card'},${n % 900}.25,${n % 5 === 0 ? '-' : 'Approved'}`,
  ],
] as const)('a row’s number is its place in the file: %s', async ([, row]) => {
  const folder = await mkdtemp(join(tmpdir(), 'posrecon-test-'));
  const engine = openDuckDb();
  try {
    const lines = ['Date Time,Receipt,Type,Tender,Amount,Status'];
    for (let n = 0; n < rows; n += 1) lines.push(`2026-10-12 10:00:00,${row(n)}`);
    const file = join(folder, 'till.csv');
    await writeFile(file, `${lines.join('\n')}\n`);
    const { sources } = await readInputs(engine, {
      files: [{ file, side: 'pos' }],
      settings: {},
      timeZone: 'UTC',
      currency: 'CNY',
      wanted: new Set(['order_id', 'channel']),
      maxProblems: 10,
    });
    const counted = await engine.row(
      `select count(*) as n, count(*) filter (where order_id <> 'R' || cast(id as varchar)) as elsewhere from pos`,
    );
    expect(counted).toEqual({ n: rows, elsewhere: 0 });
    expect(sources.map(({ lineOf }) => [lineOf(0), lineOf(rows - 1)])).toEqual([[2, rows + 1]]);
  } finally {
    engine.close();
    await rm(folder, { recursive: true });
  }
});
