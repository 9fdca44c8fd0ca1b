/** @typedef {import('./scenarios.js').Scenario} Scenario */
/** @typedef {import('./world.js').Store} Store */
/** @typedef {{ stores: Store[], schedules: Record<string, { rate: number, cap?: number }>, payers: Record<string, string>, stranger: string, holder: string, account: string, accountName: string }} Merchant */

/** @param {Scenario} scenario @param {string} first @param {readonly [string, string]} own @returns {{ id: string, clockAhead: number }[]} */
function terminals(scenario, first, own) {
  const ahead = [0, scenario.clockAhead];
  return own.map((last, index) => ({ id: `${first}${last}`, clockAhead: ahead[index] ?? 0 }));
}

/** A small restaurant chain in China: two branches, two terminals each. @param {Scenario} scenario @returns {Merchant} */
export function chain(scenario) {
  return {
    stores: [
      {
        code: 'RM',
        name: '人民路店',
        merchantId: '898310058120036',
        terminals: terminals(scenario, '100201', ['01', '02']),
        cashiers: ['1001', '1002'],
      },
      {
        code: 'WX',
        name: '万象城店',
        merchantId: '898310058120128',
        terminals: terminals({ ...scenario, clockAhead: 0 }, '100202', ['01', '02']),
        cashiers: ['2003', '2004'],
      },
    ].slice(0, scenario.stores),
    schedules: {
      debit: { rate: 38, cap: 1800 },
      credit: { rate: 55 },
      wechat: { rate: 60 },
      alipay: { rate: 60 },
    },
    payers: {
      cards: '银联商务股份有限公司客户备付金',
      wechat: '财付通支付科技有限公司客户备付金',
      alipay: '支付宝（中国）网络技术有限公司客户备付金',
      stranger: '示例聚合信息科技有限公司',
    },
    stranger: '898440059990017',
    holder: '示例小馆餐饮管理有限公司',
    account: '33050161812700000888',
    accountName: '示例小馆',
  };
}

/** A shop on a British high street: one or two branches under one acquirer. @param {Scenario} scenario @returns {Merchant} */
export function highStreet(scenario) {
  return {
    stores: [
      {
        code: 'HS',
        name: 'High Street',
        merchantId: '540436200017731',
        terminals: terminals(scenario, '221600', ['41', '42']),
        cashiers: ['Amy', 'Ben'],
      },
      {
        code: 'QY',
        name: 'Quay',
        merchantId: '540436200017848',
        terminals: terminals({ ...scenario, clockAhead: 0 }, '221601', ['51', '52']),
        cashiers: ['Chloe', 'Dan'],
      },
    ].slice(0, scenario.stores),
    schedules: { debit: { rate: 85 }, credit: { rate: 160 } },
    payers: { cards: 'NORTHGATE MERCHANT SERVICES LTD', stranger: 'BRIGHTPAY AGGREGATOR LTD' },
    stranger: '540999900011117',
    holder: 'HARBOUR CAFE LTD',
    account: '20481773',
    accountName: 'HARBOUR CAFE LTD',
  };
}
