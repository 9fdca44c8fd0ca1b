import {
  chargedAgain,
  chargedOtherwise,
  failedAtTheTill,
  failedThenPaid,
  keyedOtherwise,
  neverRung,
  neverSettled,
  rungTwice,
  settledElsewhere,
} from './charges.js';
import { chargedAnotherFee, disputed } from './fees.js';
import {
  refundedOtherwise,
  refundedToOtherCard,
  refundedTooMuch,
  refundedTwice,
  refundNeverRung,
  refundNeverSent,
  refundOfNoSale,
} from './refunds.js';

/** @typedef {(ground: import('./charges.js').Ground) => void} Plant */

/** @type {Readonly<Record<string, Plant>>} */
export const plants = {
  chargedAgain,
  rungTwice,
  chargedOtherwise,
  keyedOtherwise,
  failedAtTheTill,
  failedThenPaid,
  neverRung,
  neverSettled,
  settledElsewhere,
  refundNeverSent,
  refundNeverRung,
  refundedOtherwise,
  refundedTooMuch,
  refundedTwice,
  refundOfNoSale,
  refundedToOtherCard,
  chargedAnotherFee,
  disputed,
};

/** How many of each a merchant's days hold: a whole number, and the chance of one more. */
const usual = {
  chargedAgain: 2,
  rungTwice: 1,
  chargedOtherwise: 2,
  keyedOtherwise: 0.5,
  failedAtTheTill: 1.5,
  failedThenPaid: 0.7,
  neverRung: 1.5,
  neverSettled: 2,
  settledElsewhere: 1.3,
  refundNeverSent: 1.3,
  refundNeverRung: 1.3,
  refundedOtherwise: 0.6,
  refundedTooMuch: 1.2,
  refundedTwice: 1.2,
  refundOfNoSale: 1.2,
  refundedToOtherCard: 1.2,
  chargedAnotherFee: 1.5,
  disputed: 0,
};
const payoutKinds = ['missing', 'short', 'short-rows', 'excess', 'late', 'payer', 'unexplained'];

/** Which faults the days of a seed hold. @param {import('../scenarios.js').Scenario} scenario @param {import('../../../fixtures/generate/random.js').Random} random */
export function planOf(scenario, random) {
  const counts = { ...usual, ...scenario.faults };
  const records = Object.entries(counts).flatMap(([name, count]) => {
    const times = Math.floor(count) + (random.chance(count % 1) ? 1 : 0);
    return Array.from({ length: times }, () => name);
  });
  const kinds = [...payoutKinds];
  const pick = () => kinds.splice(random.int(0, kinds.length - 1), 1)[0];
  const payouts = scenario.payouts === 'rental' ? ['rental'] : [];
  const others = ['trace-gap', 'balance', 'repeated', 'total'].filter(() => random.chance(0.5));
  return { records, payouts: [...payouts, pick(), pick()], others };
}
