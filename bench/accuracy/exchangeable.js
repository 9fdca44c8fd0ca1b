/** @typedef {import('./world.js').TillRow} TillRow */
/** @typedef {import('./world.js').SettledRow} SettledRow */
/** @typedef {import('./scenarios.js').Scenario} Scenario */
/** @typedef {ReturnType<typeof import('./visible.js').visibleColumns>} Visible */
/** @typedef {TillRow | SettledRow} Vertex */

/** The acquirer's clock is this many seconds behind the till's at most, and ahead at most: known to the generator, not to a tool. */
const lag = { least: 0, most: 21 };
const aDay = 86_400;

/**
 * What the visible columns can tell. Till and acquirer records are the two sides of a graph, with an edge where all columns that
 * both sides show agree and the times allow it. The generator's own matching of the true pairs leaves the faulty records over.
 * A record may be left over in its place if an even alternating path joins the two: the files do not tell them apart. An
 * alternating path to a record left over on the other side means that one pair more explains the files better than the truth:
 * the fault cannot be seen.
 * @param {Scenario} scenario @param {Visible} visible
 * @param {readonly TillRow[]} till @param {readonly SettledRow[]} settled
 * @param {{ slack?: number }} [reading] seconds by which times are read more loosely
 */
export function createExchange(scenario, visible, till, settled, { slack = 0 } = {}) {
  const left = till.filter(
    ({ tender, status, kind }) => tender === 'card' && status === 'approved' && kind !== 'preauth',
  );
  const right = settled.filter(({ kind }) => kind !== 'preauth' && kind !== 'chargeback');
  /** @type {Map<string, SettledRow[]>} */
  const byAmount = new Map();
  for (const row of right) {
    const key = `${row.cents} ${row.currency}`;
    byAmount.set(key, [...(byAmount.get(key) ?? []), row]);
  }
  const step = coarsest(scenario, visible);

  /** @param {TillRow} a @param {SettledRow} b @param {readonly string[]} [but] columns that may differ */
  function agree(a, b, but = []) {
    if (isSale(a) !== isSale(b)) return false;
    for (const [column, mine, theirs] of shown(a, b)) {
      if (but.includes(column) || !visible.inBoth(column) || mine === '' || theirs === '') continue;
      if (mine !== theirs) return false;
    }
    return inTime(a, b);
  }

  /** @param {TillRow} a @param {SettledRow} b */
  function inTime(a, b) {
    const seconds = b.at - (a.at - a.by.terminal.clockAhead);
    if (step === 'date') return Math.floor(b.at / aDay) === Math.floor(a.at / aDay);
    const loose = slack + (step === 'minute' ? 59 : 0);
    return seconds >= lag.least - loose && seconds <= lag.most + loose;
  }

  /** @type {Map<Vertex, Vertex>} */
  const mate = new Map();
  for (const row of right) {
    if (row.till === null || !left.includes(row.till)) continue;
    if (charged(row.till) !== row.cents || !agree(row.till, row)) continue;
    mate.set(row, row.till);
    mate.set(row.till, row);
  }
  /** @type {Map<Vertex, Vertex[]>} */
  const edges = new Map();
  /** @param {Vertex} from @param {Vertex} to */
  const join = (from, to) => edges.set(from, [...(edges.get(from) ?? []), to]);
  for (const row of left)
    for (const other of byAmount.get(`${charged(row)} ${row.currency}`) ?? [])
      if (mate.get(row) === other || agree(row, other)) {
        join(row, other);
        join(other, row);
      }

  /** What may be left over instead of a record, itself first; and whether it may be paired after all. @param {Vertex} start */
  function insteadOf(start) {
    const reached = [start];
    const seen = new Set(reached);
    let hidden = false;
    for (let at = 0; at < reached.length; at += 1) {
      for (const other of edges.get(reached[at]) ?? []) {
        const next = mate.get(other);
        if (next === undefined) hidden = true;
        else if (!seen.has(next)) {
          seen.add(next);
          reached.push(next);
        }
      }
    }
    return { records: reached, hidden };
  }

  /** Records left over on the other side that are like this one but for the amount: with one of them it may be one payment. @param {Vertex} start */
  function otherAmounts(start) {
    return 'paid' in start
      ? right.filter(
          (row) => !mate.has(row) && row.cents !== start.paid && agree(start, row, ['rrn']),
        )
      : left.filter(
          (row) => !mate.has(row) && row.paid !== start.cents && agree(row, start, ['rrn']),
        );
  }

  return { insteadOf, otherAmounts, isLeftOver: (/** @type {Vertex} */ row) => !mate.has(row) };
}

/** @param {TillRow} row */
const charged = ({ paid, tip }) => paid + tip;

/** @param {Vertex} row */
const isSale = (row) => ('paid' in row ? row.paid : row.cents) > 0;

/** @param {TillRow} a @param {SettledRow} b @returns {[import('./visible.js').Column, string, string][]} */
function shown(a, b) {
  return [
    ['merchant', a.store.merchantId, b.merchantId],
    ['terminal', a.by.terminal.id, b.terminalId],
    ['card', a.by.card?.last4 ?? '', b.card.last4],
    ['order', a.order?.number ?? '', b.order?.number ?? ''],
    ['rrn', a.names?.rrn ?? '', b.names.rrn],
    ['stan', a.by.stan, b.by.stan],
  ];
}

/** @param {Scenario} scenario @param {Visible} visible */
function coarsest({ precision }, visible) {
  if (!visible.inBoth('time')) return 'date';
  return precision.till === 'minute' || precision.acquirer === 'minute' ? 'minute' : 'second';
}
