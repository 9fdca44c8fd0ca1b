import { loadConfiguration } from '../config/load-configuration.ts';
import { exitCodes, usageError } from '../errors/posrecon-error.ts';
import { printProblem } from '../errors/print.ts';
import { inspect } from '../inspect.ts';
import type { NamedFile } from '../intake/plan-file.ts';
import { loadLocale } from '../locales/index.ts';
import { type Side, sides } from '../model/transaction.ts';
import { type CommandContext, type CommandOutcome, terminalOf } from './context.ts';
import { currencyFlag, formatFlag, languageFlag, type OutputFlags, timeZoneFlag } from './flags.ts';
import { readPasswords } from './passwords.ts';
import { locatedInConfiguration } from './problem-messages.ts';
import {
  formatNamed,
  ownProfilesOf,
  refuseUnknownProfiles,
  type Settings,
  withProfiles,
} from './settings.ts';

/** The options of `inspect` as the command line gives them. */
export interface InspectFlags
  extends OutputFlags,
    Readonly<Partial<Record<Side, readonly string[]>>> {
  readonly profile?: string;
  readonly passwords?: string;
  readonly config?: string;
  readonly timeZone?: string;
  readonly currency?: string;
}

const maxProblems = 1000;

/** Says what each file is. */
export async function runInspect(
  files: readonly string[],
  flags: InspectFlags,
  context: CommandContext,
): Promise<CommandOutcome> {
  const format = formatFlag(flags);
  const configuration = await loadConfiguration(flags.config ?? null, context.folder);
  refuseUnknownProfiles(configuration, {});
  const own = ownProfilesOf(configuration);
  const { profile } = flags;
  const side = profile === undefined || profile === 'auto' ? null : formatNamed(profile, own).side;
  const named: readonly NamedFile[] = [
    ...sides.flatMap((each) => (flags[each] ?? []).map((file) => ({ file, side: each }))),
    ...files.map((file) => ({ file, side })),
  ];
  const inputs = named.length > 0 ? named : configuration.files;
  if (inputs.length === 0) {
    throw usageError('no files are named', {
      remedy: 'Name one or more: posrecon inspect till.csv',
    });
  }
  const locale = await loadLocale(languageFlag(flags, context, configuration.language));
  const { report, problems } = await inspect({
    files: inputs,
    ownProfiles: own,
    passwords: await readPasswords(flags.passwords, configuration, context.folder),
    settings: withProfiles(configuration.settings, settingsFor(profile)),
    timeZone: timeZoneFlag(flags.timeZone) ?? configuration.timeZone,
    currency: currencyFlag(flags.currency) ?? configuration.currency,
    maxProblems,
    locale,
    onProgress: (file) => context.progress(file),
  }).catch((error: unknown) => {
    throw locatedInConfiguration(error, configuration);
  });
  const isIncomplete =
    report.files.some(
      ({ profile, records, problems: own }) =>
        (profile === null && own.some(({ code }) => code !== 'ERR_FILE_SKIPPED')) ||
        records.rejected > 0,
    ) || problems.some(({ code }) => code === 'ERR_INTAKE_SCIENTIFIC_ID');
  return {
    output:
      format === 'json'
        ? (await import('../reporters/json.ts')).stringifyJson(report)
        : (await import('../reporters/terminal-inspection.ts')).renderInspection(
            report,
            terminalOf(context, locale),
          ),
    messages: problems.map((problem) => printProblem(problem)),
    exitCode: isIncomplete ? exitCodes.input : exitCodes.clean,
  };
}

function settingsFor(profile: string | undefined): Settings {
  return profile === undefined
    ? {}
    : Object.fromEntries(sides.map((side) => [side, { profile }] as const));
}
