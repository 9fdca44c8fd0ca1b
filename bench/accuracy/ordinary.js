import { addDays, at } from '../../fixtures/generate/clock.js';

/** @typedef {import('./world.js').World} World */
/** @typedef {ReturnType<typeof import('./trade.js').createTrade>} Trade */
/** @typedef {ReturnType<typeof import('./truth.js').createTruth>} Truth */

/**
 * Days of ordinary business: cards, some cash, some regulars; and what was charged before the till's log begins and settled after.
 * @param {World} world @param {Trade} trade @param {Truth} truth
 */
export function ordinaryDays(world, trade, truth) {
  const { scenario, random, merchant, dates } = world;
  /** One card pays one price only once, so that nothing here looks like a double charge by chance. @type {Set<string>} */
  const paid = new Set();
  const regulars = Array.from({ length: scenario.regulars ? 12 : 30 }, () => world.newCard());

  /** @param {import('./world.js').Store} store @param {number} cents */
  function guest(store, cents) {
    if (!random.chance(scenario.regulars ? 0.5 : 0.2)) return world.newCard();
    const card = random.pick(regulars);
    const key = `${store.code} ${card.masked} ${cents}`;
    if (paid.has(key) && !scenario.regulars) return world.newCard();
    paid.add(key);
    return card;
  }

  const inDollars = () => (scenario.secondCurrency && random.chance(0.2) ? 'USD' : undefined);

  for (const store of merchant.stores) {
    const each = Math.round(scenario.sales / merchant.stores.length / dates.length);
    for (const date of dates) {
      for (let count = each + random.int(-3, 3); count > 0; count -= 1) {
        const cents = trade.price();
        const when = scenario.rush && random.chance(0.5) ? trade.rush(date) : trade.moment(date);
        if (random.chance(0.1)) withCash(world, store, when, cents);
        else
          world.sale({ store, at: when, cents, card: guest(store, cents), currency: inDollars() });
      }
      if (scenario.cutOff === '23:00') lateEvening(world, trade, store, date);
    }
    if (scenario.cutOff !== '24:00') beforeTheLog(world, trade, truth, store);
  }
}

/** @param {World} world @param {import('./world.js').Store} store @param {number} when @param {number} cents */
export function withCash(world, store, when, cents) {
  const terminal = world.random.pick(store.terminals);
  const by = world.attempt(store, when, null, terminal);
  const of = world.order(store, when, cents);
  return { order: of, by, till: world.ring(by, of, cents) };
}

/** Guests on both sides of a cut-off at 23:00. @param {World} world @param {Trade} trade @param {import('./world.js').Store} store @param {string} date */
function lateEvening(world, trade, store, date) {
  for (const [from, count] of [
    ['22:35', 4],
    ['23:02', 4],
  ]) {
    for (let left = count; left > 0; left -= 1)
      world.sale({
        store,
        at: at(date, from) + world.random.int(0, 1400),
        cents: trade.price(),
      });
  }
}

/** @param {World} world @param {Trade} trade @param {Truth} truth @param {import('./world.js').Store} store */
function beforeTheLog(world, trade, truth, store) {
  const { scenario, random, dates } = world;
  const from = at(addDays(dates[0], -1), scenario.cutOff);
  for (let left = 5; left > 0; left -= 1) {
    const made = world.sale({ store, at: from + random.int(60, 3400), cents: trade.price() });
    world.drop(made.till);
    made.settled.till = null;
    truth.lookalike('before-the-log', null, [made.settled]);
  }
}
