import { constants } from 'node:fs';
import { access, chmod, mkdir, readdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { type Engine, literal } from '../engine/engine.ts';
import { readHead } from './audit-trail.ts';
import {
  blankLedger,
  emptyLedger,
  ledgerError,
  lockedLedger,
  newerLedger,
  noRoom,
  outrunLedger,
  toLedgerError,
} from './ledger-errors.ts';
import { type About, ledgerVersion, migrate, readVersion } from './ledger-schema.ts';

/** Where a ledger lies. */
export interface LedgerPlace {
  /** Absolute. */
  readonly path: string;
  /** As the user typed it, for messages. */
  readonly file: string;
}

/** The engine's file lock does not exclude the same process: two instances would each write, and one of them would lose. */
const inUse = new Set<string>();

/** Throws ERR_LEDGER_DAMAGED where the file is empty: to begin anew would forget all that it may have held. */
export async function ledgerExists({ path, file }: LedgerPlace): Promise<boolean> {
  const found = await stat(path).catch(() => null);
  if (found?.size === 0) throw blankLedger(file);
  return found !== null;
}

/** Refuses, before anything is read, a folder in which no ledger can be written. */
export async function requireWritablePlace({ path, file }: LedgerPlace): Promise<void> {
  let folder = dirname(path);
  while (!(await isThere(folder)) && dirname(folder) !== folder) folder = dirname(folder);
  try {
    await readdir(folder);
    await access(folder, constants.W_OK);
    if (await isThere(path)) await access(path, constants.W_OK);
  } catch (cause) {
    throw ledgerError(
      'ERR_LEDGER_UNWRITABLE',
      file,
      'the ledger cannot be opened for writing',
      'Check the permissions of the file and of its folder; nothing was changed.',
      cause,
    );
  }
}

/**
 * Reads from the ledger, which is open for no longer than that. `isEmpty`: a run made the file and came no further. One of an earlier
 * version is brought up to date before.
 */
export async function readLedger<Result>(
  engine: Engine,
  place: LedgerPlace,
  read: (isEmpty: boolean) => Promise<Result>,
): Promise<Result> {
  const use = (): Promise<Result | 'earlier'> =>
    attached(engine, place, 'read_only', async () => {
      const version = await refuseNewer(engine, place);
      return version > 0 && version < ledgerVersion ? 'earlier' : read(version === 0);
    });
  const first = await use();
  if (first !== 'earlier') return first;
  await writeLedger(engine, place, { settings: null, head: null }, async () => undefined);
  const second = await use();
  if (second === 'earlier') throw new Error('the ledger was not brought up to date');
  return second;
}

/** What a transaction needs to know beside what it writes. */
export interface WriteOptions {
  /** For a ledger that is not there yet; `null`: it must be there. */
  readonly settings: About | null;
  /** The head of the trail that the writer has read, where it decided by it: another may have written since. */
  readonly head: string | null;
}

/**
 * Writes to the ledger in one transaction: all of it or nothing, nothing too where `write` throws. Gives back a warning where the engine
 * could not tidy up after the commit, which is safe then.
 */
export async function writeLedger(
  engine: Engine,
  place: LedgerPlace,
  { settings, head }: WriteOptions,
  write: () => Promise<void>,
): Promise<string | null> {
  await mkdir(dirname(place.path), { recursive: true, mode: 0o700 });
  const isNew = !(await ledgerExists(place));
  let warning: string | null = null;
  await attached(
    engine,
    place,
    'read_write',
    async () => {
      const version = await refuseNewer(engine, place);
      await inTransaction(engine, async () => {
        if (version === 0 && settings === null) throw emptyLedger(place.file);
        await migrate(engine, version, settings);
        if (head !== null && (await readHead(engine)) !== head) throw outrunLedger(place.file);
        await write();
      });
    },
    (message) => {
      warning = message;
    },
  );
  if (isNew) await chmod(place.path, 0o600);
  return warning;
}

async function refuseNewer(engine: Engine, { file }: LedgerPlace): Promise<number> {
  const version = await readVersion(engine);
  if (version > ledgerVersion) throw newerLedger(file, version);
  return version;
}

/**
 * A commit reports success even where the engine had given the transaction up, and after some errors it would keep the half that was
 * written. So anything that goes wrong rolls back, and the last audit entry written is looked for after the commit.
 */
async function inTransaction(engine: Engine, write: () => Promise<void>): Promise<void> {
  await engine.run('begin transaction');
  let written: string;
  try {
    await write();
    written = await readHead(engine);
    await engine.run('commit');
  } catch (error) {
    await engine.run('rollback').catch(() => undefined);
    throw error;
  }
  if ((await readHead(engine)) !== written) {
    throw new Error('the ledger did not keep what was committed');
  }
}

async function attached<Result>(
  engine: Engine,
  place: LedgerPlace,
  mode: 'read_only' | 'read_write',
  use: () => Promise<Result>,
  warn: (message: string) => void = () => undefined,
): Promise<Result> {
  const real = await realPlace(place.path);
  if (inUse.has(real)) throw lockedLedger(place.file, String(process.pid));
  inUse.add(real);
  try {
    await engine.run(`attach ${literal(place.path)} as ledger (${mode})`);
    try {
      const result = await use();
      await detach(engine, warn);
      return result;
    } catch (error) {
      await engine.run('detach ledger').catch(() => undefined);
      throw error;
    }
  } catch (error) {
    throw toLedgerError(place.file, error);
  } finally {
    inUse.delete(real);
  }
}

/** Detaching writes the log into the file. Where that fails, the log keeps what was committed. */
async function detach(engine: Engine, warn: (message: string) => void): Promise<void> {
  try {
    await engine.run('detach ledger');
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    if (!/CHECKPOINT during DETACH failed/i.test(said)) throw error;
    warn(
      noRoom.test(said)
        ? 'the ledger kept the run in its log; make room on the disk before the next one'
        : 'the ledger kept the run in its log, for its file cannot be written: ask posrecon ledger verify',
    );
  }
}

async function realPlace(path: string): Promise<string> {
  return realpath(path).catch(async () =>
    join(await realpath(dirname(path)).catch(() => dirname(path)), basename(path)),
  );
}

export async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
