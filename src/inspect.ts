import { openDuckDb } from './engine/duckdb.ts';
import type { Engine } from './engine/engine.ts';
import { type TransactionColumn, transactionColumns } from './engine/schema.ts';
import type { Problem } from './errors/posrecon-error.ts';
import { withWorkingFolder } from './intake/containers/working-folder.ts';
import { readFirstRecords } from './intake/first-records.ts';
import { type FileGuess, guessFile } from './intake/guess-file.ts';
import { inspectedColumns } from './intake/inspected-columns.ts';
import { knownFormats } from './intake/known-formats.ts';
import { type PlannedFiles, planFile } from './intake/plan-file.ts';
import { type InputSettings, loadInputs, problemsOf } from './intake/read-inputs.ts';
import type { LoadedSource } from './intake/source.ts';
import { statedBalances, statementsOf } from './intake/statements.ts';
import { type Locale, reasonSentence } from './locales/locale.ts';
import type { InspectedFile, InspectionReport } from './model/inspection.ts';
import type { Reason } from './model/recognition.ts';
import type { ReportProblem } from './model/report.ts';
import { sides } from './model/transaction.ts';

export interface Inspection {
  readonly report: InspectionReport;
  /** Rows and files that could not be used, with excerpts and remedies. */
  readonly problems: readonly Problem[];
}

/** `locale`: the language of what is said of each file. */
export interface InspectionSettings extends Omit<InputSettings, 'wanted'> {
  readonly locale: Locale;
}

/** What may be the same in every row is asked for where it is not. */
const everyColumn = new Set(
  (Object.keys(transactionColumns) as TransactionColumn[]).filter(
    (name) => name !== 'currency' && name !== 'acquirer',
  ),
);

/** Tells of each file, member and sheet what it is and what is read from it, as if it were alone. Judges nothing. */
export async function inspect(options: InspectionSettings): Promise<Inspection> {
  const files: InspectedFile[] = [];
  const problems: Problem[] = [];
  for (const given of options.files) {
    options.onProgress?.(given.file);
    await withWorkingFolder(async (folder) => {
      const found = await planFile(given, options.settings, folder, options);
      for (const each of apart(found)) {
        const told = await inspected(each, options);
        files.push(told.file);
        problems.push(...told.problems);
      }
    });
  }
  return { report: { schemaVersion: 1, files }, problems };
}

/** Each source, and each part that is none, by itself. */
function apart({ planned, refused, skipped }: PlannedFiles): readonly PlannedFiles[] {
  const nothing = { planned: [], refused: [], skipped: [] };
  return [
    ...planned.map((source) => ({ ...nothing, planned: [source] })),
    ...refused.map((part) => ({ ...nothing, refused: [part] })),
    ...skipped.map((problem) => ({ ...nothing, skipped: [problem] })),
  ];
}

async function inspected(
  found: PlannedFiles,
  options: InspectionSettings,
): Promise<{ readonly file: InspectedFile; readonly problems: readonly Problem[] }> {
  const engine = openDuckDb();
  try {
    const inputs = await loadInputs(engine, found, { ...options, wanted: everyColumn });
    const problems = problemsOf(inputs);
    const told = problems.map(reported);
    const [source] = inputs.sources;
    const file =
      source === undefined
        ? await unnamed(found, told, options)
        : await named(engine, source, inputs.currency, told, options);
    return { file, problems };
  } finally {
    engine.close();
  }
}

async function named(
  engine: Engine,
  source: LoadedSource,
  currency: string,
  problems: readonly ReportProblem[],
  options: InspectionSettings,
): Promise<InspectedFile> {
  const { mapping, table, counts, statements, proof } = source;
  const checks = (proof?.checks ?? []).map((check): Reason => ({ key: 'checked', ...check }));
  return {
    file: source.file,
    container: source.container,
    encoding: source.encoding,
    profile: mapping.profile,
    confidence: mapping.confidence,
    side: source.side,
    headerLine: statements !== null || table.headerLine === 0 ? null : table.headerLine,
    columns: statements === null ? inspectedColumns(table, mapping) : [],
    title: titleOf(mapping.profile, options),
    why: [...mapping.why, ...checks].map((reason) => reasonSentence(options.locale, reason)),
    coverage: source.coverage,
    records: {
      read: counts.read,
      loaded: counts.loaded,
      ignored: counts.ignored,
      rejected: counts.rejected,
    },
    totals: source.totals,
    statements: await balancesOf(engine, source, currency),
    controlTotals: source.controlTotals.map(({ name, stated, found, agrees }) => ({
      name,
      stated,
      found,
      agrees,
    })),
    firstRecords: await readFirstRecords(engine, source),
    problems,
  };
}

/** `null` for `auto`, which is no format. */
function titleOf(profile: string, { ownProfiles = [], locale }: InspectionSettings): string | null {
  const format = [...knownFormats, ...ownProfiles].find(({ id }) => id === profile);
  return format?.title[locale.language] ?? null;
}

async function balancesOf(
  engine: Engine,
  { side, statements }: LoadedSource,
  currency: string,
): Promise<InspectedFile['statements']> {
  if (side !== 'bank') return [];
  if (statements !== null) return statedBalances(statements, currency);
  return statementsOf(engine);
}

/** What can be said of a part that was refused or left out: how far its reading got, and what it may be. */
async function unnamed(
  { refused: [refused], skipped: [skipped] }: PlannedFiles,
  problems: readonly ReportProblem[],
  { locale, ownProfiles, settings }: InspectionSettings,
): Promise<InspectedFile> {
  const part = refused?.part ?? null;
  const own = skipped?.own;
  const guess: FileGuess =
    part === null
      ? {
          encoding: null,
          table: null,
          why: own === undefined ? [] : [{ key: 'own-file', what: own }],
        }
      : await guessFile(part, ownProfiles, profileOfAll(settings));
  return {
    file: part?.file ?? refused?.error.location?.file ?? skipped?.file ?? '',
    container: guess.encoding === null ? null : (part?.container ?? null),
    encoding: guess.encoding,
    profile: null,
    confidence: 0,
    side: null,
    headerLine: guess.table?.headerLine ?? null,
    columns: (guess.table?.header ?? []).map((header) => ({ header, field: null, by: null })),
    title: null,
    why: guess.why.map((reason) => reasonSentence(locale, reason)),
    coverage: null,
    records: { read: 0, loaded: 0, ignored: 0, rejected: 0 },
    totals: [],
    statements: [],
    controlTotals: [],
    firstRecords: [],
    problems,
  };
}

/** The format in which every file is said to be, whatever its side. */
function profileOfAll(settings: InspectionSettings['settings']): string | null {
  const named = new Set(sides.map((side) => settings[side]?.profile ?? null));
  const [only = null] = named;
  return named.size === 1 ? only : null;
}

function reported({ file, line, column, code, message }: Problem): ReportProblem {
  return { file, line, column, code, message };
}
