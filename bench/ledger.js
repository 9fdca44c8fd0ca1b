import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { DuckDBInstance } from '@duckdb/node-api';
import { prepare, root } from '../scripts/ensure.js';
import { ledgerHistory, usual } from './ledger-history.js';

// `npm run bench:ledger`: a nightly run of 5,000 records with a ledger of ten thousand nights and more, over a million closed records
// and ten thousand open ones, against the same run with a ledger that is not there yet. They run in turns, each on a copy.

const { values: options } = parseArgs({
  options: {
    nights: { type: 'string', default: '10500' },
    'sales-a-day': { type: 'string', default: '100' },
    'new-sales': { type: 'string', default: '2500' },
    rounds: { type: 'string', default: '11' },
    cache: { type: 'string', default: join(root, '.cache', 'bench') },
    json: { type: 'string' },
  },
});
const reach = 2;
const scratch = mkdtempSync(join(tmpdir(), 'posrecon-bench-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));

await prepare();
const posrecon = join(root, 'bin', 'posrecon.js');
const { ledger, files } = await ledgerHistory({
  folder: options.cache,
  posrecon,
  nights: Number(options.nights),
  salesADay: Number(options['sales-a-day']),
  newSales: Number(options['new-sales']),
});
const held = await counts(ledger);
console.log(
  `${held.closed} closed records, ${held.open} open ones, ${held.runs} runs, ${held.sources} files, ${held.entries} entries, ${(statSync(ledger).size / 1e6).toFixed(0)} MB; ${cpus().length} cores, Node ${process.version}`,
);
night(true); // reads the ledger into the page cache
const rounds = Array.from({ length: Number(options.rounds) }, () => [night(true), night(false)]);
const compared = ['ms', 'cpuMs'].map((what) => {
  const [full, empty] = [0, 1].map((which) => median(rounds.map((each) => each[which][what])));
  const ratios = rounds.map(([a, b]) => a[what] / b[what]);
  return {
    what,
    full,
    empty,
    ratio: full / empty,
    range: [Math.min(...ratios), Math.max(...ratios)],
  };
});
for (const { what, full, empty, ratio, range } of compared) {
  console.log(
    `${what === 'ms' ? 'wall' : 'CPU '}  ${full.toFixed(0)} ms beside ${empty.toFixed(0)} ms: ${ratio.toFixed(2)} (${range.map((each) => each.toFixed(2)).join(' to ')})`,
  );
}
const [{ ratio }] = compared;
console.log(
  `${ratio <= reach ? 'met    ' : 'MISSED '} a night ≤ ${reach} × one with an empty ledger: ${ratio.toFixed(2)}`,
);
if (options.json !== undefined) {
  writeFileSync(options.json, `${JSON.stringify({ held, compared }, null, 2)}\n`);
}

/** A nightly run in a process of its own, with a copy of the ledger or with none. */
function night(hasHistory) {
  const copy = join(scratch, 'ledger.duckdb');
  rmSync(copy, { force: true });
  if (hasHistory) copyFileSync(ledger, copy);
  const usageFile = join(scratch, 'usage.json');
  const start = performance.now();
  const { status, stderr } = spawnSync(
    process.execPath,
    [
      ...['--import', pathToFileURL(join(root, 'bench', 'report-usage.js')).href],
      ...[posrecon, 'reconcile', ...files, '--ledger', copy, ...usual],
    ],
    {
      cwd: scratch,
      env: { ...process.env, USAGE_FILE: usageFile },
      stdio: ['ignore', 'ignore', 'pipe'],
      encoding: 'utf8',
    },
  );
  const ms = performance.now() - start;
  if (status !== 0) throw new Error(`posrecon reconcile ended with ${status}\n${stderr}`);
  return { ms, cpuMs: JSON.parse(readFileSync(usageFile, 'utf8')).cpuMs };
}

async function counts(path) {
  const instance = await DuckDBInstance.create(path, { access_mode: 'READ_ONLY' });
  const connection = await instance.connect();
  const reader = await connection.runAndReadAll(
    `select (select count(*) from closed_pos_records) + (select count(*) from closed_stl_records) + (select count(*) from closed_bank_records) as closed,
       (select count(*) from pos_records) + (select count(*) from stl_records) + (select count(*) from bank_records) as open,
       (select count(*) from runs) as runs, (select count(*) from sources) as sources, (select count(*) from audit) as entries`,
  );
  const [row] = reader.getRowObjects();
  connection.closeSync();
  instance.closeSync();
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, Number(value)]));
}

function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
