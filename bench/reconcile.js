import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { prepare, root } from '../scripts/ensure.js';
import { generate } from './generate.js';

// `npm run bench`: a month of a million sales against the least that DuckDB needs to read and join it, and a day of 500
// sales, `--help` and `--version` against an empty Node. Each pair runs in turns on the same machine, so that the ratio is worth more than the times.

const { values: options } = parseArgs({
  options: {
    rows: { type: 'string', default: '1000000' },
    rounds: { type: 'string', default: '5' },
    'small-rounds': { type: 'string', default: '15' },
    cache: { type: 'string', default: join(root, '.cache', 'bench') },
    /** Another build of posrecon, to compare. */
    posrecon: { type: 'string', default: join(root, 'bin', 'posrecon.js') },
    json: { type: 'string' },
  },
});
const reach = { floor: 4, memory: 1.5e9, day: 12, startUp: 2 };
const scratch = mkdtempSync(join(tmpdir(), 'posrecon-bench-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));

await prepare();
const big = generate({ folder: options.cache, rows: Number(options.rows) });
const small = generate({ folder: options.cache, rows: 500, faultEvery: 100 });
const { pos, settlement } = big.rows;
console.log(
  `${pos} till rows, ${settlement} settlement rows, ${big.payouts} payouts, ${big.truth.length} faults; ${cpus().length} cores, Node ${process.version}`,
);

const floorRun = () => run([join(root, 'bench', 'floor.js'), big.pos, big.settlement]);
floorRun(); // reads the files into the page cache
const bigRounds = inTurns(Number(options.rounds), () => reconcile(big), floorRun);
const besideNode = (first) =>
  inTurns(Number(options['small-rounds']), first, () => run(['-e', '0']));
const smallRounds = besideNode(() => reconcile(small, { withMemory: false }));
const memory = Math.max(...bigRounds.map(([{ peak }]) => peak));
const result = {
  rows: big.rows,
  month: compare(bigRounds),
  day: compare(smallRounds),
  help: compare(besideNode(() => run([options.posrecon, '--help']))),
  version: compare(besideNode(() => run([options.posrecon, '--version']))),
  peakBytes: memory,
  accuracy: {
    month: accuracyOf(big, bigRounds[0][0].report),
    day: accuracyOf(small, smallRounds[0][0].report),
  },
};

printTable(
  ['', 'reconcile', 'beside it', 'ratio of medians', 'range'],
  [
    ['month, beside read and join', ...cellsOf(result.month, 's')],
    ['day of 500 rows, beside node -e 0', ...cellsOf(result.day, 'ms')],
    ['--help, beside node -e 0', ...cellsOf(result.help, 'ms')],
    ['--version, beside node -e 0', ...cellsOf(result.version, 'ms')],
  ],
);
console.log(`peak memory of the month: ${(memory / 1e6).toFixed(0)} MB\n`);
printReach('month ≤ 4 × read and join', result.month.ratio, reach.floor);
printReach('month ≤ 1.5 GB', memory / 1e9, reach.memory / 1e9);
printReach('day ≤ 12 × node -e 0', result.day.ratio, reach.day);
printReach('--help ≤ 2 × node -e 0', result.help.ratio, reach.startUp);
printReach('--version ≤ 2 × node -e 0', result.version.ratio, reach.startUp);
printAccuracy('month', result.accuracy.month);
printAccuracy('day', result.accuracy.day);
if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(result, null, 2)}\n`);

/** The whole command in a process of its own, its JSON report into a file. */
function reconcile(files, { withMemory = true } = {}) {
  const usageFile = join(scratch, 'usage.json');
  const reportFile = join(scratch, 'report.json');
  const measured = withMemory
    ? ['--import', pathToFileURL(join(root, 'bench', 'report-usage.js')).href]
    : [];
  const output = openSync(reportFile, 'w');
  const { ms } = run(
    [
      ...measured,
      options.posrecon,
      'reconcile',
      ...['--pos', files.pos, '--settlement', files.settlement, '--bank', files.bank],
      ...['--currency', 'CNY', '--time-zone', 'Asia/Shanghai'],
      ...['--format', 'json', '--fail-on', 'never'],
    ],
    { output, environment: { ...process.env, USAGE_FILE: usageFile } },
  );
  closeSync(output);
  return {
    ms,
    peak: withMemory ? JSON.parse(readFileSync(usageFile, 'utf8')).peakBytes : 0,
    report: JSON.parse(readFileSync(reportFile, 'utf8')),
  };
}

/** Wall time of a Node process from start to end; a run that fails ends the benchmark. */
function run(args, { output = 'ignore', environment = process.env } = {}) {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, {
    cwd: scratch,
    env: environment,
    stdio: ['ignore', output, 'pipe'],
    encoding: 'utf8',
  });
  const ms = performance.now() - start;
  if (status === 0) return { ms };
  console.error(`node ${args.join(' ')} ended with ${status}\n${stderr}`);
  process.exit(1);
}

function inTurns(rounds, first, second) {
  return Array.from({ length: rounds }, () => [first(), second()]);
}

function compare(rounds) {
  const ratios = rounds.map(([ours, other]) => ours.ms / other.ms);
  const ours = median(rounds.map(([each]) => each.ms));
  const other = median(rounds.map(([, each]) => each.ms));
  return {
    ms: ours,
    besideMs: other,
    ratio: ours / other,
    range: [Math.min(...ratios), Math.max(...ratios)],
    rounds: rounds.length,
  };
}

function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** By code: how many faults were planted, found with their own record or payout as evidence, and reported in all. */
function accuracyOf({ truth }, { discrepancies }) {
  const found = new Set(discrepancies.flatMap(keysOf));
  const codes = [...new Set([...truth, ...discrepancies].map(({ code }) => code))].sort();
  return codes.map((code) => {
    const planted = truth.filter((fault) => fault.code === code);
    return {
      code,
      planted: planted.length,
      found: planted.filter((fault) => found.has(keyOf(fault))).length,
      reported: discrepancies.filter((discrepancy) => discrepancy.code === code).length,
    };
  });
}

function keyOf({ code, file, line, merchantId, settlementDate }) {
  return `${code} ${file === undefined ? `${merchantId} ${settlementDate}` : `${file}:${line}`}`;
}

function keysOf({ code, args, evidence }) {
  return [
    keyOf({ code, ...args, file: undefined }),
    ...evidence.map(({ file, line }) => keyOf({ code, file: basename(file), line })),
  ];
}

function cellsOf({ ms, besideMs, ratio, range }, unit) {
  const time = (value) =>
    unit === 's' ? `${(value / 1000).toFixed(2)} s` : `${value.toFixed(0)} ms`;
  return [
    time(ms),
    time(besideMs),
    ratio.toFixed(2),
    `${range[0].toFixed(2)} to ${range[1].toFixed(2)}`,
  ];
}

function printReach(name, value, limit) {
  console.log(`${value <= limit ? 'met    ' : 'MISSED '} ${name}: ${value.toFixed(2)}`);
}

function printAccuracy(name, rows) {
  const total = (field) => rows.reduce((sum, row) => sum + row[field], 0);
  const recall = ({ planted, found }) => (planted === 0 ? '' : (found / planted).toFixed(3));
  const all = { planted: total('planted'), found: total('found'), reported: total('reported') };
  console.log('');
  printTable(
    [name, 'planted', 'found', 'reported', 'recall'],
    [...rows, { code: 'all', ...all }].map((row) => [
      row.code,
      ...[row.planted, row.found, row.reported, recall(row)].map(String),
    ]),
  );
}

function printTable(head, rows) {
  const widths = head.map((_, i) => Math.max(...[head, ...rows].map((row) => row[i].length)));
  for (const row of [head, ...rows]) {
    console.log(
      row
        .map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i])))
        .join('  '),
    );
  }
}
