import { access } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import {
  exitCodes,
  makesInputIncomplete,
  type Problem,
  usageError,
} from '../errors/posrecon-error.ts';
import { printProblem } from '../errors/print.ts';
import type { NamedFile } from '../intake/plan-file.ts';
import { loadLocale } from '../locales/index.ts';
import type { Locale } from '../locales/locale.ts';
import type { Proposal, SeenAcquirer } from '../model/proposal.ts';
import { type Side, sides } from '../model/transaction.ts';
import { reconcile } from '../reconcile.ts';
import { renderConfiguration } from '../reporters/configuration.ts';
import { readSeenAcquirers } from '../totals/seen-merchants.ts';
import type { CommandContext, CommandOutcome } from './context.ts';
import { pathFrom, patternsOf } from './file-patterns.ts';
import { currencyFlag, type OutputFlags, profileFlags, timeZoneFlag } from './flags.ts';
import { refuseUnwritable, writeContent } from './outputs.ts';
import { readPasswords } from './passwords.ts';
import { refuseMisspelt } from './settings.ts';

/** The options of `init` as the command line gives them. */
export interface InitFlags
  extends Pick<OutputFlags, 'lang'>,
    Readonly<Partial<Record<Side, readonly string[]>>> {
  readonly output?: string;
  readonly stdout?: boolean;
  readonly force?: boolean;
  readonly timeZone?: string;
  readonly currency?: string;
  readonly profile?: readonly string[];
  readonly passwords?: string;
}

const usualName = 'posrecon.yaml';
const maxProblems = 20;

/** Writes a commented posrecon.yaml from what the files show; `schema` is where the published JSON Schema is. */
export async function runInit(
  files: readonly string[],
  flags: InitFlags,
  context: CommandContext,
  schema: string,
): Promise<CommandOutcome> {
  const name = flags.stdout === true || flags.output === '-' ? null : (flags.output ?? usualName);
  if (name !== null) await refuseTaken(name, flags, context);
  const locale = await loadLocale(flags.lang ?? context.language);
  const target = dirname(resolve(context.folder, name ?? usualName));
  const { proposal, problems, rejected } = await propose(files, flags, context, locale, target);
  const isNothing = proposal?.files.every(({ patterns }) => patterns.length === 0);
  const messages = problems.slice(0, maxProblems).map((problem) => printProblem(problem));
  if (isNothing === true) return { output: '', messages, exitCode: exitCodes.input };
  const text = renderConfiguration(proposal ?? nothingSeen, { locale, schema });
  if (name !== null) {
    await writeContent(name, context.folder, text);
    messages.push(`posrecon: ${locale.init.written(name)}`);
  }
  const isIncomplete = rejected > 0 || problems.some(makesInputIncomplete);
  return {
    output: name === null ? text : '',
    messages,
    exitCode: isIncomplete ? exitCodes.input : exitCodes.clean,
  };
}

async function refuseTaken(
  name: string,
  { force }: InitFlags,
  { folder }: CommandContext,
): Promise<void> {
  await refuseUnwritable({ files: [name], folders: [] }, folder);
  const isThere = await access(resolve(folder, name)).then(
    () => true,
    () => false,
  );
  if (!isThere || force === true) return;
  throw usageError('there is such a file already, and it was not touched', {
    location: { file: name },
    remedy:
      '--force replaces it, --output FILE writes another, --stdout prints what would be written.',
  });
}

const nothingSeen: Proposal = {
  passwords: null,
  files: sides.map((side) => ({ side, patterns: [] })),
  timeZone: null,
  currencies: [],
  acquirers: [],
  inferred: [],
};

interface Proposed {
  /** `null` where no file was named. */
  readonly proposal: Proposal | null;
  readonly problems: readonly Problem[];
  readonly rejected: number;
}

/** Reconciles the files as if nothing were configured, and notes what a configuration can say of them. */
async function propose(
  files: readonly string[],
  flags: InitFlags,
  context: CommandContext,
  locale: Locale,
  target: string,
): Promise<Proposed> {
  const named: readonly NamedFile[] = [
    ...sides.flatMap((side) => (flags[side] ?? []).map((file) => ({ file, side }))),
    ...files.map((file) => ({ file, side: null })),
  ];
  if (named.length === 0) return { proposal: null, problems: [], rejected: 0 };
  const settings = profileFlags(flags.profile);
  refuseMisspelt(settings);
  let acquirers: readonly SeenAcquirer[] = [];
  let currency = '';
  const { passwords } = flags;
  const { report, problems, rejected } = await reconcile({
    files: named,
    settings,
    passwords: await readPasswords(passwords, null, context.folder),
    timeZone: timeZoneFlag(flags.timeZone),
    currency: currencyFlag(flags.currency),
    asOf: null,
    maxProblems,
    locale,
    version: context.version,
    onProgress: (file) => context.progress(file),
    survey: async (engine, inputs) => {
      acquirers = inputs.sides.has('settlement') ? await readSeenAcquirers(engine) : [];
      currency = inputs.currency;
    },
  });
  const seen = report.sources.flatMap(({ totals }) => totals.map((total) => total.currency));
  const sided = report.sources
    .filter(({ records }) => records.read > 0)
    .map(({ file, side }) => ({ file: file.split('!')[0] ?? file, side }));
  return {
    proposal: {
      passwords: passwords === undefined ? null : pathFrom(target, context.folder, passwords),
      files: sides.map((side) => ({
        side,
        patterns: patternsOf(side, sided, { folder: context.folder, target }),
      })),
      timeZone: report.run.timeZone === 'UTC' ? null : report.run.timeZone,
      currencies: [...new Set([currency, ...seen.sort()])].filter((code) =>
        /^(?!XXX)[A-Z]{3}$/.test(code),
      ),
      acquirers,
      inferred: report.inferred,
    },
    problems,
    rejected,
  };
}
