import { asCount, asText, type Engine } from '../engine/engine.ts';
import {
  type AuditEntry,
  type CheckedLedger,
  type LedgerCheck,
  ledgerChecks,
} from '../model/ledger.ts';
import { isRequestAction, stateAfter } from '../model/request-lifecycle.ts';
import { firstBreak, readTrail } from './audit-trail.ts';
import { readDiscrepancies } from './discrepancy-history.ts';
import { sumsOfSources } from './kept-records.ts';
import { readRequests } from './kept-requests.ts';
import { closedRecordsOf, recordsOf, storeTables } from './ledger-schema.ts';

/**
 * Recomputes whatever the attached ledger says of itself: the trail's hashes, each file's count and sums, that runs, files and
 * discrepancies are there once. `anchor` is a hash that an earlier check gave.
 */
export async function verifyLedger(engine: Engine, anchor: string | null): Promise<CheckedLedger> {
  await readAllBlocks(engine);
  const trail = await readTrail(engine);
  const faults: Readonly<Record<LedgerCheck, string | null>> = {
    // A block that is damaged fails as it is read.
    blocks: null,
    trail: faultOfTrail(trail),
    anchor: anchor === null || trail.some(({ hash }) => hash === anchor) ? null : anchor,
    runs: await faultOfRuns(engine, trail),
    sources: await firstOf(
      engine,
      `select min(file) as fault from ledger.sources where run not in (select number from ledger.runs)
       union all
       select min(file) from ledger.sources group by number having count(*) > 1`,
    ),
    records:
      (await faultOfRecords(engine)) ??
      (await strayRecords(engine)) ??
      (await faultOfClosed(engine)),
    discrepancies: await firstOf(
      engine,
      `select id as fault from ledger.discrepancies group by id having count(*) > 1
       union all
       select id from ledger.discrepancies where first_run > last_run or last_run not in (select number from ledger.runs)`,
    ),
    requests: await faultOfRequests(engine, trail),
  };
  return {
    checks: ledgerChecks
      .filter((check) => check !== 'anchor' || anchor !== null)
      .map((check) => ({ check, fault: faults[check] })),
    anchor: trail.at(-1)?.hash ?? '',
    entries: trail.length,
  };
}

/** Blocks carry checksums, which are compared when a block is read: so each column of each table is. */
async function readAllBlocks(engine: Engine): Promise<void> {
  const tables = await engine.rows(
    "select table_name as name from duckdb_tables() where database_name = 'ledger' order by name",
  );
  for (const { name } of tables) {
    await engine.run(`select bit_xor(hash(columns(*))) from ledger.${name}`);
  }
}

function faultOfTrail(trail: readonly AuditEntry[]): string | null {
  const broken = firstBreak(trail);
  return broken === null ? null : String(broken.number);
}

/** Runs are numbered without a gap, and each has its entry in the trail, unless it was undone. */
async function faultOfRuns(engine: Engine, trail: readonly AuditEntry[]): Promise<string | null> {
  const rows = await engine.rows('select number from ledger.runs order by number');
  const told: string[] = [];
  for (const { action, about, body } of trail) {
    if (action === 'run') told.push(about);
    const isTakenBack = action === 'undo' && about === told.at(-1) && undone(body).of === 'run';
    if (isTakenBack) told.pop();
  }
  for (const [index, row] of rows.entries()) {
    const number = asCount(row['number']);
    if (number !== index + 1 || told[index] !== String(number)) return String(index + 1);
  }
  return told.length === rows.length ? null : String(rows.length + 1);
}

async function faultOfRecords(engine: Engine): Promise<string | null> {
  const stated = await engine.rows(
    'select number, file, records, sums from ledger.sources order by number',
  );
  const found = await sumsOfSources(engine, null);
  for (const row of stated) {
    const { records, sums } = found.get(asCount(row['number'])) ?? { records: 0, sums: '' };
    if (records !== asCount(row['records']) || sums !== asText(row['sums']))
      return asText(row['file']);
  }
  return null;
}

/** The first day of which the closed records do not come to what was closed. */
async function faultOfClosed(engine: Engine): Promise<string | null> {
  const closed = storeTables.map(
    (table) =>
      `select '${table}' as side, closed_day as day, currency, count(*) as n, sum(amount) as total
       from ledger.${closedRecordsOf(table)} group by all`,
  );
  return firstOf(
    engine,
    `select cast(min(coalesce(a.day, b.day)) as varchar) as fault from (${closed.join(' union all ')}) a
       full join (select side, day, currency, sum(records) as n, sum(amount) as total from ledger.closed_sums group by all
         having sum(records) <> 0 or sum(amount) <> 0) b
       on a.side = b.side and a.day = b.day and a.currency = b.currency
     where a.n is distinct from b.n or a.total is distinct from b.total`,
  );
}

/** Each request is there once, of a discrepancy that was found, in the state in which the trail left it. */
async function faultOfRequests(
  engine: Engine,
  trail: readonly AuditEntry[],
): Promise<string | null> {
  const requests = await readRequests(engine);
  const ids = new Set(requests.map(({ id }) => id));
  if (ids.size < requests.length) return requests[0]?.id ?? null;
  const found = new Set((await readDiscrepancies(engine)).map(({ id }) => id));
  const left = new Map<string, string | null>();
  for (const { about, action, body } of trail) {
    if (isRequestAction(action)) left.set(about, stateAfter(action));
    else if (action === 'undo' && left.has(about)) left.set(about, undone(body).state ?? null);
  }
  for (const { id, discrepancy, state } of requests) {
    if (left.get(id) !== state || !found.has(discrepancy)) return id;
  }
  return [...left].find(([about, state]) => state !== null && !ids.has(about))?.[0] ?? null;
}

/** What an entry says of what it takes back; `state`: of a request, as it was before. */
function undone(body: string): { readonly of?: string; readonly state?: string | null } {
  return JSON.parse(body) as ReturnType<typeof undone>;
}

/** Records of no file. */
async function strayRecords(engine: Engine): Promise<string | null> {
  return firstOf(
    engine,
    storeTables
      .flatMap((table) => [recordsOf(table), closedRecordsOf(table)])
      .map(
        (records) =>
          `select cast(min(line) as varchar) as fault from ledger.${records} where source not in (select number from ledger.sources)`,
      )
      .join(' union all '),
  );
}

async function firstOf(engine: Engine, sql: string): Promise<string | null> {
  const row = await engine.row(`select min(fault) as fault from (${sql})`);
  return asText(row['fault']);
}
