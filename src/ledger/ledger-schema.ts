import { asText, type Engine } from '../engine/engine.ts';
import { bankColumns, type StoreTable, transactionColumns } from '../engine/schema.ts';

export const storeTables = ['pos', 'stl', 'bank'] as const satisfies readonly StoreTable[];

/** The canonical columns of a side's records as the ledger keeps them: words instead of the working store's enumerations. */
export function keptColumns(table: StoreTable): readonly (readonly [string, string])[] {
  const columns = table === 'bank' ? bankColumns : transactionColumns;
  return Object.entries(columns).map(([name, type]) => [name, name === type ? 'varchar' : type]);
}

/**
 * What brings a ledger from the version before to this one; its place in the list is the version, from 1. A migration that was
 * released is never changed. No keys and no indexes: what is unique is proved by counting, in the transaction that writes it.
 */
export const migrations: readonly string[] = [
  `-- one row: the version of the tables, and the zone and currency in which all runs read
   create table ledger.about (version integer, time_zone varchar, currency varchar);
   -- one row a run that changed something
   create table ledger.runs (number integer, happened_at varchar, as_of varchar, version varchar, files integer, records integer, open integer);
   -- one row a file that was read, with all that is known of it beside its records
   create table ledger.sources (number integer, run integer, side varchar, file varchar, sha256 varchar, facts varchar, records integer, sums varchar);
   -- one row a record of a file, repeated ones too; their canonical columns are added as they are needed
   ${storeTables.map((table) => `create table ledger.${table}_records (source integer, line integer);`).join('\n   ')}
   -- one row a discrepancy that any run found, as the last run that found it tells it
   create table ledger.discrepancies (id varchar, code varchar, status varchar, first_run integer, last_run integer, body varchar);
   -- what happened, in order: each entry's hash is over its text and the hash before it
   create table ledger.audit (number integer, happened_at varchar, actor varchar, action varchar, about varchar, body varchar, previous varchar, hash varchar);`,
  `-- one row a request: what was asked for stands in its body, as it was drafted
   create table ledger.requests (id varchar, discrepancy varchar, state varchar, body varchar, drafted_by varchar, approved_by varchar,
     submitted_at varchar, reference varchar, proof varchar);`,
  `-- what has come of a request, and the last letter that was drafted since it is overdue
   alter table ledger.requests add column arrived varchar;
   alter table ledger.requests add column step varchar;
   alter table ledger.requests add column stepped_on varchar;
   -- a request that failed is handed in again: what came of it counts from the first time
   alter table ledger.requests add column first_submitted_at varchar;`,
  `-- one row a ruling of two records: each by what no export restates, and as it was typed
   create table ledger.rulings (run integer, kind varchar, pos varchar, settlement varchar, pos_identity varchar, settlement_identity varchar,
     reason varchar, replaced_in integer);`,
  `-- one row a record of a file that is finished, as it stood among the open ones. Records of one item belong together: a sale, what the
   -- acquirer settled of it, its refunds. The item's last day; whether another file tells the record, too, and that one is read
   ${storeTables.map((table) => `create table ledger.closed_${table}_records (source integer, line integer, item bigint, closed_day date, is_copy boolean);`).join('\n   ')}
   -- the last settlement date that a bank's line paid
   alter table ledger.closed_bank_records add column paid_until date;
   -- one row a number, order or card by which a later record may name a closed item, hashed
   create table ledger.closed_names (name ubigint, item bigint);
   -- what went into the closed records and what came back out of them, by run: their sums prove them
   create table ledger.closed_sums (run integer, side varchar, day date, currency varchar, records bigint, amount decimal(38,5));
   -- one row a run that closed something: up to which day records were looked at
   create table ledger.closings (run integer, closed_to date);
   -- open records of the acquirer whose payout came and is closed
   create table ledger.paid_records (source integer, line integer);
   -- one row a source: the days that it covers
   create table ledger.source_days (number integer, side varchar, covers_from date, covers_to date, settles_from date, settles_to date, holds_payouts boolean);
   insert into ledger.source_days
     select number, side, ${['coverage.from', 'coverage.to', 'settlementCoverage.from', 'settlementCoverage.to'].map((path) => `cast(json_extract_string(facts, '$.${path}') as date)`).join(', ')},
       coalesce(json_extract_string(facts, '$.mapping.holdsPayouts') = 'true', false) from ledger.sources;`,
  `-- one row a posting that a run booked, and a later run may correct: of a line of the bank, of the acquirer's record of a pair, or of a
   -- discrepancy. What follows from records alone is booked with the run that read them and stands nowhere else
   create table ledger.booked (run integer, side varchar, source integer, line integer, discrepancy varchar, account varchar, owner varchar,
     currency varchar, amount decimal(38,5));`,
];

export const ledgerVersion = migrations.length;

/** The version of the attached ledger; 0 where nothing is in it yet. */
export async function readVersion(engine: Engine): Promise<number> {
  const tables = await engine.row(
    `select count(*) as n from duckdb_tables() where database_name = 'ledger' and table_name = 'about'`,
  );
  if (Number(tables['n']) === 0) return 0;
  return Number((await engine.row('select max(version) as version from ledger.about'))['version']);
}

/** In what all runs of a ledger read times and amounts. */
export interface About {
  /** IANA name. */
  readonly timeZone: string;
  /** ISO 4217. */
  readonly currency: string;
}

export async function readAbout(engine: Engine): Promise<About | null> {
  const row = await engine.row('select time_zone, currency from ledger.about');
  const timeZone = asText(row['time_zone']);
  const currency = asText(row['currency']);
  return timeZone === null || currency === null ? null : { timeZone, currency };
}

/** Brings the attached ledger to today's version, inside the caller's transaction. */
export async function migrate(engine: Engine, from: number, settings: About | null): Promise<void> {
  for (const migration of migrations.slice(from)) await engine.run(migration);
  if (from === 0) {
    await engine.run('insert into ledger.about values ($version, $timeZone, $currency)', {
      version: ledgerVersion,
      timeZone: settings?.timeZone ?? null,
      currency: settings?.currency ?? null,
    });
  } else if (from < ledgerVersion) {
    await engine.run('update ledger.about set version = $version', { version: ledgerVersion });
  }
  for (const table of storeTables) {
    for (const records of [recordsOf(table), closedRecordsOf(table)]) {
      const there = await columnsOf(engine, records);
      for (const [name, type] of keptColumns(table)) {
        if (there.has(name)) continue;
        await engine.run(`alter table ledger.${records} add column ${name} ${type}`);
      }
    }
  }
}

/** The table of a side's records that are open. */
export function recordsOf(table: StoreTable): `${StoreTable}_records` {
  return `${table}_records`;
}

/** The table of those that are finished. */
export function closedRecordsOf(table: StoreTable): `closed_${StoreTable}_records` {
  return `closed_${table}_records`;
}

/** The canonical columns that the attached ledger keeps of a side's records. */
export async function recordColumns(
  engine: Engine,
  table: StoreTable,
): Promise<ReadonlySet<string>> {
  const kept = new Set(keptColumns(table).map(([name]) => name));
  return new Set([...(await columnsOf(engine, recordsOf(table)))].filter((name) => kept.has(name)));
}

/** All columns of one of the attached ledger's tables. */
export async function columnsOf(engine: Engine, table: string): Promise<ReadonlySet<string>> {
  const rows = await engine.rows(
    `select column_name as name from duckdb_columns()
     where database_name = 'ledger' and table_name = '${table}' order by column_index`,
  );
  return new Set(rows.map((row) => String(row['name'])));
}
