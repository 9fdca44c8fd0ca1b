/** @typedef {import('./score.js').Tally} Tally */
/** @typedef {import('./scenarios.js').Tier} Tier */

/** Least recall and precision of each code with enough faults, by what the files show. */
export const limits = { references: 0.995, 'no-references': 0.99, 'no-references-no-cards': 0.98 };
export const leastPlanted = 20;
export const leastAmountsRight = 0.99;
export const leastDrafts = 0.95;

/** @param {number} part @param {number} whole */
export const shareOf = (part, whole) => (whole === 0 ? 1 : part / whole);

/**
 * What a tier falls short of, a line each; none if all gates hold.
 * @param {Exclude<Tier, 'beyond'>} tier @param {Readonly<Record<string, Tally>>} codes
 * @param {{ lookalikes: number, wrongRefunds: number, severities: ReturnType<typeof import('./score.js').emptySeverities> }} harm @param {ReadonlySet<string>} [unknown] codes that the tool does not have
 * @returns {string[]}
 */
export function missedGates(tier, codes, harm, unknown = new Set()) {
  const least = limits[tier];
  const lines = [];
  let due = 0;
  let made = 0;
  for (const [code, tally] of Object.entries(codes)) {
    if (unknown.has(code)) continue;
    const { planted, found, reported, amountsRight, draftsDue, draftsMade } = tally;
    due += draftsDue;
    made += draftsMade;
    if (planted < leastPlanted) continue;
    const recall = shareOf(found, planted);
    const precision = shareOf(found, reported);
    if (recall < least)
      lines.push(`${tier}: ${code} recall ${figure(recall)} < ${least} (${found} of ${planted})`);
    if (precision < least)
      lines.push(
        `${tier}: ${code} precision ${figure(precision)} < ${least} (${found} of ${reported})`,
      );
    const right = shareOf(amountsRight, found);
    if (right < leastAmountsRight)
      lines.push(
        `${tier}: ${code} amounts right ${figure(right)} < ${leastAmountsRight} (${amountsRight} of ${found})`,
      );
  }
  const drafts = shareOf(made, due);
  if (drafts < leastDrafts)
    lines.push(
      `${tier}: drafts due and made ${figure(drafts)} < ${leastDrafts} (${made} of ${due})`,
    );
  for (const severity of /** @type {const} */ (['warning', 'notice'])) {
    const { reported, right, allowed } = harm.severities[severity];
    const good = shareOf(right + allowed, reported);
    if (reported >= leastPlanted && good < least)
      lines.push(
        `${tier}: ${severity}s right ${figure(good)} < ${least} (${right + allowed} of ${reported})`,
      );
  }
  if (harm.lookalikes > 0)
    lines.push(`${tier}: look-alikes reported as error ${harm.lookalikes}, none allowed`);
  if (harm.wrongRefunds > 0)
    lines.push(`${tier}: wrong refund drafts ${harm.wrongRefunds}, none allowed`);
  return lines;
}

/** @param {number} value */
export const figure = (value) => (Math.floor(value * 10_000) / 10_000).toFixed(4);
