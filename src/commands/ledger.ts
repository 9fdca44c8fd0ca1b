import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { exitCodes, usageError } from '../errors/posrecon-error.ts';
import { closeMonth } from '../ledger/closed-months.ts';
import { backUp, exportTables } from '../ledger/copy-ledger.ts';
import { isThere } from '../ledger/ledger-file.ts';
import { verifyLedger } from '../ledger/verify-ledger.ts';
import { stringifyJson } from '../reporters/json.ts';
import { renderChecks } from '../reporters/terminal-ledger.ts';
import { type CommandContext, type CommandOutcome, terminalOf } from './context.ts';
import { type LedgerFlags, ledgerSession } from './ledger-session.ts';
import { refuseUnwritable } from './outputs.ts';

export interface VerifyFlags extends LedgerFlags {
  /** A hash that an earlier check gave. */
  readonly anchor?: string;
}

export interface ExportLedgerFlags extends LedgerFlags {
  readonly as?: string;
}

/** Recomputes whatever the ledger says of itself. A fault is exit 4. */
export async function runVerify(
  flags: VerifyFlags,
  context: CommandContext,
): Promise<CommandOutcome> {
  const session = await ledgerSession(flags, context);
  const checked = await session.read((engine) => verifyLedger(engine, flags.anchor ?? null));
  const { locale } = session;
  const output =
    flags.format === 'json'
      ? stringifyJson({ schemaVersion: 1, ...checked })
      : renderChecks(checked, terminalOf(context, locale));
  const holds = checked.checks.every(({ fault }) => fault === null);
  return { output, messages: [], exitCode: holds ? exitCodes.clean : exitCodes.ledger };
}

/** Closes a month: what later files bring of it is told, and booked in their month. */
export async function runClose(
  month: string,
  flags: LedgerFlags,
  context: CommandContext,
): Promise<CommandOutcome> {
  const session = await ledgerSession(flags, context);
  let open = 0;
  await session.write(async (engine) => {
    open = await closeMonth(engine, session.actor, month);
  });
  return session.say(session.locale.ledger.monthClosed(month, open));
}

/** Copies the ledger into a file that is not there yet. */
export async function runBackup(
  file: string,
  flags: LedgerFlags,
  context: CommandContext,
): Promise<CommandOutcome> {
  const session = await ledgerSession(flags, context);
  const path = resolve(context.folder, file);
  await refuseUnwritable({ files: [file], folders: [] }, context.folder);
  if (await isThere(path)) {
    throw usageError('this file is there already', {
      location: { file },
      remedy: 'A backup overwrites nothing: name another file.',
    });
  }
  await session.read((engine) => backUp(engine, path));
  const { ledger } = session.locale;
  return session.say(ledger.backedUp(file));
}

/** Writes the ledger's tables as files that other programs read. */
export async function runExport(
  folder: string,
  flags: ExportLedgerFlags,
  context: CommandContext,
): Promise<CommandOutcome> {
  const { as = 'csv' } = flags;
  if (as !== 'csv' && as !== 'parquet') {
    throw usageError(`--as ${as} is not known`, { remedy: 'Use csv or parquet.' });
  }
  const session = await ledgerSession(flags, context);
  await refuseUnwritable({ files: [], folders: [folder] }, context.folder);
  const path = resolve(context.folder, folder);
  await mkdir(path, { recursive: true });
  const files = await session.read((engine) => exportTables(engine, path, as));
  const { ledger } = session.locale;
  return session.say(ledger.exported(files.length, folder));
}
