import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { prepare, root } from '../scripts/ensure.js';
import { generate } from './generate.js';

// `npm run bench:workbook`: a run of a million records with the workbook of all of them, beside the same run without it.

const { values: options } = parseArgs({
  options: {
    /** Sales: each is a record of the till and one of the acquirer. */
    rows: { type: 'string', default: '500000' },
    rounds: { type: 'string', default: '1' },
    cache: { type: 'string', default: join(root, '.cache', 'bench') },
  },
});
const reach = { memory: 400e6 };
const scratch = mkdtempSync(join(tmpdir(), 'posrecon-bench-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));

await prepare();
const files = generate({ folder: options.cache, rows: Number(options.rows) });
const { pos, settlement, bank } = files.rows;
const records = pos + settlement + (bank ?? 0);
console.log(`${records} records, Node ${process.version}\n`);

const rounds = Array.from({ length: Number(options.rounds) }, () => ({
  without: reconcile([]),
  beside: reconcile(['--output', 'report.xlsx']),
}));
const best = (each, key) => Math.min(...rounds.map((round) => round[each][key]));
const show = (name, each) =>
  console.log(
    `${name.padEnd(18)} peak ${mb(best(each, 'peakBytes'))}, CPU ${(best(each, 'cpuMs') / 1000).toFixed(1)} s, wall ${(best(each, 'ms') / 1000).toFixed(1)} s`,
  );
show('without workbook', 'without');
show('with workbook', 'beside');
console.log(`report.xlsx        ${mb(statSync(join(scratch, 'report.xlsx')).size)}\n`);
const more = best('beside', 'peakBytes') - best('without', 'peakBytes');
console.log(
  `${more <= reach.memory ? 'met    ' : 'MISSED '} at most ${mb(reach.memory)} more memory: ${mb(more)}`,
);

/** The whole command in a process of its own; a run that fails ends the benchmark. */
function reconcile(output) {
  const usageFile = join(scratch, 'usage.json');
  const start = performance.now();
  const { status, stderr } = spawnSync(
    process.execPath,
    [
      ...['--import', pathToFileURL(join(root, 'bench', 'report-usage.js')).href],
      ...[join(root, 'bin', 'posrecon.js'), 'reconcile'],
      ...['--pos', files.pos, '--settlement', files.settlement, '--bank', files.bank],
      ...['--currency', 'CNY', '--time-zone', 'Asia/Shanghai'],
      ...['--quiet', '--fail-on', 'never', ...output],
    ],
    {
      cwd: scratch,
      env: { ...process.env, USAGE_FILE: usageFile },
      stdio: ['ignore', 'ignore', 'pipe'],
      encoding: 'utf8',
    },
  );
  const ms = performance.now() - start;
  if (status === 0) return { ...JSON.parse(readFileSync(usageFile, 'utf8')), ms };
  console.error(`posrecon ended with ${status}\n${stderr}`);
  process.exit(1);
}

function mb(bytes) {
  return `${(bytes / 1e6).toFixed(0)} MB`;
}
