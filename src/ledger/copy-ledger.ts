import { join } from 'node:path';
import { type Engine, literal } from '../engine/engine.ts';
import { closedRecordsOf, recordsOf, storeTables } from './ledger-schema.ts';

/** Writes the attached ledger into a new file, as small as its contents allow. */
export async function backUp(engine: Engine, path: string): Promise<void> {
  await engine.run(`attach ${literal(path)} as backup`);
  try {
    await engine.run('copy from database ledger to backup');
  } finally {
    await engine.run('detach backup');
  }
}

/** Tables as others can read them. */
export const exportedTables = [
  'runs',
  'sources',
  ...storeTables.map(recordsOf),
  ...storeTables.map(closedRecordsOf),
  'discrepancies',
  'requests',
  'audit',
] as const;

/** Writes each table of the attached ledger into a file of its own in a folder that is there. Returns their names. */
export async function exportTables(
  engine: Engine,
  folder: string,
  format: 'csv' | 'parquet',
): Promise<readonly string[]> {
  const files: string[] = [];
  for (const table of exportedTables) {
    const file = `${table}.${format}`;
    await engine.run(
      `copy (select * from ledger.${table} order by all) to ${literal(join(folder, file))} (format ${format}${format === 'csv' ? ', header' : ''})`,
    );
    files.push(file);
  }
  return files;
}
