import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dateOf } from '../../fixtures/generate/clock.js';
import { createRandom } from '../../fixtures/generate/random.js';
import { chainBalances } from '../../fixtures/generate/statement.js';
import { judgeByVisibleColumns } from './attainable.js';
import { acquirerExport } from './layouts/acquirer.js';
import { bankStatement } from './layouts/bank.js';
import { tillLog } from './layouts/till.js';
import { patterns } from './look-alikes.js';
import { ordinaryDays } from './ordinary.js';
import { payOut } from './plant/payouts.js';
import { planOf, plants } from './plant/plan.js';
import { breakTheBalance, repeatRow, skipTraces } from './plant/records.js';
import { shownRecords } from './shown-records.js';
import { createTrade } from './trade.js';
import { createTruth } from './truth.js';
import { visibleColumns } from './visible.js';
import { createWorld } from './world.js';

/** @typedef {import('./scenarios.js').Scenario} Scenario */
/** @typedef {import('../../fixtures/generate/statement.js').BankLine} BankLine */
/** @typedef {'pos' | 'settlement' | 'bank'} Side */

/**
 * One merchant's days: the files as a tool gets them, and the truth. The same scenario and seed give the same bytes.
 * @param {Scenario} scenario @param {number} seed
 */
export function makeDay(scenario, seed) {
  const random = createRandom(hashOf(`${scenario.name} ${seed}`));
  const world = createWorld(scenario, random);
  const trade = createTrade(world);
  const truth = createTruth(world.currency);
  const visible = visibleColumns(scenario);
  const ground = { world, trade, truth, visible };
  const plan = planOf(scenario, random);
  ordinaryDays(world, trade, truth);
  for (const [name, count] of Object.entries(scenario.mix))
    for (let left = count; left > 0; left -= 1) patterns[name](world, trade, truth);
  for (const name of plan.records) plants[name](ground);
  if (plan.others.includes('trace-gap')) skipTraces(ground);
  world.close();
  forgetFirstDay(world);
  judgeByVisibleColumns(world, truth, visible);
  const credits = payOut(ground, plan.payouts);
  const isOwn = (/** @type {{ currency?: string }} */ { currency = world.currency }) =>
    currency === world.currency;
  const lines = chainBalances(18_635_290, credits.filter(isOwn));
  const inDollars = chainBalances(
    2_410_000,
    credits.filter((each) => !isOwn(each)),
  );
  if (plan.others.includes('balance')) breakTheBalance(ground, lines);
  if (plan.others.includes('repeated')) repeatRow(ground);
  const sheets = writeSheets(ground, [lines, inDollars], plan.others.includes('total'));
  return {
    scenario: scenario.name,
    seed,
    files: sheets,
    truth: {
      ...truth.resolve(sheets.map(({ sheet }) => sheet)),
      unjudged: visible.showsEveryTrace ? [] : ['trace-gap'],
    },
    /** What the columns show, for rules that cannot read these layouts. */
    shown: () =>
      shownRecords(
        ground,
        sheets.map(({ sheet }) => sheet),
        [...lines, ...inDollars],
      ),
    rows: { till: world.till.length, settled: world.settled.length, bank: lines.length },
  };
}

/** FNV-1a. @param {string} text */
function hashOf(text) {
  let hash = 0x811c9dc5;
  for (const each of text) hash = Math.imul(hash ^ each.charCodeAt(0), 0x01000193);
  return hash >>> 0;
}

/** The till's log begins a day after the acquirer's. @param {import('./world.js').World} world */
function forgetFirstDay(world) {
  if (!world.scenario.tillMissesFirstDay) return;
  for (const row of world.till.filter(({ at }) => dateOf(at) === world.dates[0])) {
    world.drop(row);
    for (const each of world.settled) if (each.till === row) each.till = null;
  }
}

/**
 * @param {import('./plant/charges.js').Ground} ground
 * @param {readonly [readonly BankLine[], readonly BankLine[]]} accounts the merchant's own currency, and dollars
 * @param {boolean} misstates whether a total of the acquirer's export is stated wrong
 * @returns {{ side: Side, sheet: import('../../fixtures/generate/sheet.js').Sheet }[]}
 */
function writeSheets({ world, truth }, [lines, inDollars], misstates) {
  const { scenario, random, till, settled, dates } = world;
  const rows = scenario.shuffled ? shuffle(random, settled) : settled;
  const middle = dates[Math.floor(dates.length / 2)];
  const parts = scenario.overlapping
    ? [
        ['acquirer-1', rows.filter((row) => row.settlementDate <= middle)],
        ['acquirer-2', rows.filter((row) => row.settlementDate >= middle)],
      ]
    : [['acquirer', rows]];
  const exports = parts.flatMap(([name, part], index) => {
    const total = {};
    const off = misstates && index === 0 ? 90_000 : 0;
    const sheets = acquirerExport(scenario, world, name, part, { total, off });
    if (off !== 0 && sheets.some((sheet) => sheet.lineOf(total) !== undefined))
      truth.fault({
        code: 'control-total-mismatch',
        culprits: [total],
        amount: off,
        owedTo: 'none',
        draft: null,
        note: 'the total stated above the rows is 900.00 more than they add up to',
      });
    return sheets;
  });
  return [
    { side: 'pos', sheet: tillLog(scenario, scenario.shuffled ? shuffle(random, till) : till) },
    ...exports.map((sheet) => ({ side: /** @type {Side} */ ('settlement'), sheet })),
    { side: 'bank', sheet: bankStatement(world, lines, world.currency) },
    ...(inDollars.length === 0
      ? []
      : [{ side: /** @type {Side} */ ('bank'), sheet: bankStatement(world, inDollars, 'USD') }]),
  ];
}

/** @template Row @param {import('../../fixtures/generate/random.js').Random} random @param {readonly Row[]} rows */
function shuffle(random, rows) {
  const left = [...rows];
  return rows.map(() => left.splice(random.int(0, left.length - 1), 1)[0]);
}

/** Writes the files and truth.json into a folder. @param {ReturnType<typeof makeDay>} made @param {string} folder */
export function writeDay({ scenario, seed, files, truth, rows }, folder) {
  mkdirSync(folder, { recursive: true });
  for (const { sheet } of files) writeFileSync(join(folder, sheet.name), sheet.bytes());
  const listed = files.map(({ side, sheet }) => ({ name: sheet.name, side }));
  const text = JSON.stringify({ scenario, seed, files: listed, rows, ...truth }, null, 1);
  writeFileSync(join(folder, 'truth.json'), `${text}\n`);
  return { files: listed, ...truth };
}
