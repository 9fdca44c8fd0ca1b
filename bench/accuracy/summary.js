import { missedGates, shareOf } from './gates.js';
import { addTally, emptySeverities, emptyTally } from './score.js';

/** @typedef {import('./scenarios.js').Scenario} Scenario */
/** @typedef {import('./score.js').Tally} Tally */
/** @typedef {ReturnType<typeof import('./score.js').score> & { scenario: string, seed: number }} DayScore */

const tiers = /** @type {const} */ ([
  'references',
  'no-references',
  'no-references-no-cards',
  'beyond',
]);

/**
 * Adds up the scores of all days: by tier and code, by scenario, with the worst seed of each.
 * @param {readonly Scenario[]} scenarios @param {readonly DayScore[]} days
 * @param {ReadonlySet<string> | null} known codes that the tool has; `null`: all
 */
export function summarise(scenarios, days, known) {
  const tierOf = new Map(scenarios.map(({ name, tier }) => [name, tier]));
  const planted = new Set(days.flatMap(({ codes }) => Object.keys(codes)));
  const unknown = new Set([...planted].filter((code) => known !== null && !known.has(code)));
  const byTier = tiers.flatMap((tier) => {
    const own = days.filter(({ scenario }) => tierOf.get(scenario) === tier);
    if (own.length === 0) return [];
    const codes = sumCodes(own);
    const harm = harmOf(own);
    const severities = severitiesOf(own);
    const missed =
      tier === 'beyond' ? [] : missedGates(tier, codes, { ...harm, severities }, unknown);
    const worst = Object.fromEntries(
      Object.keys(codes).map((code) => [code, worstSeed(own, code)]),
    );
    return [{ tier, days: own.length, codes, worst, ...harm, severities, missed }];
  });
  const byScenario = scenarios.map(({ name, tier, says }) => {
    const own = days.filter(({ scenario }) => scenario === name);
    const codes = sumCodes(own);
    const kept = Object.entries(codes).filter(([code]) => !unknown.has(code));
    const all = kept.reduce((sum, [, tally]) => addTally(sum, tally), emptyTally());
    const worst = own
      .map((day) => ({ seed: day.seed, ...shares(day, unknown) }))
      .sort((a, b) => Math.min(a.recall, a.precision) - Math.min(b.recall, b.precision))[0];
    return { name, tier, says, days: own.length, all, codes, ...harmOf(own), worst };
  });
  return {
    days: days.length,
    unknown: [...unknown].sort(),
    tiers: byTier,
    scenarios: byScenario,
    missed: byTier.flatMap(({ missed }) => missed),
    details: days.flatMap(detailsOf).filter(({ code }) => !unknown.has(code)),
    /** @type {unknown} */
    peers: null,
  };
}

/** @param {readonly DayScore[]} days */
function sumCodes(days) {
  /** @type {Record<string, Tally>} */
  const codes = {};
  for (const day of days)
    for (const [code, tally] of Object.entries(day.codes))
      codes[code] = addTally(codes[code] ?? emptyTally(), tally);
  return Object.fromEntries(Object.entries(codes).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** @param {readonly DayScore[]} days */
function harmOf(days) {
  return {
    lookalikes: days.reduce((sum, { lookalikes }) => sum + lookalikes.length, 0),
    wrongRefunds: days.reduce((sum, { wrongRefunds }) => sum + wrongRefunds.length, 0),
  };
}

/** @param {readonly DayScore[]} days */
function severitiesOf(days) {
  const sum = emptySeverities();
  for (const { severities } of days)
    for (const [severity, { reported, right, allowed }] of Object.entries(severities)) {
      sum[severity].reported += reported;
      sum[severity].right += right;
      sum[severity].allowed += allowed;
    }
  return sum;
}

/** The seed of which the least was found or the most was false, with its scenario. @param {readonly DayScore[]} days @param {string} code */
function worstSeed(days, code) {
  let worst = null;
  for (const day of days) {
    const tally = day.codes[code];
    if (tally === undefined) continue;
    const recall = shareOf(tally.found, tally.planted);
    const precision = shareOf(tally.found, tally.reported);
    const least = Math.min(recall, precision);
    if (worst === null || least < worst.least)
      worst = { scenario: day.scenario, seed: day.seed, recall, precision, least };
  }
  return worst;
}

/** @param {DayScore} day @param {ReadonlySet<string>} unknown */
function shares({ codes }, unknown) {
  const all = Object.entries(codes)
    .filter(([code]) => !unknown.has(code))
    .reduce((sum, [, tally]) => addTally(sum, tally), emptyTally());
  return { recall: shareOf(all.found, all.planted), precision: shareOf(all.found, all.reported) };
}

/** Each fault that was missed, each false alarm, each harm, in words. @param {DayScore} day */
function detailsOf({ scenario, seed, misses, falseAlarms, undrafted, lookalikes, wrongRefunds }) {
  /** @param {import('./score.js').Finding} each */
  const say = (each) =>
    `${each.severity} ${each.code} ${each.amount} ${each.owedTo}: ${each.culprits.join(' ')}`;
  const day = `${scenario}-${seed}`;
  return [
    ...misses.map(({ fault, finding }) => ({
      day,
      what: 'missed',
      code: fault.code,
      says: `${fault.amount} ${fault.culprits.map((set) => set.join(' ')).join(' | ')} (${fault.note})${finding === null ? '' : `; said ${say(finding)}`}${fault.attainable ? '' : '; not attainable'}`,
    })),
    ...falseAlarms.map((finding) => ({
      day,
      what: 'false',
      code: finding.code,
      says: say(finding),
    })),
    ...undrafted.map(({ fault, finding }) => ({
      day,
      what: 'undrafted',
      code: fault.code,
      says: `${fault.draft} due: ${say(finding)} (${fault.note})`,
    })),
    ...lookalikes.map(({ what, finding }) => ({
      day,
      what: 'look-alike',
      code: finding.code,
      says: `${what}: ${say(finding)}`,
    })),
    ...wrongRefunds.map(({ finding, draft, fault }) => ({
      day,
      what: 'wrong-draft',
      code: finding.code,
      says: `${draft.kind} of ${draft.amount} for ${say(finding)}${fault === null ? ', no fault' : `, fault of ${fault.amount}`}`,
    })),
  ];
}
