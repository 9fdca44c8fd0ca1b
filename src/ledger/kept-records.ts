import { asCount, asMoney, asText, asWhole, type Engine, literal } from '../engine/engine.ts';
import type { StoreTable } from '../engine/schema.ts';
import { formatMoney } from '../model/money.ts';
import { closedRecordsOf, recordColumns, recordsOf, storeTables } from './ledger-schema.ts';

/** The canonical columns of a side in which any record that takes part has a value; all that any has where some are closed. */
export async function filledColumns(
  engine: Engine,
  table: StoreTable,
): Promise<ReadonlySet<string>> {
  const columns = [...(await recordColumns(engine, table))];
  if (columns.length === 0) return new Set();
  const list = columns.join(', ');
  const row = await engine.row(
    `select ${columns.map((name) => `count(${name}) as ${name}`).join(', ')} from (
       select ${list} from ledger.${recordsOf(table)}
       union all select ${list} from ledger.${closedRecordsOf(table)} semi join brought_back using (item))`,
  );
  const filled = new Set(columns.filter((name) => asCount(row[name]) > 0));
  const closed = await engine.row(`select count(*) as n from ledger.${closedRecordsOf(table)}`);
  if (asCount(closed['n']) === 0) return filled;
  // What is brought back needs a place, and a record of a closed payout says so.
  for (const name of alwaysThere[table]) filled.add(name);
  return filled;
}

const alwaysThere: Readonly<Record<StoreTable, readonly string[]>> = {
  pos: ['acquirer', 'currency', 'amount'],
  stl: ['acquirer', 'currency', 'amount', 'is_payout'],
  bank: ['currency', 'amount'],
};

/** How many kept records take part in a run from the start. */
export async function countTaking(engine: Engine): Promise<number> {
  const counts = storeTables.flatMap((table) => [
    `(select count(*) from ledger.${recordsOf(table)})`,
    `(select count(*) from ledger.${closedRecordsOf(table)} where item in (select item from brought_back))`,
  ]);
  return asCount((await engine.row(`select ${counts.join(' + ')} as n`))['n']);
}

/** Where a kept source's records stand in the working store, and the line of each in its file. */
export interface PlacedRecords {
  readonly source: number;
  readonly firstId: number;
  readonly endId: number;
  readonly lines: readonly number[];
}

/** Which kept records are put in: the open ones and the items of `brought_back`, or those of `found_items`. */
export type Taking = 'from-the-start' | 'found';

/**
 * Puts kept records into a side's table, source by source, each in the order of its file; `columns` are those that the table has.
 * `since` is the first day of which every record takes part: what was settled before it, and paid, is not expected in the bank again.
 * `origin_pos` and so on: source and line of each record. `paid_before`: records of the acquirer whose payout came and is closed, and
 * lines of the bank that paid it.
 */
export async function placeRecords(
  engine: Engine,
  table: StoreTable,
  columns: ReadonlySet<string>,
  since: string | null,
  taking: Taking,
): Promise<readonly PlacedRecords[]> {
  const kept = await recordColumns(engine, table);
  const names = [...columns].filter((name) => kept.has(name));
  const list = names.join(', ');
  const open = `select 0 as part, rowid as place, cast(null as bigint) as item, source, line, ${list}, ${isPaid(table, since, false)} as is_paid
    from ledger.${recordsOf(table)}`;
  const closed = `select 1 as part, rowid as place, item, source, line, ${list}, ${isPaid(table, since, true)} as is_paid
    from ledger.${closedRecordsOf(table)}`;
  await engine.run(
    `create or replace table placed as
       select * exclude (part, place) from (${
         taking === 'found'
           ? `${closed} where item in (select item from found_items) and not is_copy`
           : `${open} union all ${closed} where item in (select item from brought_back)`
       })
       order by source, line, part, place`,
  );
  const before = asCount((await engine.row(`select max(rowid) + 1 as n from ${table}_rows`))['n']);
  const stored = names.map((name) =>
    name === 'is_payout' ? 'case when is_paid then false else is_payout end' : name,
  );
  await engine.run(`insert into ${table}_rows (${list}) select ${stored.join(', ')} from placed`);
  const first = asCount(
    (await engine.row(`select min(rowid) as n from ${table}_rows where rowid >= ${before}`))['n'],
  );
  await engine.run(
    `insert into origin_${table} select ${first} + rowid, source, line, false from placed;
     insert into paid_before select '${table}', ${first} + rowid from placed where is_paid`,
  );
  if (taking === 'found') await placeCopies(engine, table, first);
  const placed: { source: number; firstId: number; endId: number; lines: number[] }[] = [];
  for (const [index, row] of (
    await engine.rows('select source, line from placed order by rowid')
  ).entries()) {
    const source = asCount(row['source']);
    let last = placed.at(-1);
    if (last?.source !== source) {
      last = { source, firstId: first + index, endId: first + index, lines: [] };
      placed.push(last);
    }
    last.lines.push(asWhole(row['line']) ?? 0);
    last.endId += 1;
  }
  return placed;
}

/** Copies of records that were found are not read: they go with the first record of their item. */
async function placeCopies(engine: Engine, table: StoreTable, first: number): Promise<void> {
  await engine.run(
    `insert into origin_${table}
       select f.id, c.source, c.line, true from ledger.${closedRecordsOf(table)} c
         join (select item, ${first} + min(rowid) as id from placed group by item) f on f.item = c.item
       where c.is_copy`,
  );
}

function isPaid(table: StoreTable, since: string | null, isClosed: boolean): string {
  if (since === null || table === 'pos') return 'false';
  const first = `date ${literal(since)}`;
  if (table === 'bank') return isClosed ? `coalesce(paid_until < ${first}, false)` : 'false';
  const isEarlier = `coalesce(coalesce(settlement_date, cast(occurred_at as date)) < ${first}, false)`;
  return isClosed
    ? isEarlier
    : `${isEarlier} and (source, line) in (select (source, line) from ledger.paid_records)`;
}

/** Lines of the bank, by their row in the working store, that paid payouts which are closed. */
export async function readSpentLines(engine: Engine): Promise<ReadonlySet<number>> {
  const rows = await engine.rows("select id from paid_before where side = 'bank' order by id");
  return new Set(rows.map((row) => asCount(row['id'])));
}

/**
 * Makes the tables that tell where records of the working store come from: by source and line, whether they are there or only copies of
 * what is. `brought_back`: closed items that take part again.
 */
export async function createOrigins(engine: Engine): Promise<void> {
  await engine.run(
    `${storeTables.map((table) => `create table origin_${table} (id integer, source integer, line integer, is_copy boolean);`).join('\n')}
     create table paid_before (side varchar, id integer);
     create table brought_back (item bigint);`,
  );
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
  const names = [...new Set([...columns, ...saidOfAll[table]])].join(', ');
  const ids = await engine.rows(
    `select id from ${table} where id >= ${firstId} and id < ${endId} order by id`,
  );
  await engine.run('create or replace table placed_lines (id integer, line integer)');
  await engine.append(
    'placed_lines',
    ids.map((row) => [asCount(row['id']), lineOf(asCount(row['id']))]),
  );
  await engine.run(
    `insert into origin_${table} select id, ${number}, line, false from placed_lines;
     create table if not exists fresh_${table} as
       select cast(0 as integer) as source, cast(0 as integer) as line, ${names} from ${table} limit 0;
     insert into fresh_${table}
       select ${number}, placed_lines.line, ${names} from ${table} join placed_lines using (id) order by id`,
  );
}

/** Writes the records that were set aside, inside the caller's transaction. */
export async function keepRecords(engine: Engine): Promise<void> {
  for (const table of storeTables) {
    const fresh = await engine.row(
      `select count(*) as n from duckdb_tables() where database_name = 'memory' and table_name = 'fresh_${table}'`,
    );
    if (asCount(fresh['n']) === 0) continue;
    await engine.run(`insert into ledger.${recordsOf(table)} by name select * from fresh_${table}`);
  }
}

/** How many records sources have in the attached ledger, open and closed, and what they come to, a currency each. `null`: all sources. */
export async function sumsOfSources(
  engine: Engine,
  numbers: readonly number[] | null,
): Promise<ReadonlyMap<number, { readonly records: number; readonly sums: string }>> {
  if (numbers?.length === 0) return new Map();
  const every = storeTables.flatMap((table) =>
    [recordsOf(table), closedRecordsOf(table)].map(
      (records) => `select source, currency, amount from ledger.${records}`,
    ),
  );
  const rows = await engine.rows(
    `select source, currency, count(*) as n, cast(sum(amount) as decimal(18,5)) as total
     from (${every.join(' union all ')})
     ${numbers === null ? '' : `where source in (${numbers.join(', ')})`}
     group by source, currency order by source, currency`,
  );
  const found = new Map<number, { records: number; sums: string }>();
  for (const row of rows) {
    const currency = asText(row['currency']) ?? '';
    const sum = `${currency} ${formatMoney(asMoney(row['total']), currency)}`;
    const known = found.get(asCount(row['source']));
    found.set(asCount(row['source']), {
      records: (known?.records ?? 0) + asCount(row['n']),
      sums: known === undefined ? sum : `${known.sums}; ${sum}`,
    });
  }
  return found;
}
