import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { prepare, root } from '../../scripts/ensure.js';
import { openPosrecon, runTool } from './posrecon.js';
import { printSummary } from './print.js';
import { scenarios } from './scenarios.js';
import { score } from './score.js';
import { summarise } from './summary.js';
import { makeDay, writeDay } from './write-day.js';

// `npm run bench:accuracy`: labelled days of merchants through a tool, and how often it is right. README.md beside this file.

const { values: options } = parseArgs({
  options: {
    seeds: { type: 'string', default: '20' },
    /** The first seed. */
    from: { type: 'string', default: '1' },
    /** Its name; several with commas. */
    scenario: { type: 'string' },
    json: { type: 'string' },
    /** Where the files of each day stay. */
    keep: { type: 'string' },
    /** Only writes the days, for another tool. */
    write: { type: 'boolean', default: false },
    /** Another build of posrecon. */
    dist: { type: 'string', default: join(root, 'dist') },
    /** Another tool: a command that gets a folder and prints findings. */
    tool: { type: 'string' },
    /** What other programs' rules find in the same days. */
    peers: { type: 'boolean', default: false },
    /** How many runs at once. */
    jobs: { type: 'string', default: String(Math.max(1, cpus().length)) },
    /** Lists what was missed and what was false. */
    verbose: { type: 'boolean', default: false },
  },
});

await prepare();
const wanted = options.scenario?.split(',') ?? scenarios.map(({ name }) => name);
const misspelt = wanted.filter((each) => !scenarios.some(({ name }) => name === each));
if (misspelt.length > 0) {
  const names = scenarios.map(({ name }) => name).join(', ');
  console.error(`No scenario is called ${misspelt.join(', ')}. There are: ${names}`);
  process.exit(2);
}
const chosen = scenarios.filter(({ name }) => wanted.includes(name));
const folder =
  options.keep === undefined
    ? mkdtempSync(join(tmpdir(), 'posrecon-accuracy-'))
    : resolve(options.keep);
mkdirSync(folder, { recursive: true });
if (options.keep === undefined)
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

for (const name of /** @type {const} */ (['seeds', 'from', 'jobs'])) {
  if (/^[1-9]\d*$/.test(options[name])) continue;
  console.error(`--${name} is a whole number from 1, not ${options[name]}`);
  process.exit(2);
}
const seeds = Array.from(
  { length: Number(options.seeds) },
  (_, index) => Number(options.from) + index,
);
// Seed by seed, so that a run that is stopped has seen every scenario.
const days = seeds.flatMap((seed) => chosen.map((scenario) => ({ scenario, seed })));
let isStopped = false;
process.once('SIGINT', () => {
  isStopped = true;
});
/** @type {import('./summary.js').DayScore[]} */
const scored = new Array(days.length);
/** The places that the tool names, a list for each day. @type {string[][]} */
const named = new Array(days.length);
const posrecon = openPosrecon(resolve(options.dist));
let next = 0;
await Promise.all(Array.from({ length: Number(options.jobs) }, work));
posrecon.close();
if (!options.write) {
  const known = options.tool === undefined ? codesOfPosrecon() : null;
  const summary = summarise(chosen, scored.filter(Boolean), known);
  printSummary(summary, { verbose: options.verbose });
  if (options.peers) {
    const { comparePeers } = await import('./peers/compare.js');
    summary.peers = await comparePeers(days.slice(0, next), named, options.tool ?? 'posrecon');
  }
  if (options.json !== undefined)
    writeFileSync(options.json, `${JSON.stringify(summary, null, 1)}\n`);
  process.exitCode = summary.missed.length > 0 ? 1 : 0;
}

async function work() {
  while (next < days.length && !isStopped) {
    const index = next;
    next += 1;
    const { scenario, seed } = days[index];
    const place = join(folder, `${scenario.name}-${seed}`);
    const { files, ...truth } = writeDay(makeDay(scenario, seed), place);
    if (options.write) continue;
    const zone =
      scenario.country === 'CN'
        ? { currency: 'CNY', timeZone: 'Asia/Shanghai' }
        : { currency: 'GBP', timeZone: 'Europe/London' };
    const findings =
      options.tool === undefined
        ? await posrecon.run(place, files, zone)
        : await runTool(options.tool, place);
    named[index] = findings
      .filter(({ code }) => !truth.unjudged.includes(code))
      .flatMap(({ culprits }) => culprits);
    scored[index] = { scenario: scenario.name, seed, ...score(truth, findings) };
    if (options.keep === undefined) rmSync(place, { recursive: true });
    if (process.stderr.isTTY) process.stderr.write(`\r${index + 1} of ${days.length} `);
  }
}

/** The codes that this build reports at all, as the README lists them: one that is not there yet is shown and not gated. @returns {ReadonlySet<string>} */
function codesOfPosrecon() {
  const path = join(root, 'README.md');
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  return new Set([...text.matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, code]) => code));
}
