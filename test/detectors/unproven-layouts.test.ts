import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadLocale } from '../../src/locales/index.ts';
import { reconcile } from '../../src/reconcile.ts';

const header =
  '商户编号|交易日期|交易时间|终端号|分支机构|交易类型|拉卡拉流水号|原拉卡拉流水号|卡号|支付渠道|银行名称|交易金额(分)|手续费(分)|结算金额(分)|商户订单号|支付订单号|外部流水号|系统参考号|备注|支付方式';
/** Two charges for one order, and others, from an acquirer whose layout is known from one reader. */
const settlement = (fee: (amount: number) => number): readonly string[] => [
  header,
  ...[1, 1, 2, 3, 4, 5].map((order, at) => {
    const amount = order * 1050;
    const net = amount - fee(amount);
    return `822000000000001|20260105|09${order}0${at}3|A0000001|一店|消费|2601050000000${at}||622848******000${order}|银行卡|示例银行|${amount}|${fee(amount)}|${net}|SHOP-${order}|PAY${at}||26010500000${at}||POS`;
  }),
];
const till = [
  '小票号,交易时间,支付方式,实收金额,交易状态,终端号,卡号,收银员',
  ...[1, 2, 3, 4, 5].map(
    (order) =>
      `SHOP-${order},2026-01-05 09:${order}0:01,银行卡,${(order * 10.5).toFixed(2)},成功,A0000001,622848******000${order},张三`,
  ),
];

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'posrecon-test-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function judged(
  rows: readonly string[],
  columns: Readonly<Record<string, string>> = {},
): ReturnType<typeof reconcile> {
  const files = { 'till.csv': till, 'lakala.txt': rows };
  for (const [name, lines] of Object.entries(files)) {
    await writeFile(join(folder, name), `${lines.join('\n')}\n`);
  }
  return reconcile({
    files: Object.keys(files).map((name) => ({ file: join(folder, name), side: null })),
    settings: { settlement: { columns } },
    timeZone: null,
    currency: null,
    asOf: null,
    maxProblems: 10,
    locale: await loadLocale('en'),
    version: '0',
  });
}

describe('a double charge in a file whose layout one reader knows', () => {
  test('is asked back where gross, fee and net bear the reading out', async () => {
    const { report, problems } = await judged(settlement((amount) => Math.round(amount * 0.006)));
    expect(report.discrepancies.map(({ code }) => code)).toEqual(['duplicate-charge']);
    expect(report.refundRequests.map(({ amount }) => amount)).toEqual(['10.50']);
    expect(problems).toEqual([]);
  });

  test('is only said where the file states no fee by which it could be checked', async () => {
    const { report, problems } = await judged(settlement(() => 0));
    expect(report.discrepancies.map(({ code }) => code)).toEqual(['duplicate-charge']);
    expect(report.discrepancies[0]?.confidence).toBeLessThanOrEqual(0.5);
    expect(report.refundRequests).toEqual([]);
    expect(problems.map(({ code }) => code)).toEqual(['ERR_LAYOUT_UNPROVEN']);
  });

  test('is only said where net is not gross less fee', async () => {
    const rows = settlement((amount) => Math.round(amount * 0.006)).map((line, at) =>
      at === 0 ? line : line.replace(/\|(\d+)\|SHOP/, (_, net) => `|${Number(net) - 100}|SHOP`),
    );
    const { report, problems } = await judged(rows);
    expect(report.refundRequests).toEqual([]);
    expect(problems.map(({ code, message }) => `${code} ${message}`).join()).toContain(
      'ERR_LAYOUT_UNPROVEN the layout of lakala is known from a single reader of it, and nothing bears out that it was read rightly: the net is the amount less the fee in 0 of 6',
    );
  });
});

describe('a double charge in a file with two columns of one header', () => {
  const orders = [1, 1, 2, 3, 4, 5];
  const withTwin = (twin: (order: number) => string): readonly string[] => [
    '商户号,终端号,交易时间,交易类型,卡号,商户订单号,交易金额,交易金额,手续费,清算日期',
    ...orders.map(
      (order, at) =>
        `822000000000001,A0000001,2026-01-05 09:${order}0:${at}3,消费,622848******000${order},SHOP-${order},${order}0.50,${twin(order)},0.10,2026-01-06`,
    ),
  ];

  test('is only said where they differ, and which was read', async () => {
    const { report, problems } = await judged(withTwin((order) => (order === 2 ? '9.99' : '')));
    expect(problems.map(({ code, message }) => `${code} ${message}`)).toEqual([
      'ERR_LAYOUT_UNPROVEN columns 7 and 8 are both "交易金额" and differ in 1 row; column 7 was read',
    ]);
    expect(report.discrepancies.length).toBeGreaterThan(0);
    expect(report.discrepancies.every(({ confidence }) => confidence <= 0.5)).toBe(true);
    expect(report.refundRequests).toEqual([]);
  });

  test('is asked back where they are the same amounts', async () => {
    const { report, problems } = await judged(withTwin((order) => `${order}0.5`));
    expect(problems).toEqual([]);
    expect(report.refundRequests.map(({ amount }) => amount)).toContain('10.50');
  });

  test('is asked back where the user says that it is the right one', async () => {
    const { report, problems } = await judged(
      withTwin(() => '9.99'),
      { amount: '交易金额' },
    );
    expect(problems).toEqual([]);
    expect(report.refundRequests.map(({ amount }) => amount)).toContain('10.50');
  });
});
