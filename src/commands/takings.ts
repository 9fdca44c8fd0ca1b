import { loadConfiguration } from '../config/load-configuration.ts';
import { exitCodes, isWarning, usageError } from '../errors/posrecon-error.ts';
import { printProblem } from '../errors/print.ts';
import type { NamedFile } from '../intake/plan-file.ts';
import { loadLocale } from '../locales/index.ts';
import type { Language } from '../locales/locale.ts';
import type { TakingsReport } from '../model/takings.ts';
import { countTakings } from '../takings.ts';
import { type CommandContext, type CommandOutcome, terminalOf } from './context.ts';
import {
  currencyFlag,
  formatFlag,
  languageFlag,
  type OutputFlags,
  profileFlags,
  timeZoneFlag,
} from './flags.ts';
import { readPasswords } from './passwords.ts';
import { locatedInConfiguration } from './problem-messages.ts';
import { contractOf, ownProfilesOf, refuseUnknownProfiles, withProfiles } from './settings.ts';

/** The options of `takings` as the command line gives them. */
export interface TakingsFlags extends OutputFlags {
  readonly timeZone?: string;
  readonly currency?: string;
  readonly profile?: readonly string[];
  readonly passwords?: string;
  readonly config?: string;
}

const maxProblems = 1000;

/** Says what was taken, and what of it the bank should get. */
export async function runTakings(
  files: readonly string[],
  flags: TakingsFlags,
  context: CommandContext,
): Promise<CommandOutcome> {
  formatFlag(flags);
  const configuration = await loadConfiguration(flags.config ?? null, context.folder);
  const profiles = profileFlags(flags.profile);
  refuseUnknownProfiles(configuration, profiles);
  const named: readonly NamedFile[] = files.map((file) => ({ file, side: null }));
  const inputs = named.length > 0 ? named : configuration.files;
  if (inputs.length === 0) {
    throw usageError('no files are named', {
      remedy: 'Name a till log or a settlement export: posrecon takings till.csv settlement.csv',
    });
  }
  const { report, problems, rejected, copies } = await countTakings({
    files: inputs,
    ownProfiles: ownProfilesOf(configuration),
    passwords: await readPasswords(flags.passwords, configuration, context.folder),
    settings: withProfiles(configuration.settings, profiles),
    timeZone: timeZoneFlag(flags.timeZone) ?? configuration.timeZone,
    currency: currencyFlag(flags.currency) ?? configuration.currency,
    contract: contractOf(configuration),
    maxProblems,
    onProgress: (file) => context.progress(file),
  }).catch((error: unknown) => {
    throw locatedInConfiguration(error, configuration);
  });
  const messages = problems.map((problem) => printProblem(problem));
  if (copies > 0) {
    messages.push(
      `posrecon: ${copies === 1 ? 'one record stands a second time in its file and was' : `${copies} records stand a second time in their file and were`} counted once; posrecon reconcile lists ${copies === 1 ? 'it' : 'them'}.`,
    );
  }
  if (report === null) messages.push(printProblem(nothingToCount));
  const isIncomplete =
    report === null ||
    rejected > 0 ||
    problems.some((problem) => problem.line === null && !isWarning(problem));
  return {
    output: report === null ? '' : await render(report, flags, context, configuration.language),
    messages,
    exitCode: isIncomplete ? exitCodes.input : exitCodes.clean,
  };
}

const nothingToCount = {
  file: '',
  line: null,
  column: null,
  code: 'ERR_SIDE_REQUIRED',
  message:
    'no till log and no settlement export was read, and takings are counted from one of them',
  remedy: 'Name one: posrecon takings till.csv settlement.csv',
} as const;

async function render(
  report: TakingsReport,
  flags: TakingsFlags,
  context: CommandContext,
  configured: Language | null,
): Promise<string> {
  if (formatFlag(flags) === 'json') {
    return (await import('../reporters/json.ts')).stringifyJson(report);
  }
  const locale = await loadLocale(languageFlag(flags, context, configured));
  const { renderTakings } = await import('../reporters/terminal-takings.ts');
  return renderTakings(report, terminalOf(context, locale));
}
