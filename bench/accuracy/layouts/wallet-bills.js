import { dateOf } from '../../../fixtures/generate/clock.js';
import { alipayTradeBill } from '../../../fixtures/generate/layouts/alipay.js';
import { wechatTradeBill } from '../../../fixtures/generate/layouts/wechat.js';

/** @typedef {import('../world.js').SettledRow} SettledRow */
/** @typedef {import('../scenarios.js').Scenario} Scenario */

/** Alipay's number of the merchant, which stands above the rows. */
export const alipayAccount = '20880000000000000156';

/** What WeChat Pay and Alipay show of the same days. @param {Scenario} scenario @param {import('../world.js').World} world @param {string} name @param {readonly SettledRow[]} rows */
export function walletBills(scenario, world, name, rows) {
  const { random, dates, merchant } = world;
  const hidesOrder = scenario.hide.acquirer.includes('order');
  /** @type {Map<import('../world.js').Attempt, string>} */
  const numbers = new Map();
  /** The wallet's own number; a refund repeats the sale's. @param {SettledRow} each */
  const ownNumber = ({ by, original }) => {
    const of = original ?? by;
    const known =
      numbers.get(of) ?? `42000000${dateOf(of.at).replaceAll('-', '')}${random.digits(12)}`;
    numbers.set(of, known);
    return known;
  };
  /** @param {SettledRow} each */
  const orderOf = (each) => {
    if (hidesOrder) return `PAY${ownNumber(each).slice(-12)}`;
    const sale = each.kind === 'sale' ? null : (each.till?.original ?? each.order);
    return (sale ?? each.order)?.number ?? `PAY${ownNumber(each).slice(-12)}`;
  };
  const shape = (/** @type {SettledRow} */ each) => ({
    at: each.at,
    createdAt: each.original?.at ?? each.at,
    orderNumber: orderOf(each),
    wechatNumber: ownNumber(each),
    alipayNumber: ownNumber(each),
    payer: scenario.hide.acquirer.includes('card') ? '' : (each.card.payer ?? ''),
    goods: '堂食',
    cents: each.cents,
    fee: each.fee,
    ...(each.cents < 0
      ? { refundNumber: `RF${each.by.rrn}`, wechatRefund: `503000${each.by.rrn}` }
      : {}),
  });
  const wechat = rows.filter(({ card }) => card.wallet === 'wechat');
  const alipay = rows.filter(({ card }) => card.wallet === 'alipay');
  const [{ merchantId }] = merchant.stores;
  const bills = [
    wechatTradeBill(
      `${name}-wechat.csv`,
      wechat.map((each) => Object.assign(each, shape(each))),
      {
        appId: 'wx0000000000000000',
        merchantId,
        rate: '0.60%',
      },
    ),
    alipayTradeBill(
      `${name}-alipay.csv`,
      alipay.map((each) => Object.assign(each, shape(each))),
      {
        account: alipayAccount,
        from: dates[0],
        to: dates[dates.length - 1],
        store: '示例小馆',
      },
    ),
  ];
  return bills;
}
