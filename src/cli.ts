import { userInfo } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Command, CommanderError } from 'commander';
import type { OutputFlags } from './commands/flags.ts';
import type { InitFlags } from './commands/init.ts';
import type { InspectFlags } from './commands/inspect.ts';
import { addLedgerCommands } from './commands/ledger-commands.ts';
import { collect, example, format, language, type RunCommand } from './commands/options.ts';
import type { ProfilesFlags } from './commands/profiles.ts';
import { addReconcile } from './commands/reconcile-command.ts';
import type { TakingsFlags } from './commands/takings.ts';
import { exitCodes, PosreconError } from './errors/posrecon-error.ts';
import { escapeControl, printError } from './errors/print.ts';
import { removeWorkingFolders, watchWorkingFolders } from './intake/containers/working-folder.ts';
import type { Language } from './locales/locale.ts';

declare const __VERSION__: string;

const version = typeof __VERSION__ === 'string' ? __VERSION__ : '0.0.0';

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
  const outcome = await command({
    version,
    language: language ?? systemLanguage(),
    width: Math.max(20, process.stdout.columns ?? (Number(process.env['COLUMNS']) || 100)),
    color: wantsColor(),
    progress,
    user: account(),
    now: new Date().toISOString(),
    folder: process.cwd(),
    stopwatch: () => performance.now(),
    ...(isLogged ? { log: logLine } : {}),
  }).finally(clear);
  outcome.messages.forEach(tell);
  process.stdout.write(outcome.output);
  process.exitCode = outcome.exitCode;
}

function program(): Command {
  const posrecon = new Command('posrecon')
    .description('Reconciles card and QR takings: till log, settlement export, bank statement.')
    .addHelpText(
      'after',
      example('posrecon till.csv settlement.csv bank.csv', 'reconcile three files, in any order'),
    )
    .version(version)
    .exitOverride()
    .showSuggestionAfterError()
    .enablePositionalOptions()
    .configureOutput({
      outputError: (text, write) => write(text.replace(/^error: /, 'posrecon: error[ERR_USAGE]: ')),
    });

  addReconcile(posrecon, run);
  addInspect(posrecon);
  addTakings(posrecon);
  addExplain(posrecon);
  addProfiles(posrecon);
  addLedgerCommands(posrecon, run);
  addInit(posrecon);
  return posrecon;
}

function addInspect(posrecon: Command): void {
  posrecon
    .command('inspect')
    .description('say what each file is: format, encoding, columns, totals, balances, problems')
    .argument('[file...]', 'files of any kind, each told by itself')
    .option('--pos <file...>', 'these are till logs')
    .option('--settlement <file...>', "these are acquirers' settlement exports")
    .option('--bank <file...>', 'these are bank statements')
    .option('--config <file>', 'posrecon.yaml to read')
    .option('--profile <id>', 'read the files as this export format')
    .option('--time-zone <zone>', 'IANA zone in which times are told')
    .option('--currency <code>', 'currency of files that state none')
    .addOption(format())
    .addOption(language())
    .addHelpText('after', example('posrecon inspect ums.csv', 'what is it, and is it whole?'))
    .action(async (files: readonly string[], flags: InspectFlags) => {
      const { runInspect } = await import('./commands/inspect.ts');
      await run((context) => runInspect(files, flags, context), flags.lang);
    });
}

function addTakings(posrecon: Command): void {
  posrecon
    .command('takings')
    .description(
      'add up what was taken, by hour, channel, terminal and cashier, and what the bank should get',
    )
    .argument(
      '[file...]',
      'till logs or settlement exports; a bank statement tells when money is due',
    )
    .option('--config <file>', 'posrecon.yaml to read')
    .option('--time-zone <zone>', 'IANA zone of the run')
    .option('--currency <code>', 'currency of files that state none')
    .option('--profile <side=id>', 'read a side as this export format', collect)
    .addOption(format())
    .addOption(language())
    .addHelpText(
      'after',
      example('posrecon takings till.csv ums.csv bank.csv', 'the takings of these files'),
    )
    .action(async (files: readonly string[], flags: TakingsFlags) => {
      const { runTakings } = await import('./commands/takings.ts');
      await run((context) => runTakings(files, flags, context), flags.lang);
    });
}

function addExplain(posrecon: Command): void {
  posrecon
    .command('explain')
    .description('say what a discrepancy means, why it matters, what to do, and its limits')
    .argument('[code]', 'as a report names it; without it, all are listed')
    .addOption(language())
    .addHelpText('after', example('posrecon explain duplicate-charge', 'charged twice: what now?'))
    .action(async (code: string | undefined, flags: OutputFlags) => {
      const { runExplain } = await import('./commands/explain.ts');
      await run((context) => runExplain(code, flags, context), flags.lang);
    });
}

function addProfiles(posrecon: Command): void {
  posrecon
    .command('profiles')
    .description(
      'list the export formats known, or tell the columns of one and where its layout is from',
    )
    .argument('[id]', 'one of them')
    .option('--config <file>', 'posrecon.yaml to read')
    .addOption(format())
    .addOption(language())
    .addHelpText('after', example('posrecon profiles china-ums', 'how is each column read?'))
    .action(async (id: string | undefined, flags: ProfilesFlags) => {
      const { runProfiles } = await import('./commands/profiles.ts');
      await run((context) => runProfiles(id, flags, context), flags.lang);
    });
}

function addInit(posrecon: Command): void {
  posrecon
    .command('init')
    .description(
      'write a commented posrecon.yaml from what the files show; without files, a template',
    )
    .argument('[file...]', 'till logs, settlement exports and bank statements, in any order')
    .option('--pos <file...>', 'these are till logs')
    .option('--settlement <file...>', "these are acquirers' settlement exports")
    .option('--bank <file...>', 'these are bank statements')
    .option('-o, --output <file>', 'write it there (default: posrecon.yaml)')
    .option('--stdout', 'print it instead of writing it')
    .option('--force', 'replace the file if it is there')
    .option('--time-zone <zone>', 'IANA zone of the run')
    .option('--currency <code>', 'currency of files that state none')
    .option('--profile <side=id>', 'read a side as this export format', collect)
    .addOption(language())
    .addHelpText('after', example('posrecon init till.csv ums.csv bank.csv', 'what do they show?'))
    .action(async (files: readonly string[], flags: InitFlags) => {
      const { runInit } = await import('./commands/init.ts');
      const schema = fileURLToPath(new URL('../schema/posrecon.schema.json', import.meta.url));
      await run((context) => runInit(files, flags, context, schema), flags.lang);
    });
}

async function main(): Promise<void> {
  try {
    await program().parseAsync();
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

const stopSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

function stop(signal: NodeJS.Signals): void {
  removeWorkingFolders();
  process.kill(process.pid, signal);
}

// Without a folder to remove the signals keep their usual effect, which does not wait for a busy event loop.
watchWorkingFolders((isAnyOpen) => {
  for (const signal of stopSignals) {
    if (isAnyOpen) process.once(signal, stop);
    else process.off(signal, stop);
  }
});

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

await main();
