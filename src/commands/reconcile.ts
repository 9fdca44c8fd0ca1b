import { type Configuration, loadConfiguration } from '../config/load-configuration.ts';
import {
  type ExitCode,
  exitCodes,
  makesInputIncomplete,
  PosreconError,
  usageError,
} from '../errors/posrecon-error.ts';
import { printError } from '../errors/print.ts';
import type { NamedFile } from '../intake/plan-file.ts';
import { requireWritablePlace } from '../ledger/ledger-file.ts';
import { loadLocale } from '../locales/index.ts';
import type { Locale } from '../locales/locale.ts';
import type { Severity } from '../model/discrepancy.ts';
import type { MatchingExplanation } from '../model/matching-explanation.ts';
import type { Discrepancy, Report } from '../model/report.ts';
import type { RunDetails } from '../model/run-details.ts';
import type { OnStage } from '../model/stage.ts';
import { sides } from '../model/transaction.ts';
import { openBook } from '../nightly.ts';
import { reconcile } from '../reconcile.ts';
import type { Reconciliation } from '../reconciliation.ts';
import type { RenderOptions, TextFormat } from '../reporters/report-formats.ts';
import { baselineIds, withBaseline } from './baseline.ts';
import { type CommandContext, type CommandOutcome, terminalOf } from './context.ts';
import { languageFlag } from './flags.ts';
import { letterGatherer } from './gather-letter.ts';
import { ledgerPlace } from './ledger-place.ts';
import { refuseUnwritable, writeContent } from './outputs.ts';
import { refuseOverwriting } from './overwriting.ts';
import { readPasswords } from './passwords.ts';
import {
  locatedInConfiguration,
  missingSideMessage,
  problemMessages,
  sideBehindMessage,
} from './problem-messages.ts';
import {
  asOfFlag,
  type CheckedFlags,
  checkFlags,
  explainFlag,
  type FailOn,
  type ReconcileFlags,
} from './reconcile-flags.ts';
import { contractOf, ownProfilesOf, refuseUnknownProfiles, withProfiles } from './settings.ts';
import { draftTables, type Write, writeDrafts } from './write-drafts.ts';

const severityRank = { error: 3, warning: 2, notice: 1 } as const satisfies Record<
  Severity,
  number
>;
const failOnRank = { ...severityRank, never: 4 } as const satisfies Record<FailOn, number>;

/** Reads the three sides, tells what does not agree, and drafts what follows. */
export async function runReconcile(
  files: readonly string[],
  flags: ReconcileFlags,
  context: CommandContext,
): Promise<CommandOutcome> {
  const checked = checkFlags(flags);
  const configuration = await loadConfiguration(flags.config ?? null, context.folder);
  refuseUnknownProfiles(configuration, checked.profiles);
  await refuseUnwritable(
    { files: flags.output ?? [], folders: flags.drafts === undefined ? [] : [flags.drafts] },
    context.folder,
  );
  const known = await baselineIds(flags.baseline, context);
  const explained = explainFlag(flags.explainMatching);
  const named = namedFiles([...explained.files, ...files], flags);
  const inputs = named.length > 0 ? named : configuration.files;
  if (inputs.length === 0) {
    throw usageError('no files are named', {
      remedy:
        'Name a till log, a settlement export and a bank statement: posrecon till.csv settlement.csv bank.csv',
    });
  }
  const drafts = flags.drafts === undefined ? [] : draftTables(flags.drafts);
  await refuseOverwriting(
    [
      ...(flags.output ?? []).map((file) => ({ option: '--output', file })),
      ...drafts.map((file) => ({ option: '--drafts', file })),
    ],
    inputs.map(({ file }) => file),
    context.folder,
  );
  const passwords = await readPasswords(flags.passwords, configuration, context.folder);
  const place = ledgerPlace(flags.ledger, configuration, context, named.length === 0);
  if (place !== null) await requireWritablePlace(place);
  const onStage = stageLog(context);
  onStage('start', { files: inputs.length });
  const isMachine = checked.format?.isMachine === true;
  const locale = await loadLocale(languageFlag(flags, context, configuration.language, isMachine));
  const timeZone = checked.timeZone ?? configuration.timeZone;
  const currency = checked.currency ?? configuration.currency;
  const asOf = asOfFlag(flags.asOf, { now: context.now, timeZone });
  const shown = { checked, flags, known, configuration, locale, explained };
  const formats = [checked.format, ...checked.outputs.map(({ format }) => format)];
  let concluded: CommandOutcome | null = null;
  const onFound = async (found: Reconciliation, details: RunDetails): Promise<void> => {
    concluded = await conclude(found, details, shown, context);
  };
  const found = await reconcile({
    files: inputs,
    ownProfiles: ownProfilesOf(configuration),
    passwords,
    settings: withProfiles(configuration.settings, checked.profiles),
    timeZone,
    currency,
    contract: contractOf(configuration),
    rulings: configuration.rulings,
    explain: explained.records,
    ...(context.stopwatch === undefined ? {} : { stopwatch: context.stopwatch }),
    asOf,
    maxProblems: checked.maxProblems,
    locale,
    version: context.version,
    onProgress: (file) => context.progress(file),
    onStage,
    book:
      place === null
        ? null
        : openBook({
            place,
            actor: { name: context.user, at: context.now },
            locale,
            version: context.version,
            contract: contractOf(configuration),
            timeZone,
            currency,
            closeAfter: configuration.closeAfter,
            asOf,
            onStage,
          }),
    ...(flags.memoryLimit === undefined ? {} : { memoryLimit: flags.memoryLimit }),
    ...(formats.some((format) => format?.needsDetails === true) ? { onFound } : {}),
  }).catch((error: unknown) => {
    throw locatedInConfiguration(error, configuration);
  });
  return concluded ?? conclude(found, null, shown, context);
}

/** What was asked for and read before the run. */
interface Shown {
  readonly checked: CheckedFlags;
  readonly flags: ReconcileFlags;
  readonly known: Awaited<ReturnType<typeof baselineIds>>;
  readonly configuration: Configuration;
  readonly locale: Locale;
  readonly explained: ReturnType<typeof explainFlag>;
}

/** Writes what was asked for, and says how the run ended. */
async function conclude(
  found: Reconciliation,
  details: RunDetails | null,
  { checked, flags, known, configuration, locale, explained }: Shown,
  context: CommandContext,
): Promise<CommandOutcome> {
  const { problems, rejected, named: sidesNamed, notes, explanation, otherIds } = found;
  const report = withBaseline(found.report, known, otherIds);
  const missing = checked.required.filter((side) => !sidesNamed.has(side));
  const behind = found.behind.filter(
    ({ side }) => checked.required.includes(side) && !missing.includes(side),
  );
  const messages = [
    ...problemMessages(problems, rejected, checked.maxProblems),
    ...missing.map(missingSideMessage),
    ...behind.map(sideBehindMessage),
    ...notes.map((note) => `posrecon: ${note}`),
  ];
  // Where nothing was read, the reasons say all there is; a program still gets its report.
  const isSilent = flags.quiet === true || (checked.format === null && hasNothing(report));
  const newOnly = flags.newOnly === true || flags.baseline !== undefined;
  const failOn = failOnRank[checked.failOn];
  const options = {
    locale,
    details,
    letterOf: letterGatherer(report, locale, configuration),
    accounts: configuration.accounts,
    fails: (each: Discrepancy) => counts(each, newOnly) && severityRank[each.severity] >= failOn,
  };
  const output = isSilent ? '' : await renderOutput(report, checked.format, options, context);
  const written = {
    outputs: checked.outputs,
    drafts: flags.drafts,
    options,
    configuration,
  };
  const unwritten = await writeOutputs(report, written, context);
  const told = explained.isAsked ? [await renderExplanation(explanation, locale, context)] : [];
  const exitCode = exitCodeOf({
    isUnwritten: unwritten.length > 0,
    isInputIncomplete:
      missing.length + behind.length > 0 ||
      problems.some(makesInputIncomplete) ||
      rejected > checked.allowRejected,
    fails: report.discrepancies.some(options.fails),
  });
  return { output, messages: [...messages, ...unwritten.map(printError), ...told], exitCode };
}

/** `ms`: since the run began. */
function stageLog({ log, stopwatch = () => 0 }: CommandContext): OnStage {
  const began = stopwatch();
  return (stage, counts) => log?.({ stage, ms: Math.round(stopwatch() - began), ...counts });
}

function hasNothing({ sources, conservation }: Report): boolean {
  return conservation.length === 0 && sources.every(({ records }) => records.read === 0);
}

function namedFiles(files: readonly string[], flags: ReconcileFlags): readonly NamedFile[] {
  return [
    ...sides.flatMap((side) => (flags[side] ?? []).map((file) => ({ file, side }))),
    ...files.map((file) => ({ file, side: null })),
  ];
}

/** Whether it is open, and not of an earlier run where only what is new counts. */
function counts({ status }: Discrepancy, newOnly: boolean): boolean {
  return status === 'new' || (status === 'open' && !newOnly);
}

function exitCodeOf(state: {
  readonly isUnwritten: boolean;
  readonly isInputIncomplete: boolean;
  readonly fails: boolean;
}): ExitCode {
  if (state.isUnwritten) return exitCodes.usage;
  if (state.isInputIncomplete) return exitCodes.input;
  return state.fails ? exitCodes.discrepancies : exitCodes.clean;
}

async function renderOutput(
  report: Report,
  format: TextFormat | null,
  options: RenderOptions,
  context: CommandContext,
): Promise<string> {
  if (format !== null) return (await format.load())(report, options);
  const { renderTerminal } = await import('../reporters/terminal.ts');
  return renderTerminal(report, terminalOf(context, options.locale));
}

/** What is written beside standard output. */
interface Written {
  readonly outputs: CheckedFlags['outputs'];
  readonly drafts: string | undefined;
  readonly options: RenderOptions;
  readonly configuration: Configuration;
}

/** Writes what was asked for beside standard output; what could not be written comes back, so that the report is not lost. */
async function writeOutputs(
  report: Report,
  { outputs, drafts, options, configuration }: Written,
  context: CommandContext,
): Promise<readonly PosreconError[]> {
  const failed: PosreconError[] = [];
  const write: Write = async (asTyped, content) => {
    try {
      await writeContent(asTyped, context.folder, content);
    } catch (error) {
      if (!(error instanceof PosreconError)) throw error;
      failed.push(error);
    }
  };
  for (const { file, format } of outputs) {
    await write(file, await (await format.load())(report, options));
  }
  if (drafts !== undefined) {
    await writeDrafts(report, drafts, { locale: options.locale, configuration }, write);
  }
  return failed;
}

async function renderExplanation(
  explanation: MatchingExplanation,
  locale: Locale,
  context: CommandContext,
): Promise<string> {
  const { renderMatching } = await import('../reporters/terminal-matching.ts');
  const { width, color } = context;
  return renderMatching(explanation, { locale, width, color }).trimEnd();
}
