import type { Engine } from '../engine/engine.ts';
import {
  createSideTable,
  createWorkingStore,
  recordColumnsOf,
  type TransactionColumn,
} from '../engine/schema.ts';
import type { PosreconError, Problem } from '../errors/posrecon-error.ts';
import type { ContractedTill } from '../model/contract.ts';
import type { Side } from '../model/transaction.ts';
import { sides } from '../model/transaction.ts';
import { type CarriedRecords, sourceKey } from './carried.ts';
import { withWorkingFolder } from './containers/working-folder.ts';
import { type ClosedDays, newRecords } from './coverage.ts';
import { noRows } from './identify-errors.ts';
import { columnsOf, loadSource } from './load.ts';
import { type LoadContext, tableOf } from './load-context.ts';
import { removeOtherViews } from './other-views.ts';
import { type Overlap, removeOverlap } from './overlap.ts';
import {
  joinPlanned,
  type Means,
  type NamedFile,
  type PlannedFiles,
  planFile,
} from './plan-file.ts';
import { currencyOf, currencyOfAll, zoneOf } from './run-settings.ts';
import type { LoadedSource, PlannedSource, SourceSettings } from './source.ts';
import { withSummaryTotals } from './statements/summary-totals.ts';

export interface InputSettings extends Means {
  readonly files: readonly NamedFile[];
  readonly settings: Readonly<Partial<Record<Side, SourceSettings>>>;
  /** The run's zone, where the user said it. */
  readonly timeZone: string | null;
  readonly currency: string | null;
  readonly wanted: ReadonlySet<TransactionColumn>;
  readonly maxProblems: number;
  /** Tills that run in a zone of their own, by the contract. */
  readonly tills?: readonly ContractedTill[];
  /** What earlier runs left; without it the files stand alone. */
  readonly carried?: CarriedRecords | null;
  /** Tells what is being worked on: a file, then the numbers of records that are compared. */
  readonly onProgress?: (doing: string) => void;
}

/** A file that was left out, since its bytes were read before. */
export interface KnownFile {
  readonly file: string;
  readonly side: Side;
}

/** All files, loaded: what each is, and what could not be read. */
export interface Inputs {
  readonly sources: readonly LoadedSource[];
  readonly sides: ReadonlySet<Side>;
  /** Files that could not be used at all. */
  readonly refused: readonly PosreconError[];
  /** Members and sheets without records, beside others that have some, and what posrecon wrote. */
  readonly skipped: readonly Problem[];
  /** Files that an earlier run, or this one under another name, has read: they were left out. */
  readonly known: readonly KnownFile[];
  /** Copies within the only file of a side are not looked for yet: see `findCopies`. */
  readonly overlaps: Readonly<Record<Side, Overlap>>;
  /** Columns that each side's table has. */
  readonly columns: Readonly<Record<Side, ReadonlySet<string>>>;
  readonly timeZone: string;
  /** The zone was told from the exports, not by the user. */
  readonly currency: string;
  /** Of earlier days only what is not finished takes part: see `CarriedRecords`. */
  readonly since: string | null;
  readonly closed: Readonly<Record<Side, ClosedDays | null>>;
  readonly spentLines: ReadonlySet<number>;
}

const noOverlap: Overlap = { repeated: new Map(), copies: [] };
const nothingClosed = { pos: null, settlement: null, bank: null };

/** Recognises and loads all files. A file that cannot be used is listed and the others are read. */
export async function readInputs(engine: Engine, input: InputSettings): Promise<Inputs> {
  return withWorkingFolder(async (folder) => {
    const found: PlannedFiles[] = [];
    for (const named of input.files) {
      input.onProgress?.(named.file);
      found.push(await planFile(named, input.settings, folder, input));
    }
    return loadInputs(engine, joinPlanned(found), input);
  });
}

/** Loads what was recognised; the working copies of its parts must still be there. */
export async function loadInputs(
  engine: Engine,
  { planned: found, refused: refusedParts, skipped }: PlannedFiles,
  input: InputSettings,
): Promise<Inputs> {
  const refused = refusedParts.map(({ error }) => error);
  const carried = input.carried ?? null;
  const { planned, known } = await withoutKnown(engine, withSummaryTotals(found), carried);
  const timeZone = carried?.timeZone ?? input.timeZone ?? zoneOf(planned);
  const currency = carried?.currency ?? input.currency ?? currencyOf(planned);
  await createWorkingStore(engine);
  const loaded: LoadedSource[] = [];
  const overlaps = { pos: noOverlap, settlement: noOverlap, bank: noOverlap };
  const columns: Record<Side, ReadonlySet<string>> = {
    pos: new Set(),
    settlement: new Set(),
    bank: new Set(),
  };
  for (const side of sides) {
    const files = planned.filter(({ mapping }) => mapping.side === side);
    const kept = carried?.columns[side] ?? new Set<string>();
    // Kept records say of each row what the files of one run share.
    const ofAll = kept.size > 0 ? null : currencyOfAll(files, currency);
    const context: LoadContext = {
      zone: timeZone,
      currency,
      wanted: new Set([
        ...input.wanted,
        ...(ofAll === null ? (['currency'] as const) : []),
        ...(kept.size > 0 || needsAcquirer(planned) ? (['acquirer'] as const) : []),
        ...(input.tills?.some(({ store }) => store !== null) ? (['store'] as const) : []),
      ]),
      maxProblems: input.maxProblems,
      tills: input.tills ?? [],
    };
    const filled = new Set([...kept, ...files.flatMap((file) => columnsOf(file, context))]);
    const present = recordColumnsOf(filled);
    await createSideTable(engine, tableOf[side], filled.size === 0 ? new Set(['amount']) : filled, {
      currency: ofAll ?? currency,
      acquirer: acquirerOf(planned) ?? '',
    });
    const ofSide: LoadedSource[] =
      carried === null || kept.size === 0 ? [] : [...(await carried.place(engine, side, present))];
    for (const file of files) {
      input.onProgress?.(file.file);
      const source = await loadSource(engine, file, context);
      ofSide.push(source);
      if (!hasNothing(source)) await carried?.setAside(engine, source, present);
    }
    columns[side] = present;
    if (ofSide.length > 1) {
      const overlap = await removeOverlap(engine, tableOf[side], ofSide, present);
      const told =
        side === 'settlement'
          ? await removeOtherViews(engine, ofSide, present)
          : noOverlap.repeated;
      overlaps[side] = { ...overlap, repeated: addUp(overlap.repeated, told) };
    }
    loaded.push(...ofSide.map((source) => withRepeated(source, overlaps[side])));
  }
  refused.push(...loaded.filter(hasNothing).map(({ file }) => noRows(file)));
  if (carried !== null)
    loaded.push(...(await carried.callBack(engine, newRecords(loaded), columns)));
  return {
    sources: loaded,
    sides: new Set(loaded.filter((source) => !hasNothing(source)).map(({ side }) => side)),
    refused,
    skipped,
    known,
    overlaps,
    columns,
    timeZone,
    currency,
    since: carried?.since ?? null,
    closed: carried?.closed ?? nothingClosed,
    spentLines: (await carried?.spentLines()) ?? new Set(),
  };
}

/**
 * Looks for copies of records within sides of one file. What a key matched one to one has no copy, so only what the keyed passes left
 * (`rest_pos`, `rest_stl`) is searched where they ran.
 */
export async function findCopies(
  engine: Engine,
  inputs: Inputs,
  keyedPassesRan: boolean,
): Promise<Readonly<Record<Side, Overlap>>> {
  const overlaps = { ...inputs.overlaps };
  for (const side of sides) {
    const sources = inputs.sources.filter((source) => source.side === side);
    if (sources.length !== 1) continue;
    const table = tableOf[side];
    const among =
      keyedPassesRan && side !== 'bank'
        ? `select id from rest_${table} union all select id from ${table} where class <> 'due'`
        : null;
    overlaps[side] = await removeOverlap(engine, table, sources, inputs.columns[side], among);
  }
  return overlaps;
}

/** Files that are new: where a ledger carries records, the same bytes are read once. */
async function withoutKnown(
  engine: Engine,
  found: readonly PlannedSource[],
  carried: CarriedRecords | null,
): Promise<{ readonly planned: readonly PlannedSource[]; readonly known: readonly KnownFile[] }> {
  if (carried === null) return { planned: found, known: [] };
  const files = await Promise.all(
    found.map(async (source) => {
      const { file, probe } = source;
      return { file, sha256: await probe.sha256(), source };
    }),
  );
  const seen = new Set(await carried.known(engine, files));
  const planned: PlannedSource[] = [];
  const known: KnownFile[] = [];
  for (const { source, ...file } of files) {
    const key = sourceKey(file);
    if (seen.has(key)) known.push({ file: source.file, side: source.mapping.side });
    else planned.push(source);
    seen.add(key);
  }
  return { planned, known };
}

function addUp(...counts: readonly Overlap['repeated'][]): Overlap['repeated'] {
  const sums = new Map<LoadedSource, number>();
  for (const [source, count] of counts.flatMap((each) => [...each])) {
    sums.set(source, (sums.get(source) ?? 0) + count);
  }
  return sums;
}

function withRepeated(source: LoadedSource, overlap: Overlap): LoadedSource {
  const repeated = overlap.repeated.get(source) ?? 0;
  if (repeated === 0) return source;
  const { counts } = source;
  return { ...source, counts: { ...counts, loaded: counts.loaded - repeated, repeated } };
}

/** A statement without entries says that there were none. */
export function hasNothing({ counts, statements }: LoadedSource): boolean {
  return counts.read === 0 && statements === null;
}

function needsAcquirer(planned: readonly PlannedSource[]): boolean {
  return acquirerOf(planned) === null;
}

/** The acquirer of all settlement files; `null` where they are of several. */
function acquirerOf(planned: readonly PlannedSource[]): string | null {
  const names = new Set(
    planned
      .filter(({ mapping }) => mapping.side === 'settlement')
      .map(({ mapping }) => mapping.acquirer ?? mapping.profile),
  );
  return names.size > 1 ? null : ([...names][0] ?? '');
}

/** Rows and files that could not be used, as the report lists them. */
export function problemsOf(inputs: Inputs): readonly Problem[] {
  const ofFiles = inputs.refused.map(
    (error): Problem => ({
      file: error.location?.file ?? '',
      line: error.location?.line ?? null,
      column: error.location?.column ?? null,
      code: error.code,
      message: error.message,
      ...(error.excerpt === undefined ? {} : { excerpt: error.excerpt }),
      ...(error.remedy === undefined ? {} : { remedy: error.remedy }),
    }),
  );
  return [...ofFiles, ...inputs.skipped, ...inputs.sources.flatMap(({ problems }) => problems)];
}
