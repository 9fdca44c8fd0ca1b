import { loadConfiguration } from '../config/load-configuration.ts';
import { openDuckDb } from '../engine/duckdb.ts';
import type { Engine } from '../engine/engine.ts';
import { exitCodes, usageError } from '../errors/posrecon-error.ts';
import type { Actor } from '../ledger/audit-trail.ts';
import { emptyLedger } from '../ledger/ledger-errors.ts';
import { type LedgerPlace, ledgerExists, readLedger, writeLedger } from '../ledger/ledger-file.ts';
import { loadLocale } from '../locales/index.ts';
import type { Locale } from '../locales/locale.ts';
import type { TerminalOptions } from '../reporters/screen.ts';
import { type CommandContext, type CommandOutcome, terminalOf } from './context.ts';
import { formatFlag, languageFlag, type OutputFlags } from './flags.ts';
import { ledgerPlace } from './ledger-place.ts';

/** The options of all commands that look into the ledger. */
export interface LedgerFlags extends OutputFlags {
  readonly ledger?: string;
  readonly config?: string;
}

/** The ledger that a command is about, and how it is talked about. */
export interface LedgerSession {
  readonly place: LedgerPlace;
  readonly locale: Locale;
  readonly actor: Actor;
  readonly read: <Result>(use: (engine: Engine) => Promise<Result>) => Promise<Result>;
  /** One transaction, which sees the ledger as it is and leaves it so where it throws. */
  readonly write: (change: (engine: Engine) => Promise<void>) => Promise<void>;
  /** What the command prints: for programs, or for a person at a terminal. */
  readonly print: (
    json: () => string,
    terminal: (options: TerminalOptions) => string,
  ) => CommandOutcome;
  /** One sentence for a person. */
  readonly say: (sentence: string) => CommandOutcome;
}

/** Finds the ledger: the one that is named, else that of posrecon.yaml. Throws ERR_USAGE where there is none. */
export async function ledgerSession(
  flags: LedgerFlags,
  context: CommandContext,
): Promise<LedgerSession> {
  const format = formatFlag(flags);
  const configuration = await loadConfiguration(flags.config ?? null, context.folder);
  const place = ledgerPlace(flags.ledger, configuration, context, true);
  if (place === null) {
    throw usageError('there is no posrecon.yaml here, and no ledger is named', {
      remedy: 'Name it with --ledger, or start posrecon in the folder of posrecon.yaml.',
    });
  }
  if (!(await ledgerExists(place))) {
    throw usageError('there is no ledger here', {
      location: { file: place.file },
      remedy: 'posrecon reconcile --ledger makes one.',
    });
  }
  const withEngine = async <Result>(use: (engine: Engine) => Promise<Result>): Promise<Result> => {
    const engine = openDuckDb();
    try {
      return await use(engine);
    } finally {
      engine.close();
    }
  };
  const locale = await loadLocale(languageFlag(flags, context, configuration.language));
  const outcome = (output: string): CommandOutcome => ({
    output,
    messages: [],
    exitCode: exitCodes.clean,
  });
  return {
    place,
    locale,
    actor: { name: context.user, at: context.now },
    print: (json, terminal) =>
      outcome(format === 'json' ? json() : terminal(terminalOf(context, locale))),
    say: (sentence) => outcome(`${sentence}\n`),
    read: (use) =>
      withEngine((engine) =>
        readLedger(engine, place, (isEmpty) => {
          if (isEmpty) throw emptyLedger(place.file);
          return use(engine);
        }),
      ),
    async write(change) {
      await withEngine((engine) =>
        writeLedger(engine, place, { settings: null, head: null }, () => change(engine)),
      );
    },
  };
}
