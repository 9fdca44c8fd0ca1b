import { setTimeout as sleep } from 'node:timers/promises';
import { watch as watchFolder } from 'chokidar';
import { loadConfiguration } from '../config/load-configuration.ts';
import { exitCodes, PosreconError } from '../errors/posrecon-error.ts';
import { loadLocale } from '../locales/index.ts';
import { type Side, sides } from '../model/transaction.ts';
import type { CommandContext, CommandOutcome } from './context.ts';
import { languageFlag } from './flags.ts';
import { ledgerPlace } from './ledger-place.ts';
import { runReconcile } from './reconcile.ts';
import { checkFlags, explainFlag, type ReconcileFlags } from './reconcile-flags.ts';
import {
  type Snapshot,
  type WatchedFiles,
  type WatchedFolder,
  watchedFiles,
} from './watched-files.ts';

/** What a watch is given by the CLI. */
export interface Watching {
  readonly context: CommandContext;
  /** Runs once, writes what it leaves and sets the exit code; an error of the input is told, and does not end the watch. */
  readonly attempt: (
    command: (context: CommandContext) => Promise<CommandOutcome>,
  ) => Promise<void>;
  readonly tell: (message: string) => void;
  /** The time of day. */
  readonly time: () => string;
  readonly ended: AbortSignal;
}

/** A file whose size and time are as they were so many milliseconds ago is taken to be written. */
const settling = 1000;

/** Reconciles now, and again whenever a file changes or appears, until it is ended. */
export async function watchReconcile(
  words: readonly string[],
  flags: ReconcileFlags,
  { context, attempt, tell, time, ended }: Watching,
): Promise<void> {
  const checked = checkFlags(flags);
  const configuration = await loadConfiguration(flags.config ?? null, context.folder);
  const locale = await loadLocale(languageFlag(flags, context, configuration.language, false));
  const named = [
    ...sides.flatMap((side) => flags[side] ?? []),
    ...explainFlag(flags.explainMatching).files,
    ...words,
  ];
  const meant = named.length > 0 ? named : configuration.patterns;
  if (meant.length === 0) {
    // As without a watch: nothing is named.
    await runReconcile(words, flags, context);
    return;
  }
  const place = ledgerPlace(flags.ledger, configuration, context, named.length === 0);
  const files = watchedFiles({
    words: meant,
    settings: configuration.file === null ? [] : [configuration.file],
    others: [
      ...(place === null ? [] : [place.file, `${place.file}.wal`]),
      ...(flags.output ?? []),
      ...[flags.drafts, flags.baseline].filter((other) => other !== undefined),
    ],
    folder: context.folder,
  });
  const changes = await changesIn(await files.folders(), ended);
  let before: Snapshot | null = null;
  while (!ended.aborted) {
    const now = await settled(files, (name) => tell(locale.watch.writing(name)), ended);
    const changed = [...now.keys()].filter((name) => now.get(name) !== before?.get(name));
    const isFirst = before === null || before.size === 0;
    const isNews = before === null || changed.length > 0;
    before = now;
    if (!ended.aborted && changed.length > 0) {
      const heading = locale.watch.ran(time(), isFirst ? null : locale.list(changed));
      await attempt(async (of) => {
        const outcome = await runReconcile(
          await files.expand(words),
          await expanded(flags, files),
          of,
        );
        return underHeading(heading, outcome, checked.format === null);
      });
    }
    if (!ended.aborted && isNews) tell(locale.watch.watching(locale.list(meant), now.size === 0));
    await changes.next();
  }
  await changes.close();
}

function underHeading(
  heading: string,
  { output, messages, exitCode }: CommandOutcome,
  isForPeople: boolean,
): CommandOutcome {
  return isForPeople && output !== ''
    ? { output: `${heading}\n\n${output}`, messages, exitCode }
    : { output, messages: [heading, ...messages], exitCode };
}

async function expanded(flags: ReconcileFlags, files: WatchedFiles): Promise<ReconcileFlags> {
  const named: Partial<Record<Side, readonly string[]>> = {};
  for (const side of sides) {
    const words = flags[side];
    if (words !== undefined) named[side] = await files.expand(words);
  }
  return { ...flags, ...named };
}

/** What is there once nothing of it has changed for a while. */
async function settled(
  files: WatchedFiles,
  onWriting: (name: string) => void,
  ended: AbortSignal,
): Promise<Snapshot> {
  const told = new Set<string>();
  let now = await files.look();
  while (true) {
    await pause(ended);
    const later = await files.look();
    const moving = [...later.keys()].filter((name) => later.get(name) !== now.get(name));
    if (ended.aborted || (moving.length === 0 && later.size === now.size)) return later;
    for (const name of moving.filter((each) => now.has(each) && !told.has(each))) {
      told.add(name);
      onWriting(name);
    }
    now = later;
  }
}

async function pause(ended: AbortSignal): Promise<void> {
  await sleep(settling, undefined, { signal: ended }).catch(() => undefined);
}

function unwatchable(path: string, cause: unknown): PosreconError {
  return new PosreconError(
    'ERR_FILE_UNREADABLE',
    exitCodes.input,
    `this folder cannot be watched: ${cause instanceof Error ? cause.message : String(cause)}`,
    {
      location: { file: path },
      remedy: 'Run posrecon without --watch, from a timer such as cron.',
      cause,
    },
  );
}

interface Changes {
  /** Waits for something to happen that was not waited for yet, or for the end. */
  readonly next: () => Promise<void>;
  readonly close: () => Promise<void>;
}

async function changesIn(folders: readonly WatchedFolder[], ended: AbortSignal): Promise<Changes> {
  let isChanged = false;
  let wake: () => void = () => undefined;
  const note = (): void => {
    isChanged = true;
    wake();
  };
  ended.addEventListener('abort', () => wake());
  const watchers = await Promise.all(
    folders.map(async ({ path, isDeep }) => {
      const watcher = watchFolder(path, { ignoreInitial: true, ...(isDeep ? {} : { depth: 0 }) });
      watcher.on('add', note).on('change', note);
      await new Promise<void>((ready, fail) => {
        watcher.on('ready', () => ready()).on('error', (cause) => fail(unwatchable(path, cause)));
      });
      return watcher;
    }),
  );
  return {
    async next() {
      if (!isChanged && !ended.aborted) await new Promise<void>((resolve) => (wake = resolve));
      isChanged = false;
    },
    async close() {
      await Promise.all(watchers.map((watcher) => watcher.close()));
    },
  };
}
