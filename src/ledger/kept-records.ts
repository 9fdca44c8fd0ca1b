import { asCount, asMoney, asText, asWhole, type Engine } from '../engine/engine.ts';
import type { StoreTable } from '../engine/schema.ts';
import { formatMoney } from '../model/money.ts';
import type { Side } from '../model/transaction.ts';
import { recordColumns, storeTables } from './ledger-schema.ts';

/** A file that a run has read, as the ledger keeps it. */
export interface KeptSource {
  /** Counts from 1, in the order in which files were read. */
  readonly number: number;
  /** The run that read it. */
  readonly run: number;
  readonly side: Side;
  readonly file: string;
  readonly sha256: string;
  /** All else that is known of it, as JSON; the ledger does not look into it. */
  readonly facts: string;
  readonly records: number;
}

export async function readSources(engine: Engine): Promise<readonly KeptSource[]> {
  const rows = await engine.rows('select * from ledger.sources order by number');
  return rows.map((row) => ({
    number: asCount(row['number']),
    run: asCount(row['run']),
    side: asText(row['side']) as Side,
    file: asText(row['file']) ?? '',
    sha256: asText(row['sha256']) ?? '',
    facts: asText(row['facts']) ?? '{}',
    records: asCount(row['records']),
  }));
}

/** The canonical columns of a side in which any kept record has a value. */
export async function filledColumns(
  engine: Engine,
  table: StoreTable,
): Promise<ReadonlySet<string>> {
  const columns = [...(await recordColumns(engine, table))].filter(
    (name) => name !== 'source' && name !== 'line',
  );
  if (columns.length === 0) return new Set();
  const row = await engine.row(
    `select ${columns.map((name) => `count(${name}) as ${name}`).join(', ')} from ledger.${table}_records`,
  );
  return new Set(columns.filter((name) => asCount(row[name]) > 0));
}

/** Where a kept source's records stand in the working store, and the line of each in its file. */
export interface PlacedRecords {
  readonly firstId: number;
  readonly endId: number;
  readonly lines: readonly number[];
}

/**
 * Puts the records of some sources into a side's empty table, source by source, each in the order of its file; `columns` are those that
 * the table has.
 */
export async function placeRecords(
  engine: Engine,
  table: StoreTable,
  sources: readonly KeptSource[],
  columns: ReadonlySet<string>,
): Promise<ReadonlyMap<number, PlacedRecords>> {
  const kept = await recordColumns(engine, table);
  const names = [...columns].filter((name) => kept.has(name));
  await engine.run(
    `insert into ${table}_rows (${names.join(', ')})
     select ${names.join(', ')} from ledger.${table}_records order by source, line`,
  );
  const rows = await engine.rows(
    `select source, line from ledger.${table}_records order by source, line`,
  );
  const lines = new Map<number, number[]>(sources.map(({ number }) => [number, []]));
  for (const row of rows) lines.get(asCount(row['source']))?.push(asWhole(row['line']) ?? 0);
  let firstId = 0;
  const placed = new Map<number, PlacedRecords>();
  for (const { number } of sources) {
    const own = lines.get(number) ?? [];
    placed.set(number, { firstId, endId: firstId + own.length, lines: own });
    firstId += own.length;
  }
  return placed;
}

/** A file's records just loaded into the working store. */
export interface NewRecords {
  readonly firstId: number;
  readonly endId: number;
  readonly lineOf: (id: number) => number;
}

/** Columns that the files of one run may share, so that the working store does not hold them; later runs may differ. */
const saidOfAll: Readonly<Record<StoreTable, readonly string[]>> = {
  pos: ['acquirer', 'currency'],
  stl: ['acquirer', 'currency'],
  bank: ['currency'],
};

/** Sets a copy of new records aside, before copies among them are taken out: `fresh_pos` and so on, by source number and line. */
export async function setAside(
  engine: Engine,
  table: StoreTable,
  columns: ReadonlySet<string>,
  number: number,
  { firstId, endId, lineOf }: NewRecords,
): Promise<void> {
  const all = new Set([...columns, ...saidOfAll[table]]);
  const names = [...all].filter((name) => name !== 'flaw').join(', ');
  const ids = await engine.rows(
    `select id from ${table} where id >= ${firstId} and id < ${endId} order by id`,
  );
  await engine.run('create or replace table placed_lines (id integer, line integer)');
  await engine.append(
    'placed_lines',
    ids.map((row) => [asCount(row['id']), lineOf(asCount(row['id']))]),
  );
  await engine.run(
    `create table if not exists fresh_${table} as
       select cast(0 as integer) as source, cast(0 as integer) as line, ${names} from ${table} limit 0;
     insert into fresh_${table}
       select ${number}, placed_lines.line, ${names} from ${table} join placed_lines using (id) order by id`,
  );
}

/** A file that is new to the ledger. */
export type NewSource = Omit<KeptSource, 'run' | 'records'>;

/** Writes new sources with the records that were set aside, inside the caller's transaction. */
export async function keepSources(
  engine: Engine,
  run: number,
  sources: readonly NewSource[],
): Promise<void> {
  for (const table of storeTables) {
    const fresh = await engine.row(
      `select count(*) as n from duckdb_tables() where database_name = 'memory' and table_name = 'fresh_${table}'`,
    );
    if (asCount(fresh['n']) === 0) continue;
    await engine.run(`insert into ledger.${table}_records by name select * from fresh_${table}`);
  }
  for (const { number, side, file, sha256, facts } of sources) {
    const { records, sums } = await countRecords(engine, side, number);
    await engine.run(
      'insert into ledger.sources values ($number, $run, $side, $file, $sha256, $facts, $records, $sums)',
      { number, run, side, file, sha256, facts, records, sums },
    );
  }
}

/** How many records a source has in the attached ledger, and what they come to, a currency each. */
export async function countRecords(
  engine: Engine,
  side: Side,
  number: number,
): Promise<{ readonly records: number; readonly sums: string }> {
  const table = side === 'settlement' ? 'stl' : side;
  const rows = await engine.rows(
    `select currency, count(*) as n, cast(sum(amount) as decimal(18,5)) as total
     from ledger.${table}_records where source = ${number} group by currency order by currency`,
  );
  const sums = rows.map((row) => {
    const currency = asText(row['currency']) ?? '';
    return `${currency} ${formatMoney(asMoney(row['total']), currency)}`;
  });
  return { records: rows.reduce((sum, row) => sum + asCount(row['n']), 0), sums: sums.join('; ') };
}
