import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { findChromium } from '../scripts/chromium.js';
import { fail, prepare, root } from '../scripts/ensure.js';
import { openShop } from './shop-days.js';

// `npm run bench:html`: the page of a day with ten thousand discrepancies, opened in Chromium in turns with a page of one word. Beside the
// time by the clock stands what its main thread computed, which other work on the machine disturbs less.

const { values: options } = parseArgs({
  options: {
    discrepancies: { type: 'string', default: '10000' },
    rounds: { type: 'string', default: '7' },
    lang: { type: 'string', default: 'en' },
  },
});
const reach = { bytes: 15e6, ms: 2000 };
const faultEvery = 4;

const executablePath = findChromium();
if (executablePath === null) fail('no Chromium is installed: apt-get install chromium');
await prepare();
const folder = mkdtempSync(join(tmpdir(), 'posrecon-html-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

const page = join(folder, 'report.html');
const trivial = join(folder, 'trivial.html');
writeFileSync(trivial, '<!doctype html><html lang="en"><title>one</title><p>one</p>\n');
writeReport();
const bytes = statSync(page).size;

const browser = await chromium.launch({ executablePath });
await opened(trivial); // starts what the first page needs
const rounds = [];
for (let round = 0; round < Number(options.rounds); round += 1) {
  rounds.push([await opened(page), await opened(trivial)]);
}
await browser.close();

const [ours, other] = [0, 1].map((which) => ({
  ms: median(rounds.map((each) => each[which].ms)),
  cpuMs: median(rounds.map((each) => each[which].cpuMs)),
}));
console.log(
  `${ours.ms.toFixed(0)} ms until it is painted, ${ours.cpuMs.toFixed(0)} ms of them computed; one word: ${other.ms.toFixed(0)} and ${other.cpuMs.toFixed(0)} ms; ${(ours.ms / other.ms).toFixed(1)} times`,
);
printReach('the page stays below 15 MB', bytes, reach.bytes, `${(bytes / 1e6).toFixed(1)} MB`);
printReach('it opens in 2 s', ours.ms, reach.ms, `${ours.ms.toFixed(0)} ms`);

/** A day in which every fourth sale goes wrong, through the whole command. */
function writeReport() {
  const salesADay = Number(options.discrepancies) * faultEvery;
  const day = 20_738;
  const files = openShop(1).write(folder, 'day', { from: day, to: day + 1, salesADay, faultEvery });
  const { status, stderr } = spawnSync(
    process.execPath,
    [
      join(root, 'bin', 'posrecon.js'),
      ...files.slice(0, 2),
      ...['--currency', 'CNY', '--time-zone', 'Asia/Shanghai', '--lang', options.lang],
      ...['-o', page, '--quiet', '--fail-on', 'never'],
    ],
    { encoding: 'utf8' },
  );
  if (status !== 0) fail(`posrecon ended with ${status}\n${stderr}`);
}

/** Until the second frame after the page is loaded. */
async function opened(path) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const tab = await context.newPage();
  const session = await context.newCDPSession(tab);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const start = performance.now();
  await tab.goto(pathToFileURL(path).href, { waitUntil: 'load' });
  await tab.evaluate(
    'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))',
  );
  const ms = performance.now() - start;
  const { metrics } = await session.send('Performance.getMetrics');
  if (path === page && rounds.length === 0) {
    const cards = await tab.locator('.card').count();
    console.log(
      `${cards} discrepancies, ${(bytes / 1e6).toFixed(1)} MB; ${cpus().length} cores, Node ${process.version}`,
    );
  }
  await context.close();
  return { ms, cpuMs: 1000 * metrics.find(({ name }) => name === 'TaskDuration').value };
}

function median(values) {
  return values.toSorted((a, b) => a - b)[values.length >> 1];
}

function printReach(name, value, limit, shown) {
  console.log(`${value <= limit ? 'met    ' : 'MISSED '} ${name}: ${shown}`);
}
