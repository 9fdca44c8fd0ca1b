import { asCount, asText, type Engine } from '../engine/engine.ts';
import type { RunEntry } from '../model/ledger.ts';

export async function keepRun(engine: Engine, run: RunEntry): Promise<void> {
  await engine.run(
    'insert into ledger.runs values ($number, $at, $asOf, $version, $files, $records, $open)',
    { ...run },
  );
}

/** The number of the last run; 0 before the first. */
export async function lastRun(engine: Engine): Promise<number> {
  const row = await engine.row('select coalesce(max(number), 0) as number from ledger.runs');
  return asCount(row['number']);
}

export async function readRuns(engine: Engine): Promise<readonly RunEntry[]> {
  const rows = await engine.rows('select * from ledger.runs order by number');
  return rows.map((row) => ({
    number: asCount(row['number']),
    at: asText(row['happened_at']) ?? '',
    asOf: asText(row['as_of']) ?? '',
    version: asText(row['version']) ?? '',
    files: asCount(row['files']),
    records: asCount(row['records']),
    open: asCount(row['open']),
  }));
}
