import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { loadLocale } from '../../src/locales/index.ts';
import { renderRequestsCsv } from '../../src/refunds/requests-csv.ts';
import { fullReport, original, requestOf } from '../reporters/sample-report.ts';

const en = await loadLocale('en');
const zhCn = await loadLocale('zh-CN');

test('writes a row a request with an English header in every language', () => {
  expect(renderRequestsCsv(fullReport, en)).toBe(
    [
      '\ufeffkind,amount,currency,merchantId,terminalId,occurredAt,settlementDate,rrn,stan,batchNo,authCode,orderId,acquirerReference,card,originalAmount,reason,discrepancy,request',
      'refund,68.00,CNY,898310012345678,T0000001,2026-10-12 12:03:11,,012345678901,000042,000007,,1001,,622848******0001,68.00,"Card 622848******0001 was charged 68.00 CNY twice for order 1001. The extra charge, made on 2026-10-12 at 12:03:11, has not been voided, reversed or refunded.",d_0000,r_0a1b2c',
      '',
    ].join('\r\n'),
  );
  const [header, row] = renderRequestsCsv(fullReport, zhCn).split('\r\n');
  expect(header).toMatch(/^\ufeffkind,amount,currency/);
  expect(row).toContain('多扣的一笔（2026-10-12 12:03:11）至今未撤销、未冲正、未退货。');
});

test.for([
  ['draft', 1],
  ['approved', 1],
  ['failed', 1],
  ['submitted', 0],
  ['settled', 0],
  ['rejected', 0],
  ['withdrawn', 0],
] as const)('a request that is %s has %i rows to upload', ([state, count]) => {
  const report = { ...fullReport, refundRequests: [requestOf({ state })] };
  expect(renderRequestsCsv(report, en).trimEnd().split('\r\n').slice(1)).toHaveLength(count);
});

test('guards cells that a spreadsheet would run, and quotes as RFC 4180 asks', () => {
  const hostile = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '＝1', 'a"b,c\nd', 'a=1'];
  const report = {
    ...fullReport,
    refundRequests: hostile.map((orderId) => requestOf({ original: { ...original, orderId } })),
  };
  const rows: string[][] = parse(renderRequestsCsv(report, en), { bom: true, relax_quotes: false });
  const orders = rows.slice(1).map((row) => row[11]);
  expect(orders).toEqual([
    "'=1+1",
    "'+1",
    "'-1",
    "'@SUM(A1)",
    "'\t=1",
    "'\r=1",
    "' =1",
    "'＝1",
    'a"b,c\nd',
    'a=1',
  ]);
});

test('says the reason as it was drafted where the discrepancy is gone', () => {
  const report = { ...fullReport, discrepancies: [] };
  expect(renderRequestsCsv(report, en)).toContain(',said when it was drafted,');
});

test('is a header alone where nothing is requested', () => {
  expect(renderRequestsCsv({ ...fullReport, refundRequests: [] }, en)).toMatch(
    /^\ufeffkind,[^\n]*\r\n$/,
  );
});
