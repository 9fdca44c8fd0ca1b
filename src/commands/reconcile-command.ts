import { Option } from 'commander';
import { reportFormats, textFormats } from '../reporters/report-formats.ts';
import type { ExemplifiedCommand } from './exemplified-command.ts';
import {
  collect,
  collectOptional,
  language,
  oneOf,
  passwords,
  type RunCommand,
  type WatchCommand,
} from './options.ts';
import type { ReconcileFlags } from './reconcile-flags.ts';

/** `reconcile`, which is meant where no command is named. */
export function addReconcile(
  posrecon: ExemplifiedCommand,
  run: RunCommand,
  watch: WatchCommand,
): void {
  posrecon
    .command('reconcile', { isDefault: true })
    .alias('run')
    .description('find what does not agree, who is owed what, and draft what follows')
    .argument('[file...]', 'till logs, settlement exports and bank statements, in any order')
    .option('--pos <file...>', 'these are till logs')
    .option('--settlement <file...>', "these are acquirers' settlement exports")
    .option('--bank <file...>', 'these are bank statements')
    .option('--config <file>', 'posrecon.yaml to read')
    .option(
      '--as-of <date>',
      'judge as of this day, or of today or yesterday (default: the last that the files cover)',
    )
    .option('--time-zone <zone>', 'IANA zone of the run')
    .option('--currency <currency>', 'currency of files that state none')
    .option('--profile <side=id>', 'read a side as this export format', collect)
    .addOption(passwords())
    .option(
      '--require <sides>',
      'sides of which a file must be named, read before or not: pos,settlement,bank',
    )
    .addOption(
      oneOf('--fail-on <severity>', 'exit 1 from this one on', [
        'error',
        'warning',
        'notice',
        'never',
      ]).default('error'),
    )
    .option('--baseline <report>', 'count only what this earlier JSON report does not list')
    .option('--new-only', 'count only what earlier runs did not report')
    .option('--allow-rejected <n>', 'accept so many rows that cannot be read')
    .addOption(
      oneOf('--format <format>', 'format of standard output', [
        'terminal',
        ...textFormats.map(({ id }) => id),
      ]).default('terminal'),
    )
    .option(
      '-o, --output <file>',
      `also write a report, by its ending: ${reportFormats.flatMap(({ ending }) => ending ?? []).join(' ')}`,
      collect,
    )
    .option('--drafts <folder>', 'write a letter for each request, and requests.csv')
    .option('--ledger <file>', 'carry open items from run to run in this file')
    .option('--no-ledger', 'leave the ledger of posrecon.yaml out of this run')
    .addOption(
      oneOf('--engine <engine>', 'where the records are compared', ['duckdb']).default('duckdb'),
    )
    .option('--memory-limit <size>', 'bound of the engine, such as 2GB')
    .option('--max-problems <n>', 'describe at most so many bad rows a file')
    .option(
      '--explain-matching [record]',
      'show the passes with counts and times; and of a record, FILE:LINE or orderId=A17, why it matched or not',
      collectOptional,
    )
    .option('--quiet', 'no report on standard output')
    .addOption(
      new Option('--log <format>', 'json: a line for each stage on standard error').choices([
        'json',
      ]),
    )
    .option(
      '--watch',
      'reconcile anew whenever a file changes or appears; a folder stands for its files',
    )
    .addOption(language())
    .example('posrecon reconcile till.csv ums.csv bank.csv', 'reconcile these three', 1)
    .example(
      'posrecon reconcile --require pos,settlement,bank --fail-on warning',
      'those of posrecon.yaml, with a ledger',
      1,
    )
    .example(
      'posrecon reconcile till.csv ums.csv bank.csv -o day.json -o day.md --drafts letters --fail-on never',
      'reports as files, and a letter for each request',
    )
    .action(async (files: readonly string[], flags: ReconcileFlags) => {
      if (flags.watch === true) {
        const { watchReconcile } = await import('./watch.ts');
        await watch((watching) => watchReconcile(files, flags, watching), flags.lang, flags.log);
        return;
      }
      const { runReconcile } = await import('./reconcile.ts');
      await run((context) => runReconcile(files, flags, context), flags.lang, flags.log);
    });
}
