/** @typedef {'references' | 'no-references' | 'no-references-no-cards' | 'beyond'} Tier */
/** @typedef {import('./visible.js').Column} Column */
/**
 * @typedef {object} Scenario
 * @property {string} name
 * @property {string} says what stands out in it
 * @property {Tier} tier the gates that hold on it; on `beyond` none do
 * @property {'CN' | 'GB'} country calendar, currency, words
 * @property {'till-english' | 'till-chinese' | 'till-cloud' | 'till-wallets'} till
 * @property {'english' | 'ums-portal' | 'ums-2019' | 'ums-text' | 'wallets'} acquirer
 * @property {'english' | 'ccb'} bank
 * @property {{ till: readonly Column[], acquirer: readonly Column[] }} hide columns left out, or left empty where the layout is fixed
 * @property {{ till: 'second' | 'minute', acquirer: 'second' | 'minute' }} precision
 * @property {string} from first day
 * @property {number} days
 * @property {number} stores
 * @property {number} sales about, in all
 * @property {'wide' | 'menu' | 'twelve'} prices
 * @property {'24:00' | '23:00' | '12:00'} cutOff
 * @property {number} clockAhead seconds by which one terminal's clock is ahead
 * @property {boolean} rush half of the day's guests come within a quarter of an hour
 * @property {boolean} regulars half of the guests are regulars, who come twice a day
 * @property {boolean} ordersRestart order numbers begin again every day
 * @property {boolean} refundsHaveNumbers a refund has a number of its own and names the sale's
 * @property {string} rrnMark what the acquirer writes after each RRN
 * @property {boolean} tips the till has a column for them
 * @property {boolean} secondCurrency
 * @property {boolean} shuffled
 * @property {boolean} overlapping two exports of the acquirer with a day in common
 * @property {boolean} tillMissesFirstDay
 * @property {'daily' | 'merged' | 'split' | 'rental'} payouts
 * @property {Readonly<Record<string, number>>} mix look-alikes, and how many
 * @property {Readonly<Record<string, number>>} faults where other than usual
 */

export const usualMix = {
  secondCoffee: 3,
  voidedDuplicate: 1,
  voidedSale: 1,
  reversedAfterTimeout: 1,
  declinedThenApproved: 2,
  declinedAndLeft: 1,
  partialRefund: 2,
  fullRefund: 1,
  oneCardTwoOrders: 1,
  splitTender: 1,
};

/** @type {Scenario} */
export const usual = {
  name: '',
  says: '',
  tier: 'references',
  country: 'CN',
  till: 'till-chinese',
  acquirer: 'ums-portal',
  bank: 'ccb',
  hide: { till: [], acquirer: [] },
  precision: { till: 'second', acquirer: 'second' },
  from: '2026-10-12',
  days: 4,
  stores: 2,
  sales: 260,
  prices: 'wide',
  cutOff: '24:00',
  clockAhead: 0,
  rush: false,
  regulars: false,
  ordersRestart: false,
  refundsHaveNumbers: false,
  rrnMark: '',
  tips: false,
  secondCurrency: false,
  shuffled: false,
  overlapping: false,
  tillMissesFirstDay: false,
  payouts: 'daily',
  mix: usualMix,
  faults: {},
};
/** @type {Scenario} */
export const english = {
  ...usual,
  country: 'GB',
  till: 'till-english',
  acquirer: 'english',
  bank: 'english',
  prices: 'menu',
  refundsHaveNumbers: true,
};

/** @type {readonly Column[]} */
export const references = ['rrn', 'batch', 'stan', 'auth', 'order', 'original'];
export const noReferences = { till: [], acquirer: references };
/** @type {Scenario['hide']} */
export const noCards = { till: ['card'], acquirer: [...references, 'card'] };

/** @param {Scenario} base @param {Partial<Scenario> & { name: string, says: string }} changes @returns {Scenario} */
export const as = (base, changes) => ({ ...base, ...changes });
