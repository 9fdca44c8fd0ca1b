import {
  chmodSync,
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createRandom } from '../fixtures/generate/random.js';
import { fail, prepare, root } from './ensure.js';

// `npm run faults -- --kills 200`: runs that are killed, hindered, raced and given a damaged ledger. Whatever happens, the ledger must be
// last night's or tonight's.

const { values } = parseArgs({
  options: { kills: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' } },
});
const kills = Number(values.kills);
const seed = Number(values.seed);
if (!Number.isInteger(kills) || !Number.isInteger(seed)) fail('--kills and --seed are numbers');

await prepare();
const { night, stageOf, stateOf } = await import('./faults/night.js');
const scenarios = await import('./faults/scenarios.js');

const path = mkdtempSync(join(tmpdir(), 'posrecon-faults-'));
process.on('exit', () => rmSync(path, { recursive: true, force: true }));
const temporary = join(path, 'tmp');
mkdirSync(temporary);
const story = join(root, 'fixtures/stories/two-weeks');
cpSync(story, path, { recursive: true });
for (const folder of [path, temporary]) chmodSync(folder, 0o777);

// Eleven nights are in the ledger; in the twelfth one discrepancy is resolved and another is found.
const exportsOf = (night) => readdirSync(story).filter((name) => night(name.slice(-12, -4)));
const lastNight = exportsOf((night) => night <= '20261008');
const setting = {
  path,
  temporary,
  random: createRandom(seed),
  last: join(path, 'last.duckdb'),
  after: join(path, 'after.duckdb'),
  /** What comes after last night; of a ledger that is not there yet, the first night. */
  tonight: (hasLedger) => exportsOf((night) => night === (hasLedger ? '20261009' : '20260929')),
  states: {},
  timing: { whole: 0, writing: 0 },
};

/** An undisturbed run: what the ledger is to be, and how long its parts take. */
async function undisturbed(ledger, files) {
  const began = performance.now();
  let judged = began;
  const { exit, said } = await night(setting, ledger, files, {
    onLine: (line) => {
      if (stageOf(line) === 'judging') judged = performance.now();
    },
  }).ended;
  if (exit !== 0) fail(`a run that nothing disturbs fails: exit ${exit}\n${said}`);
  const ended = performance.now();
  setting.timing = { whole: ended - began, writing: ended - judged };
  return stateOf(join(path, ledger));
}

setting.states.first = await undisturbed('first.duckdb', setting.tonight(false));
setting.states.last = await undisturbed('last.duckdb', lastNight);
copyFileSync(setting.last, setting.after);
setting.states.tonight = await undisturbed('after.duckdb', setting.tonight(true));

let passed = 0;
let failed = 0;

/** Tries one kind of fault, and prints how often and what came of it. */
async function section(title, attempt) {
  const outcomes = new Map();
  const before = passed + failed;
  const skipped = await attempt(async (what, tried) => {
    try {
      const outcome = await tried();
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      passed += 1;
    } catch (error) {
      failed += 1;
      console.log(`FAILED ${title}: ${what}: ${error.message}`);
    }
  });
  const told = [...outcomes].sort().map(([outcome, count]) => `${count} ${outcomeWords[outcome]}`);
  const count = passed + failed - before;
  console.log(`${title}: ${skipped ?? `${count} tried: ${told.join(', ')}`}`);
}

const outcomeWords = {
  last: 'left last night’s ledger',
  tonight: 'left tonight’s',
  refused: 'refused, the file as it was',
  harmless: 'without effect',
  'named by verify': 'named by ledger verify',
  'both ended well': 'where both ended well, one after the other',
  'one was told to wait': 'where one was told that the other holds it',
};

const few = Math.max(2, Math.round(kills / 12));
console.log(`Seed ${seed}; a run takes ${Math.round(setting.timing.whole)} ms.`);
await section('Killed after a stage', (tell) => scenarios.killedAtStages(setting, tell));
await section('Killed at a random moment, half of them while the ledger is written', (tell) =>
  scenarios.killedAtRandom(setting, tell, kills),
);
await section('Files bounded by ulimit -f', (tell) => scenarios.boundedFiles(setting, tell, few));
await section('Disk full (tmpfs)', (tell) => scenarios.fullDisk(setting, tell, few));
await section('Read-only', (tell) => scenarios.readOnly(setting, tell));
await section('Cut off', (tell) => scenarios.truncated(setting, tell));
await section('A flipped bit', (tell) => scenarios.flipped(setting, tell, few * 2));
await section('Two runs at once', (tell) => scenarios.raced(setting, tell, few));
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
