import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openDuckDb } from '../../src/engine/duckdb.ts';
import { literal } from '../../src/engine/engine.ts';
import { verifyLedger } from '../../src/ledger/verify-ledger.ts';
import type { CheckedLedger } from '../../src/model/ledger.ts';
import { newLedger, night, nightsOf } from './nights.ts';

const nights = nightsOf('cafe').slice(0, 2);

/** A ledger of the nights, changed by hand, and what the check says of it. */
async function verified(
  anchor: string | null,
  ...changes: readonly string[]
): Promise<CheckedLedger> {
  const place = newLedger();
  for (const files of nights) await night(files, place);
  const engine = openDuckDb();
  try {
    await engine.run(`attach ${literal(place.path)} as ledger`);
    for (const change of changes) await engine.run(change);
    return await verifyLedger(engine, anchor);
  } finally {
    engine.close();
  }
}

function faults({ checks }: CheckedLedger): readonly string[] {
  return checks.flatMap(({ check, fault }) => (fault === null ? [] : [`${check}: ${fault}`]));
}

test('a ledger as it was written is whole', async () => {
  const checked = await verified(null);
  expect(faults(checked)).toEqual([]);
  expect(checked.entries).toBeGreaterThan(nights.length);
  expect(faults(await verified(checked.anchor))).toEqual([]);
});

test('an entry of the trail that was edited is named', async () => {
  expect(
    faults(await verified(null, "update ledger.audit set actor = 'nobody' where number = 1")),
  ).toEqual(['trail: 1']);
});

test('an entry that was taken out is missed', async () => {
  expect(
    faults(await verified(null, 'delete from ledger.audit where number = 1')).length,
  ).toBeGreaterThan(0);
});

test('a trail that was recomputed as a whole is told by the hash noted before', async () => {
  const { anchor } = await verified(null);
  const entry = ['1', '2026-10-20T22:00:00.000Z', 'nobody', 'run', '1', '{}', ''] as const;
  const [number, ...rest] = entry;
  const hash = createHash('sha256')
    .update(JSON.stringify([Number(number), ...rest]))
    .digest('hex');
  const rewritten = [
    'delete from ledger.audit',
    `insert into ledger.audit values (${[...entry, hash].map((cell, at) => (at === 0 ? cell : literal(cell))).join(', ')})`,
    'delete from ledger.runs where number > 1',
    'delete from ledger.discrepancies',
    'delete from ledger.requests',
    'update ledger.sources set run = 1',
  ];
  expect(faults(await verified(null, ...rewritten))).toEqual([]);
  expect(faults(await verified(anchor, ...rewritten))).toEqual([`anchor: ${anchor}`]);
});

test('a request whose state no entry of the trail explains is named', async () => {
  const found = faults(await verified(null, "update ledger.requests set state = 'settled'"));
  expect(found).toHaveLength(1);
  expect(found[0]).toMatch(/^requests: r_/);
});

test('a record that was changed does not come to what its file came to', async () => {
  const found = faults(
    await verified(null, 'update ledger.pos_records set amount = amount + 1 where line = 2'),
  );
  expect(found).toHaveLength(1);
  expect(found[0]).toMatch(/^records: .*till-/);
});

test('a damaged block is seen also where no sum is told from it', async () => {
  const place = newLedger();
  await night(nights[0] ?? [], place);
  const bytes = readFileSync(place.path);
  // The version of posrecon stands in the table of runs alone, and before it among the statistics.
  const at = bytes.lastIndexOf('0.0.0');
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(place.path, bytes);
  const engine = openDuckDb();
  await engine.run(`attach ${literal(place.path)} as ledger (read_only)`);
  await expect(verifyLedger(engine, null)).rejects.toThrow(/checksum/);
  engine.close();
});

test('a record of no file, a run without its entry, a discrepancy twice', async () => {
  expect(
    faults(
      await verified(
        null,
        'insert into ledger.stl_records (source, line) values (77, 5)',
        'update ledger.runs set number = 9 where number = 1',
        'insert into ledger.discrepancies select * from ledger.discrepancies limit 1',
      ),
    ).map((fault) => fault.split(':')[0]),
  ).toEqual(['runs', 'sources', 'records', 'discrepancies']);
});
