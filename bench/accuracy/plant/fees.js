import { share } from '../../../fixtures/generate/money.js';

/** @typedef {import('./charges.js').Ground} Ground */

/** A fee at another rate, or a net that is not gross less fee. @param {Ground} ground */
export function chargedAnotherFee({ world, trade, truth }) {
  const { random } = world;
  const sale = world.sale({ at: trade.anyMoment(), cents: trade.priceFrom(1000) });
  const { settled } = sale;
  // The wallets' bills state no net.
  if (world.scenario.acquirer !== 'wallets' && random.chance(0.4)) {
    const lost = random.int(20, 200);
    settled.net -= lost;
    truth.fault(wrongFee(settled, lost, `net is ${lost / 100} less than gross less fee`));
    return;
  }
  const fee = Math.max(share(settled.cents, { rate: 150 + random.int(0, 100) }), settled.fee + 5);
  const due = settled.fee;
  settled.fee = fee;
  settled.net = settled.cents - fee;
  truth.fault(wrongFee(settled, fee - due, `a fee of ${fee / 100} instead of ${due / 100}`));
}

/** @param {object} record @param {number} amount @param {string} note */
function wrongFee(record, amount, note) {
  return {
    code: 'wrong-fee',
    culprits: [record],
    amount,
    owedTo: /** @type {'merchant'} */ ('merchant'),
    draft: /** @type {'claim'} */ ('claim'),
    note,
  };
}

/** The acquirer takes a charge back in dispute. @param {Ground} ground */
export function disputed({ world, trade, truth }) {
  const sale = world.sale({ at: trade.anyMoment(1), cents: trade.price() });
  const by = world.again(sale, trade.later(sale.by.at));
  const taken = world.settle(by, sale.order, -sale.settled.cents, {
    kind: 'chargeback',
    original: sale.by,
    fee: 0,
    net: -sale.settled.cents,
  });
  truth.fault({
    code: 'chargeback',
    culprits: [taken],
    amount: taken.cents,
    owedTo: null,
    draft: null,
    note: 'a charge taken back in dispute',
  });
}
