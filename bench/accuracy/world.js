import { chineseCards, createCardDealer, westernCards } from '../../fixtures/generate/cards.js';
import { addDays, at, compact, dateOf, dayOfYear, timeOf } from '../../fixtures/generate/clock.js';
import { share } from '../../fixtures/generate/money.js';
import { chain, highStreet } from './merchants.js';

/** @typedef {import('../../fixtures/generate/random.js').Random} Random */
/** @typedef {import('./scenarios.js').Scenario} Scenario */
/** @typedef {{ id: string, clockAhead: number }} Terminal seconds by which the till's clock at it is ahead */
/** @typedef {{ code: string, name: string, merchantId: string, terminals: Terminal[], cashiers: string[] }} Store */
/** @typedef {{ masked: string, last4: string, type: 'debit' | 'credit', scheme: string, issuer: string, wallet?: 'wechat' | 'alipay', payer?: string }} Card */
/** @typedef {{ store: Store, terminal: Terminal, at: number, card: Card | null, stan: string, rrn: string, auth: string, batch: string, skips?: number }} Attempt one message to the acquirer; `at` by a true clock; `skips`: trace numbers lost before it */
/** @typedef {{ store: Store, at: number, cents: number, number: string }} Order */
/** @typedef {{ at: number, store: Store, order: Order | null, kind: string, due: number, paid: number, tip: number, tender: 'card' | 'cash', by: Attempt, names: Attempt | null, status: string, original: Order | null, currency: string }} TillRow `paid` signed */
/** @typedef {{ at: number, settlementDate: string, merchantId: string, terminalId: string, by: Attempt, names: Attempt, order: Order | null, kind: string, card: Card, cents: number, fee: number, net: number, currency: string, original: Attempt | null, foreign: string, till: TillRow | null }} SettledRow `till`: the record that it truly belongs to */
/** @typedef {{ order: Order, by: Attempt, till: TillRow, settled: SettledRow }} Sale */
/** @typedef {ReturnType<typeof createWorld>} World */

/** A terminal is busy this long with a customer. */
const secondsPerCustomer = 25;

/**
 * What happened at the tills of a merchant and what the acquirer made of it: records by hand, and numbers given at the end in
 * order of time. @param {Scenario} scenario @param {Random} random
 */
export function createWorld(scenario, random) {
  const merchant = scenario.country === 'CN' ? chain(scenario) : highStreet(scenario);
  const cards = createCardDealer(random, scenario.country === 'CN' ? chineseCards : westernCards);
  const dates = Array.from({ length: scenario.days }, (_, index) => addDays(scenario.from, index));
  const currency = scenario.country === 'CN' ? 'CNY' : 'GBP';
  /** @type {Attempt[]} */
  const attempts = [];
  /** @type {Order[]} */
  const orders = [];
  /** @type {TillRow[]} */
  const till = [];
  /** @type {SettledRow[]} */
  const settled = [];
  /** @type {Map<string, number[]>} */
  const busy = new Map();

  /** @returns {Card} */
  function newCard() {
    const card = cards.any();
    if (scenario.acquirer !== 'wallets') return card;
    const wallet = random.chance(0.55) ? 'wechat' : 'alipay';
    const payer =
      wallet === 'wechat'
        ? `oTEST${random.digits(18)}`
        : `${random.pick([...'李王张刘陈杨赵黄周吴'])}*(1${random.int(30, 99)}****${random.digits(4)})`;
    return { ...card, wallet, payer };
  }

  /** The first moment from `when` at which the terminal is free. @param {Terminal} terminal @param {number} when */
  function whenFree(terminal, when) {
    const taken = busy.get(terminal.id) ?? [];
    let moment = when;
    while (taken.some((other) => Math.abs(other - moment) < secondsPerCustomer)) moment += 5;
    busy.set(terminal.id, [...taken, moment]);
    return moment;
  }

  /** @param {Store} store @param {number} when @param {Card | null} card @param {Terminal} terminal @returns {Attempt} */
  function attempt(store, when, card, terminal) {
    busy.set(terminal.id, [...(busy.get(terminal.id) ?? []), when]);
    const made = { store, terminal, at: when, card, stan: '', rrn: '', auth: '', batch: '' };
    if (card !== null) attempts.push(made);
    return made;
  }

  /** @param {Store} store @param {number} when @param {number} cents @param {string} [number] one that was never given @returns {Order} */
  function order(store, when, cents, number = '') {
    const made = { store, at: when, cents, number };
    orders.push(made);
    return made;
  }

  /** @param {Attempt} by @param {Order | null} of @param {number} cents signed @param {Partial<TillRow>} [changes] @returns {TillRow} */
  function ring(by, of, cents, changes = {}) {
    const row = {
      at: by.at - random.int(1, 20) + by.terminal.clockAhead,
      store: by.store,
      order: of,
      kind: cents < 0 ? 'refund' : 'sale',
      due: cents,
      paid: cents,
      tip: 0,
      tender: /** @type {'card' | 'cash'} */ (by.card === null ? 'cash' : 'card'),
      by,
      names: by,
      status: 'approved',
      original: null,
      currency,
      ...changes,
    };
    till.push(row);
    return row;
  }

  /** @param {Attempt} by @param {Order | null} of @param {number} cents signed @param {Partial<SettledRow>} [changes] @returns {SettledRow} */
  function settle(by, of, cents, changes = {}) {
    const card = changes.card ?? by.card;
    if (card === null) throw new Error('cash is not settled');
    const fee = changes.fee ?? feeOf(card, cents);
    const row = {
      at: by.at,
      settlementDate: settlementDateOf(by.at),
      merchantId: by.store.merchantId,
      terminalId: by.terminal.id,
      by,
      names: by,
      order: of,
      kind: cents < 0 ? 'refund' : 'sale',
      card,
      cents,
      fee,
      net: cents - fee,
      currency,
      original: null,
      foreign: '',
      till: null,
      ...changes,
    };
    settled.push(row);
    return row;
  }

  /** @param {Card} card @param {number} cents */
  const feeOf = (card, cents) => share(cents, merchant.schedules[card.wallet ?? card.type]);

  /** @param {number} when */
  function settlementDateOf(when) {
    const next = scenario.cutOff !== '24:00' && timeOf(when) >= `${scenario.cutOff}:00`;
    return next ? addDays(dateOf(when), 1) : dateOf(when);
  }

  /**
   * A sale that the till rang up and the acquirer settled.
   * @param {{ store?: Store, at: number, cents: number, card?: Card, terminal?: Terminal, atOnce?: boolean, currency?: string }} what @returns {Sale}
   */
  function sale({ store = random.pick(merchant.stores), at: when, cents, card, ...where }) {
    const money = { currency: where.currency ?? currency };
    const terminal = where.terminal ?? random.pick(store.terminals);
    const moment = where.atOnce ? when : whenFree(terminal, when);
    const by = attempt(store, moment, card ?? newCard(), terminal);
    const of = order(store, moment, cents);
    const row = ring(by, of, cents, money);
    return { order: of, by, till: row, settled: settle(by, of, cents, { till: row, ...money }) };
  }

  /** Another message at the place of a sale. @param {Sale} of @param {number} when @param {Card | null} [card] */
  const again = (of, when, card = of.by.card) => attempt(of.by.store, when, card, of.by.terminal);

  /** A refund in both books. @param {Sale} of @param {number} when @param {number} cents a magnitude @returns {Sale} */
  function refund(of, when, cents) {
    const by = again(of, whenFree(of.by.terminal, when));
    const own = scenario.refundsHaveNumbers ? order(of.by.store, when, -cents) : of.order;
    const row = ring(by, own, -cents, { original: of.order });
    const back = settle(by, own, -cents, { till: row, original: of.by });
    return { order: own, by, till: row, settled: back };
  }

  /** @param {object} record one that never came to be */
  function drop(record) {
    for (const list of [till, settled]) {
      const index = list.indexOf(record);
      if (index >= 0) list.splice(index, 1);
    }
  }

  /** What the acquirer has not settled yet is in no export, and what happened before the till's log is not in it. */
  function close() {
    const last = dates[dates.length - 1];
    for (const row of settled.filter((each) => each.settlementDate > last)) drop(row);
    number();
    till.sort((one, other) => one.at - other.at);
    settled.sort(
      (one, other) => one.settlementDate.localeCompare(other.settlementDate) || one.at - other.at,
    );
  }

  function number() {
    /** @type {Map<string, number>} */
    const counters = new Map();
    /** @param {string} key @param {number} first @param {number} [step] */
    const count = (key, first, step = 1) => {
      counters.set(key, (counters.get(key) ?? first) + step);
      return counters.get(key) ?? first;
    };
    attempts.sort((one, other) => one.at - other.at);
    for (const each of attempts) {
      const { id } = each.terminal;
      const start = 200 + Number(id.slice(-3)) * 7;
      each.stan = String(count(id, start, 1 + (each.skips ?? 0))).padStart(6, '0');
      each.batch = String(40 + dates.indexOf(dateOf(each.at))).padStart(6, '0');
      each.auth = random.digits(6);
      const serial = String(count('rrn', 310)).padStart(4, '0');
      each.rrn = `${dayOfYear(each.at)}${timeOf(each.at).slice(0, 2)}${random.digits(3)}${serial}`;
    }
    orders.sort((one, other) => one.at - other.at);
    for (const each of orders.filter((one) => one.number === '')) {
      const day = compact(dateOf(each.at));
      const stem = scenario.ordersRestart ? '' : `${each.store.code}${day}`;
      const serial = count(`${each.store.code}${day}`, 0);
      each.number = `${stem}${String(serial).padStart(4, '0')}`;
    }
  }

  return {
    scenario,
    random,
    merchant,
    dates,
    currency,
    till,
    settled,
    newCard,
    feeOf,
    settlementDateOf,
    whenFree,
    attempt,
    again,
    order,
    ring,
    settle,
    sale,
    refund,
    drop,
    close,
    /** @param {string} date @param {string} time */
    moment: (date, time) => at(date, time),
  };
}
