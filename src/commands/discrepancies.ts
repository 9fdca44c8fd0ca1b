import { exitCodes, usageError } from '../errors/posrecon-error.ts';
import { addEntry, readTrail } from '../ledger/audit-trail.ts';
import { readDiscrepancies, setStatus, successors } from '../ledger/discrepancy-history.ts';
import { readSources } from '../ledger/kept-sources.ts';
import { readRuns } from '../ledger/run-history.ts';
import { explanationOf, type Locale, summaryOf } from '../locales/locale.ts';
import type { KnownDiscrepancy } from '../model/ledger.ts';
import type { Discrepancy } from '../model/report.ts';
import { renderDiscrepanciesCsv } from '../reporters/discrepancies-csv.ts';
import { renderDiscrepancies, stringifyJson } from '../reporters/json.ts';
import { renderHistory, renderKnown } from '../reporters/terminal-ledger.ts';
import type { CommandContext, CommandOutcome } from './context.ts';
import { type LedgerFlags, type LedgerSession, ledgerSession } from './ledger-session.ts';
import { refuseUnwritable, writeContent } from './outputs.ts';
import { refuseOverwritingRead } from './overwriting.ts';

export interface DiscrepanciesFlags extends LedgerFlags {
  /** Those that were accepted or resolved, too. */
  readonly all?: boolean;
}

export interface RulingFlags extends LedgerFlags {
  readonly reason?: string;
}

export interface ExportFlags extends DiscrepanciesFlags {
  readonly output?: string;
}

/** Lists what is open. */
export async function listDiscrepancies(
  flags: DiscrepanciesFlags,
  context: CommandContext,
): Promise<CommandOutcome> {
  const session = await ledgerSession(flags, context);
  const { locale } = session;
  const listed = inWords(await session.read(readDiscrepancies), flags, locale);
  return session.print(
    () => renderDiscrepancies(listed),
    (options) => renderKnown(listed, options),
  );
}

/** Writes the list as CSV, for a spreadsheet. */
export async function exportDiscrepancies(
  flags: ExportFlags,
  context: CommandContext,
): Promise<CommandOutcome> {
  const session = await ledgerSession(flags, context);
  const files = flags.output === undefined ? [] : [flags.output];
  await refuseUnwritable({ files, folders: [] }, context.folder);
  const { locale } = session;
  const { found, sources } = await session.read(async (engine) => ({
    found: await readDiscrepancies(engine),
    sources: await readSources(engine),
  }));
  const csv = renderDiscrepanciesCsv(inWords(found, flags, locale));
  if (flags.output === undefined) return { output: csv, messages: [], exitCode: exitCodes.clean };
  const target = { option: '--output', file: flags.output };
  await refuseOverwritingRead(target, sources, context.folder);
  await writeContent(flags.output, context.folder, csv);
  return { output: '', messages: [], exitCode: exitCodes.clean };
}

/** Tells one with its history. */
export async function showDiscrepancy(
  id: string,
  flags: LedgerFlags,
  context: CommandContext,
): Promise<CommandOutcome> {
  const session = await ledgerSession(flags, context);
  const { all, runs, trail } = await session.read(async (engine) => ({
    all: await readDiscrepancies(engine),
    runs: await readRuns(engine),
    trail: await readTrail(engine),
  }));
  const known = named(id, all, session);
  const { locale } = session;
  const details = {
    discrepancy: current(known, successors(all), locale),
    first: runs.find(({ number }) => number === known.firstRun) ?? null,
    last: runs.find(({ number }) => number === known.lastRun) ?? null,
    rulings: trail
      .filter(({ action, about }) => action !== 'run' && about === id)
      .map(({ at, actor, action, body }) => ({
        at,
        actor,
        action,
        reason: (JSON.parse(body) as { readonly reason: string | null }).reason,
      })),
  };
  return session.print(
    () => stringifyJson({ schemaVersion: 1, ...details }),
    (options) => renderHistory(details, options),
  );
}

/** Says that a discrepancy is none, or is borne: it counts no longer. */
export async function acceptDiscrepancy(
  id: string,
  flags: RulingFlags,
  context: CommandContext,
): Promise<CommandOutcome> {
  const reason = flags.reason?.trim() ?? '';
  if (reason === '') {
    throw usageError('--reason is missing', {
      remedy: 'Say why, for whoever looks at it next year: --reason "second coffee, seen on video"',
    });
  }
  return rule(id, 'accept', reason, flags, context);
}

/** Takes back that it was accepted. */
export async function reopenDiscrepancy(
  id: string,
  flags: RulingFlags,
  context: CommandContext,
): Promise<CommandOutcome> {
  return rule(id, 'reopen', flags.reason?.trim() ?? null, flags, context);
}

const before = { accept: 'open', reopen: 'accepted' } as const;
const after = { accept: 'accepted', reopen: 'open' } as const;

async function rule(
  id: string,
  action: 'accept' | 'reopen',
  reason: string | null,
  flags: LedgerFlags,
  context: CommandContext,
): Promise<CommandOutcome> {
  const session = await ledgerSession(flags, context);
  await session.write(async (engine) => {
    const { status } = named(id, await readDiscrepancies(engine), session);
    if (status !== before[action]) {
      throw usageError(`${id} is ${status}, not ${before[action]}`, {
        location: { file: session.place.file },
        remedy: `posrecon discrepancies show ${id} tells its history.`,
      });
    }
    await setStatus(engine, id, after[action]);
    await addEntry(engine, session.actor, { action, about: id, body: { reason } });
  });
  const { ledger } = session.locale;
  const said = action === 'accept' ? ledger.accepted(id) : ledger.reopened(id);
  return session.say(said);
}

function named(
  id: string,
  known: readonly KnownDiscrepancy[],
  { place }: LedgerSession,
): KnownDiscrepancy {
  const found = known.find((each) => each.id === id);
  if (found !== undefined) return found;
  throw usageError(`there is no discrepancy ${id} in the ledger`, {
    location: { file: place.file },
    remedy: 'posrecon discrepancies list --all names them.',
  });
}

function inWords(
  known: readonly KnownDiscrepancy[],
  { all = false }: DiscrepanciesFlags,
  locale: Locale,
): readonly Discrepancy[] {
  const after = successors(known);
  return known
    .filter(({ status }) => all || status === 'open')
    .map((each) => current(each, after, locale));
}

/** As it stands now, in the reader's language. */
function current(
  { id, body, status }: KnownDiscrepancy,
  after: ReturnType<typeof successors>,
  locale: Locale,
): Discrepancy {
  return {
    ...body,
    status,
    ...(status === 'open' ? {} : after.get(id)),
    refundRequest: status === 'open' ? body.refundRequest : null,
    summary: summaryOf(locale, body),
    explanation: explanationOf(locale, body),
  };
}
