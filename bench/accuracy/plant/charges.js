import { both } from '../look-alikes.js';
import { slips } from './slips.js';

/** @typedef {import('../world.js').World} World */
/** @typedef {ReturnType<typeof import('../trade.js').createTrade>} Trade */
/** @typedef {ReturnType<typeof import('../truth.js').createTruth>} Truth */
/** @typedef {ReturnType<typeof import('../visible.js').visibleColumns>} Visible */
/** @typedef {{ world: World, trade: Trade, truth: Truth, visible: Visible }} Ground */

/** The acquirer charged once more than the till knows. @param {Ground} ground */
export function chargedAgain({ world, trade, truth, visible }) {
  const { random } = world;
  const one = world.sale({ at: trade.anyMoment(), cents: trade.price() });
  const sameOrder = visible.acquirer.has('order') && !random.chance(0.3);
  const late = sameOrder && random.chance(0.2);
  const by = world.again(one, one.by.at + (late ? random.int(3600, 7000) : random.int(26, 300)));
  const extra = world.settle(by, sameOrder ? one.order : null, one.settled.cents);
  const isTwin = sameOrder || visible.acquirer.has('card');
  truth.fault({
    code: isTwin ? 'duplicate-charge' : 'unrecorded-charge',
    culprits: [extra],
    alternatives: isTwin ? [[one.settled]] : [],
    amount: extra.cents,
    owedTo: 'customer',
    draft: 'refund',
    note: `charged again ${by.at - one.by.at} s later; the till knows one charge`,
  });
}

/** The till itself charged one order twice. @param {Ground} ground */
export function rungTwice({ world, trade, truth, visible }) {
  if (!visible.till.has('order')) return;
  const one = world.sale({ at: trade.anyMoment(), cents: trade.price() });
  const by = world.again(one, one.by.at + world.random.int(26, 240));
  const row = world.ring(by, one.order, one.settled.cents);
  const extra = world.settle(by, one.order, one.settled.cents, { till: row });
  truth.fault({
    code: 'duplicate-charge',
    culprits: [extra],
    alternatives: [[one.settled], [row], [one.till], [row, extra], both(one)],
    amount: extra.cents,
    owedTo: 'customer',
    draft: 'refund',
    isSure: visible.hasPayer,
    note: 'the till itself charged one order twice',
  });
}

/** Charged another amount than the till recorded. @param {Ground} ground */
export function chargedOtherwise({ world, trade, truth, visible }) {
  const sale = world.sale({ at: trade.anyMoment(), cents: trade.priceFrom(500) });
  const [variant, cents] = slips(world.random, sale.till.paid, [...'dtnol']);
  world.drop(sale.settled);
  const wrong = world.settle(sale.by, sale.order, cents, { till: sale.till });
  const over = cents > sale.till.paid;
  truth.fault({
    code: 'wrong-amount',
    culprits: [wrong],
    amount: cents - sale.till.paid,
    owedTo: over ? 'customer' : 'merchant',
    draft: over ? 'refund' : 'supplement',
    isSure: visible.hasReference || visible.inBoth('card'),
    note: `${sale.till.paid / 100} at the till, ${cents / 100} settled: ${variant}`,
  });
}

/** Another amount was keyed and charged than the order came to. @param {Ground} ground */
export function keyedOtherwise({ world, trade, truth, visible }) {
  if (!visible.till.has('due')) return;
  const sale = world.sale({ at: trade.anyMoment(), cents: trade.priceFrom(500) });
  const [variant, cents] = slips(world.random, sale.till.paid, [...'dto']);
  sale.till.due = cents;
  sale.order.cents = cents;
  const difference = sale.till.paid - cents;
  truth.fault({
    code: 'wrong-amount',
    culprits: [sale.till],
    alternatives: [[sale.settled], both(sale)],
    amount: difference,
    owedTo: difference > 0 ? 'customer' : 'merchant',
    draft: difference > 0 ? 'refund' : 'supplement',
    note: `the order came to ${cents / 100}, ${sale.till.paid / 100} was keyed and charged: ${variant}`,
  });
}

/** The till says that it failed, and the acquirer settled it. @param {Ground} ground */
export function failedAtTheTill({ world, trade, truth }) {
  const { random } = world;
  const failed = world.sale({ at: trade.anyMoment(), cents: trade.price() });
  const status = random.pick(['failed', 'timeout']);
  failed.till.status = status;
  if (status === 'timeout') failed.till.names = null;
  if (random.chance(0.5)) {
    const cash = world.attempt(failed.by.store, failed.by.at + 90, null, failed.by.terminal);
    world.ring(cash, failed.order, failed.settled.cents);
  }
  truth.fault({
    code: 'failed-but-charged',
    culprits: [failed.settled],
    amount: failed.settled.cents,
    owedTo: 'customer',
    draft: 'refund',
    note: `${status} at the till, and settled`,
  });
}

/** No answer came, the guest paid at the second attempt, and both went through. @param {Ground} ground */
export function failedThenPaid({ world, trade, truth, visible }) {
  const good = world.sale({ at: trade.anyMoment(), cents: trade.price() });
  const lost = world.again(good, good.by.at - world.random.int(40, 120));
  const failed = world.ring(lost, good.order, good.settled.cents, {
    status: 'timeout',
    names: null,
  });
  const first = world.settle(lost, good.order, good.settled.cents, { till: failed });
  truth.fault({
    code: 'failed-but-charged',
    culprits: [first],
    alternatives: [[good.settled]],
    amount: first.cents,
    owedTo: 'customer',
    draft: 'refund',
    isSure: visible.hasPayer || visible.hasReference,
    note: 'timed out at the till, paid at the second attempt, and both settled',
  });
}

/** A charge that no till record explains. @param {Ground} ground */
export function neverRung({ world, trade, truth }) {
  const unknown = world.sale({ at: trade.anyMoment(), cents: trade.price() });
  world.drop(unknown.till);
  unknown.settled.till = null;
  unknown.settled.order = null;
  truth.fault({
    code: 'unrecorded-charge',
    culprits: [unknown.settled],
    amount: unknown.settled.cents,
    owedTo: 'customer',
    draft: 'refund',
    note: 'a charge that no till record explains',
  });
}

/** Approved at the till and never settled. @param {Ground} ground */
export function neverSettled({ world, trade, truth }) {
  const sale = world.sale({ at: trade.anyMoment(), cents: trade.price() });
  world.drop(sale.settled);
  truth.fault({
    code: 'missing-settlement',
    culprits: [sale.till],
    amount: sale.till.paid,
    owedTo: 'merchant',
    draft: 'claim',
    note: 'approved at the till, never settled',
  });
}

/** Settled under a stranger's number, or under another branch's. @param {Ground} ground */
export function settledElsewhere({ world, trade, truth, visible }) {
  if (!visible.inBoth('merchant')) return;
  const sale = world.sale({ at: trade.anyMoment(), cents: trade.price() });
  const other = world.merchant.stores.find((store) => store !== sale.by.store);
  const branch = other !== undefined && world.random.chance(0.5);
  sale.settled.merchantId = branch ? other.merchantId : world.merchant.stranger;
  truth.fault({
    code: 'wrong-merchant',
    culprits: [sale.settled],
    amount: sale.settled.cents,
    owedTo: 'merchant',
    draft: 'claim',
    note: `settled under ${branch ? "another branch's" : "a stranger's"} merchant number`,
  });
}
