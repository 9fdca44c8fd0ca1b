import { figure, shareOf } from './gates.js';

/** @typedef {ReturnType<typeof import('./summary.js').summarise>} Summary */

/** @param {Summary} summary @param {{ verbose: boolean }} how */
export function printSummary(summary, { verbose }) {
  console.log(`${summary.days} days of merchants, ${summary.scenarios.length} scenarios\n`);
  for (const tier of summary.tiers) printTier(tier, summary.unknown);
  printScenarios(summary);
  if (verbose)
    for (const { day, what, code, says } of summary.details)
      console.log(`${day}  ${what}  ${code}  ${says}`);
  if (summary.unknown.length > 0)
    console.log(
      `planted, and not among the tool's codes yet, so not gated: ${summary.unknown.join(', ')}`,
    );
  for (const line of summary.missed) console.log(`MISSED  ${line}`);
  if (summary.missed.length === 0) console.log('all gates hold');
}

/** @param {Summary['tiers'][number]} tier @param {readonly string[]} unknown */
function printTier({ tier, days, codes, worst, lookalikes, wrongRefunds, severities }, unknown) {
  console.log(`${tier}: ${days} days`);
  printTable(
    [
      'code',
      'planted',
      'found',
      'recall',
      'attainable',
      'precision',
      'amounts right',
      'stake found',
      'drafts',
      'too mild',
      'worst seed',
    ],
    Object.entries(codes).map(([code, tally]) => [
      unknown.includes(code) ? `(${code})` : code,
      String(tally.planted),
      String(tally.found),
      figure(shareOf(tally.found, tally.planted)),
      figure(shareOf(tally.attainable, tally.planted)),
      figure(shareOf(tally.found, tally.reported)),
      figure(shareOf(tally.amountsRight, tally.found)),
      tally.stake === 0 ? '' : `${((100 * tally.stakeFound) / tally.stake).toFixed(1)} %`,
      tally.draftsDue === 0 ? '' : `${tally.draftsMade}/${tally.draftsDue}`,
      String(tally.tooMild),
      worst[code] === null
        ? ''
        : `${worst[code].least.toFixed(2)} ${worst[code].least < 1 ? `${worst[code].scenario} ${worst[code].seed}` : ''}`,
    ]),
  );
  const said = Object.entries(severities).map(
    ([severity, { reported, right, allowed }]) =>
      `${severity}s ${right} right of ${reported}${allowed === 0 ? '' : `, ${allowed} of look-alikes as they may be`}`,
  );
  console.log(
    `${said.join(', ')}; look-alikes reported as error ${lookalikes}; wrong refund drafts ${wrongRefunds}\n`,
  );
}

/** @param {Summary} summary */
function printScenarios({ scenarios }) {
  printTable(
    [
      'scenario',
      'tier',
      'planted',
      'recall',
      'attainable',
      'precision',
      'look-alikes',
      'wrong drafts',
      'worst seed',
    ],
    scenarios.map(({ name, tier, all, lookalikes, wrongRefunds, worst }) => [
      name,
      tier,
      String(all.planted),
      figure(shareOf(all.found, all.planted)),
      figure(shareOf(all.attainable, all.planted)),
      figure(shareOf(all.found, all.reported)),
      String(lookalikes),
      String(wrongRefunds),
      worst === undefined
        ? ''
        : `${worst.seed}: ${worst.recall.toFixed(2)} / ${worst.precision.toFixed(2)}`,
    ]),
  );
  console.log('');
}

/** @param {readonly string[]} head @param {readonly (readonly string[])[]} rows */
export function printTable(head, rows) {
  const widths = head.map((_, at) => Math.max(...[head, ...rows].map((row) => row[at].length)));
  for (const row of [head, ...rows])
    console.log(
      row
        .map((cell, at) => (at === 0 ? cell.padEnd(widths[at]) : cell.padStart(widths[at])))
        .join('  ')
        .trimEnd(),
    );
}
