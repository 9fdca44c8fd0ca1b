import { Argument } from 'commander';
import type { CompletionShell } from './completion.ts';
import { ExemplifiedCommand } from './exemplified-command.ts';
import type { OutputFlags } from './flags.ts';
import type { InitFlags } from './init.ts';
import type { InspectFlags } from './inspect.ts';
import { addLedgerCommands } from './ledger-commands.ts';
import {
  collect,
  format,
  language,
  passwords,
  type RunCommand,
  type WatchCommand,
} from './options.ts';
import type { ProfilesFlags } from './profiles.ts';
import { addReconcile } from './reconcile-command.ts';
import type { TakingsFlags } from './takings.ts';

/** What the commands are given by whoever runs them. */
export interface Invocation {
  readonly version: string;
  /** Path of `posrecon.schema.json`. */
  readonly schema: string;
  readonly run: RunCommand;
  readonly watch: WatchCommand;
}

/** The command line: commands, options, examples. What a command needs is loaded when it runs. */
export function createProgram({ version, schema, run, watch }: Invocation): ExemplifiedCommand {
  const posrecon = new ExemplifiedCommand('posrecon')
    .description('Reconciles card and QR takings: till log, settlement export, bank statement.')
    .version(version)
    .example('posrecon till.csv ums.csv bank.csv', 'reconcile three files, in any order', 1)
    .exitOverride()
    .showSuggestionAfterError()
    .enablePositionalOptions()
    .configureOutput({
      outputError: (text, write) => write(text.replace(/^error: /, 'posrecon: error[ERR_USAGE]: ')),
    });
  addReconcile(posrecon, run, watch);
  addInspect(posrecon, run);
  addTakings(posrecon, run);
  addExplain(posrecon, run);
  addProfiles(posrecon, run);
  addLedgerCommands(posrecon, run);
  addInit(posrecon, run, schema);
  addCompletion(posrecon, run);
  return posrecon;
}

function addInspect(posrecon: ExemplifiedCommand, run: RunCommand): void {
  posrecon
    .command('inspect')
    .description('say what each file is: format, encoding, columns, totals, balances, problems')
    .argument('[file...]', 'files of any kind, each told by itself')
    .option('--pos <file...>', 'these are till logs')
    .option('--settlement <file...>', "these are acquirers' settlement exports")
    .option('--bank <file...>', 'these are bank statements')
    .option('--config <file>', 'posrecon.yaml to read')
    .option('--profile <profile>', 'read the files as this export format')
    .addOption(passwords())
    .option('--time-zone <zone>', 'IANA zone in which times are told')
    .option('--currency <currency>', 'currency of files that state none')
    .addOption(format())
    .addOption(language())
    .example('posrecon inspect ums.csv', 'what is it, and is it whole?')
    .example('posrecon inspect ums.csv --profile china-ums', 'how far does it fit this format?')
    .action(async (files: readonly string[], flags: InspectFlags) => {
      const { runInspect } = await import('./inspect.ts');
      await run((context) => runInspect(files, flags, context), flags.lang);
    });
}

function addTakings(posrecon: ExemplifiedCommand, run: RunCommand): void {
  posrecon
    .command('takings')
    .description(
      'add up what was taken, by hour, channel, terminal and cashier, what the bank should get, and what is over or short in the drawers',
    )
    .argument(
      '[file...]',
      'till logs or settlement exports; a bank statement tells when money is due',
    )
    .option('--config <file>', 'posrecon.yaml to read')
    .option('--time-zone <zone>', 'IANA zone of the run')
    .option('--currency <currency>', 'currency of files that state none')
    .option('--profile <side=id>', 'read a side as this export format', collect)
    .addOption(passwords())
    .addOption(format())
    .addOption(language())
    .example('posrecon takings till.csv', 'what was taken, and is the counted cash over or short?')
    .example('posrecon takings till.csv ums.csv bank.csv', 'and what will the bank get, and when?')
    .action(async (files: readonly string[], flags: TakingsFlags) => {
      const { runTakings } = await import('./takings.ts');
      await run((context) => runTakings(files, flags, context), flags.lang);
    });
}

function addExplain(posrecon: ExemplifiedCommand, run: RunCommand): void {
  posrecon
    .command('explain')
    .description('say what a discrepancy means, why it matters, what to do, and its limits')
    .argument('[code]', 'as a report names it; without it, all are listed')
    .addOption(language())
    .example('posrecon explain', 'what can be found?')
    .example('posrecon explain duplicate-charge', 'charged twice: what now?')
    .action(async (code: string | undefined, flags: OutputFlags) => {
      const { runExplain } = await import('./explain.ts');
      await run((context) => runExplain(code, flags, context), flags.lang);
    });
}

function addProfiles(posrecon: ExemplifiedCommand, run: RunCommand): void {
  posrecon
    .command('profiles')
    .description(
      'list the export formats known, or tell the columns of one and where its layout is from',
    )
    .argument('[profile]', 'one of them')
    .option('--config <file>', 'posrecon.yaml to read')
    .addOption(format())
    .addOption(language())
    .example('posrecon profiles', 'which exports are known by name?')
    .example('posrecon profiles china-ums', 'how is each column read?')
    .action(async (id: string | undefined, flags: ProfilesFlags) => {
      const { runProfiles } = await import('./profiles.ts');
      await run((context) => runProfiles(id, flags, context), flags.lang);
    });
}

function addInit(posrecon: ExemplifiedCommand, run: RunCommand, schema: string): void {
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
    .option('--currency <currency>', 'currency of files that state none')
    .option('--profile <side=id>', 'read a side as this export format', collect)
    .addOption(passwords())
    .addOption(language())
    .example('posrecon init till.csv ums.csv bank.csv --stdout', 'what do they show?')
    .example('posrecon init till.csv ums.csv bank.csv --force', 'write posrecon.yaml anew')
    .action(async (files: readonly string[], flags: InitFlags) => {
      const { runInit } = await import('./init.ts');
      await run((context) => runInit(files, flags, context, schema), flags.lang);
    });
}

function addCompletion(posrecon: ExemplifiedCommand, run: RunCommand): void {
  posrecon
    .command('completion')
    .description('print the script that completes posrecon on the command line of a shell')
    .addArgument(new Argument('<shell>', 'of this shell').choices(['bash', 'zsh', 'fish']))
    .example(
      'posrecon completion bash > ~/.local/share/bash-completion/completions/posrecon',
      'for bash, from the next shell on',
    )
    .example('posrecon completion zsh > ~/.zfunc/_posrecon', 'for zsh, in a folder of its fpath')
    .example('posrecon completion fish > ~/.config/fish/completions/posrecon.fish', 'for fish')
    .action(async (shell: CompletionShell) => {
      const { runCompletion } = await import('./completion.ts');
      await run(() => runCompletion(shell, posrecon), undefined);
    });
}
