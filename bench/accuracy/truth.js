/** @typedef {import('../../fixtures/generate/sheet.js').Sheet} Sheet */
/** @typedef {object} Entry a generated record, or what stands in no file: `{ payout: { merchantId, settlementDate } }`, `{ gapBefore: Attempt }` */
/** @typedef {'error' | 'warning' | 'notice'} Severity */
/**
 * @typedef {object} Fault
 * @property {string} code
 * @property {Entry[]} culprits
 * @property {Entry[][]} [alternatives] other sets that are as right
 * @property {number | null} amount at stake in cents, a magnitude; `null`: not judged
 * @property {'customer' | 'merchant' | 'none' | null} owedTo `null`: not judged
 * @property {'refund' | 'claim' | 'supplement' | null} draft
 * @property {boolean} [isSure] whether the files say so surely enough that the draft is due
 * @property {string} [currency]
 * @property {Severity} [severity]
 * @property {string} note
 * @property {boolean} [attainable] filled by the oracle
 */

/** The severity of each code where the contract says no error. @type {Readonly<Record<string, Severity>>} */
const milder = {
  'wrong-fee': 'warning',
  'late-payout': 'warning',
  'unknown-payer': 'warning',
  'unexplained-credit': 'warning',
  chargeback: 'warning',
  'trace-gap': 'notice',
  'repeated-record': 'warning',
};

/** Collects what the files of a merchant were made to hold. @param {string} currency */
export function createTruth(currency) {
  /** @type {Fault[]} */
  const faults = [];
  /** @type {{ what: string, most: Severity | null, records: Entry[] }[]} */
  const lookalikes = [];

  return {
    faults,
    lookalikes,
    /** @param {Fault} fault */
    fault: (fault) => void faults.push(fault),
    /** Harmless, and `most` is the most that may be said of it. @param {string} what @param {Severity | null} most @param {Entry[]} records */
    lookalike: (what, most, records) => void lookalikes.push({ what, most, records }),

    /** With file and line. A record that stands in two files is named by the first; the other line means the same. @param {readonly Sheet[]} sheets */
    resolve(sheets) {
      const { aliases, place } = placesIn(sheets);
      /** @param {readonly Entry[]} entries */
      const places = (entries) => {
        const found = entries.map(place);
        return found.includes(null) ? null : found.sort();
      };
      const listed = faults.map((fault, index) => {
        const culprits = [fault.culprits, ...(fault.alternatives ?? [])]
          .map(places)
          .filter((set) => set !== null);
        if (culprits.length === 0) throw new Error(`in no file: ${fault.code}, ${fault.note}`);
        return {
          id: `f${index + 1}`,
          code: fault.code,
          severity: fault.severity ?? milder[fault.code] ?? 'error',
          culprits,
          amount: fault.amount === null ? null : decimal(fault.amount),
          currency: fault.currency ?? currency,
          owedTo: fault.owedTo,
          draft: fault.draft,
          draftDue: fault.draft !== null && fault.isSure !== false,
          attainable: fault.attainable !== false,
          note: fault.note,
        };
      });
      const harmless = lookalikes.map(({ what, most, records }) => ({
        what,
        most,
        records: records.map(place).filter((each) => each !== null),
      }));
      return { faults: listed, lookalikes: harmless, aliases };
    },
  };
}

/** Where an entry stands, `null` if nowhere; a second line that means the same becomes an alias. @param {readonly Sheet[]} sheets */
export function placesIn(sheets) {
  /** @type {Record<string, string>} */
  const aliases = {};
  /** @param {Entry} entry @returns {string | null} */
  const place = (entry) => {
    const [first, ...others] = sheets.flatMap((sheet) => {
      const line = sheet.lineOf(entry);
      return line === undefined ? [] : [`${sheet.name}:${line}`];
    });
    for (const other of others) aliases[other] = first;
    if (first !== undefined) return first;
    if ('gapBefore' in entry) return placeOfGap(entry.gapBefore);
    return 'payout' in entry ? placeOfPayout(entry.payout) : null;
  };
  return { aliases, place };
}

/** @param {{ merchantId: string, settlementDate: string }} payout */
export function placeOfPayout({ merchantId, settlementDate }) {
  return `payout ${merchantId} ${settlementDate}`;
}

/** The trace numbers that a terminal skipped before a message. @param {import('./world.js').Attempt} attempt */
function placeOfGap({ terminal, batch, stan, skips = 0 }) {
  const text = (/** @type {number} */ back) => String(Number(stan) - back).padStart(6, '0');
  const numbers = skips === 1 ? text(1) : `${text(skips)}-${text(1)}`;
  return `trace ${terminal.id} ${batch} ${numbers}`;
}

/** @param {number} cents */
function decimal(cents) {
  const digits = String(Math.abs(cents)).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
