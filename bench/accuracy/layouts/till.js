import { compact, dateOf, stampOf, timeOf } from '../../../fixtures/generate/clock.js';
import { plain } from '../../../fixtures/generate/money.js';
import { quotedRow, row } from '../../../fixtures/generate/sheet.js';
import { writeTable } from './columns.js';

/** @typedef {import('../world.js').TillRow} TillRow */
/** @typedef {import('../scenarios.js').Scenario} Scenario */

const english = {
  sale: 'Sale',
  refund: 'Refund',
  void: 'Void',
  preauth: 'Pre-Auth',
  capture: 'Completion',
  approved: 'Approved',
  declined: 'Declined',
  failed: 'Failed',
  timeout: 'Timed out',
  voided: 'Voided',
};
const chinese = {
  sale: '消费',
  refund: '退货',
  void: '消费撤销',
  preauth: '预授权',
  capture: '预授权完成',
  approved: '成功',
  declined: '拒绝',
  failed: '失败',
  timeout: '超时',
  voided: '已撤销',
};

/** @param {TillRow} each */
const number = (each) => each.order?.number ?? '';
/** @param {TillRow} each */
const original = (each) => (each.original === null ? '' : each.original.number);
/** @param {TillRow} each */
const stan = ({ by, tender }) => (tender === 'card' ? by.stan : '');
/** @param {TillRow} each */
const rrn = ({ names }) => names?.rrn ?? '';
/** @param {TillRow} each */
const auth = ({ names, status }) => (status === 'approved' ? (names?.auth ?? '') : '');
/** @param {number} when @param {Scenario} scenario */
const clock = (when, { precision }) =>
  precision.till === 'minute' ? timeOf(when).slice(0, 5) : timeOf(when);

/** @param {Scenario} scenario @returns {import('./columns.js').LayoutColumn<TillRow>[]} */
const englishColumns = (scenario) => [
  ['Date', (each) => dateOf(each.at)],
  ['Time', (each) => clock(each.at, scenario), 'time'],
  ['Merchant ID', (each) => each.store.merchantId, 'merchant'],
  ['Terminal ID', (each) => each.by.terminal.id, 'terminal'],
  ['Cashier', (each) => each.store.cashiers[each.at % 2]],
  ['Receipt', number, 'order'],
  ['Type', (each) => english[each.kind]],
  ['Tender', (each) => (each.tender === 'cash' ? 'Cash' : 'Card')],
  ...(scenario.tips
    ? /** @type {import('./columns.js').LayoutColumn<TillRow>[]} */ ([
        ['Amount', (each) => plain(each.paid)],
        ['Tip', (each) => plain(each.tip)],
        ['Total', (each) => plain(each.paid + each.tip)],
      ])
    : /** @type {import('./columns.js').LayoutColumn<TillRow>[]} */ ([
        ['Order Total', (each) => plain(each.due), 'due'],
        ['Amount', (each) => plain(each.paid)],
      ])),
  ...(scenario.secondCurrency
    ? /** @type {import('./columns.js').LayoutColumn<TillRow>[]} */ ([
        ['Currency', (each) => each.currency],
      ])
    : []),
  ['Card', (each) => (each.by.card === null ? '' : `************${each.by.card.last4}`), 'card'],
  ['Batch No', (each) => (each.tender === 'card' ? each.by.batch : ''), 'batch'],
  ['Trace', stan, 'stan'],
  ['RRN', rrn, 'rrn'],
  ['Auth Code', auth, 'auth'],
  ['Status', (each) => english[each.status]],
  ['Original Receipt', original, 'original'],
];

/** @param {Scenario} scenario @returns {import('./columns.js').LayoutColumn<TillRow>[]} */
const chineseColumns = (scenario) => [
  ['交易日期', (each) => compact(dateOf(each.at))],
  ['交易时间', (each) => clock(each.at, scenario), 'time'],
  ['门店', (each) => each.store.name],
  ['商户号', (each) => each.store.merchantId, 'merchant'],
  ['终端号', (each) => each.by.terminal.id, 'terminal'],
  ['收银员', (each) => each.store.cashiers[each.at % 2]],
  ['订单号', (each) => number(each) && `${number(each)}\t`, 'order'],
  ['交易类型', (each) => chinese[each.kind]],
  ['应收金额', (each) => plain(each.due), 'due'],
  ['实收金额', (each) => plain(each.paid)],
  ['支付方式', (each) => (each.tender === 'cash' ? '现金' : '银行卡')],
  ['卡号', (each) => each.by.card?.masked ?? '', 'card'],
  ['批次号', (each) => (each.tender === 'card' ? each.by.batch : ''), 'batch'],
  ['凭证号', stan, 'stan'],
  ['检索参考号', (each) => rrn(each) && `${rrn(each)}\t`, 'rrn'],
  ['授权码', auth, 'auth'],
  ['交易状态', (each) => chinese[each.status]],
  ['原订单号', (each) => original(each) && `${original(each)}\t`, 'original'],
];

/** A till in the cloud: one time stamp, semicolons, refunds below nought. @param {Scenario} scenario @returns {import('./columns.js').LayoutColumn<TillRow>[]} */
const cloudColumns = (scenario) => [
  [
    'Created At',
    (each) =>
      scenario.hide.till.includes('time')
        ? dateOf(each.at)
        : `${dateOf(each.at)}T${clock(each.at, scenario)}`,
  ],
  ['Location', (each) => each.store.name],
  ['Terminal', (each) => each.by.terminal.id, 'terminal'],
  ['Staff', (each) => each.store.cashiers[each.at % 2]],
  ['Ticket No', number, 'order'],
  ['Transaction Type', (each) => english[each.kind]],
  ['Payment Method', (each) => (each.tender === 'cash' ? 'Cash' : (each.by.card?.scheme ?? ''))],
  ['Last 4', (each) => each.by.card?.last4 ?? '', 'card'],
  ['Total', (each) => plain(each.paid)],
  ['Result', (each) => english[each.status]],
  ['Reference No', rrn, 'rrn'],
  ['Approval Code', auth, 'auth'],
  ['Original Ticket', original, 'original'],
];

/** A stall's till, which knows wallets and cash. @param {Scenario} scenario @returns {import('./columns.js').LayoutColumn<TillRow>[]} */
const walletColumns = (scenario) => [
  [
    '时间',
    (each) =>
      scenario.precision.till === 'minute' ? stampOf(each.at).slice(0, 16) : stampOf(each.at),
  ],
  ['单号', number, 'order'],
  ['类型', (each) => (each.kind === 'refund' ? '退款' : '销售')],
  [
    '支付方式',
    (each) =>
      each.by.card === null ? '现金' : each.by.card.wallet === 'wechat' ? '微信支付' : '支付宝',
  ],
  ['应收', (each) => plain(each.due), 'due'],
  ['实收', (each) => plain(each.paid)],
  [
    '状态',
    (each) =>
      ({ ...chinese, approved: '支付成功', failed: '支付失败', timeout: '超时' })[each.status],
  ],
  ['原单号', original, 'original'],
];

/** The till's log, in the layout of the scenario. @param {Scenario} scenario @param {readonly TillRow[]} rows */
export function tillLog(scenario, rows) {
  const { hide } = scenario;
  const plainFormat = {
    encoding: /** @type {'utf-8'} */ ('utf-8'),
    eol: /** @type {'\n'} */ ('\n'),
  };
  const chineseFormat = {
    encoding: /** @type {'gb18030'} */ ('gb18030'),
    eol: /** @type {'\r\n'} */ ('\r\n'),
  };
  switch (scenario.till) {
    case 'till-english':
      return writeTable('till.csv', rows, englishColumns(scenario), {
        ...plainFormat,
        line: row,
        hide: hide.till,
      });
    case 'till-cloud':
      return writeTable('till.csv', rows, cloudColumns(scenario), {
        ...plainFormat,
        encoding: 'utf-8-bom',
        line: (cells) => cells.join(';'),
        hide: hide.till,
      });
    case 'till-chinese':
      return writeTable('pos.csv', rows, chineseColumns(scenario), {
        ...chineseFormat,
        line: quotedRow,
        hide: hide.till,
      });
    default:
      return writeTable('takings.csv', rows, walletColumns(scenario), {
        ...plainFormat,
        encoding: 'utf-8-bom',
        line: row,
        hide: hide.till,
      });
  }
}
