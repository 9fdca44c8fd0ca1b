import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../scripts/ensure.js';
import { openDuckDb } from '../../src/engine/duckdb.ts';
import { literal } from '../../src/engine/engine.ts';
import type { PosreconError } from '../../src/errors/posrecon-error.ts';
import {
  type LedgerPlace,
  requireWritablePlace,
  writeLedger,
} from '../../src/ledger/ledger-file.ts';
import { essence } from '../shops/reconciled.ts';
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
  const engine = await openDuckDb();
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
  const engine = await openDuckDb();
  const late = writeLedger(
    engine,
    place,
    { timeZone: 'UTC', currency: 'EUR', expectedRun: 0 },
    async () => undefined,
  );
  await expect(late).rejects.toMatchObject({ code: 'ERR_LEDGER_LOCKED', exitCode: 4 });
  engine.close();
  expect(readFileSync(place.path).equals(before)).toBe(true);
});

test('what fails half-way leaves the ledger as it was', async () => {
  const place = await copyOfWhole();
  const engine = await openDuckDb();
  const halfWay = writeLedger(
    engine,
    place,
    { timeZone: 'UTC', currency: 'EUR', expectedRun: 1 },
    async () => {
      await engine.run('delete from ledger.runs');
      await engine.run('select no_such_column from ledger.runs');
    },
  );
  await expect(halfWay).rejects.toThrow();
  const runs = await (async () => {
    await engine.run(`attach ${literal(place.path)} as ledger (read_only)`);
    return engine.row('select count(*) as n from ledger.runs');
  })();
  engine.close();
  expect(runs).toEqual({ n: 1 });
  expect(dirname(place.path)).not.toBe(dirname(whole.path));
});
