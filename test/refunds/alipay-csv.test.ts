import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { loadLocale } from '../../src/locales/index.ts';
import { renderAlipayRefunds } from '../../src/refunds/alipay-csv.ts';
import { encodeGbk } from '../../src/refunds/gbk.ts';
import { fullReport, original, requestOf } from '../reporters/sample-report.ts';

const zhCn = await loadLocale('zh-CN');
const alipay = {
  ...original,
  channel: '支付宝',
  acquirerReference: '2026101222001400000000000001',
};

function rowsOf(bytes: Uint8Array | null): readonly (readonly string[])[] {
  return bytes === null ? [] : parse(new TextDecoder('gbk', { fatal: true }).decode(bytes));
}

test('holds the numbers by which Alipay knows a refund, in GBK', () => {
  const report = { ...fullReport, refundRequests: [requestOf({ original: alipay })] };
  const [header, row] = rowsOf(renderAlipayRefunds(report, zhCn));
  expect(header).toEqual(['支付宝交易号', '商户订单号', '退款金额', '退款请求号', '退款原因']);
  expect(row?.slice(0, 4)).toEqual([alipay.acquirerReference, '1001', '68.00', 'r_0a1b2c']);
  expect(row?.[4]).toContain('多扣的一笔');
});

test('is no file where no request is for Alipay', () => {
  const others = [
    requestOf(),
    requestOf({ kind: 'claim', original: alipay }),
    requestOf({ original: { ...alipay, acquirerReference: null, orderId: null } }),
  ];
  expect(renderAlipayRefunds({ ...fullReport, refundRequests: others }, zhCn)).toBeNull();
});

test('a cell that a spreadsheet would run is text, and a character that GBK has not a question mark', () => {
  const report = {
    ...fullReport,
    refundRequests: [requestOf({ original: { ...alipay, orderId: '=1+1😀' } })],
  };
  expect(rowsOf(renderAlipayRefunds(report, zhCn))[1]?.[1]).toBe("'=1+1?");
});

test('GBK reads back as it was written', () => {
  const text = '退款原因：镕堃囧 € ABC，（）';
  const bytes = encodeGbk(text.replace('€', ''));
  expect(new TextDecoder('gbk', { fatal: true }).decode(bytes)).toBe(text.replace('€', ''));
});
