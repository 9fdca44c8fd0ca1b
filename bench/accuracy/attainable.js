import { createExchange } from './exchangeable.js';

/** @typedef {ReturnType<typeof import('./truth.js').createTruth>} Truth */
/** @typedef {import('./exchangeable.js').Vertex} Vertex */
/** @typedef {ReturnType<typeof import('./visible.js').visibleColumns>} Visible */

/** Faults of which the culprit is a record that its side has too many of, or the other side too few. */
const leftOver = new Set([
  'duplicate-charge',
  'unrecorded-charge',
  'missing-settlement',
  'failed-but-charged',
  'refund-not-settled',
  'unrecorded-refund',
]);
/** Within these seconds a record of the same price is a rival for a person who asks for a customer's money back. */
const careful = 120;

/**
 * The oracle: it sees the same columns as a tool, and knows how the generator draws times. Marks faults that another assignment
 * explains as well, adds the culprits that the files cannot tell apart, and calls a draft due only where the record is named surely.
 * @param {import('./world.js').World} world @param {Truth} truth @param {Visible} visible
 */
export function judgeByVisibleColumns(world, truth, visible) {
  const { scenario, till, settled } = world;
  const strict = createExchange(scenario, visible, till, settled, { slack: 3 });
  const loose = createExchange(scenario, visible, till, settled, { slack: careful });
  for (const fault of truth.faults) {
    const [culprit] = fault.culprits;
    if (!isRecord(culprit) || !(leftOver.has(fault.code) || fault.code === 'wrong-amount'))
      continue;
    if (!strict.isLeftOver(culprit)) continue;
    const { records, hidden } = strict.insteadOf(culprit);
    if (fault.culprits.length === 1)
      fault.alternatives = [
        ...(fault.alternatives ?? []),
        ...records.slice(1).map((each) => [each]),
      ];
    const partner = 'cents' in culprit ? culprit.till : null;
    const rivals = strict.otherAmounts(culprit).filter((each) => each !== partner);
    fault.attainable = !hidden && rivals.length === 0;
    const near = loose.insteadOf(culprit);
    const nearRivals = loose.otherAmounts(culprit).filter((each) => each !== partner);
    const isOne = (/** @type {readonly Vertex[]} */ rows) => new Set(rows.map(payerOf)).size === 1;
    if (near.hidden || nearRivals.length > 0 || !isOne(near.records)) fault.isSure = false;
    if (!isOne(records)) fault.draft = null;
  }

  /** Where no column names the payer, every record may be another's. @param {Vertex} row */
  function payerOf(row) {
    return visible.hasPayer ? (row.by.card?.payer ?? row.by.card?.masked) : row;
  }
}

/** @param {object} entry @returns {entry is Vertex} */
const isRecord = (entry) => 'by' in entry;
