/** @typedef {import('./scenarios.js').Scenario} Scenario */
/** @typedef {'merchant' | 'terminal' | 'order' | 'original' | 'due' | 'card' | 'batch' | 'stan' | 'rrn' | 'auth' | 'time'} Column */

/** @type {readonly Column[]} */
const everything = [
  'merchant',
  'terminal',
  'order',
  'original',
  'due',
  'card',
  'batch',
  'stan',
  'rrn',
  'auth',
  'time',
];

/** What each layout says of a record, before a scenario leaves columns out. @type {Readonly<Record<string, readonly Column[]>>} */
const written = {
  'till-english': everything,
  'till-chinese': everything,
  'till-cloud': ['terminal', 'order', 'original', 'card', 'rrn', 'auth', 'time'],
  'till-wallets': ['order', 'original', 'due', 'time'],
  english: everything.filter((column) => column !== 'due'),
  'ums-portal': ['merchant', 'terminal', 'order', 'original', 'card', 'stan', 'rrn', 'time'],
  'ums-2019': ['merchant', 'terminal', 'order', 'original', 'card', 'stan', 'rrn', 'time'],
  'ums-text': ['merchant', 'terminal', 'order', 'original', 'card', 'stan', 'rrn', 'time'],
  wallets: ['order', 'original', 'card', 'time'],
};

/** Which columns of the till and of the acquirer say something. @param {Scenario} scenario */
export function visibleColumns({ till, acquirer, hide, tillMissesFirstDay }) {
  /** @param {string} layout @param {readonly string[]} hidden */
  const left = (layout, hidden) =>
    new Set(written[layout].filter((each) => !hidden.includes(each)));
  const ofTill = left(till, hide.till);
  const ofAcquirer = left(acquirer, hide.acquirer);
  /** @param {Column} column */
  const inBoth = (column) => ofTill.has(column) && ofAcquirer.has(column);
  return {
    till: ofTill,
    acquirer: ofAcquirer,
    inBoth,
    /** Something on both sides that names a payment. */
    hasReference: ['rrn', 'order', 'stan', 'auth'].some((each) =>
      inBoth(/** @type {Column} */ (each)),
    ),
    /** Numbers that one side alone has are no gap: only where both state them does every message show. */
    showsEveryTrace: inBoth('stan') && inBoth('terminal') && !tillMissesFirstDay,
    /** The card or the payer of a charge is known. */
    hasPayer: ofTill.has('card') || ofAcquirer.has('card'),
  };
}
