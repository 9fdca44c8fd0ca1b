import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadConfiguration } from '../config/load-configuration.ts';
import { type ExitCode, exitCodes, PosreconError, usageError } from '../errors/posrecon-error.ts';
import { printProblem } from '../errors/print.ts';
import type { NamedFile } from '../intake/read-inputs.ts';
import type { SourceSettings } from '../intake/source.ts';
import { loadLocale } from '../locales/index.ts';
import type { Language, Locale } from '../locales/locale.ts';
import type { Severity } from '../model/discrepancy.ts';
import type { Discrepancy, Report } from '../model/report.ts';
import { type Side, sides } from '../model/transaction.ts';
import { isTimeZone } from '../model/zone-offset.ts';
import { reconcile } from '../reconcile.ts';
import type { CommandContext, CommandOutcome } from './context.ts';

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

const severityRank = { error: 3, warning: 2, notice: 1 } as const satisfies Record<Severity, number>;
const failOnRank = { error: 3, warning: 2, notice: 1, never: 4 } as const;

/** Reads the three sides, tells what does not agree, and drafts what follows. */
export async function runReconcile(
  files: readonly string[],
  flags: ReconcileFlags,
  context: CommandContext,
): Promise<CommandOutcome> {
  const checked = checkFlags(flags);
  const configuration = await loadConfiguration(flags.config ?? null, context.folder);
  const named = namedFiles(files, flags);
  const inputs = named.length > 0 ? named : configuration.files;
  if (inputs.length === 0) {
    throw usageError('no files are named', {
      remedy: 'Name a till log, a settlement export and a bank statement: posrecon till.csv settlement.csv bank.csv',
    });
  }
  const isMachine = checked.format !== 'terminal';
  const language = flags.lang ?? (isMachine ? 'en' : context.language);
  const locale = await loadLocale(language);
  const { report, problems, rejected, passes } = await reconcile({
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
  const known = flags.baseline === undefined ? report : await withBaseline(report, flags.baseline);
  const missing = checked.required.filter((side) => !report.sources.some((source) => source.side === side));
  const messages = [
    ...problems.slice(0, checked.maxProblems).map((problem) => printProblem(problem)),
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
  await writeOutputs(known, flags, locale, context);
  const exitCode = exitCodeOf({
    isInputIncomplete: missing.length > 0 || problems.some(({ line, code }) => line === null || code === 'ERR_INTAKE_SCIENTIFIC_ID') || rejected > checked.allowRejected,
    worst: worstOf(known, flags.newOnly === true || flags.baseline !== undefined),
    failOn: failOnRank[checked.failOn],
  });
  const output = flags.quiet === true ? '' : await render(known, checked.format, locale, context);
  const explained = flags.explainMatching === true ? [explainPasses(passes)] : [];
  return { output, messages: [...messages, ...explained], exitCode };
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
  if (flags.asOf !== undefined && !/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(flags.asOf)) {
    throw usageError(`--as-of ${flags.asOf} is not a date`, { remedy: 'Write it as 2026-10-15.' });
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
    required: (flags.require ?? '').split(',').filter((word) => word !== '').map(requiredSide),
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
    throw usageError(`--require ${word} is no side`, { remedy: 'Use pos, settlement and bank, parted by commas.' });
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

/** What an earlier report listed already is open, not new. */
async function withBaseline(report: Report, file: string): Promise<Report> {
  const { readFile } = await import('node:fs/promises');
  let ids: ReadonlySet<string>;
  try {
    const baseline = JSON.parse(await readFile(file, 'utf8')) as { discrepancies?: { id?: unknown }[] };
    ids = new Set((baseline.discrepancies ?? []).map(({ id }) => String(id)));
  } catch (cause) {
    throw usageError(`--baseline ${file} is not a report that posrecon wrote`, {
      location: { file },
      remedy: 'Write one with posrecon … --format json > report.json.',
      cause,
    });
  }
  return {
    ...report,
    discrepancies: report.discrepancies.map(
      (discrepancy): Discrepancy =>
        ids.has(discrepancy.id) ? { ...discrepancy, status: 'open' } : discrepancy,
    ),
  };
}

function worstOf(report: Report, newOnly: boolean): number {
  const counted = report.discrepancies.filter(
    ({ status }) => status === 'new' || (status === 'open' && !newOnly),
  );
  return Math.max(0, ...counted.map(({ severity }) => severityRank[severity]));
}

function exitCodeOf(state: {
  readonly isInputIncomplete: boolean;
  readonly worst: number;
  readonly failOn: number;
}): ExitCode {
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

async function writeOutputs(
  report: Report,
  flags: ReconcileFlags,
  locale: Locale,
  context: CommandContext,
): Promise<void> {
  for (const file of flags.output ?? []) {
    await write(join(context.folder, file), file, await render(report, 'json', locale, context));
  }
  if (flags.drafts === undefined) return;
  const folder = join(context.folder, flags.drafts);
  const { renderLetter } = await import('../refunds/letters.ts');
  const { renderRequestsCsv } = await import('../refunds/requests-csv.ts');
  for (const request of report.refundRequests) {
    const discrepancy = report.discrepancies.find(({ id }) => id === request.discrepancy);
    if (discrepancy === undefined) continue;
    const name = `${request.kind}-${discrepancy.code}-${request.id}.md`;
    await write(join(folder, name), join(flags.drafts, name), renderLetter({ request, discrepancy, report, locale }));
  }
  await write(
    join(folder, 'requests.csv'),
    join(flags.drafts, 'requests.csv'),
    renderRequestsCsv(report, locale),
  );
}

async function write(path: string, asTyped: string, text: string): Promise<void> {
  try {
    await mkdir(join(path, '..'), { recursive: true });
    await writeFile(path, text);
  } catch (cause) {
    throw new PosreconError('ERR_FILE_UNWRITABLE', exitCodes.usage, 'the file cannot be written', {
      location: { file: asTyped },
      remedy: 'Check that the folder exists and may be written to.',
      cause,
    });
  }
}

function explainPasses(passes: readonly { readonly pass: string; readonly matched: number }[]): string {
  return passes.map(({ pass, matched }) => `${String(matched).padStart(9)}  ${pass}`).join('\n');
}
