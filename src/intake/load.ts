import { stat, writeFile } from 'node:fs/promises';
import { type Engine, literal } from '../engine/engine.ts';
import { checkRunningBalance } from './check-balance.ts';
import { checkPayouts } from './check-payouts.ts';
import { checkTotals } from './check-totals.ts';
import { type WorkingFolder, withWorkingFolder } from './containers/working-folder.ts';
import { datePayouts } from './date-payouts.ts';
import { describeFlaws } from './flaws.ts';
import { foldRows } from './fold-rows.ts';
import { endOfRows, insertRows, rowsFrom } from './insert-rows.ts';
import { linesOfRecords } from './late-words.ts';
import { type LoadContext, type LoadedRows, tableOf } from './load-context.ts';
import { proveLayout, unprovenLayout } from './prove-layout.ts';
import { refundsInRows, rowsWithRefund } from './refund-in-row.ts';
import { rivalColumns } from './rival-columns.ts';
import { clearRoundedIds } from './rounded-ids.ts';
import { scanFile } from './scan-file.ts';
import type { ScannedRecords } from './scanned-records.ts';
import { selectOf } from './select-source.ts';
import type { LoadedSource, PlannedSource } from './source.ts';
import type { DocumentReading } from './statements/document.ts';
import { documentRecords } from './statements/document-records.ts';
import { summarise } from './summarise.ts';
import { setTillZones } from './till-zones.ts';
import { unreadColumns } from './unread-columns.ts';

/** The columns that a planned file fills, so that the side's table can be made before any is loaded. */
export function columnsOf(planned: PlannedSource, context: LoadContext): readonly string[] {
  const refunds = refundsInRows(planned, '');
  const own = selectOf(planned, context, true).columns;
  return refunds === null
    ? own
    : [...new Set([...own, ...selectOf(refunds.planned, context, true).columns])];
}

/** Loads one file into its side's table; its rows follow those already there, in file order. */
export async function loadSource(
  engine: Engine,
  planned: PlannedSource,
  context: LoadContext,
): Promise<LoadedSource> {
  // The engine is at work while the bytes are hashed.
  const hashing = planned.probe.sha256();
  hashing.catch(() => undefined);
  return withWorkingFolder(async (folder) => {
    const direct = isRegular(planned) ? await loadDirectly(engine, planned, context) : null;
    const read = direct === null ? null : await describe(engine, direct.planned, context, direct);
    if (read !== null) return read;
    if (direct !== null) await dropRows(engine, planned, direct.firstId);
    const rows =
      planned.document === null
        ? await loadScanned(engine, planned, context, folder)
        : await loadDocument(engine, planned, planned.document, context, folder);
    const described = await describe(engine, rows.planned, context, rows);
    if (described === null) throw new Error(`${planned.file}: scanned rows cannot be described`);
    return described;
  });
}

/** Large files go to the engine as they are, or as the copy of their text is: whether that counts every line shows afterwards. */
function isRegular({ probe, delivered, document }: PlannedSource): boolean {
  const isDamaged = delivered?.mayBeDamaged ?? false;
  return document === null && !probe.whole && !probe.hasNul && !isDamaged;
}

/**
 * Reads a regular file straight from disk. The line numbers follow from the row numbers only if every line of the file is
 * accounted for; `null` where they are not, and the file must be scanned.
 */
async function loadDirectly(
  engine: Engine,
  planned: PlannedSource,
  context: LoadContext,
): Promise<LoadedRows | null> {
  const { table, probe } = planned;
  if (probe.hasLooseQuote && (await stat(probe.path)).size > mostInOnePiece) return null;
  const store = tableOf[planned.mapping.side];
  const relation = csvRelation(probe.path, planned, true);
  const before = await endOfRows(engine, store);
  let read: PlannedSource;
  try {
    read = await insertRows(engine, planned, context, probe.padding !== null, relation, before);
  } catch {
    return null;
  }
  const { firstId, endId } = await rowsFrom(engine, store, before);
  if (endId - firstId !== linesOfRows(planned)) {
    await dropRows(engine, planned, firstId);
    return null;
  }
  const lineOf = (id: number): number => table.headerLine + 1 + id - firstId;
  const rows = { planned: read, relation, firstId, endId, lineOf, scanned: null, refunds: null };
  return withRefundsInRows(engine, rows, context, probe.padding !== null);
}

async function dropRows(
  engine: Engine,
  { mapping }: PlannedSource,
  firstId: number,
): Promise<void> {
  await engine.run(`delete from ${tableOf[mapping.side]}_rows where rowid >= ${firstId}`);
}

/** Reads the rows a second time that state a refund beside their sale; these records follow the others. */
async function withRefundsInRows(
  engine: Engine,
  rows: LoadedRows,
  context: LoadContext,
  padded: boolean,
): Promise<LoadedRows> {
  const refunds = refundsInRows(rows.planned, rows.relation);
  if (refunds === null) return rows;
  const store = tableOf[rows.planned.mapping.side];
  const sales = await rowsWithRefund(engine, store, rows);
  if (sales.length === 0) return rows;
  await insertRows(engine, refunds.planned, context, padded, refunds.relation, rows.endId);
  const { firstId: fromId, endId } = await rowsFrom(engine, store, rows.endId);
  return {
    ...rows,
    endId,
    lineOf: (id) => rows.lineOf(id < fromId ? id : (sales[id - fromId] ?? rows.firstId)),
    refunds: { fromId, planned: refunds.planned },
  };
}

/** Rows that the engine finds where each line down to the last record is one, and each line after it that has a row's width. */
function linesOfRows(planned: PlannedSource): number {
  const { table } = planned;
  const likeRows = table.trailer.filter(({ cells }) => cells.length === table.header.length);
  return linesOfRecords(planned) + likeRows.length;
}

async function loadScanned(
  engine: Engine,
  planned: PlannedSource,
  context: LoadContext,
  folder: WorkingFolder,
): Promise<LoadedRows> {
  const path = folder.newFile();
  const { table, scanned } = await scanFile(planned, context.maxProblems, path);
  return loadRecords(engine, { ...planned, table }, context, path, scanned);
}

/** Loads the records of a document, which were read when it was recognised. */
async function loadDocument(
  engine: Engine,
  planned: PlannedSource,
  document: DocumentReading,
  context: LoadContext,
  folder: WorkingFolder,
): Promise<LoadedRows> {
  const path = folder.newFile();
  const { csv, ...records } = documentRecords(document, planned.table.header, context.maxProblems);
  await writeFile(path, csv, { mode: 0o600 });
  return loadRecords(engine, planned, context, path, records);
}

/** Loads records that were written as CSV. */
async function loadRecords(
  engine: Engine,
  planned: PlannedSource,
  context: LoadContext,
  path: string,
  scanned: ScannedRecords,
): Promise<LoadedRows> {
  const store = tableOf[planned.mapping.side];
  const relation = csvRelation(path, planned, false);
  const before = await endOfRows(engine, store);
  const read =
    scanned.lines.length === 0
      ? planned
      : await insertRows(engine, planned, context, true, relation, before);
  const { firstId, endId } = await rowsFrom(engine, store, before);
  const loaded = endId - firstId;
  if (loaded !== scanned.lines.length) {
    throw new Error(
      `${planned.file}: ${scanned.lines.length} records were scanned, ${loaded} loaded`,
    );
  }
  const rows: LoadedRows = {
    planned: read,
    relation,
    firstId,
    endId,
    lineOf: (id) => scanned.lines[id - firstId] ?? planned.table.headerLine,
    scanned,
    refunds: null,
  };
  return loaded === 0 ? rows : withRefundsInRows(engine, rows, context, true);
}

/** Also what a thread reads at once: about what fills a row group, so that none is put together out of several. */
const longestLine = 16_000_000;
/** Where such a piece ends, DuckDB 1.5 leaves a mark in a value that loose quotation marks stand around: a file with them is one piece. */
const mostInOnePiece = 256_000_000;

/** `direct`: the file as it is, else its records as scanned. */
function csvRelation(path: string, { table, probe }: PlannedSource, direct: boolean): string {
  const names = table.header.map((_, index) => `'c${index}': 'varchar'`);
  const skip = direct ? table.headerLine : 0;
  const quote = direct ? table.quote : '"';
  const isLoose = direct && probe.hasLooseQuote;
  return `read_csv(${literal(path)}, auto_detect = false, header = false, skip = ${skip},
    delim = ${literal(table.delimiter)}, quote = '${quote}', escape = '${quote}',
    ${direct && probe.hasCarriageReturn ? "new_line = '\\r\\n'," : ''}
    ${isLoose ? 'strict_mode = false,' : ''}
    max_line_size = ${longestLine}, buffer_size = ${isLoose ? mostInOnePiece : longestLine}, ${direct ? 'ignore_errors = true,' : ''} columns = {${names.join(', ')}})`;
}

/** Takes out what is no record, counts what is, and checks the file's own totals. `null`: the file must be scanned. */
async function describe(
  engine: Engine,
  planned: PlannedSource,
  context: LoadContext,
  rows: LoadedRows,
): Promise<LoadedSource | null> {
  const { mapping, table, probe } = planned;
  const store = tableOf[mapping.side];
  await setTillZones(engine, planned, rows, context.tills, context.zone);
  const totals = await checkTotals(engine, planned, context, rows, store);
  const balances = await checkRunningBalance(engine, rows, context, store);
  const proof = await proveLayout(engine, planned, rows, store, [...totals, ...balances]);
  const rivals = await rivalColumns(engine, rows, planned);
  const flaws = await describeFlaws(engine, planned, store, rows, context.maxProblems);
  if (flaws === null) return null;
  const scientific = probe.hasExponent ? await clearRoundedIds(engine, planned, store, rows) : [];
  await datePayouts(engine, planned, store, rows);
  const payouts = await checkPayouts(engine, rows, store);
  const folded = await foldRows(engine, planned, store, rows);
  const stated = planned.document?.totals ?? [];
  const controlTotals = [...totals, ...stated, ...balances, ...payouts];
  const summary = await summarise(engine, mapping.side, store, rows);
  const structural = rows.scanned?.problems ?? [];
  const repeatedLines = rows.scanned?.ignored.length ?? 0;
  const rejected = (rows.scanned?.rejected ?? 0) + flaws.rejected;
  const ignored = repeatedLines + flaws.ignored + folded;
  return {
    isCarried: false,
    side: mapping.side,
    file: planned.file,
    container: planned.container,
    sha256: await probe.sha256(),
    encoding: table.encoding,
    table,
    mapping,
    firstId: rows.firstId,
    endId: rows.endId,
    lineOf: rows.lineOf,
    counts: {
      read: summary.count + rejected + ignored,
      loaded: summary.count,
      repeated: 0,
      ignored,
      rejected,
    },
    coverage: mapping.statedCoverage ?? summary.coverage,
    settlementCoverage: summary.settlementCoverage,
    totals: summary.totals,
    controlTotals,
    problems: [
      ...planned.cardNumbers.map(({ problem }) => problem),
      ...(proof === null || proof.holds ? [] : [unprovenLayout(planned, proof)]),
      ...rivals,
      ...unreadColumns(planned),
      ...[...structural, ...flaws.problems]
        .sort((a, b) => (a.line ?? 0) - (b.line ?? 0))
        .slice(0, context.maxProblems),
      ...scientific,
    ].sort((a, b) => (a.line ?? 0) - (b.line ?? 0)),
    statements: planned.document?.statements ?? null,
    ...(rivals.length > 0
      ? { proof: { checks: proof?.checks ?? [], holds: false } }
      : proof === null
        ? {}
        : { proof }),
  };
}
