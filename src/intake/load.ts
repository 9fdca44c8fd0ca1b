import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asCount, asMoney, asText, asWhole, type Engine, literal } from '../engine/engine.ts';
import type { StoreTable, TransactionColumn } from '../engine/schema.ts';
import type { Problem } from '../errors/posrecon-error.ts';
import { dateOfDay } from '../model/calendar.ts';
import { absolute, formatMoney, parseMoney } from '../model/money.ts';
import type { Coverage, CurrencyTotal } from '../model/report.ts';
import { familyOf, type Side } from '../model/transaction.ts';
import {
  bankSelect,
  type CanonicalContext,
  type CanonicalSelect,
  flawNumber,
  transactionSelect,
} from './canonical-sql.ts';
import { currencyWords } from './currency-words.ts';
import { decodeText } from './encoding.ts';
import { describeFlaws } from './flaws.ts';
import { wholeFileLimit } from './probe.ts';
import { type ScannedRecords, scanRecords } from './scan.ts';
import type { CheckedTotal, LoadedSource, PlannedSource } from './source.ts';
import type { Field, StatedTotal } from './table.ts';
import { moneySql, placeholders, textSql } from './value-sql.ts';

export interface LoadContext {
  /** The run's IANA zone. */
  readonly zone: string;
  /** Currency of files that state none. */
  readonly currency: string;
  /** Columns that somebody needs. */
  readonly wanted: ReadonlySet<TransactionColumn>;
  /** How many bad rows are described one by one; all are counted. */
  readonly maxProblems: number;
}

export const tableOf: Readonly<Record<Side, StoreTable>> = {
  pos: 'pos',
  settlement: 'stl',
  bank: 'bank',
};

/** The canonical columns that a planned file fills, so that the side's table can be made before any is loaded. */
export function columnsOf(planned: PlannedSource, context: LoadContext): readonly string[] {
  return selectOf(planned, context, true).columns;
}

/** Loads one file into its side's table; its rows follow those already there, in file order. */
export async function loadSource(
  engine: Engine,
  planned: PlannedSource,
  context: LoadContext,
): Promise<LoadedSource> {
  const folder = await mkdtemp(join(tmpdir(), 'posrecon-'));
  try {
    const direct = isRegular(planned) ? await loadDirectly(engine, planned, context) : null;
    const rows = direct ?? (await loadScanned(engine, planned, context, folder));
    return await describe(engine, planned, context, rows);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface LoadedRows {
  readonly relation: string;
  readonly firstId: number;
  readonly endId: number;
  readonly lineOf: (id: number) => number;
  readonly scanned: ScannedRecords | null;
}

/** Large UTF-8 files without a quote that could hide a line break go to the engine as they are. */
function isRegular({ probe, encoding, bomLength }: PlannedSource): boolean {
  return probe.size > wholeFileLimit && encoding === 'utf-8' && bomLength === 0 && !probe.hasNul;
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
  const store = tableOf[planned.mapping.side];
  const relation = csvRelation(planned.file, planned, table.headerLine);
  const before = await endOfRows(engine, store);
  try {
    await insert(engine, planned, context, probe.hasPadding, relation, before);
  } catch {
    return null;
  }
  const firstId = await firstRowFrom(engine, store, before);
  const endId = await endOfRows(engine, store);
  const dataLines = probe.lineCount - table.headerLine;
  const beforeTrailer = (table.trailer[0]?.line ?? probe.lineCount + 1) - table.headerLine - 1;
  const loaded = endId - firstId;
  if (loaded !== dataLines && loaded !== beforeTrailer) {
    await engine.run(`delete from ${store}_rows where rowid >= ${firstId}`);
    return null;
  }
  return {
    relation,
    firstId,
    endId,
    lineOf: (id) => table.headerLine + 1 + id - firstId,
    scanned: null,
  };
}

async function loadScanned(
  engine: Engine,
  planned: PlannedSource,
  context: LoadContext,
  folder: string,
): Promise<LoadedRows> {
  const { probe, encoding, bomLength, table } = planned;
  const store = tableOf[planned.mapping.side];
  const bytes = probe.whole ? probe.head : await readFile(planned.file);
  const scanned = scanRecords(decodeText(bytes, encoding, bomLength), table, planned.file);
  const path = join(folder, 'records.csv');
  await writeFile(path, scanned.csv, { mode: 0o600 });
  const relation = csvRelation(path, planned, 0);
  const before = await endOfRows(engine, store);
  if (scanned.lines.length > 0) {
    await insert(engine, planned, context, true, relation, before);
  }
  const firstId = await firstRowFrom(engine, store, before);
  return {
    relation,
    firstId,
    endId: firstId + scanned.lines.length,
    lineOf: (id) => scanned.lines[id - firstId] ?? table.headerLine,
    scanned,
  };
}

function selectOf(
  planned: PlannedSource,
  context: LoadContext,
  padded: boolean,
  words: readonly string[] = [],
): CanonicalSelect {
  const canonical: CanonicalContext = {
    zone: context.zone,
    currency: context.currency,
    padded,
    currencyWords,
    placeholders: padded || usesPlaceholders(planned),
    kindsUsed: wordsUsed(planned, 'kind', words),
    statusesUsed: wordsUsed(planned, 'status', words),
  };
  return planned.mapping.side === 'bank'
    ? bankSelect(planned.mapping, canonical)
    : transactionSelect(planned.mapping, canonical, context.wanted);
}

/** The words of a column that are looked up: those in the sample, most frequent first, then those found later. */
function wordsUsed(
  { table, mapping }: PlannedSource,
  field: 'kind' | 'status',
  found: readonly string[],
): readonly string[] {
  const index = mapping.columns[field]?.index;
  if (index === undefined) return [];
  const counts = new Map<string, number>();
  for (const { cells } of [...table.head, ...table.tail]) {
    const word = (cells[index] ?? '').trim().replace(/^`/, '').toLowerCase();
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const seen = [...counts]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([word]) => word);
  return [...new Set([...seen, ...found])];
}

function usesPlaceholders({ table }: PlannedSource): boolean {
  const words = new Set(placeholders);
  return [...table.head, ...table.tail].some(({ cells }) => cells.some((cell) => words.has(cell)));
}

function csvRelation(path: string, { table, probe }: PlannedSource, skip: number): string {
  const names = table.header.map((_, index) => `'c${index}': 'varchar'`);
  const direct = skip > 0;
  const quote = direct ? table.quote : '"';
  return `read_csv(${literal(path)}, auto_detect = false, header = false, skip = ${skip},
    delim = ${literal(table.delimiter)}, quote = '${quote}', escape = '${quote}',
    ${direct && probe.hasCarriageReturn ? "new_line = '\\r\\n'," : ''}
    max_line_size = 16000000, ${direct ? 'ignore_errors = true,' : ''} columns = {${names.join(', ')}})`;
}

/** Loads the rows; where some use a word of the dictionary that the sample does not show, they are read once more with it. */
async function insert(
  engine: Engine,
  planned: PlannedSource,
  context: LoadContext,
  padded: boolean,
  relation: string,
  firstId: number,
): Promise<void> {
  const store = tableOf[planned.mapping.side];
  const load = async (select: CanonicalSelect): Promise<void> => {
    await engine.run(
      `insert into ${store}_rows (${select.columns.join(', ')}) ${select.from(relation)}`,
    );
  };
  await load(selectOf(planned, context, padded));
  if (planned.mapping.side === 'bank') return;
  const unread = await engine.row(
    `select count(*) as n from ${store}_rows where rowid >= ${firstId} and flaw in (${flawNumber('kind')}, ${flawNumber('status')})`,
  );
  if (asCount(unread['n']) === 0) return;
  const words = await wordsOf(engine, planned, relation);
  const { kindWords, statusWords } = planned.mapping;
  if (!words.some((word) => kindWords[word] !== undefined || statusWords[word] !== undefined)) return;
  await engine.run(`delete from ${store}_rows where rowid >= ${firstId}`);
  await load(selectOf(planned, context, padded, words));
}

/** All kind and status words of a file. */
async function wordsOf(
  engine: Engine,
  { mapping }: PlannedSource,
  relation: string,
): Promise<readonly string[]> {
  const columns = [mapping.columns.kind, mapping.columns.status].filter((c) => c !== undefined);
  const reads = columns.map(({ index }) => {
    const cell = textSql(`c${index}`, { padded: true, placeholders: true });
    return `select distinct lower(${cell}) as word from ${relation}`;
  });
  const rows = await engine.rows(`${reads.join(' union ')} order by word limit 1000`);
  return rows.map((row) => asText(row['word']) ?? '');
}

/** Row numbers are never reused: rows that were taken out leave gaps. */
async function endOfRows(engine: Engine, store: StoreTable): Promise<number> {
  const row = await engine.row(`select coalesce(max(rowid) + 1, 0) as n from ${store}_rows`);
  return asCount(row['n']);
}

/** Where the rows of the file just loaded begin: numbers of rows taken out before them are not given out again. */
async function firstRowFrom(engine: Engine, store: StoreTable, from: number): Promise<number> {
  const row = await engine.row(
    `select coalesce(min(rowid), ${from}) as n from ${store}_rows where rowid >= ${from}`,
  );
  return asCount(row['n']);
}

/** Takes out what is no record, counts what is, and checks the file's own totals. */
async function describe(
  engine: Engine,
  planned: PlannedSource,
  context: LoadContext,
  rows: LoadedRows,
): Promise<LoadedSource> {
  const { mapping, table, probe } = planned;
  const store = tableOf[mapping.side];
  const controlTotals = await checkTotals(engine, planned, context, rows, store);
  const flaws = await describeFlaws(engine, planned, store, rows, context.maxProblems);
  const scientific = probe.hasExponent ? await clearRoundedIds(engine, planned, store, rows) : [];
  const summary = await summarise(engine, mapping.side, store, rows);
  const structural = rows.scanned?.problems ?? [];
  const repeatedLines = rows.scanned?.ignored.length ?? 0;
  const rejected = structural.length + flaws.rejected;
  const ignored = repeatedLines + flaws.ignored;
  return {
    side: mapping.side,
    file: planned.file,
    sha256: probe.sha256,
    encoding: table.encoding,
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
    problems: [...structural, ...flaws.problems, ...scientific].sort(
      (a, b) => (a.line ?? 0) - (b.line ?? 0),
    ),
  };
}

interface Summary {
  readonly count: number;
  readonly totals: readonly CurrencyTotal[];
  readonly coverage: Coverage | null;
  readonly settlementCoverage: Coverage | null;
}

async function summarise(
  engine: Engine,
  side: Side,
  store: StoreTable,
  rows: LoadedRows,
): Promise<Summary> {
  const settlement = side === 'settlement';
  const found = await engine.rows(
    `select currency, count(*) as n, sum(amount) as total,
       min(cast(occurred_at as date)) - date '1970-01-01' as first_day,
       max(cast(occurred_at as date)) - date '1970-01-01' as last_day
       ${settlement ? ", min(settlement_date) - date '1970-01-01' as first_settled, max(settlement_date) - date '1970-01-01' as last_settled" : ''}
     from ${store} where id >= ${rows.firstId} and id < ${rows.endId}
     group by currency order by currency`,
  );
  const bounds = (first: string, last: string): Coverage | null => {
    const from = found.map((row) => asWhole(row[first])).filter((day) => day !== null);
    const to = found.map((row) => asWhole(row[last])).filter((day) => day !== null);
    return from.length === 0 || to.length === 0
      ? null
      : { from: dateOfDay(Math.min(...from)), to: dateOfDay(Math.max(...to)) };
  };
  const settlementCoverage = settlement ? bounds('first_settled', 'last_settled') : null;
  return {
    count: found.reduce((sum, row) => sum + asCount(row['n']), 0),
    totals: found.map((row) => {
      const currency = asText(row['currency']) ?? '';
      return {
        currency,
        count: asCount(row['n']),
        sum: formatMoney(asMoney(row['total']), currency),
      };
    }),
    coverage: bounds('first_day', 'last_day') ?? settlementCoverage,
    settlementCoverage,
  };
}

async function checkTotals(
  engine: Engine,
  planned: PlannedSource,
  context: LoadContext,
  rows: LoadedRows,
  store: StoreTable,
): Promise<readonly CheckedTotal[]> {
  const checked: CheckedTotal[] = [];
  for (const total of planned.mapping.statedTotals) {
    const isMoney = total.measure === 'sum';
    const found = await measured(engine, planned, total, rows, store);
    if (found === null) continue;
    if (!isMoney) {
      const count = String(found);
      checked.push({
        name: total.name,
        stated: total.stated,
        found: count,
        agrees: Number(total.stated) === Number(found),
        line: total.line,
        isMoney,
      });
      continue;
    }
    const stated = parseMoney(total.stated.replaceAll(',', ''));
    const sum = absolute(asMoney(found));
    const currency = planned.mapping.currency ?? context.currency;
    checked.push({
      name: total.name,
      stated: stated === null ? total.stated : formatMoney(absolute(stated), currency),
      found: formatMoney(sum, currency),
      agrees: stated !== null && absolute(stated) === sum,
      line: total.line,
      isMoney,
    });
  }
  return checked;
}

async function measured(
  engine: Engine,
  planned: PlannedSource,
  total: StatedTotal,
  rows: LoadedRows,
  store: StoreTable,
): Promise<bigint | number | null> {
  if (total.header !== undefined) {
    const index = planned.table.header.indexOf(total.header);
    if (index < 0) return null;
    const cell = textSql(`c${index}`, { padded: true, placeholders: true });
    const value = moneySql(cell, planned.mapping);
    const row = await engine.row(
      `select cast(coalesce(sum(${value}), 0) as decimal(38,5)) as total from ${rows.relation} ${ofFamily(planned, total.of)}`,
    );
    return asMoney(row['total']);
  }
  const condition = {
    sale: "family = 'sale'",
    refund: "family = 'refund'",
    in: 'amount > 0',
    out: 'amount < 0',
  };
  const where = total.of === null ? '' : `and ${condition[total.of]}`;
  const measure =
    total.measure === 'count'
      ? 'count(*)'
      : `cast(coalesce(sum(${total.field}), 0) as decimal(38,5))`;
  const row = await engine.row(
    `select ${measure} as total from ${store}
     where id >= ${rows.firstId} and id < ${rows.endId} ${planned.mapping.side === 'bank' ? '' : "and kind <> 'ignored'"} ${where}`,
  );
  return total.measure === 'count' ? asCount(row['total']) : asMoney(row['total']);
}

/** Limits a total over the file's own columns to the rows of a family, by their kind word. */
function ofFamily({ mapping }: PlannedSource, of: StatedTotal['of']): string {
  const column = mapping.columns.kind;
  if (column === undefined || (of !== 'sale' && of !== 'refund')) return '';
  const words = Object.entries(mapping.kindWords)
    .filter(([, kind]) => familyOf(kind) === of)
    .map(([word]) => literal(word));
  const cell = textSql(`c${column.index}`, { padded: true, placeholders: true });
  return `where lower(${cell}) in (${words.join(', ')})`;
}

const idColumns: Readonly<Partial<Record<TransactionColumn, Field>>> = {
  order_id: 'orderId',
  rrn: 'rrn',
  acquirer_reference: 'acquirerReference',
  original_reference: 'originalReference',
  original_order_id: 'originalOrderId',
  merchant_id: 'merchantId',
};

/** An id such as 4.20001E+27 was rounded by a spreadsheet: it names nothing any more, so it is emptied and said. */
async function clearRoundedIds(
  engine: Engine,
  planned: PlannedSource,
  store: StoreTable,
  rows: LoadedRows,
): Promise<readonly Problem[]> {
  if (store === 'bank') return [];
  const problems: Problem[] = [];
  for (const [column, field] of Object.entries(idColumns)) {
    const mapped = planned.mapping.columns[field];
    if (mapped === undefined) continue;
    const rounded = `regexp_full_match(${column}, '[0-9]([.,][0-9]+)?[eE][+][0-9]+')`;
    const where = `rowid >= ${rows.firstId} and rowid < ${rows.endId} and ${rounded}`;
    const row = await engine.row(
      `select count(*) as n, min(rowid) as first, min_by(${column}, rowid) as example from ${store}_rows where ${where}`,
    );
    const count = asCount(row['n']);
    if (count === 0) continue;
    await engine.run(`update ${store}_rows set ${column} = null where ${where}`);
    problems.push({
      file: planned.file,
      line: rows.lineOf(asCount(row['first'])),
      column: mapped.header,
      code: 'ERR_INTAKE_SCIENTIFIC_ID',
      message: `"${mapped.header}" is "${asText(row['example'])}" here and ${count === 1 ? 'in no other row' : `such in ${count} rows`}: a spreadsheet rounded the number`,
      remedy:
        'The rows were kept without this number. Export again and do not open and save the file in a spreadsheet, or format the column as text first.',
    });
  }
  return problems;
}
