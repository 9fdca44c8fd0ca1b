import { expect, test } from 'vitest';
import { findTraceGaps } from '../../src/detectors/trace-numbers.ts';
import { openDuckDb } from '../../src/engine/duckdb.ts';
import { createSideTable, createWorkingStore } from '../../src/engine/schema.ts';
import { Clocks } from '../../src/matching/residual/clock.ts';

/** An acquirer's batches, one a terminal, each with these trace numbers. */
async function found(batches: number, numbers: readonly number[]) {
  const engine = openDuckDb();
  try {
    await createWorkingStore(engine);
    await createSideTable(
      engine,
      'stl',
      new Set(['occurred_at', 'terminal_id', 'stan', 'batch_no']),
      {},
    );
    await engine.run(
      `insert into stl_rows (occurred_at, terminal_id, stan, batch_no)
       select timestamp '2026-10-12 09:00:00' + to_minutes(number), 'T' || terminal, cast(number as varchar), 'B1'
       from range(${batches}) as t(terminal), (select unnest([${numbers.join(', ')}]) as number)`,
    );
    return await findTraceGaps(engine, new Set(['settlement']), new Clocks([], 'second'), null);
  } finally {
    engine.close();
  }
}

test('more batches with gaps than are looked at: none is told, and the run says how many', async () => {
  const { gaps, notChecked } = await found(501, [1, 2, 5]);
  expect(gaps).toEqual([]);
  expect(notChecked).toEqual({ gaps: 501, of: 1002 });
});

test('as many batches that count one by one are checked, also where a number stands twice', async () => {
  expect(await found(501, [1, 2, 2, 3])).toEqual({ gaps: [], areAlike: false, notChecked: null });
});

test('a gap that a repeated number hides from a count of rows is found', async () => {
  const { gaps, notChecked } = await found(1, [1, 2, 3, 4, 5, 5, 7, 8, 9, 10, 11, 12]);
  expect(notChecked).toBeNull();
  expect(gaps.map(({ from, to }) => [from, to])).toEqual([[6, 6]]);
});

test('without a number nothing can be looked for', async () => {
  expect((await found(0, [1])).notChecked).toBe('no-numbers');
});
