import { openDuckDb } from './engine/duckdb.ts';
import type { Engine } from './engine/engine.ts';
import { type TransactionColumn, transactionColumns } from './engine/schema.ts';
import type { Problem } from './errors/posrecon-error.ts';
import { readBankEntries } from './intake/bank-entries.ts';
import { readFirstRecords } from './intake/first-records.ts';
import { guessFile } from './intake/guess-file.ts';
import { inspectedColumns } from './intake/inspected-columns.ts';
import {
  type InputSettings,
  type Inputs,
  type NamedFile,
  problemsOf,
  readInputs,
} from './intake/read-inputs.ts';
import type { LoadedSource } from './intake/source.ts';
import { statementsOf } from './intake/statements.ts';
import type { InspectedFile, InspectionReport } from './model/inspection.ts';
import type { ReportProblem } from './model/report.ts';

export interface Inspection {
  readonly report: InspectionReport;
  /** Rows and files that could not be used, with excerpts and remedies. */
  readonly problems: readonly Problem[];
}

const everyColumn = new Set(Object.keys(transactionColumns) as TransactionColumn[]);

/** Tells of each file what it is and what is read from it, as if it were alone. Judges nothing. */
export async function inspect(options: Omit<InputSettings, 'wanted'>): Promise<Inspection> {
  const files: InspectedFile[] = [];
  const problems: Problem[] = [];
  for (const named of options.files) {
    const engine = await openDuckDb();
    try {
      const inputs = await readInputs(engine, { ...options, files: [named], wanted: everyColumn });
      problems.push(...problemsOf(inputs));
      files.push(await inspected(engine, named, inputs));
    } finally {
      engine.close();
    }
  }
  return { report: { schemaVersion: 1, files }, problems };
}

async function inspected(
  engine: Engine,
  { file }: NamedFile,
  inputs: Inputs,
): Promise<InspectedFile> {
  const [source] = inputs.sources;
  const problems = problemsOf(inputs).map(reported);
  if (source !== undefined) return named(engine, source, problems);
  return unnamed(file, problems);
}

async function named(
  engine: Engine,
  source: LoadedSource,
  problems: readonly ReportProblem[],
): Promise<InspectedFile> {
  const { mapping, table, counts } = source;
  return {
    file: source.file,
    container: 'plain',
    encoding: source.encoding,
    profile: mapping.profile,
    confidence: mapping.confidence,
    side: source.side,
    headerLine: table.headerLine,
    columns: inspectedColumns(table, mapping),
    why: mapping.why,
    coverage: source.coverage,
    records: {
      read: counts.read,
      loaded: counts.loaded,
      ignored: counts.ignored,
      rejected: counts.rejected,
    },
    totals: source.totals,
    statements: source.side === 'bank' ? statementsOf(await readBankEntries(engine)) : [],
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

/** What can be said of a file that was refused: how far its reading got, and what it may be. */
async function unnamed(file: string, problems: readonly ReportProblem[]): Promise<InspectedFile> {
  const guess = await guessFile(file);
  return {
    file,
    container: guess.encoding === null ? null : 'plain',
    encoding: guess.encoding,
    profile: null,
    confidence: 0,
    side: null,
    headerLine: guess.table?.headerLine ?? null,
    columns: (guess.table?.header ?? []).map((header) => ({ header, field: null, by: null })),
    why: guess.why,
    coverage: null,
    records: { read: 0, loaded: 0, ignored: 0, rejected: 0 },
    totals: [],
    statements: [],
    controlTotals: [],
    firstRecords: [],
    problems,
  };
}

function reported({ file, line, column, code, message }: Problem): ReportProblem {
  return { file, line, column, code, message };
}
