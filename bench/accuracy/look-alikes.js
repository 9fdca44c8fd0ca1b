import { withCash } from './ordinary.js';

/** @typedef {import('./world.js').World} World */
/** @typedef {import('./world.js').Sale} Sale */
/** @typedef {ReturnType<typeof import('./trade.js').createTrade>} Trade */
/** @typedef {ReturnType<typeof import('./truth.js').createTruth>} Truth */
/** @typedef {(world: World, trade: Trade, truth: Truth) => void} Pattern */

/** @param {Sale} sale */
export const both = (sale) => [sale.till, sale.settled];

/** One card, one price, two orders: a second coffee. @type {Pattern} */
function secondCoffee(world, trade, truth) {
  const first = world.sale({ at: trade.anyMoment(), cents: trade.price() });
  const gap = world.random.weighted([
    [world.random.int(40, 120), 3],
    [world.random.int(121, 900), 3],
    [world.random.int(901, 9000), 4],
  ]);
  const second = world.sale({ ...placeOf(first), at: first.by.at + gap });
  truth.lookalike('second-coffee', 'notice', [...both(first), ...both(second)]);
}

/** Two orders of one card within seconds: at most asked about. @type {Pattern} */
function twoOrdersAtOnce(world, trade, truth) {
  const first = world.sale({ at: trade.anyMoment(), cents: trade.price() });
  const second = world.sale({ ...placeOf(first), at: first.by.at + 9, atOnce: true });
  truth.lookalike('two-orders-at-once', 'warning', [...both(first), ...both(second)]);
}

/** @param {Sale} sale */
function placeOf({ by, settled }) {
  const { store, terminal, card } = by;
  return { store, terminal, card: card ?? undefined, cents: settled.cents };
}

/** Charged twice, and the second charge taken back within minutes. @type {Pattern} */
function voidedDuplicate(world, trade, truth) {
  const { random } = world;
  const one = world.sale({ at: trade.anyMoment(), cents: trade.price() });
  const extra = world.again(one, one.by.at + random.int(30, 90));
  const undo = world.again(one, extra.at + random.int(60, 300));
  const cents = one.settled.cents;
  const twice = world.settle(extra, one.order, cents);
  const undone = world.settle(undo, one.order, -cents, {
    kind: 'void',
    names: extra,
    original: extra,
    fee: -twice.fee,
    net: -twice.net,
  });
  truth.lookalike('voided-duplicate', 'notice', [...both(one), twice, undone]);
}

/** @type {Pattern} */
function voidedSale(world, trade, truth) {
  const sale = world.sale({ at: trade.anyMoment(), cents: trade.price() });
  sale.till.status = 'voided';
  const undo = world.again(sale, sale.by.at + world.random.int(120, 600));
  const undone = world.settle(undo, sale.order, -sale.settled.cents, {
    kind: 'void',
    names: sale.by,
    original: sale.by,
    fee: -sale.settled.fee,
    net: -sale.settled.net,
  });
  truth.lookalike('voided-sale', 'notice', [...both(sale), undone]);
}

/** No answer came in time, the system undid the charge, the guest paid at the second attempt. @type {Pattern} */
function reversedAfterTimeout(world, trade, truth) {
  const { random } = world;
  const good = world.sale({ at: trade.anyMoment(), cents: trade.price() });
  const lost = world.again(good, good.by.at - random.int(60, 110));
  const undo = world.again(good, lost.at + random.int(20, 40));
  const cents = good.settled.cents;
  const failed = world.ring(lost, good.order, cents, { status: 'timeout', names: null });
  const charge = world.settle(lost, good.order, cents, { till: failed });
  const undone = world.settle(undo, good.order, -cents, {
    kind: 'reversal',
    names: lost,
    original: lost,
    fee: -charge.fee,
    net: -charge.net,
  });
  truth.lookalike('reversed-after-timeout', 'warning', [failed, ...both(good), charge, undone]);
}

/** @type {Pattern} */
function declinedThenApproved(world, trade, truth) {
  const good = world.sale({ at: trade.anyMoment(), cents: trade.price() });
  const refused = world.again(good, good.by.at - world.random.int(26, 50));
  const declined = world.ring(refused, good.order, good.settled.cents, { status: 'declined' });
  truth.lookalike('declined-then-approved', 'notice', [declined, ...both(good)]);
}

/** @type {Pattern} */
function declinedAndLeft(world, trade, truth) {
  const gone = world.sale({ at: trade.anyMoment(), cents: trade.price() });
  world.drop(gone.settled);
  gone.till.status = 'declined';
  truth.lookalike('declined-and-left', 'notice', [gone.till]);
}

/** @type {Pattern} */
function partialRefund(world, trade, truth) {
  const sale = world.sale({ at: trade.anyMoment(), cents: trade.price() });
  const part = Math.round((sale.settled.cents * world.random.int(20, 70)) / 10000) * 100;
  const back = world.refund(sale, trade.later(sale.by.at), Math.max(part, 100));
  truth.lookalike('partial-refund', 'notice', [...both(sale), ...both(back)]);
}

/** @type {Pattern} */
function fullRefund(world, trade, truth) {
  const sale = world.sale({ at: trade.anyMoment(1), cents: trade.price() });
  const back = world.refund(sale, trade.later(sale.by.at), sale.settled.cents);
  truth.lookalike('full-refund', 'notice', [...both(sale), ...both(back)]);
}

/** A refund of a sale from before the files: nothing can be said of the sale. @type {Pattern} */
function refundOfAnEarlierSale(world, trade, truth) {
  const before = world.sale({ at: trade.anyMoment(), cents: trade.price() });
  before.order.at = world.moment(world.dates[0], '00:00') - 5 * 86_400;
  const back = world.refund(before, trade.anyMoment(), before.settled.cents);
  before.by.at = before.order.at + 40_000;
  world.drop(before.till);
  world.drop(before.settled);
  truth.lookalike('refund-of-an-earlier-sale', 'notice', both(back));
}

/** Two cards share one order, sometimes in equal parts. @type {Pattern} */
function splitTender(world, trade, truth) {
  const { random } = world;
  const total = trade.price() + 1000;
  const part = random.chance(0.5) ? Math.floor(total / 2) : random.int(300, total - 300);
  const first = world.sale({ at: trade.anyMoment(), cents: part });
  const { store, terminal } = first.by;
  const second = world.sale({
    store,
    terminal,
    at: first.by.at + random.int(30, 80),
    cents: total - part,
  });
  oneOrder([first, second], total);
  truth.lookalike('split-tender', 'notice', [...both(first), ...both(second)]);
}

/** The rest of a bill in cash, since the bank approved only a part. @type {Pattern} */
function partialApproval(world, trade, truth) {
  const total = trade.price() + 1000;
  const part = world.random.int(300, total - 300);
  const sale = world.sale({ at: trade.anyMoment(), cents: part });
  const cash = withCash(world, sale.by.store, sale.by.at + 60, total - part);
  cash.till.order = sale.order;
  for (const row of [sale.till, cash.till]) row.due = total;
  truth.lookalike('partial-approval', 'notice', [...both(sale), cash.till]);
}

/** @param {readonly Sale[]} sales @param {number} total */
function oneOrder(sales, total) {
  const [{ order }] = sales;
  for (const sale of sales) {
    sale.till.order = order;
    sale.settled.order = order;
    sale.till.due = total;
  }
}

/** One guest pays his own order and a friend's. @type {Pattern} */
function oneCardTwoOrders(world, trade, truth) {
  const first = world.sale({ at: trade.anyMoment(), cents: trade.price() });
  const second = world.sale({
    ...placeOf(first),
    at: first.by.at + world.random.int(26, 60),
    cents: trade.price() + 110,
  });
  truth.lookalike('one-card-two-orders', 'notice', [...both(first), ...both(second)]);
}

/** The tip was added to the slip after the card was authorised; the till has it in a column of its own. @type {Pattern} */
function tipAdded(world, trade, truth) {
  const sale = world.sale({ at: trade.anyMoment(), cents: trade.price() });
  const tip = Math.max(50, Math.round((sale.settled.cents * world.random.int(8, 20)) / 5000) * 50);
  sale.till.tip = tip;
  world.drop(sale.settled);
  const settled = world.settle(sale.by, sale.order, sale.till.paid + tip, { till: sale.till });
  truth.lookalike('tip-added', 'notice', [sale.till, settled]);
}

/** A deposit is held, and less than it is taken at the end. @type {Pattern} */
function preauthorised(world, trade, truth) {
  const { random } = world;
  const sale = world.sale({ at: trade.anyMoment(), cents: trade.priceFrom(2000) });
  const hold = world.again(sale, sale.by.at - random.int(1800, 3000));
  const held = Math.ceil((sale.settled.cents * 1.5) / 1000) * 1000;
  const row = world.ring(hold, sale.order, held, { kind: 'preauth' });
  const at = world.settle(hold, sale.order, held, { kind: 'preauth', till: row, fee: 0, net: 0 });
  sale.till.kind = 'capture';
  sale.settled.kind = 'capture';
  truth.lookalike('preauthorised', 'notice', [row, at, ...both(sale)]);
}

/** The guest's card was billed in his own currency; the shop gets its own. @type {Pattern} */
function billedInGuestsCurrency(world, trade, truth) {
  const sale = world.sale({ at: trade.anyMoment(), cents: trade.price() });
  const rate = 100 + world.random.int(8, 25);
  sale.settled.foreign = `USD ${((sale.settled.cents * rate) / 10000).toFixed(2)}`;
  truth.lookalike('billed-in-guests-currency', 'notice', both(sale));
}

/** @type {Readonly<Record<string, Pattern>>} */
export const patterns = {
  secondCoffee,
  twoOrdersAtOnce,
  voidedDuplicate,
  voidedSale,
  reversedAfterTimeout,
  declinedThenApproved,
  declinedAndLeft,
  partialRefund,
  fullRefund,
  refundOfAnEarlierSale,
  splitTender,
  partialApproval,
  oneCardTwoOrders,
  tipAdded,
  preauthorised,
  billedInGuestsCurrency,
};
