import { usageError } from '../errors/posrecon-error.ts';
import { readTrail } from '../ledger/audit-trail.ts';
import { readSources } from '../ledger/kept-sources.ts';
import { readRuns } from '../ledger/run-history.ts';
import { stringifyJson } from '../reporters/json.ts';
import { renderRun, renderRuns } from '../reporters/terminal-ledger.ts';
import type { CommandContext, CommandOutcome } from './context.ts';
import { type LedgerFlags, ledgerSession } from './ledger-session.ts';

/** Lists the runs that changed the ledger. */
export async function listRuns(
  flags: LedgerFlags,
  context: CommandContext,
): Promise<CommandOutcome> {
  const session = await ledgerSession(flags, context);
  const runs = await session.read(readRuns);
  return session.print(
    () => stringifyJson({ schemaVersion: 1, runs }),
    (options) => renderRuns(runs, options),
  );
}

/** Tells which files a run read, and what it found and resolved. */
export async function showRun(
  number: string,
  flags: LedgerFlags,
  context: CommandContext,
): Promise<CommandOutcome> {
  const session = await ledgerSession(flags, context);
  const { runs, trail, sources } = await session.read(async (engine) => ({
    runs: await readRuns(engine),
    trail: await readTrail(engine),
    sources: await readSources(engine),
  }));
  const run = runs.find((each) => String(each.number) === number);
  if (run === undefined) {
    throw usageError(`there is no run ${number} in the ledger`, {
      location: { file: session.place.file },
      remedy: 'posrecon runs list names them.',
    });
  }
  const entry = trail.findLast(({ action, about }) => action === 'run' && about === number);
  const told = JSON.parse(entry?.body ?? '{"new":[],"resolved":[]}') as {
    readonly new: readonly string[];
    readonly resolved: readonly string[];
  };
  const details = {
    run,
    actor: entry?.actor ?? '',
    files: sources
      .filter((source) => source.run === run.number)
      .map(({ side, file, sha256, records }) => ({ side, file, sha256, records })),
    found: told.new,
    resolved: told.resolved,
  };
  return session.print(
    () => stringifyJson({ schemaVersion: 1, ...details }),
    (options) => renderRun(details, options),
  );
}
