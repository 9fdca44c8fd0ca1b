/** @typedef {import('./charges.js').Ground} Ground */

/** Refunded at the till, never sent back. @param {Ground} ground */
export function refundNeverSent({ world, trade, truth }) {
  const sale = world.sale({ at: trade.anyMoment(1), cents: trade.price() });
  const back = world.refund(sale, trade.later(sale.by.at), sale.settled.cents);
  world.drop(back.settled);
  truth.fault({
    code: 'refund-not-settled',
    culprits: [back.till],
    amount: back.till.paid,
    owedTo: 'customer',
    draft: 'refund',
    note: 'refunded at the till, never sent back',
  });
}

/** A part of a sale was sent back, and the till does not know it. @param {Ground} ground */
export function refundNeverRung({ world, trade, truth }) {
  const sale = world.sale({ at: trade.anyMoment(1), cents: trade.priceFrom(600) });
  const part = Math.max(100, Math.round(sale.settled.cents / 300) * 100);
  const back = world.refund(sale, trade.later(sale.by.at), part);
  world.drop(back.till);
  back.settled.till = null;
  back.settled.order = sale.order;
  truth.fault({
    code: 'unrecorded-refund',
    culprits: [back.settled],
    amount: part,
    owedTo: 'merchant',
    draft: 'claim',
    note: 'a partial refund that the till does not know',
  });
}

/** Another amount went back than the till promised. @param {Ground} ground */
export function refundedOtherwise({ world, trade, truth, visible }) {
  if (!visible.hasReference && !visible.inBoth('card')) return;
  const { random } = world;
  const sale = world.sale({ at: trade.anyMoment(1), cents: trade.priceFrom(1200) });
  const part = Math.round(sale.settled.cents / 200) * 100;
  const back = world.refund(sale, trade.later(sale.by.at), part);
  const other = part + (random.chance(0.5) ? 100 : -100) * random.int(1, 3);
  world.drop(back.settled);
  const paid = other > 0 && other < sale.settled.cents ? other : part - 50;
  const wrong = world.settle(back.by, back.order, -paid, { till: back.till, original: sale.by });
  const over = paid > part;
  truth.fault({
    code: 'wrong-amount',
    culprits: [wrong],
    amount: paid - part,
    owedTo: over ? 'merchant' : 'customer',
    draft: over ? 'claim' : 'refund',
    note: `a refund of ${part / 100} was paid as ${paid / 100}`,
  });
}

/** Refunds of one sale come to more than the sale. @param {Ground} ground */
export function refundedTooMuch({ world, trade, truth, visible }) {
  if (!isLinked(visible)) return;
  const sale = world.sale({ at: trade.anyMoment(1), cents: trade.priceFrom(1000) });
  const cents = sale.settled.cents;
  const part = Math.round(cents / 200) * 100 + 100;
  const first = world.refund(sale, trade.later(sale.by.at, true), part);
  const rest = cents - part;
  const [one, other] = [world.random.int(2, 6), world.random.int(7, 9)];
  // Two equal refunds would be one refund paid twice.
  const excess = 100 * (rest + 100 * one === part ? other : one);
  const over = world.refund(sale, trade.later(first.by.at), rest + excess);
  truth.fault({
    code: 'refund-exceeds-sale',
    culprits: [over.settled],
    alternatives: [[first.settled], [over.till], [first.till]],
    amount: excess,
    owedTo: 'merchant',
    draft: 'claim',
    note: `${-first.settled.cents / 100} and ${(rest + excess) / 100} refunded of a sale of ${cents / 100}`,
  });
}

/** One full refund, paid twice by the acquirer. @param {Ground} ground */
export function refundedTwice({ world, trade, truth, visible }) {
  if (!isLinked(visible) || !visible.acquirer.has('card')) return;
  const sale = world.sale({ at: trade.anyMoment(1), cents: trade.price() });
  const back = world.refund(sale, trade.later(sale.by.at), sale.settled.cents);
  const by = world.again(back, back.by.at + world.random.int(30, 200));
  const twice = world.settle(by, back.order, back.settled.cents, { original: sale.by });
  truth.fault({
    code: 'duplicate-refund',
    culprits: [twice],
    alternatives: [[back.settled]],
    amount: twice.cents,
    owedTo: 'merchant',
    draft: 'claim',
    note: 'one full refund, paid twice by the acquirer',
  });
}

/** An order paid in cash, or one that never was, is refunded to a card. @param {Ground} ground */
export function refundOfNoSale({ world, trade, truth, visible }) {
  const { random, scenario } = world;
  // Where numbers begin again every day, one names several sales.
  if (scenario.ordersRestart || !visible.till.has('order') || !visible.till.has('original')) return;
  const paid = trade.anyMoment(1);
  const store = random.pick(world.merchant.stores);
  const terminal = random.pick(store.terminals);
  const cents = trade.price();
  const inCash = random.chance(0.5);
  const day = new Date(paid * 1000).toISOString().slice(0, 10).replaceAll('-', '');
  const named = world.order(
    store,
    paid,
    cents,
    inCash ? '' : `${store.code}${day}0${random.int(877, 990)}`,
  );
  if (inCash) world.ring(world.attempt(store, paid, null, terminal), named, cents);
  const back = world.attempt(store, trade.later(paid), world.newCard(), terminal);
  const own = scenario.refundsHaveNumbers ? world.order(store, back.at, cents) : named;
  const row = world.ring(back, own, -cents, { original: named });
  const baseless = world.settle(back, own, -cents, { till: row });
  truth.fault({
    code: 'refund-without-sale',
    culprits: [baseless],
    alternatives: [[row]],
    amount: cents,
    owedTo: 'merchant',
    draft: 'claim',
    note: inCash
      ? 'an order paid in cash was refunded to a card'
      : 'names an order of a covered day that does not exist',
  });
}

/** The money went to another card than was charged. @param {Ground} ground */
export function refundedToOtherCard({ world, trade, truth, visible }) {
  if (!visible.acquirer.has('card') || !isLinked(visible)) return;
  const sale = world.sale({ at: trade.anyMoment(1), cents: trade.price() });
  const back = world.refund(sale, trade.later(sale.by.at), sale.settled.cents);
  const other = world.newCard();
  back.by.card = { ...other, wallet: sale.settled.card.wallet };
  world.drop(back.settled);
  const paid = world.settle(back.by, back.order, back.till.paid, {
    till: back.till,
    original: sale.by,
  });
  truth.fault({
    code: 'refund-to-other-card',
    culprits: [paid],
    alternatives: [[back.till]],
    amount: paid.cents,
    owedTo: null,
    draft: null,
    note: 'refunded to another card than was charged',
  });
}

/** Whether the files say which sale a refund gives back. @param {Ground['visible']} visible */
function isLinked(visible) {
  return (
    visible.acquirer.has('original') || (visible.till.has('original') && visible.till.has('order'))
  );
}
