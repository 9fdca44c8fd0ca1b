import { compact, dateOf, timeOf } from '../../../fixtures/generate/clock.js';
import { plain, sumOf } from '../../../fixtures/generate/money.js';
import { row } from '../../../fixtures/generate/sheet.js';
import { writeTable } from './columns.js';
import { walletBills } from './wallet-bills.js';

/** @typedef {import('../world.js').SettledRow} SettledRow */
/** @typedef {import('../scenarios.js').Scenario} Scenario */
/** @typedef {import('./columns.js').LayoutColumn<SettledRow>} Column */

const english = {
  sale: 'Sale',
  refund: 'Refund',
  void: 'Void',
  reversal: 'Reversal',
  preauth: 'Pre-Auth',
  capture: 'Completion',
  chargeback: 'Chargeback',
  fee: 'Monthly Fee',
};
const chinese = {
  sale: '消费',
  refund: '联机退货',
  void: '消费撤销',
  reversal: '冲正',
  preauth: '预授权',
  capture: '预授权完成',
  chargeback: '拒付',
  fee: '终端租金',
};
const cardTypes = { debit: '借记卡', credit: '贷记卡' };

/** @param {SettledRow} each */
const order = (each) => each.order?.number ?? '';
/** @param {SettledRow} each */
const originalRrn = ({ original }) => original?.rrn ?? '';
/** The older layouts of UMS repeat the sale's reference on its undoing. @param {SettledRow} each */
const rrn = ({ names }) => names.rrn;
/** @param {Scenario} scenario @param {number} when */
const clock = (scenario, when) =>
  scenario.precision.acquirer === 'minute' ? timeOf(when).slice(0, 5) : timeOf(when);

/** @param {Scenario} scenario @returns {Column[]} */
const englishColumns = (scenario) => [
  ['Settlement Date', (each) => each.settlementDate],
  ['Merchant ID', (each) => each.merchantId, 'merchant'],
  ['Terminal ID', (each) => each.terminalId, 'terminal'],
  ['Transaction Date', (each) => dateOf(each.at)],
  ['Transaction Time', (each) => clock(scenario, each.at), 'time'],
  ['Transaction Type', (each) => english[each.kind]],
  ['Scheme', (each) => each.card.scheme],
  ['Card Type', (each) => (each.card.type === 'debit' ? 'Debit' : 'Credit')],
  ['Card Number', (each) => each.card.masked, 'card'],
  ['Auth Code', (each) => each.names.auth, 'auth'],
  ['Batch No', (each) => each.by.batch, 'batch'],
  ['Trace No', (each) => each.by.stan, 'stan'],
  ['RRN', rrn, 'rrn'],
  ['Original RRN', originalRrn, 'original'],
  ['Merchant Reference', order, 'order'],
  ['Currency', (each) => each.currency],
  ['Gross Amount', (each) => plain(each.cents)],
  ['Fee', (each) => plain(each.fee)],
  ['Net Amount', (each) => plain(each.net)],
  ...(scenario.mix.billedInGuestsCurrency
    ? /** @type {Column[]} */ ([['Cardholder Amount', (each) => each.foreign]])
    : []),
];

/** @param {string} text */
const always = (text) => () => text;

/** @type {Readonly<Record<string, Column>>} */
const ums = {
  terminal: ['终端号', (each) => each.terminalId, 'terminal'],
  kind: ['交易类型', (each) => chinese[each.kind]],
  card: ['卡号', (each) => each.card.masked, 'card'],
  amount: ['交易金额', (each) => plain(each.cents)],
  net: ['清算金额', (each) => plain(each.net)],
  fee: ['手续费', (each) => plain(each.fee)],
  stan: ['流水号', (each) => each.by.stan, 'stan'],
  cardType: ['卡类型', (each) => cardTypes[each.card.type]],
  issuer: ['发卡行', (each) => each.card.issuer],
  merchant: ['商户号', (each) => each.merchantId, 'merchant'],
  name: ['商户名称', always('示例小馆')],
  branch: ['分店简称', (each) => each.by.store.name],
  order: ['商户订单号', (each) => order(each) && `${order(each)}\t`, 'order'],
  day: ['交易日期', (each) => compact(dateOf(each.at))],
};
/** @param {string} header @param {string} [text] @returns {Column} */
const filler = (header, text = '') => [header, always(text)];

/** @param {Scenario} scenario @returns {Column[]} */
const portalColumns = (scenario) => [
  ['清算时间', (each) => compact(each.settlementDate)],
  [
    '交易时间',
    (each) =>
      scenario.hide.acquirer.includes('time')
        ? dateOf(each.at)
        : `${dateOf(each.at)} ${clock(scenario, each.at)}`,
  ],
  ums.terminal,
  ums.kind,
  ums.card,
  ums.amount,
  ums.net,
  ums.fee,
  filler('T0手续费', '0.00'),
  filler('D1手续费', '0.00'),
  ums.stan,
  ['检索号', (each) => `${rrn(each)}${scenario.rrnMark}`, 'rrn'],
  ums.cardType,
  ums.issuer,
  ums.merchant,
  ums.name,
  ums.branch,
  ums.order,
  ...['银商订单号', '交易方式', '分店'].map((each) =>
    filler(each, each === '交易方式' ? '刷卡' : ''),
  ),
  ...['优惠金额', '分期手续费'].map((each) => filler(each, '0.00')),
  ...['付款附言', '备注', '买家ID'].map((each) => filler(each)),
];

/** @param {Scenario} scenario @returns {Column[]} */
const columnsOf2019 = (scenario) => [
  ums.merchant,
  ums.day,
  ['交易时间', (each) => clock(scenario, each.at), 'time'],
  ums.kind,
  ums.card,
  ums.amount,
  ums.terminal,
  ums.net,
  ums.fee,
  ['参考号', rrn, 'rrn'],
  ums.stan,
  ums.name,
  ums.cardType,
  ums.order,
  filler('支付类型', '银行卡'),
  filler('银商订单号'),
  ['退货订单号', (each) => (each.kind === 'refund' ? order(each) : ''), 'order'],
  ['实际支付金额', (each) => plain(each.cents)],
  ...['备注', '付款附言'].map((each) => filler(each)),
  ...['钱包优惠金额', '商户优惠金额'].map((each) => filler(each, '0.00')),
  ums.issuer,
  ums.branch,
  filler('其他优惠金额', '0.00'),
  filler('分期期数'),
  filler('分期手续费', '0.00'),
  ...['分期服务方', '分期付息方', '子订单号'].map((each) => filler(each)),
];

/** @param {Scenario} scenario @returns {Column[]} */
const textColumns = (scenario) => [
  ['清算日期', (each) => compact(each.settlementDate)],
  ums.day,
  ['交易时间', (each) => clock(scenario, each.at), 'time'],
  ums.terminal,
  ums.amount,
  ums.net,
  ums.fee,
  ums.stan,
  ums.kind,
  ['参考号', rrn, 'rrn'],
  ums.card,
  ums.merchant,
  ums.issuer,
  ums.cardType,
  ['商户订单号', order, 'order'],
  filler('银商订单号'),
  filler('支付类型', '银行卡'),
];

/** @param {readonly SettledRow[]} rows @param {number} off cents by which the total is stated wrong */
function totalsText(rows, off) {
  /** @param {'cents' | 'fee' | 'net'} field */
  const sum = (field) => plain(sumOf(rows, (each) => each[field]) + (field === 'cents' ? off : 0));
  return `交易笔数：${rows.length}，交易金额：${sum('cents')}，手续费：${sum('fee')}，清算金额：${sum('net')}`;
}

/**
 * The settlement exports of a scenario; where the layout states totals, `total` is the record of the line that does.
 * @param {Scenario} scenario @param {import('../world.js').World} world @param {string} name @param {readonly SettledRow[]} rows @param {{ total: object, off: number }} stated
 */
export function acquirerExport(scenario, world, name, rows, stated) {
  const fixed = {
    encoding: /** @type {'gb18030'} */ ('gb18030'),
    eol: /** @type {'\r\n'} */ ('\r\n'),
    hide: scenario.hide.acquirer,
    keepHidden: true,
  };
  const total = totalsText(rows, stated.off);
  switch (scenario.acquirer) {
    case 'english':
      return [
        writeTable(`${name}.csv`, rows, englishColumns(scenario), {
          encoding: 'utf-8',
          eol: '\n',
          line: row,
          hide: scenario.hide.acquirer,
        }),
      ];
    case 'ums-portal':
      return [
        writeTable(`${name}.csv`, rows, portalColumns(scenario), {
          ...fixed,
          line: row,
          above: [[total, stated.total]],
          below: ['请注意：D1手续费字段为预估数据仅供参考，实际以17：40分之后的D1划付数据为准。'],
        }),
      ];
    case 'ums-2019':
      return [
        writeTable(`${name}.csv`, rows, columnsOf2019(scenario), {
          ...fixed,
          line: row,
          above: [
            ['银联商务股份有限公司商户对账单'],
            ['商户名称：示例小馆'],
            [total, stated.total],
          ],
          below: ['', '', '以上数据仅供参考，请以实际入账金额为准。', '', ''],
        }),
      ];
    case 'ums-text':
      return [
        writeTable(`${name}.txt`, rows, textColumns(scenario), {
          ...fixed,
          line: (cells) => cells.join('\t'),
          above: [
            ['银联商务股份有限公司商户对账单'],
            ['商户名称：示例小馆'],
            [
              `清算日期：${compact(world.dates[0])}至${compact(world.dates[world.dates.length - 1])}`,
            ],
            [total, stated.total],
          ],
          below: ['-'.repeat(80), '以上数据仅供参考，请以实际入账金额为准。'],
        }),
      ];
    default:
      return walletBills(scenario, world, name, rows);
  }
}
