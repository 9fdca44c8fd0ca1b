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

const usualMix = {
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
const usual = {
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
const english = {
  ...usual,
  country: 'GB',
  till: 'till-english',
  acquirer: 'english',
  bank: 'english',
  prices: 'menu',
  refundsHaveNumbers: true,
};

/** @type {readonly Column[]} */
const references = ['rrn', 'batch', 'stan', 'auth', 'order', 'original'];
const noReferences = { till: [], acquirer: references };
/** @type {Scenario['hide']} */
const noCards = { till: ['card'], acquirer: [...references, 'card'] };

/** @param {Scenario} base @param {Partial<Scenario> & { name: string, says: string }} changes @returns {Scenario} */
const as = (base, changes) => ({ ...base, ...changes });

/** Every scenario by name; each changes one thing or two against the first of its country. @type {readonly Scenario[]} */
export const scenarios = [
  as(usual, { name: 'branches', says: 'two branches, UMS portal export, all columns' }),
  as(usual, { name: 'branches-text', says: 'the older UMS text export', acquirer: 'ums-text' }),
  as(usual, {
    name: 'branches-2019',
    says: 'the UMS export of 30 columns, without settlement dates',
    acquirer: 'ums-2019',
  }),
  as(english, { name: 'high-street', says: 'two cafés, plain English files, all columns' }),
  as(english, {
    name: 'cloud-till',
    says: 'a till export with one time stamp, semicolons and no merchant number',
    till: 'till-cloud',
    stores: 1,
    days: 6,
  }),
  as(usual, {
    name: 'wallets',
    says: 'WeChat Pay and Alipay bills, order numbers on both sides',
    till: 'till-wallets',
    acquirer: 'wallets',
    stores: 1,
    days: 6,
    prices: 'twelve',
  }),
  as(usual, {
    name: 'no-rrn',
    says: 'neither side has the RRN',
    hide: { till: ['rrn'], acquirer: ['rrn', 'original'] },
  }),
  as(usual, {
    name: 'marked-references',
    says: 'the acquirer writes a letter after each RRN, which the till does not have',
    rrnMark: 'N',
  }),
  as(usual, {
    name: 'no-rrn-no-cards',
    says: 'order and trace numbers, but no RRN and no cards',
    hide: { till: ['rrn', 'card'], acquirer: ['rrn', 'original', 'card'] },
  }),
  as(usual, {
    name: 'no-cards',
    says: 'no card numbers on either side',
    hide: { till: ['card'], acquirer: ['card'] },
  }),
  as(usual, {
    name: 'till-without-numbers',
    says: 'the till has order numbers only',
    hide: { till: ['rrn', 'stan', 'auth'], acquirer: [] },
  }),
  as(english, {
    name: 'no-orders',
    says: 'no order numbers on either side',
    hide: { till: ['order', 'original'], acquirer: ['order'] },
  }),
  as(english, {
    name: 'minutes',
    says: 'times to the minute on both sides',
    precision: { till: 'minute', acquirer: 'minute' },
  }),
  as(english, {
    name: 'dates',
    says: 'dates without times on both sides',
    hide: { till: ['time'], acquirer: ['time'] },
  }),
  as(usual, {
    name: 'fast-clock',
    says: "one terminal's till clock is seven minutes ahead",
    clockAhead: 420,
  }),
  as(usual, {
    name: 'wrong-zone',
    says: "one terminal's till clock is an hour ahead",
    clockAhead: 3600,
  }),
  as(usual, {
    name: 'clock-in-utc',
    says: "one terminal's till clock is eight hours behind",
    clockAhead: -28_800,
  }),
  as(usual, {
    name: 'cut-off-23',
    says: 'what is charged from 23:00 is settled with the next day',
    cutOff: '23:00',
  }),
  as(english, {
    name: 'cut-off-noon',
    says: 'what is charged from noon is settled with the next day',
    cutOff: '12:00',
    sales: 300,
  }),
  as(usual, {
    name: 'make-up-day',
    says: 'a weekend of which the Sunday is worked',
    from: '2026-09-18',
    days: 5,
    sales: 300,
  }),
  as(usual, {
    name: 'national-day',
    says: 'a week of holidays and a worked Saturday',
    from: '2026-09-29',
    days: 11,
    sales: 380,
  }),
  as(english, {
    name: 'weekend-merged',
    says: "a weekend's payouts in one credit",
    from: '2026-10-08',
    days: 7,
    sales: 330,
    payouts: 'merged',
  }),
  as(usual, { name: 'payouts-split', says: 'some payouts come in two credits', payouts: 'split' }),
  as(usual, {
    name: 'terminal-rental',
    says: 'a terminal rental is kept back from a payout',
    payouts: 'rental',
  }),
  as(usual, {
    name: 'twelve-prices',
    says: 'a café with twelve prices',
    prices: 'twelve',
    sales: 360,
  }),
  as(usual, {
    name: 'rush',
    says: 'equal amounts in the same minute, different cards',
    prices: 'twelve',
    rush: true,
    sales: 360,
  }),
  as(english, {
    name: 'regulars',
    says: 'half of the guests come twice a day',
    regulars: true,
    mix: { ...usualMix, secondCoffee: 8, twoOrdersAtOnce: 2 },
  }),
  as(usual, {
    name: 'shared-bills',
    says: 'two cards for one order, one card for two, parts in cash',
    mix: { ...usualMix, splitTender: 6, oneCardTwoOrders: 4, partialApproval: 3 },
  }),
  as(english, {
    name: 'tips',
    says: 'tips added after the card was authorised',
    hide: { till: ['due'], acquirer: [] },
    tips: true,
    mix: { ...usualMix, tipAdded: 12 },
  }),
  as(usual, {
    name: 'undone',
    says: 'many voids, reversals and refunds',
    mix: {
      ...usualMix,
      voidedDuplicate: 4,
      voidedSale: 4,
      reversedAfterTimeout: 4,
      partialRefund: 5,
      fullRefund: 4,
      refundOfAnEarlierSale: 3,
    },
  }),
  as(usual, {
    name: 'deposits',
    says: 'preauthorisations and completions',
    mix: { ...usualMix, preauthorised: 8 },
  }),
  as(english, {
    name: 'guests-currency',
    says: "cards billed in the guest's currency",
    mix: { ...usualMix, billedInGuestsCurrency: 8 },
  }),
  as(english, {
    name: 'two-currencies',
    says: 'pounds and dollars, an account for each',
    secondCurrency: true,
    sales: 300,
  }),
  as(english, {
    name: 'chargebacks',
    says: 'charges taken back in dispute',
    faults: { disputed: 2 },
  }),
  as(usual, { name: 'overlapping', says: 'two exports with a day in common', overlapping: true }),
  as(english, { name: 'shuffled', says: 'rows in no order', shuffled: true }),
  as(english, {
    name: 'incomplete',
    says: "the till's log begins a day late",
    tillMissesFirstDay: true,
  }),
  as(usual, {
    name: 'orders-restart',
    says: 'order numbers begin again every day',
    ordersRestart: true,
  }),

  as(usual, {
    name: 'acquirer-without-numbers',
    says: 'no reference number on the side of the acquirer',
    tier: 'no-references',
    hide: noReferences,
  }),
  as(english, {
    name: 'acquirer-without-numbers-menu',
    says: 'the same in plain English files, prices of a menu',
    tier: 'no-references',
    hide: noReferences,
  }),
  as(english, {
    name: 'acquirer-without-numbers-minutes',
    says: 'the same, times to the minute',
    tier: 'no-references',
    hide: noReferences,
    precision: { till: 'minute', acquirer: 'minute' },
  }),
  as(usual, {
    name: 'acquirer-without-numbers-twelve',
    says: 'the same with twelve prices',
    tier: 'no-references',
    hide: noReferences,
    prices: 'twelve',
  }),
  as(usual, {
    name: 'acquirer-without-numbers-fast-clock',
    says: 'the same with a clock seven minutes ahead',
    tier: 'no-references',
    hide: noReferences,
    clockAhead: 420,
  }),
  as(usual, {
    name: 'no-numbers',
    says: 'no reference number on either side',
    tier: 'no-references',
    hide: { till: references, acquirer: references },
  }),

  as(usual, {
    name: 'no-numbers-no-cards',
    says: 'no reference number and no card; terminals',
    tier: 'no-references-no-cards',
    hide: noCards,
  }),
  as(english, {
    name: 'no-numbers-no-cards-menu',
    says: 'the same in plain English files, prices of a menu',
    tier: 'no-references-no-cards',
    hide: noCards,
  }),
  as(usual, {
    name: 'wallets-no-orders',
    says: 'wallet bills, and a till without order numbers',
    tier: 'no-references-no-cards',
    till: 'till-wallets',
    acquirer: 'wallets',
    stores: 1,
    days: 6,
    sales: 200,
    hide: { till: ['order', 'original'], acquirer: ['order', 'original'] },
  }),

  as(usual, {
    name: 'twelve-prices-no-cards',
    says: 'twelve prices, no number, no card',
    tier: 'beyond',
    prices: 'twelve',
    hide: noCards,
  }),
  as(english, {
    name: 'minutes-no-cards',
    says: 'minutes, no number, no card',
    tier: 'beyond',
    hide: noCards,
    precision: { till: 'minute', acquirer: 'minute' },
  }),
  as(english, {
    name: 'dates-no-numbers',
    says: 'dates, no number',
    tier: 'beyond',
    hide: { till: ['time'], acquirer: [...references, 'time'] },
  }),
  as(english, {
    name: 'dates-no-cards',
    says: 'dates, no number, no card',
    tier: 'beyond',
    hide: { till: ['time', 'card'], acquirer: [...references, 'card', 'time'] },
  }),
];
