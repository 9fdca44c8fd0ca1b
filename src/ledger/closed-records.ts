import { asCount, asText, type Engine, literal } from '../engine/engine.ts';
import type { StoreTable } from '../engine/schema.ts';
import { closedRecordsOf, columnsOf, recordsOf, storeTables } from './ledger-schema.ts';
import { wantedNames } from './record-names.ts';

/** An item's number is that of the run that closed it, and of its first record in that run. */
export const runShift = 34;
/** A name that so many closed items have had may be a number that begins again, or a regular's card: the latest are looked at. */
const latestOfName = 5;

/** The day up to which records are closed; `null` where none was. */
export async function readClosedTo(engine: Engine): Promise<string | null> {
  const row = await engine.row(
    'select cast(max_by(closed_to, rowid) as varchar) as day from ledger.closings',
  );
  return asText(row['day']);
}

/** `brought_back`: all items that have a record of that day or a later one. */
export async function bringBackSince(engine: Engine, since: string): Promise<void> {
  await engine.run(
    storeTables
      .map(
        (table) =>
          `insert into brought_back
             select distinct item from ledger.${closedRecordsOf(table)}
             where closed_day >= date ${literal(since)} and item not in (select item from brought_back);`,
      )
      .join('\n'),
  );
}

/** `brought_back`: only those closed items that these new records of till and acquirer name. Returns how many they are. */
export async function bringBackNamed(
  engine: Engine,
  newRecords: Readonly<Record<'pos' | 'stl', string>>,
): Promise<number> {
  const known = await engine.row('select count(*) as n from ledger.closed_names');
  if (asCount(known['n']) === 0) return 0;
  await engine.run(
    `create or replace table wanted_names as
       select distinct name from (${wantedNames(newRecords.pos)} union all ${wantedNames(newRecords.stl)});
     create or replace table found_items as
       select distinct item from (
         select item, row_number() over (partition by name order by item desc) as nth
         from ledger.closed_names where name in (select name from wanted_names))
       where nth <= ${latestOfName} and item not in (select item from brought_back)`,
  );
  const found = await engine.row('select count(*) as n from found_items');
  return asCount(found['n']);
}

/** Takes the items that were found among those that take part again, once their records are placed. */
export async function takeFound(engine: Engine): Promise<void> {
  await engine.run('insert into brought_back select item from found_items');
}

/**
 * Moves records between the open and the closed ones, inside the caller's transaction: first back what took part again, then whatever is
 * finished, with all that belongs to it now. `closing_pos` and so on say what that is, `closing_names` and `closing_paid` what goes with it.
 */
export async function keepClosing(engine: Engine, run: number, closedTo: string): Promise<void> {
  const back = await engine.row('select count(*) as n from brought_back');
  if (asCount(back['n']) > 0) {
    const where = 'item in (select item from brought_back)';
    for (const table of storeTables) await openAgain(engine, table, run, where);
    await engine.run(`delete from ledger.closed_names where ${where}`);
  }
  for (const table of storeTables) await close(engine, table, run);
  await engine.run(
    `insert into ledger.closed_names select name, item from closing_names order by name, item;
     delete from ledger.paid_records;
     insert into ledger.paid_records select source, line from closing_paid order by source, line;
     insert into ledger.closings select ${run}, date ${literal(closedTo)}
       where date ${literal(closedTo)} is distinct from (select max_by(closed_to, rowid) from ledger.closings)`,
  );
}

/** Opens again whatever has a day since the first of which a run closed anything, inside the transaction that undoes the run. */
export async function undoClosing(engine: Engine, run: number): Promise<void> {
  const closed = storeTables.map((table) => `ledger.${closedRecordsOf(table)}`);
  const firsts = closed.map(
    (table) => `select min(closed_day) as day from ${table} where item >> ${runShift} = ${run}`,
  );
  const row = await engine.row(
    `select cast(min(day) as varchar) as day from (${firsts.join(' union all ')})`,
  );
  const first = asText(row['day']);
  if (first === null) return;
  const where = `closed_day >= date ${literal(first)}`;
  const items = closed.map((table) => `select item from ${table} where ${where}`);
  await engine.run(
    `delete from ledger.closed_names where item in (${items.join(' union all ')});
     insert into ledger.paid_records
       select source, line from ledger.${closedRecordsOf('stl')}
       where ${where} and coalesce(settlement_date, cast(occurred_at as date)) < date ${literal(first)};
     insert into ledger.closings values (${run}, date ${literal(first)} - 1)`,
  );
  for (const table of storeTables) await openAgain(engine, table, run, where);
}

async function openAgain(
  engine: Engine,
  table: StoreTable,
  run: number,
  where: string,
): Promise<void> {
  const closed = `ledger.${closedRecordsOf(table)}`;
  const columns = [...(await columnsOf(engine, recordsOf(table)))].join(', ');
  await engine.run(
    `insert into ledger.${recordsOf(table)} by name select ${columns} from ${closed} where ${where};
     insert into ledger.closed_sums
       select ${run}, '${table}', closed_day, currency, -count(*), -sum(amount) from ${closed} where ${where} group by all;
     delete from ${closed} where ${where};`,
  );
}

async function close(engine: Engine, table: StoreTable, run: number): Promise<void> {
  const open = `ledger.${recordsOf(table)}`;
  await engine.run(
    `insert into ledger.${closedRecordsOf(table)} by name
       select r.*, c.* exclude (source, line) from ${open} r join closing_${table} c on r.source = c.source and r.line = c.line
       order by r.source, r.line;
     insert into ledger.closed_sums
       select ${run}, '${table}', c.closed_day, r.currency, count(*), sum(r.amount)
       from ${open} r join closing_${table} c on r.source = c.source and r.line = c.line group by all;
     delete from ${open} where (source, line) in (select (source, line) from closing_${table});`,
  );
}
