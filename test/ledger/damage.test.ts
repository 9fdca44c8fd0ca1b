import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../scripts/ensure.js';
import { openDuckDb } from '../../src/engine/duckdb.ts';
import { literal } from '../../src/engine/engine.ts';
import type { PosreconError } from '../../src/errors/posrecon-error.ts';
import { addEntry, noHead } from '../../src/ledger/audit-trail.ts';
import { readDiscrepancies, setStatus } from '../../src/ledger/discrepancy-history.ts';
import { readRequests } from '../../src/ledger/kept-requests.ts';
import {
  type LedgerPlace,
  readLedger,
  requireWritablePlace,
  writeLedger,
} from '../../src/ledger/ledger-file.ts';
import {
  columnsOf,
  ledgerVersion,
  migrations,
  readVersion,
} from '../../src/ledger/ledger-schema.ts';
import { verifyLedger } from '../../src/ledger/verify-ledger.ts';
import { loadLocale } from '../../src/locales/index.ts';
import { noContract } from '../../src/model/contract.ts';
import type { CheckedLedger } from '../../src/model/ledger.ts';
import { openBook } from '../../src/nightly.ts';
import { reconcile } from '../../src/reconcile.ts';
import { essence } from '../shops/reconciled.ts';
import { readShop, writeFiles } from '../shops/shop-files.ts';
import { newLedger, night, nightsOf } from './nights.ts';

const [first = [], second = []] = nightsOf('cafe');
const files = first.length > 0 ? first : second;
const whole = newLedger();
const usual = night(files, whole);

async function copyOfWhole(): Promise<LedgerPlace> {
  await usual;
  const place = newLedger();
  copyFileSync(whole.path, place.path);
  return place;
}

async function verified(place: LedgerPlace): Promise<CheckedLedger['checks']> {
  const engine = openDuckDb();
  const { checks } = await readLedger(engine, place, () => verifyLedger(engine, null));
  engine.close();
  return checks;
}

/** What a run says of a ledger that it cannot use; the file must be as it was. */
async function refusal(place: LedgerPlace): Promise<PosreconError> {
  const before = readFileSync(place.path);
  const error = await night(files, place).then(
    () => null,
    (thrown: PosreconError) => thrown,
  );
  expect(readFileSync(place.path).equals(before)).toBe(true);
  if (error === null) throw new Error('the ledger was taken for whole');
  expect(error.exitCode).toBe(4);
  return error;
}

async function changed(place: LedgerPlace, sql: string): Promise<void> {
  const engine = openDuckDb();
  await engine.run(`attach ${literal(place.path)} as ledger`);
  await engine.run(sql);
  await engine.run('detach ledger');
  engine.close();
}

test('a file that is no ledger is damaged: ERR_LEDGER_DAMAGED', async () => {
  const place = newLedger();
  writeFileSync(place.path, 'till,amount\n1,2.00\n'.repeat(1000));
  expect((await refusal(place)).code).toBe('ERR_LEDGER_DAMAGED');
});

test('a ledger that is cut off is damaged', async () => {
  const place = await copyOfWhole();
  truncateSync(place.path, Math.floor(readFileSync(place.path).length / 2));
  expect((await refusal(place)).code).toBe('ERR_LEDGER_DAMAGED');
});

test('a ledger that is an empty file is damaged: beginning anew would forget what it held', async () => {
  const place = await copyOfWhole();
  truncateSync(place.path, 0);
  const error = await refusal(place);
  expect(error.code).toBe('ERR_LEDGER_DAMAGED');
  expect(error.message).toBe('this ledger is an empty file');
});

test('a bit that flipped is noticed, or stands where nothing is', async () => {
  const { report } = await usual;
  const place = await copyOfWhole();
  const bytes = readFileSync(place.path);
  for (let part = 1; part < 12; part += 1) {
    const spoiled = Buffer.from(bytes);
    const at = Math.floor((bytes.length * part) / 12) + part;
    spoiled[at] = (spoiled[at] ?? 0) ^ 4;
    writeFileSync(place.path, spoiled);
    const outcome = await night(files, place).then(
      (again) => essence(again.report),
      (error: PosreconError) => error.code,
    );
    expect(typeof outcome === 'string' ? outcome : outcome.join(), `bit at ${at}`).toSatisfy(
      (said) => said === 'ERR_LEDGER_DAMAGED' || said === essence(report).join(),
    );
  }
});

test('a ledger of a newer posrecon is left alone: ERR_LEDGER_NEWER', async () => {
  const place = await copyOfWhole();
  await changed(place, 'update ledger.about set version = 99');
  const error = await refusal(place);
  expect(error.code).toBe('ERR_LEDGER_NEWER');
  expect(error.message).toContain('(version 99)');
});

test('a place where nothing can be written is said before anything is read: ERR_LEDGER_UNWRITABLE', async () => {
  const { path } = await copyOfWhole();
  const below = { path: join(path, 'ledger.duckdb'), file: 'below' };
  await expect(requireWritablePlace(below)).rejects.toMatchObject({
    code: 'ERR_LEDGER_UNWRITABLE',
    exitCode: 4,
  });
});

test('a ledger that another process holds is named with its holder: ERR_LEDGER_LOCKED', async () => {
  const place = await copyOfWhole();
  const holder = spawn(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      `import { DuckDBInstance } from '@duckdb/node-api';
       const instance = await DuckDBInstance.create(process.argv[1]);
       await instance.connect();
       console.log('held');
       setInterval(() => undefined, 1000);`,
      place.path,
    ],
    { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  await once(holder.stdout, 'data');
  try {
    const error = await refusal(place);
    expect(error.code).toBe('ERR_LEDGER_LOCKED');
    expect(error.message).toContain(`(process ${holder.pid})`);
  } finally {
    holder.kill('SIGKILL');
  }
});

test('a run that came between is not overwritten', async () => {
  const place = await copyOfWhole();
  const before = readFileSync(place.path);
  const engine = openDuckDb();
  const late = writeLedger(engine, place, { settings: null, head: noHead }, async () => undefined);
  await expect(late).rejects.toMatchObject({ code: 'ERR_LEDGER_LOCKED', exitCode: 4 });
  engine.close();
  expect(readFileSync(place.path).equals(before)).toBe(true);
});

test('what somebody ruled while a run was under way is not overwritten', async () => {
  const place = await copyOfWhole();
  const locale = await loadLocale('en');
  const actor = { name: 'nightly', at: '2026-10-21T22:00:00.000Z' };
  const book = openBook({
    place,
    actor,
    locale,
    version: '0',
    contract: noContract,
    timeZone: null,
    currency: null,
    closeAfter: 45,
  });
  const { report } = await usual;
  const id = report.discrepancies[0]?.id ?? '';
  const later = reconcile({
    files: writeFiles(readShop('cafe')).map((file) => ({ file, side: null })),
    settings: {},
    timeZone: null,
    currency: null,
    asOf: null,
    maxProblems: 10,
    locale,
    version: '0',
    book: {
      read: book.read,
      requests: book.requests,
      rulings: book.rulings,
      async keep(engine, found, inputs) {
        await writeLedger(engine, place, { settings: null, head: null }, async () => {
          await setStatus(engine, id, 'accepted');
          await addEntry(engine, actor, { action: 'accept', about: id, body: { reason: 'seen' } });
        });
        return book.keep(engine, found, inputs);
      },
    },
  });
  await expect(later).rejects.toMatchObject({ code: 'ERR_LEDGER_LOCKED', exitCode: 4 });
  const engine = openDuckDb();
  const kept = await readLedger(engine, place, () => readDiscrepancies(engine));
  engine.close();
  expect(kept.find((each) => each.id === id)?.status).toBe('accepted');
});

/** The whole ledger as an earlier version would have written it. */
async function ofVersion(version: number): Promise<LedgerPlace> {
  const place = newLedger();
  await usual;
  const engine = openDuckDb();
  await engine.run(`attach ${literal(whole.path)} as whole (read_only)`);
  await engine.run(`attach ${literal(place.path)} as ledger`);
  for (const migration of migrations.slice(0, version)) await engine.run(migration);
  const tables = await engine.rows(
    "select table_name as name from duckdb_tables() where database_name = 'ledger'",
  );
  for (const { name } of tables) {
    const table = String(name);
    if (table.endsWith('_records')) {
      await engine.run(`create or replace table ledger.${table} as select * from whole.${table}`);
      continue;
    }
    const columns = [...(await columnsOf(engine, table))].join(', ');
    await engine.run(`insert into ledger.${table} select ${columns} from whole.${table}`);
  }
  await engine.run(`update ledger.about set version = ${version}`);
  await engine.run('detach ledger');
  engine.close();
  return place;
}

test.for([1, 2, 3, 4])('a ledger of version %i is brought up to date', async (version) => {
  const place = await ofVersion(version);
  const { report } = await usual;
  const again = await night(files, place);
  expect(essence(again.report)).toEqual(essence(report));
  const engine = openDuckDb();
  const requests = await readLedger(engine, place, async () => {
    expect(await readVersion(engine)).toBe(ledgerVersion);
    return readRequests(engine);
  });
  engine.close();
  expect(requests.map(({ id }) => id).sort()).toEqual(
    report.refundRequests.map(({ id }) => id).sort(),
  );
  expect((await verified(place)).flatMap(({ fault }) => fault ?? [])).toEqual([]);
});

test('a ledger that a run made and left empty is filled by the next, and said by whoever only looks', async () => {
  const place = newLedger();
  await changed(place, 'create table ledger.nothing (n integer)');
  const engine = openDuckDb();
  const late = writeLedger(engine, place, { settings: null, head: null }, async () => undefined);
  await expect(late).rejects.toMatchObject({ code: 'ERR_LEDGER_DAMAGED', exitCode: 4 });
  engine.close();
  expect(essence((await night(files, place)).report)).toEqual(essence((await usual).report));
});

test('what fails half-way leaves the ledger as it was', async () => {
  const place = await copyOfWhole();
  const engine = openDuckDb();
  const halfWay = writeLedger(engine, place, { settings: null, head: null }, async () => {
    await engine.run('delete from ledger.runs');
    await engine.run('select no_such_column from ledger.runs');
  });
  await expect(halfWay).rejects.toThrow();
  const runs = await (async () => {
    await engine.run(`attach ${literal(place.path)} as ledger (read_only)`);
    return engine.row('select count(*) as n from ledger.runs');
  })();
  engine.close();
  expect(runs).toEqual({ n: 1 });
  expect(dirname(place.path)).not.toBe(dirname(whole.path));
});
