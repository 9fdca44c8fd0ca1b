import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Configuration, loadConfiguration } from '../config/load-configuration.ts';
import {
  type ExitCode,
  exitCodes,
  makesInputIncomplete,
  PosreconError,
  type Problem,
  usageError,
} from '../errors/posrecon-error.ts';
import { printError, printProblem } from '../errors/print.ts';
import { unknownProfile } from '../intake/identify-errors.ts';
import { profiles } from '../intake/profiles/index.ts';
import type { NamedFile } from '../intake/read-inputs.ts';
import type { SourceSettings } from '../intake/source.ts';
import { loadLocale } from '../locales/index.ts';
import type { Language, Locale } from '../locales/locale.ts';
import { isDate } from '../model/calendar.ts';
import type { Severity } from '../model/discrepancy.ts';
import type { Discrepancy, Report } from '../model/report.ts';
import { type Side, sides } from '../model/transaction.ts';
import { isTimeZone } from '../model/zone-offset.ts';
import { reconcile } from '../reconcile.ts';
import type { CommandContext, CommandOutcome } from './context.ts';
import { refuseUnwritable, writeText } from './outputs.ts';

/** The options of `reconcile` as the command line gives them. */
export interface ReconcileFlags {
  readonly pos?: readonly string[];
  readonly settlement?: readonly string[];
  readonly bank?: readonly string[];
  readonly config?: string;
  readonly asOf?: string;
  readonly timeZone?: string;
  readonly currency?: string;
  readonly profile?: readonly string[];
  readonly require?: string;
  readonly failOn?: string;
  readonly baseline?: string;
  readonly newOnly?: boolean;
  readonly allowRejected?: string;
  readonly format?: string;
  readonly output?: readonly string[];
  readonly lang?: Language;
  readonly drafts?: string;
  readonly memoryLimit?: string;
  readonly maxProblems?: string;
  readonly explainMatching?: boolean;
  readonly quiet?: boolean;
}

const severityRank = { error: 3, warning: 2, notice: 1 } as const satisfies Record<
  Severity,
  number
>;
const failOnRank = { error: 3, warning: 2, notice: 1, never: 4 } as const;

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
  const named = namedFiles(files, flags);
  const inputs = named.length > 0 ? named : configuration.files;
  if (inputs.length === 0) {
    throw usageError('no files are named', {
      remedy:
        'Name a till log, a settlement export and a bank statement: posrecon till.csv settlement.csv bank.csv',
    });
  }
  const isMachine = checked.format !== 'terminal';
  const language = flags.lang ?? configuration.language ?? (isMachine ? 'en' : context.language);
  const locale = await loadLocale(language);
  const {
    report: found,
    problems,
    rejected,
    passes,
  } = await reconcile({
    files: inputs,
    settings: withProfiles(configuration.settings, checked.profiles),
    timeZone: flags.timeZone ?? configuration.timeZone,
    currency: flags.currency ?? configuration.currency,
    asOf: flags.asOf ?? null,
    maxProblems: checked.maxProblems,
    locale,
    version: context.version,
    onProgress: (file) => context.progress(file),
    ...(flags.memoryLimit === undefined ? {} : { memoryLimit: flags.memoryLimit }),
  });
  const report = withBaseline(found, known);
  const missing = checked.required.filter(
    (side) => !report.sources.some((source) => source.side === side),
  );
  const messages = [
    ...printed(problems, checked.maxProblems),
    ...missing.map((side) =>
      printProblem({
        file: '',
        line: null,
        column: null,
        code: 'ERR_SIDE_REQUIRED',
        message: `no ${sideNames[side]} was read, and --require asks for one`,
        remedy: `Name it with --${side} FILE.`,
      }),
    ),
  ];
  const output = flags.quiet === true ? '' : await render(report, checked.format, locale, context);
  const unwritten = await writeOutputs(report, flags, locale, context);
  const explained = flags.explainMatching === true ? [explainPasses(passes)] : [];
  const exitCode = exitCodeOf({
    isUnwritten: unwritten.length > 0,
    isInputIncomplete:
      missing.length > 0 || problems.some(makesInputIncomplete) || rejected > checked.allowRejected,
    worst: worstOf(report, flags.newOnly === true || flags.baseline !== undefined),
    failOn: failOnRank[checked.failOn],
  });
  return { output, messages: [...messages, ...unwritten.map(printError), ...explained], exitCode };
}

const sideNames: Readonly<Record<Side, string>> = {
  pos: 'till log',
  settlement: 'settlement export',
  bank: 'bank statement',
};

interface CheckedFlags {
  readonly format: 'terminal' | 'json';
  readonly failOn: keyof typeof failOnRank;
  readonly profiles: Readonly<Partial<Record<Side, string>>>;
  readonly required: readonly Side[];
  readonly allowRejected: number;
  readonly maxProblems: number;
}

function checkFlags(flags: ReconcileFlags): CheckedFlags {
  const format = flags.format ?? 'terminal';
  if (format !== 'terminal' && format !== 'json') {
    throw usageError(`--format ${format} is not known`, { remedy: 'Use terminal or json.' });
  }
  for (const file of flags.output ?? []) {
    if (!file.endsWith('.json')) {
      throw usageError(`--output ${file}: this ending names no known format`, {
        remedy: 'Use a name that ends in .json.',
      });
    }
  }
  const failOn = flags.failOn ?? 'error';
  if (!isFailOn(failOn)) {
    throw usageError(`--fail-on ${failOn} is not known`, {
      remedy: 'Use error, warning, notice or never.',
    });
  }
  if (flags.asOf !== undefined && !isDate(flags.asOf)) {
    throw usageError(`--as-of ${flags.asOf} is not a date that exists`, {
      remedy: 'Write it as 2026-10-15.',
    });
  }
  if (flags.timeZone !== undefined && !isTimeZone(flags.timeZone)) {
    throw usageError(`--time-zone ${flags.timeZone} is not known`, {
      remedy: 'Use an IANA name such as Asia/Shanghai or Europe/London.',
    });
  }
  if (flags.currency !== undefined && !/^[A-Z]{3}$/.test(flags.currency)) {
    throw usageError(`--currency ${flags.currency} is not a currency code`, {
      remedy: 'Use an ISO 4217 code such as CNY or EUR.',
    });
  }
  return {
    format,
    failOn,
    profiles: Object.fromEntries((flags.profile ?? []).map(profileFlag)),
    required: (flags.require ?? '')
      .split(',')
      .filter((word) => word !== '')
      .map(requiredSide),
    allowRejected: wholeNumber(flags.allowRejected, '--allow-rejected', 0),
    maxProblems: wholeNumber(flags.maxProblems, '--max-problems', 1000),
  };
}

function isFailOn(word: string): word is keyof typeof failOnRank {
  return word in failOnRank;
}

function isSide(word: string): word is Side {
  return (sides as readonly string[]).includes(word);
}

function requiredSide(word: string): Side {
  if (!isSide(word)) {
    throw usageError(`--require ${word} is no side`, {
      remedy: 'Use pos, settlement and bank, parted by commas.',
    });
  }
  return word;
}

function profileFlag(flag: string): readonly [Side, string] {
  const [side = '', id = ''] = flag.split('=');
  if (!isSide(side) || id === '') {
    throw usageError(`--profile ${flag} is not SIDE=ID`, {
      remedy: 'Write for example --profile settlement=china-ums; posrecon profiles lists the ids.',
    });
  }
  return [side, id];
}

function wholeNumber(text: string | undefined, flag: string, otherwise: number): number {
  if (text === undefined) return otherwise;
  if (!/^\d{1,9}$/.test(text)) throw usageError(`${flag} ${text} is not a whole number`);
  return Number(text);
}

function namedFiles(files: readonly string[], flags: ReconcileFlags): readonly NamedFile[] {
  return [
    ...sides.flatMap((side) => (flags[side] ?? []).map((file) => ({ file, side }))),
    ...files.map((file) => ({ file, side: null })),
  ];
}

function withProfiles(
  settings: Readonly<Partial<Record<Side, SourceSettings>>>,
  profiles: Readonly<Partial<Record<Side, string>>>,
): Readonly<Partial<Record<Side, SourceSettings>>> {
  const merged: Partial<Record<Side, SourceSettings>> = { ...settings };
  for (const side of sides) {
    const profile = profiles[side];
    if (profile !== undefined) merged[side] = { ...merged[side], profile };
  }
  return merged;
}

/** The discrepancies that an earlier report lists. */
async function baselineIds(
  file: string | undefined,
  { folder }: CommandContext,
): Promise<ReadonlySet<string>> {
  if (file === undefined) return new Set();
  try {
    const baseline = JSON.parse(await readFile(resolve(folder, file), 'utf8')) as {
      discrepancies: readonly { readonly id: unknown }[];
    };
    return new Set(baseline.discrepancies.map(({ id }) => String(id)));
  } catch (cause) {
    throw usageError('--baseline names no report that posrecon wrote', {
      location: { file },
      remedy: 'Write one with posrecon … --format json > report.json.',
      cause,
    });
  }
}

/** What an earlier report listed already is open, not new. */
function withBaseline(report: Report, known: ReadonlySet<string>): Report {
  return {
    ...report,
    discrepancies: report.discrepancies.map(
      (discrepancy): Discrepancy =>
        known.has(discrepancy.id) ? { ...discrepancy, status: 'open' } : discrepancy,
    ),
  };
}

/** The first of many problems, and how many were left out. */
function printed(problems: readonly Problem[], most: number): readonly string[] {
  const shown = problems.slice(0, most).map((problem) => printProblem(problem));
  const left = problems.length - shown.length;
  return left === 0
    ? shown
    : [
        ...shown,
        `posrecon: ${left} more problems are not described; --max-problems ${problems.length} shows them`,
      ];
}

/** Nothing is read where a profile is misspelt. */
function refuseUnknownProfiles(
  { settings, locate }: Configuration,
  flags: Readonly<Partial<Record<Side, string>>>,
): void {
  const known = [...profiles.map(({ id }) => id), 'auto'];
  for (const side of sides) {
    const flag = flags[side];
    if (flag !== undefined && !known.includes(flag)) throw unknownProfile(flag, known);
    const said = settings[side]?.profile;
    if (said === undefined || known.includes(said)) continue;
    throw unknownProfile(said, known, locate(['sources', side, 'profile']));
  }
}

function worstOf(report: Report, newOnly: boolean): number {
  const counted = report.discrepancies.filter(
    ({ status }) => status === 'new' || (status === 'open' && !newOnly),
  );
  return Math.max(0, ...counted.map(({ severity }) => severityRank[severity]));
}

function exitCodeOf(state: {
  readonly isUnwritten: boolean;
  readonly isInputIncomplete: boolean;
  readonly worst: number;
  readonly failOn: number;
}): ExitCode {
  if (state.isUnwritten) return exitCodes.usage;
  if (state.isInputIncomplete) return exitCodes.input;
  return state.worst >= state.failOn ? exitCodes.discrepancies : exitCodes.clean;
}

async function render(
  report: Report,
  format: 'terminal' | 'json',
  locale: Locale,
  context: CommandContext,
): Promise<string> {
  if (format === 'json') return (await import('../reporters/json.ts')).renderJson(report);
  const { renderTerminal } = await import('../reporters/terminal.ts');
  return renderTerminal(report, { locale, width: context.width, color: context.color });
}

/** Writes what was asked for beside standard output; what could not be written comes back, so that the report is not lost. */
async function writeOutputs(
  report: Report,
  flags: ReconcileFlags,
  locale: Locale,
  context: CommandContext,
): Promise<readonly PosreconError[]> {
  const failed: PosreconError[] = [];
  const write = async (asTyped: string, text: string): Promise<void> => {
    try {
      await writeText(asTyped, context.folder, text);
    } catch (error) {
      if (!(error instanceof PosreconError)) throw error;
      failed.push(error);
    }
  };
  for (const file of flags.output ?? []) {
    await write(file, await render(report, 'json', locale, context));
  }
  if (flags.drafts === undefined) return failed;
  const { renderLetter } = await import('../refunds/letters.ts');
  const { renderRequestsCsv } = await import('../refunds/requests-csv.ts');
  for (const request of report.refundRequests) {
    const discrepancy = report.discrepancies.find(({ id }) => id === request.discrepancy);
    if (discrepancy === undefined) continue;
    const name = `${request.kind}-${discrepancy.code}-${request.id}.md`;
    const letter = renderLetter({ request, discrepancy, report, locale });
    await write(join(flags.drafts, name), letter);
  }
  await write(join(flags.drafts, 'requests.csv'), renderRequestsCsv(report, locale));
  return failed;
}

function explainPasses(
  passes: readonly { readonly pass: string; readonly matched: number }[],
): string {
  return passes.map(({ pass, matched }) => `${String(matched).padStart(9)}  ${pass}`).join('\n');
}
