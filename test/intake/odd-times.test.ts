import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openDuckDb } from '../../src/engine/duckdb.ts';
import { asText } from '../../src/engine/engine.ts';
import { type TransactionColumn, transactionColumns } from '../../src/engine/schema.ts';
import { problemsOf, readInputs } from '../../src/intake/read-inputs.ts';

const folder = mkdtempSync(join(tmpdir(), 'posrecon-times-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** When an acquirer's records happened and were settled, in Shanghai; `none` of a row that was rejected. */
async function read(
  rows: readonly (readonly [time: string, settled: string])[],
): Promise<readonly string[]> {
  const file = join(folder, 'acquirer.csv');
  const lines = rows.map(([time, settled], n) => `${time},T${n},Sale,1${n}.00,0.10,${settled}`);
  const header = 'Transaction Time,Transaction ID,Type,Amount,Fee,Settlement Date';
  writeFileSync(file, `${[header, ...lines].join('\n')}\n`);
  const engine = openDuckDb();
  try {
    const inputs = await readInputs(engine, {
      files: [{ file, side: 'settlement' }],
      settings: {},
      timeZone: 'Asia/Shanghai',
      currency: null,
      wanted: new Set(Object.keys(transactionColumns) as TransactionColumn[]),
      maxProblems: 20,
    });
    const found = await engine.rows(
      `select acquirer_reference as id,
         strftime(occurred_at, '%d %H:%M') || ', ' || strftime(settlement_date, '%d') as read from stl`,
    );
    expect(found.length + problemsOf(inputs).length).toBe(rows.length);
    expect(problemsOf(inputs).every(({ code }) => code === 'ERR_INTAKE_DATE')).toBe(true);
    const byId = new Map(found.map((row) => [asText(row['id']), asText(row['read'])]));
    return rows.map((_, n) => byId.get(`T${n}`) ?? 'none');
  } finally {
    engine.close();
  }
}

const day = '2026-03-02';
const settled = (time: string): readonly [string, string] => [time, day];

test.for([
  '2026-03-01 10:00:00 +0800',
  '2026-03-01T10:00:00+08:00',
  '2026-03-01 10:00:00Z',
  '2026-03-01 10:00:00 UTC',
  '2026-03-01 10:00:00-05',
  '2026-03-01 10:00:00.123-05:00',
])('among times of the clock on the wall, %s is hours off', async (odd) => {
  for (const usual of ['2026-03-01 10:00:00', '01.03.2026 10:00']) {
    const rows = [odd, usual, usual, usual].map(settled);
    const clock = '01 10:00, 02';
    expect(await read(rows)).toEqual(['none', clock, clock, clock]);
  }
});

test.for([
  '2026-03-01T02:00:00Z',
  '2026-03-01T10:00:00+08:00',
  '2026-03-01 02:00 UTC',
  '2026-02-28T21:00:00.000-05:00',
])('among instants such as %s, a time without an offset is hours off', async (usual) => {
  const rows = [usual, usual, '2026-03-01 10:00:00'].map(settled);
  expect(await read(rows)).toEqual(['01 10:00, 02', '01 10:00, 02', 'none']);
});

test.for([
  '2026-03-02 00:00:00 +0800',
  '2026/03/02 23:30 -0800',
  '2026-03-02T00:00:00+08:00',
  '02 Mar 2026 23:30 UTC',
])('settled at %s is settled on the day that is written', async (stated) => {
  const rows = [stated, stated].map((text) => ['2026-03-01 10:00:00', text] as const);
  expect(await read(rows)).toEqual(['01 10:00, 02', '01 10:00, 02']);
});

test.for([
  'infinity',
  '-infinity',
  'epoch',
  '2026-03-01 (BC)',
  '0001-01-01',
  '1969-03-01',
  '9999-12-31',
])('%s is no time of a sale or settlement', async (odd) => {
  const iso = ['2026-03-01 10:00:00', day] as const;
  const pattern = ['01.03.2026 10:00', '02.03.2026'] as const;
  for (const usual of [iso, pattern]) {
    const clock = '01 10:00, 02';
    const rows = [usual, [odd, usual[1]], [usual[0], odd], usual] as const;
    expect(await read(rows)).toEqual([clock, 'none', 'none', clock]);
  }
});
