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
  transactionSelect,
} from './canonical-sql.ts';
import { currencyWords } from './currency-words.ts';
import { damagedLines } from './damaged-lines.ts';
import { decodeText } from './encoding.ts';
import { columnsRead } from './excerpt.ts';
import { describeFlaws } from './flaws.ts';
import { findLateWords } from './late-words.ts';
import { quoteOf } from './records.ts';
import { type ScannedRecords, scanRecords } from './scan.ts';
import type { CheckedTotal, LoadedSource, PlannedSource } from './source.ts';
import type { Field, SniffedTable, StatedTotal } from './table.ts';
import { moneySql, placeholders, plainMoneySteps, textSql } from './value-sql.ts';

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
    return await describe(engine, rows.planned, context, rows);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface LoadedRows {
  /** With the meanings of words that only the rows showed. */
  readonly planned: PlannedSource;
  readonly relation: string;
  readonly firstId: number;
  readonly endId: number;
  readonly lineOf: (id: number) => number;
  readonly scanned: ScannedRecords | null;
}

/** Large UTF-8 files without a quote that could hide a line break go to the engine as they are. */
function isRegular({ probe, encoding }: PlannedSource): boolean {
  return !probe.whole && encoding === 'utf-8' && !probe.hasNul;
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
  let read: PlannedSource;
  try {
    read = await insert(engine, planned, context, probe.hasPadding, relation, before);
  } catch {
    return null;
  }
  const firstId = await firstRowFrom(engine, store, before);
  const endId = await endOfRows(engine, store);
  if (endId - firstId !== linesOfRows(planned)) {
    await engine.run(`delete from ${store}_rows where rowid >= ${firstId}`);
    return null;
  }
  return {
    planned: read,
    relation,
    firstId,
    endId,
    lineOf: (id) => table.headerLine + 1 + id - firstId,
    scanned: null,
  };
}

/** Rows that the engine finds where each line down to the last record is one, and each line after it that has a row's width. */
function linesOfRows({ table, probe }: PlannedSource): number {
  const last = table.tail.at(-1)?.line ?? probe.lineCount;
  const likeRows = table.trailer.filter(({ cells }) => cells.length === table.header.length);
  return last - table.headerLine + likeRows.length;
}

async function loadScanned(
  engine: Engine,
  planned: PlannedSource,
  context: LoadContext,
  folder: string,
): Promise<LoadedRows> {
  const { probe, encoding, bomLength } = planned;
  const store = tableOf[planned.mapping.side];
  const bytes = probe.whole ? probe.head : await readFile(planned.file);
  const text = decodeText(bytes, encoding, bomLength);
  const table = withQuoteOf(text, planned);
  const scanned = scanRecords(probe.hasNul ? text.replaceAll('\0', '') : text, table, {
    file: planned.file,
    ...columnsRead(planned),
    damaged: damagedLines(bytes, encoding, text),
    maxProblems: context.maxProblems,
  });
  const path = join(folder, 'records.csv');
  await writeFile(path, scanned.csv, { mode: 0o600 });
  const relation = csvRelation(path, planned, 0);
  const before = await endOfRows(engine, store);
  const read =
    scanned.lines.length === 0
      ? { ...planned, table }
      : await insert(engine, { ...planned, table }, context, true, relation, before);
  const firstId = await firstRowFrom(engine, store, before);
  const loaded = scanned.lines.length === 0 ? 0 : (await endOfRows(engine, store)) - firstId;
  if (loaded !== scanned.lines.length) {
    throw new Error(
      `${planned.file}: ${scanned.lines.length} records were scanned, ${loaded} loaded`,
    );
  }
  return {
    planned: read,
    relation,
    firstId,
    endId: firstId + loaded,
    lineOf: (id) => scanned.lines[id - firstId] ?? table.headerLine,
    scanned,
  };
}

/** Whether cells are quoted, by all lines: the sample of a large file may show none that are. */
function withQuoteOf(text: string, { table, probe }: PlannedSource): SniffedTable {
  if (probe.whole || !probe.hasQuote) return table;
  const lines = text.split(/\r\n|\n|\r/).filter((line) => line.includes('"'));
  return { ...table, quote: quoteOf(lines, table.delimiter, true) };
}

function selectOf(
  planned: PlannedSource,
  context: LoadContext,
  padded: boolean,
  words: readonly string[] = [],
  noisyMoney = hasNoisyMoney(planned),
): CanonicalSelect {
  const canonical: CanonicalContext = {
    zone: context.zone,
    currency: context.currency,
    padded,
    currencyWords,
    noisyMoney,
    cards: planned.cardNumbers.map(({ index }) => index),
    placeholders: padded || usesPlaceholders(planned),
    kindsUsed: wordsUsed(planned, 'kind', words),
    statusesUsed: wordsUsed(planned, 'status', words),
  };
  return planned.mapping.side === 'bank'
    ? bankSelect(planned.mapping, canonical)
    : transactionSelect(planned.mapping, canonical, context.wanted);
}

/** Words that many exports use and that a sample may not show, since few rows have them. */
const commonWords: readonly string[] = [
  ...[
    'sale',
    'refund',
    'return',
    'void',
    'reversal',
    '消费',
    '退货',
    '退款',
    '撤销',
    '消费撤销',
    '冲正',
  ],
  ...['approved', 'declined', 'failed', 'timeout', 'timed out', 'pending', 'voided', 'cancelled'],
  ...['成功', '失败', '超时', '拒绝', '已撤销', '处理中'],
];

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
  return [...new Set([...seen, ...found, ...commonWords])];
}

/** Whether the sample shows amounts that are no plain decimals. */
function hasNoisyMoney({ table, mapping }: PlannedSource): boolean {
  if (mapping.decimalMark === ',') return true;
  const { columns, refundColumns } = mapping;
  const indices = [columns, refundColumns].flatMap((of) =>
    [of.amount, of.debit, of.credit, of.fee, of.net, of.orderTotal, of.balance].flatMap(
      (column) => column?.index ?? [],
    ),
  );
  return [...table.head, ...table.tail].some(({ cells }) =>
    indices.some(
      (index) => !/^[\s`"'=]*([+-]?\d{0,13}(\.\d{1,5})?|-+)[\s`"']*$/.test(cells[index] ?? ''),
    ),
  );
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

/** Loads the rows; where they show words that the sample does not, they are read once more. Comes back with what these mean. */
async function insert(
  engine: Engine,
  planned: PlannedSource,
  context: LoadContext,
  padded: boolean,
  relation: string,
  firstId: number,
): Promise<PlannedSource> {
  const store = tableOf[planned.mapping.side];
  const load = async (select: CanonicalSelect): Promise<void> => {
    await engine.run(
      `insert into ${store}_rows (${select.columns.join(', ')}) ${select.from(relation)}`,
    );
  };
  const first = selectOf(planned, context, padded);
  await load(first);
  const late = await findLateWords(engine, planned, {
    store,
    columns: first.columns,
    relation,
    firstId,
    cleaned: padded || usesPlaceholders(planned),
    noisyMoney: hasNoisyMoney(planned),
  });
  if (late === null) return planned;
  await engine.run(`delete from ${store}_rows where rowid >= ${firstId}`);
  await load(
    selectOf(
      late.planned,
      context,
      padded || late.placeholders,
      late.words,
      late.noisyMoney || hasNoisyMoney(planned),
    ),
  );
  return late.planned;
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
  const rejected = (rows.scanned?.rejected ?? 0) + flaws.rejected;
  const ignored = repeatedLines + flaws.ignored;
  return {
    side: mapping.side,
    file: planned.file,
    sha256: probe.sha256,
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
      ...[...structural, ...flaws.problems]
        .sort((a, b) => (a.line ?? 0) - (b.line ?? 0))
        .slice(0, context.maxProblems),
      ...scientific,
    ].sort((a, b) => (a.line ?? 0) - (b.line ?? 0)),
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
    const steps = plainMoneySteps(['cell'], planned.mapping.decimalMark);
    const kind = planned.mapping.columns.kind;
    const word =
      kind === undefined
        ? ''
        : `, lower(${textSql(`c${kind.index}`, { padded: true, placeholders: true })}) as kind_word`;
    const cells = steps.reduce(
      (inner, step) => `(select ${step} from ${inner})`,
      `(select ${cell} as cell${word} from ${rows.relation})`,
    );
    const value = moneySql('cell', planned.mapping);
    const row = await engine.row(
      `select cast(coalesce(sum(${value}), 0) as decimal(38,5)) as total from ${cells} ${ofFamily(planned, total.of)}`,
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
  return `where kind_word in (${words.join(', ')})`;
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
      message: `"${mapped.header}" is "${asText(row['example'])}"${count === 1 ? '' : `, and rounded like this in ${count} rows`}: a spreadsheet has lost its digits`,
      remedy:
        'The rows were kept without this number. Export again and do not open and save the file in a spreadsheet, or format the column as text first.',
    });
  }
  return problems;
}
