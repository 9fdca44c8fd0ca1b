import { figure, shareOf } from '../gates.js';
import { printTable } from '../print.js';
import { makeDay } from '../write-day.js';
import { actualBudget } from './actual.js';
import { keyedComparison } from './keyed-sql.js';

/** @typedef {{ place: string, cents: number }} Suspect a record that a peer calls unmatched, extra or changed */
/** @typedef {{ name: string, version: string, find(records: ReturnType<typeof import('../shown-records.js').shownRecords>): Promise<Suspect[]>, close(): void | Promise<void> }} Peer */
/** @typedef {{ planted: number, found: number, named: number, right: number }} Named */

/**
 * What other rules find of the same truth. They know no codes, drafts or severities, so that all are measured alike, posrecon too:
 * a fault is found if one of its culprits is named, whatever is said of it; what is named and is no fault's culprit is false.
 * @param {readonly { scenario: import('../scenarios.js').Scenario, seed: number }[]} days
 * @param {readonly (readonly string[])[]} ours the places that the scored tool names, a list for each day @param {string} name its name
 */
export async function comparePeers(days, ours, name) {
  const { peers, absent } = await openPeers();
  /** @type {Record<string, Record<string, Named>>} by tier, then by who */
  const tiers = {};
  /** @param {string} tier @param {string} who */
  const sumOf = (tier, who) => {
    tiers[tier] ??= {};
    tiers[tier][who] ??= { planted: 0, found: 0, named: 0, right: 0 };
    return tiers[tier][who];
  };
  for (const [index, { scenario, seed }] of days.entries()) {
    const day = makeDay(scenario, seed);
    count(sumOf(scenario.tier, name), day.truth, ours[index]);
    const records = day.shown();
    for (const peer of peers) {
      const suspects = await peer.find(records);
      const places = suspects.map(({ place }) => place);
      count(sumOf(scenario.tier, peer.name), day.truth, places);
    }
  }
  for (const peer of peers) await peer.close();
  const versions = Object.fromEntries(peers.map(({ name, version }) => [name, version]));
  const date = new Date().toISOString().slice(0, 10);
  print(tiers, versions, absent, date);
  return { date, versions, absent, tiers };
}

/** One that cannot be had is said to be absent, and why. */
async function openPeers() {
  /** @type {Peer[]} */
  const peers = [];
  /** @type {string[]} */
  const absent = [];
  for (const open of [keyedComparison, actualBudget]) {
    try {
      peers.push(await open());
    } catch (error) {
      absent.push(error instanceof Error ? error.message : String(error));
    }
  }
  return { peers, absent };
}

/** Codes that only who reads the whole file, or the fee, could see: beyond a comparison of two lists. */
const elsewhere = new Set([
  'balance-break',
  'control-total-mismatch',
  'trace-gap',
  'wrong-fee',
  'unknown-payer',
  'late-payout',
]);

/** @param {Named} sum @param {import('../score.js').Truth} truth @param {readonly string[]} places */
function count(sum, { faults, aliases }, places) {
  const named = new Set(places.map((place) => aliases[place] ?? place));
  const comparable = faults.filter(({ code }) => !elsewhere.has(code));
  const culprits = new Set(faults.flatMap(({ culprits: sets }) => sets.flat()));
  sum.planted += comparable.length;
  sum.found += comparable.filter(({ culprits: sets }) =>
    sets.flat().some((place) => named.has(place)),
  ).length;
  sum.named += named.size;
  sum.right += [...named].filter((place) => culprits.has(place)).length;
}

/** @param {Record<string, Record<string, Named>>} tiers @param {Record<string, string>} versions @param {readonly string[]} absent @param {string} date */
function print(tiers, versions, absent, date) {
  console.log(
    `\nother rules on the same days, ${date}: ${Object.entries(versions)
      .map(([name, version]) => `${name} ${version}`)
      .join(', ')}`,
  );
  console.log(
    'a fault counts as found if a culprit is named at all; fees, totals, balances, payers and delays left out',
  );
  printTable(
    ['tier', 'by', 'planted', 'found', 'recall', 'named', 'of these culprits', 'precision'],
    Object.entries(tiers).flatMap(([tier, byWho]) =>
      Object.entries(byWho).map(([who, { planted, found, named, right }]) => [
        tier,
        who,
        ...[planted, found].map(String),
        figure(shareOf(found, planted)),
        ...[named, right].map(String),
        figure(shareOf(right, named)),
      ]),
    ),
  );
  for (const why of absent) console.log(`absent: ${why}`);
}
