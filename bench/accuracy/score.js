/** @typedef {'error' | 'warning' | 'notice'} Severity */
/** @typedef {{ code: string, severity: Severity, culprits: readonly string[], amount: string | null, currency: string | null, owedTo: string | null, drafts: readonly { kind: string, amount: string, currency: string }[] }} Finding */
/** @typedef {{ id: string, code: string, severity: Severity, culprits: readonly (readonly string[])[], amount: string | null, currency: string, owedTo: string | null, draft: string | null, draftDue: boolean, attainable: boolean, note: string }} TrueFault */
/** @typedef {{ faults: readonly TrueFault[], lookalikes: readonly { what: string, most: Severity | null, records: readonly string[] }[], aliases: Readonly<Record<string, string>>, unjudged: readonly string[] }} Truth `unjudged`: codes of which these files do not tell what is right */
/** @typedef {{ planted: number, attainable: number, found: number, tooMild: number, reported: number, amountsRight: number, stake: number, stakeFound: number, draftsDue: number, draftsMade: number }} Tally */

const rank = { notice: 1, warning: 2, error: 3 };
/** Money that a draft sends to a customer. */
const refundKinds = new Set(['refund', 'void']);

/** @returns {Tally} */
export const emptyTally = () => ({
  planted: 0,
  attainable: 0,
  found: 0,
  tooMild: 0,
  reported: 0,
  amountsRight: 0,
  stake: 0,
  stakeFound: 0,
  draftsDue: 0,
  draftsMade: 0,
});

/**
 * Compares a tool's findings with the truth of the same files.
 *
 * A fault is found by one finding of its code that names exactly one of its sets of culprits, with at least the severity of the
 * code; a finding serves one fault. A finding that serves none is wrong, but for what may be said of a look-alike, or more mildly
 * than the fault's due. Precision counts what is reported with the severity of its code or a graver one.
 * @param {Truth} truth @param {readonly Finding[]} findings
 */
export function score(truth, findings) {
  const known = findings
    .filter(({ code }) => !truth.unjudged.includes(code))
    .map((each) => ({ ...each, key: keyOf(each.culprits, truth.aliases) }));
  const serves = assign(truth.faults, known);
  const taken = new Set(serves.values());
  const misses = [];
  const falseAlarms = [];
  const undrafted = [];
  /** @type {Record<string, Tally>} */
  const codes = {};
  const tallyOf = (/** @type {string} */ code) => (codes[code] ??= emptyTally());

  for (const fault of truth.faults) {
    const tally = tallyOf(fault.code);
    const finding = serves.get(fault);
    const isFound = finding !== undefined && rank[finding.severity] >= rank[fault.severity];
    const money = Number(fault.amount ?? 0);
    tally.planted += 1;
    tally.stake += money;
    if (fault.attainable) tally.attainable += 1;
    if (fault.draftDue) tally.draftsDue += 1;
    if (finding !== undefined && !isFound) tally.tooMild += 1;
    if (!isFound) {
      misses.push({ fault, finding: finding ?? null });
      continue;
    }
    tally.found += 1;
    tally.stakeFound += money;
    if (hasRightAmount(fault, finding)) tally.amountsRight += 1;
    if (!fault.draftDue) continue;
    const [draft, ...more] = finding.drafts;
    if (draft !== undefined && more.length === 0 && isOf(fault, draft)) tally.draftsMade += 1;
    else undrafted.push({ fault, finding });
  }

  const severities = emptySeverities();
  for (const finding of known) {
    const counted = severities[finding.severity];
    counted.reported += 1;
    if (taken.has(finding)) counted.right += 1;
    else if (isAllowed(truth, finding)) counted.allowed += 1;
    if (rank[finding.severity] < rank[dueSeverity(finding.code)]) continue;
    if (isAllowed(truth, finding) && !taken.has(finding)) continue;
    tallyOf(finding.code).reported += 1;
    if (!taken.has(finding)) falseAlarms.push(finding);
  }
  return {
    codes,
    severities,
    misses,
    falseAlarms,
    undrafted,
    lookalikes: lookalikesReported(truth, known, taken),
    wrongRefunds: wrongRefunds(known, serves),
  };
}

/** `allowed`: said of a look-alike, and no more than may be said of it. */
export const emptySeverities = () => ({
  error: { reported: 0, right: 0, allowed: 0 },
  warning: { reported: 0, right: 0, allowed: 0 },
  notice: { reported: 0, right: 0, allowed: 0 },
});

/** @typedef {Finding & { key: string }} Keyed */

/** One finding for each fault, as many as can be: an augmenting search, since faults may share culprits. @param {readonly TrueFault[]} faults @param {readonly Keyed[]} findings */
function assign(faults, findings) {
  /** @type {Map<TrueFault, Keyed>} */
  const serves = new Map();
  /** @type {Map<Keyed, TrueFault>} */
  const servedBy = new Map();
  const candidates = new Map(
    faults.map((fault) => {
      const keys = new Set(fault.culprits.map((set) => keyOf(set, {})));
      const fitting = findings.filter(({ code, key }) => code === fault.code && keys.has(key));
      // The gravest first, then one that names the amount.
      fitting.sort(
        (a, b) =>
          rank[b.severity] - rank[a.severity] ||
          Number(hasRightAmount(fault, b)) - Number(hasRightAmount(fault, a)),
      );
      return [fault, fitting];
    }),
  );
  /** @param {TrueFault} fault @param {Set<Keyed>} seen @returns {boolean} */
  const place = (fault, seen) => {
    for (const finding of candidates.get(fault) ?? []) {
      if (seen.has(finding)) continue;
      seen.add(finding);
      const rival = servedBy.get(finding);
      if (rival !== undefined && !place(rival, seen)) continue;
      serves.set(fault, finding);
      servedBy.set(finding, fault);
      return true;
    }
    return false;
  };
  for (const fault of faults) place(fault, new Set());
  return serves;
}

/** @param {readonly string[]} culprits @param {Readonly<Record<string, string>>} aliases */
function keyOf(culprits, aliases) {
  return [...new Set(culprits.map((place) => aliases[place] ?? place))].sort().join(' ');
}

/** @param {TrueFault} fault @param {Finding} finding */
function hasRightAmount(fault, finding) {
  if (fault.owedTo !== null && finding.owedTo !== fault.owedTo) return false;
  if (fault.amount === null) return true;
  return isSameMoney(fault.amount, finding.amount) && finding.currency === fault.currency;
}

/** @param {string} a @param {string | null} b */
function isSameMoney(a, b) {
  return b !== null && Math.abs(Math.abs(Number(a)) - Math.abs(Number(b))) < 0.000_005;
}

/** @param {TrueFault} fault @param {Finding['drafts'][number]} draft */
function isOf(fault, draft) {
  const kindFits = refundKinds.has(draft.kind)
    ? fault.draft === 'refund'
    : draft.kind === fault.draft;
  return (
    kindFits && isSameMoney(fault.amount ?? '0', draft.amount) && draft.currency === fault.currency
  );
}

/** What may be said of a look-alike without harm. @param {Truth} truth @param {Keyed} finding */
function isAllowed({ lookalikes }, { severity, key }) {
  if (severity === 'error') return false;
  const named = key.split(' ');
  return lookalikes.some(
    ({ most, records }) =>
      most !== null &&
      rank[severity] <= rank[most] &&
      named.every((place) => records.includes(place)),
  );
}

/** Look-alikes that an error names, or a finding graver than may be. @param {Truth} truth @param {readonly Keyed[]} findings @param {ReadonlySet<Keyed>} taken */
function lookalikesReported({ lookalikes }, findings, taken) {
  /** @type {Map<string, Keyed>} */
  const blamed = new Map();
  for (const finding of findings)
    if (!taken.has(finding) && finding.severity === 'error')
      for (const place of finding.key.split(' ')) blamed.set(place, finding);
  return lookalikes.flatMap(({ what, records }) => {
    const finding = records.map((place) => blamed.get(place)).find((each) => each !== undefined);
    return finding === undefined ? [] : [{ what, finding }];
  });
}

/**
 * Drafts that would send money to a customer who is not owed it: for no fault, for another sum, a second time, or to one of
 * several whom the files do not tell apart. @param {readonly Keyed[]} findings @param {ReadonlyMap<TrueFault, Keyed>} serves
 */
function wrongRefunds(findings, serves) {
  const faultOf = new Map([...serves].map(([fault, finding]) => [finding, fault]));
  return findings.flatMap((finding) => {
    const fault = faultOf.get(finding);
    let isMade = false;
    return finding.drafts
      .filter(({ kind }) => refundKinds.has(kind))
      .flatMap((draft) => {
        const isRight = !isMade && fault !== undefined && isOf(fault, draft);
        isMade = true;
        return isRight ? [] : [{ finding, draft, fault: fault ?? null }];
      });
  });
}

/** The severity of a code where nothing makes it milder. @param {string} code */
function dueSeverity(code) {
  if (code === 'trace-gap') return 'notice';
  const warnings = [
    'wrong-fee',
    'late-payout',
    'unknown-payer',
    'unexplained-credit',
    'chargeback',
    'repeated-record',
  ];
  return warnings.includes(code) ? 'warning' : 'error';
}

/** Adds one tally to another. @param {Tally} sum @param {Tally} tally */
export function addTally(sum, tally) {
  for (const field of /** @type {(keyof Tally)[]} */ (Object.keys(tally)))
    sum[field] += tally[field];
  return sum;
}
