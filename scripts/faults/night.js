import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { root } from '../ensure.js';

const posrecon = join(root, 'bin/posrecon.js');

/** Starts posrecon in a folder; `onLine` sees each line of its log. Options `uid` and `blocks` (of 512 bytes, which no file may outgrow) hinder it. */
export function start(folder, args, { onLine = () => undefined, uid, blocks } = {}) {
  const command =
    blocks === undefined
      ? [process.execPath, posrecon, ...args]
      : ['sh', '-c', `ulimit -f ${blocks}; exec "$@"`, 'sh', process.execPath, posrecon, ...args];
  const child = spawn(command[0], command.slice(1), {
    cwd: folder.path,
    env: { PATH: process.env.PATH, TMPDIR: folder.temporary, LANG: 'C' },
    stdio: ['ignore', 'ignore', 'pipe'],
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  let said = '';
  let seen = 0;
  child.stderr.setEncoding('utf8').on('data', (text) => {
    said += text;
    for (let end = said.indexOf('\n', seen); end >= 0; end = said.indexOf('\n', seen)) {
      onLine(said.slice(seen, end), child);
      seen = end + 1;
    }
  });
  const ended = new Promise((resolve) => {
    child.on('close', (exit, signal) => resolve({ exit, signal, said }));
  });
  return { child, ended };
}

/** A nightly run to its end: `{ exit, signal, said }`. */
export function night(folder, ledger, files, options = {}) {
  const args = ['reconcile', ...files, '--ledger', ledger, '--log', 'json', '--fail-on', 'never'];
  return start(folder, args, options);
}

/** The stage that a line of the log says has ended, or `null`. */
export function stageOf(line) {
  try {
    return JSON.parse(line).stage ?? null;
  } catch {
    return null;
  }
}

/** What `ledger verify` says: `null` where everything holds. */
export async function faultOf(folder, ledger) {
  const { exit, said } = await start(folder, ['ledger', 'verify', '--ledger', ledger]).ended;
  return exit === 0 ? null : `verify: exit ${exit} ${said}`;
}

/**
 * All rows of all tables but their times and hashes, as one hash; `none` where nothing was written yet. Throws where the file cannot be
 * read to its end.
 */
export async function stateOf(path) {
  if (!existsSync(path) || statSync(path).size === 0) return 'none';
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    await connection.run(`attach '${path.replaceAll("'", "''")}' as ledger (read_only)`);
    const rows = async (sql) => (await connection.runAndReadAll(sql)).getRowsJson();
    const tables = await rows(
      "select table_name from duckdb_tables() where database_name = 'ledger' order by 1",
    );
    const hash = createHash('sha256');
    for (const [table] of tables) {
      const columns = await rows(
        `select column_name from duckdb_columns() where database_name = 'ledger' and table_name = '${table}' order by column_index`,
      );
      const kept = columns
        .map(([name]) => name)
        .filter((name) => !['happened_at', 'hash', 'previous'].includes(name));
      hash.update(`${table}\n`);
      for (const row of await rows(`select ${kept.join(', ')} from ledger.${table} order by all`)) {
        hash.update(`${JSON.stringify(row)}\n`);
      }
    }
    return tables.length === 0 ? 'none' : hash.digest('hex');
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
