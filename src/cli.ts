import { hostname, userInfo } from 'node:os';
import { fileURLToPath } from 'node:url';
import { CommanderError } from 'commander';
import type { CommandContext } from './commands/context.ts';
import type { RunCommand, WatchCommand } from './commands/options.ts';
import { createProgram } from './commands/program.ts';
import { fileLinks, isAsciiTerminal } from './commands/terminal-abilities.ts';
import { exitCodes, PosreconError } from './errors/posrecon-error.ts';
import { escapeControl, printError } from './errors/print.ts';
import { removeWorkingFolders, watchWorkingFolders } from './intake/containers/working-folder.ts';
import type { Language } from './locales/locale.ts';
import type { Link } from './reporters/links.ts';

declare const __VERSION__: string;

const version = typeof __VERSION__ === 'string' ? __VERSION__ : '0.0.0';
const schema = fileURLToPath(new URL('../schema/posrecon.schema.json', import.meta.url));

/** How long a person waits before being told what is going on. */
const silentMilliseconds = 1000;

function systemLanguage(): Language {
  const { LC_ALL, LC_MESSAGES, LANG, LANGUAGE } = process.env;
  return /^zh/i.test(LC_ALL || LC_MESSAGES || LANG || LANGUAGE || '') ? 'zh-CN' : 'en';
}

function wantsColor(): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  if (NO_COLOR !== undefined && NO_COLOR !== '') return false;
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== '0') return true;
  return process.stdout.isTTY === true && TERM !== 'dumb';
}

/** Places in files are links where the terminal says that it has them; FORCE_HYPERLINK outweighs that, and NO_COLOR. */
async function linkOf(): Promise<Link | null> {
  const { NO_COLOR, FORCE_HYPERLINK, TERM } = process.env;
  const isPlain = (NO_COLOR ?? '') !== '' || process.stdout.isTTY !== true || TERM === 'dumb';
  if ((FORCE_HYPERLINK ?? '') === '' && isPlain) return null;
  const { createSupportsHyperlinks } = await import('supports-hyperlinks');
  if (!createSupportsHyperlinks(process.stdout)) return null;
  return fileLinks(process.cwd(), hostname(), process.env);
}

/** A container's user may have no entry among the accounts. */
function account(): string {
  try {
    return userInfo().username;
  } catch {
    return String(process.getuid?.() ?? 'unknown');
  }
}

interface Watcher {
  readonly progress: (text: string) => void;
  readonly clear: () => void;
}

const unwatched: Watcher = { progress: () => undefined, clear: () => undefined };

function watcher(): Watcher {
  const watched = process.stderr.isTTY === true && process.env['CI'] === undefined;
  if (!watched) return unwatched;
  const start = performance.now();
  let doing = '';
  let shown = false;
  const show = (): void => {
    shown = true;
    const seconds = Math.floor((performance.now() - start) / 1000);
    const width = (process.stderr.columns ?? 80) - 1;
    process.stderr.write(`\r\u001b[2K${escapeControl(`${seconds} s · ${doing}`).slice(0, width)}`);
  };
  const timer = setInterval(show, silentMilliseconds);
  return {
    progress(text) {
      doing = text;
      if (shown) show();
    },
    clear() {
      clearInterval(timer);
      if (shown) process.stderr.write('\r\u001b[2K');
    },
  };
}

/** With `--log json`: standard error is lines of JSON, and nothing else. */
let isLogged = false;

function logLine(fields: Readonly<Record<string, unknown>>): void {
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), ...fields })}\n`);
}

function tell(message: string): void {
  if (isLogged) logLine({ message });
  else process.stderr.write(`${message}\n`);
}

async function run(...[command, language, log]: Parameters<RunCommand>): Promise<void> {
  isLogged = log === 'json';
  const { progress, clear } = isLogged ? unwatched : watcher();
  const context = contextNow(language, progress);
  const link = await linkOf();
  const outcome = await command(link === null ? context : { ...context, link }).finally(clear);
  outcome.messages.forEach(tell);
  process.stdout.write(outcome.output);
  process.exitCode = outcome.exitCode;
}

function contextNow(
  language: Language | undefined,
  progress: CommandContext['progress'],
): CommandContext {
  return {
    version,
    language: language ?? systemLanguage(),
    width: Math.max(20, process.stdout.columns ?? (Number(process.env['COLUMNS']) || 100)),
    color: wantsColor(),
    isAscii: process.stdout.isTTY === true && isAsciiTerminal(process.env),
    progress,
    user: account(),
    now: new Date().toISOString(),
    folder: process.cwd(),
    stopwatch: () => performance.now(),
    ...(isLogged ? { log: logLine } : {}),
  };
}

/** Whether the first signal to stop ends a watch, after the run that is under way. */
let isWatching = false;

async function watch(...[start, language, log]: Parameters<WatchCommand>): Promise<void> {
  isLogged = log === 'json';
  isWatching = true;
  const ending = new AbortController();
  for (const signal of endSignals) {
    process.once(signal, () => {
      isWatching = false;
      ending.abort();
      if (areFoldersOpen) process.once(signal, stop);
    });
  }
  // Where no run comes to an end, nothing was read.
  process.exitCode = exitCodes.input;
  await start({
    context: contextNow(language, () => undefined),
    async attempt(command) {
      try {
        await run(command, language, log);
      } catch (error) {
        if (!(error instanceof PosreconError)) throw error;
        tell(printError(error));
        process.exitCode = error.exitCode;
      }
    },
    tell,
    time: () => timeOfDay(new Date()),
    ended: ending.signal,
  });
}

/** `2026-11-22 14:03:11`, as the computer's clock shows it. */
function timeOfDay(now: Date): string {
  const two = (number: number): string => String(number).padStart(2, '0');
  const date = [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join('-');
  return `${date} ${[now.getHours(), now.getMinutes(), now.getSeconds()].map(two).join(':')}`;
}

async function main(): Promise<void> {
  try {
    await createProgram({ version, schema, run, watch }).parseAsync();
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? exitCodes.clean : exitCodes.usage;
    } else if (error instanceof PosreconError) {
      tell(printError(error));
      process.exitCode = error.exitCode;
    } else {
      const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
      tell(
        `posrecon ${version}: this is a defect in posrecon, not in your files. Please report it with the lines below.\n${stack}`,
      );
      process.exitCode = exitCodes.defect;
    }
  }
  if (isLogged) logLine({ stage: 'done', exit: process.exitCode });
}

const endSignals = ['SIGINT', 'SIGTERM'] as const;
const stopSignals = [...endSignals, 'SIGHUP'] as const;
let areFoldersOpen = false;

function stop(signal: NodeJS.Signals): void {
  removeWorkingFolders();
  process.kill(process.pid, signal);
}

// Without a folder to remove the signals keep their usual effect, which does not wait for a busy event loop.
watchWorkingFolders((isAnyOpen) => {
  areFoldersOpen = isAnyOpen;
  for (const signal of stopSignals) {
    if (!isAnyOpen) process.off(signal, stop);
    else if (!isWatching || signal === 'SIGHUP') process.once(signal, stop);
  }
});

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

await main();
