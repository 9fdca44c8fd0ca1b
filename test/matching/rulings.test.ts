import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { loadLocale } from '../../src/locales/index.ts';
import type { Report } from '../../src/model/report.ts';
import { parseRecordName, type Ruling } from '../../src/model/ruling.ts';
import { reconcile } from '../../src/reconcile.ts';
import { renderJson } from '../../src/reporters/json.ts';
import { renderTerminal } from '../../src/reporters/terminal.ts';

const folder = mkdtempSync(join(tmpdir(), 'posrecon-rulings-'));
afterAll(() => rmSync(folder, { recursive: true }));

const till = `Date,Time,Terminal,Order No,Type,Amount,Tender,Card,RRN,Status
2026-10-12,09:00:00,10000001,A1,Sale,12.00,Card,400005******1001,628500000001,Approved
2026-10-12,09:30:00,10000001,A2,Sale,30.00,Card,400005******1002,,Approved
2026-10-12,10:00:00,10000001,A3,Sale,45.00,Card,400005******1003,628500000003,Approved
2026-10-12,21:00:00,10000001,A4,Sale,12.00,Card,400005******1004,628500000004,Approved
`;
const acquirer = `Settlement Date,Merchant ID,Terminal ID,Transaction Date,Transaction Time,Transaction Type,Card Number,RRN,Currency,Gross Amount,Fee,Net Amount
2026-10-12,104110054110001,10000001,2026-10-12,09:00:02,Sale,400005******1001,628500000001,GBP,12.00,0.00,12.00
2026-10-12,104110054110001,10000001,2026-10-12,11:45:00,Sale,400005******2002,628500000009,GBP,30.00,0.00,30.00
2026-10-12,104110054110001,10000001,2026-10-12,10:00:03,Sale,400005******1003,628500000003,GBP,45.00,0.00,45.00
2026-10-12,104110054110001,10000001,2026-10-12,21:00:04,Sale,400005******1004,628500000004,GBP,12.00,0.00,12.00
`;

function ruling(kind: Ruling['kind'], pos: string, settlement: string): Ruling {
  return { kind, pos, settlement, reason: 'seen on the slips', path: ['matching', kind, '0'] };
}

async function run(rulings: readonly Ruling[]): Promise<Report> {
  writeFileSync(join(folder, 'till.csv'), till);
  writeFileSync(join(folder, 'acquirer.csv'), acquirer);
  const { report } = await reconcile({
    files: [
      { file: join(folder, 'till.csv'), side: 'pos' },
      { file: join(folder, 'acquirer.csv'), side: 'settlement' },
    ],
    settings: {},
    timeZone: null,
    currency: 'GBP',
    asOf: null,
    maxProblems: 10,
    locale: await loadLocale('en'),
    version: '0.0.0',
    rulings,
  });
  return report;
}

function said({ discrepancies }: Report): readonly string[] {
  return discrepancies
    .map(
      ({ code, evidence }) => `${code} ${evidence[0]?.file.split('/').at(-1)}:${evidence[0]?.line}`,
    )
    .sort();
}

describe('rulings', () => {
  test('without any, the odd ones out are reported', async () => {
    const report = await run([]);
    expect(said(report)).toEqual([
      'missing-settlement till.csv:3',
      'unrecorded-charge acquirer.csv:3',
    ]);
    expect(renderJson(report)).not.toContain('"rulings"');
  });

  test('a pin makes two records one payment, by line or by number', async () => {
    for (const pin of [
      ruling('pin', 'till.csv:3', 'acquirer.csv:3'),
      ruling('pin', 'orderId=A2', 'rrn=628500000009 terminalId=10000001'),
    ]) {
      const report = await run([pin]);
      expect(said(report)).toEqual([]);
      expect(report.matching[0]).toEqual({ pass: 'pinned', matched: 1 });
      expect(report.conservation.every(({ balances }) => balances)).toBe(true);
      expect(report.rulings).toEqual([
        {
          ruling: 'pin',
          pos: { named: pin.pos, file: join(folder, 'till.csv'), line: 3 },
          settlement: { named: pin.settlement, file: join(folder, 'acquirer.csv'), line: 3 },
          reason: 'seen on the slips',
          obeyed: true,
        },
      ]);
    }
  });

  test('a pin goes before the surest pass', async () => {
    const report = await run([ruling('pin', 'till.csv:2', 'acquirer.csv:5')]);
    expect(report.matching.slice(0, 2)).toEqual([
      { pass: 'pinned', matched: 1 },
      { pass: 'by-rrn', matched: 1 },
    ]);
    expect(said(report)).toContain('missing-settlement till.csv:5');
  });

  test('what is never one payment is matched by no pass, however sure', async () => {
    const report = await run([ruling('never', 'till.csv:4', 'acquirer.csv:4')]);
    expect(said(report)).toContain('missing-settlement till.csv:4');
    expect(said(report).some((line) => line.endsWith('acquirer.csv:4'))).toBe(true);
    expect(report.conservation.every(({ balances }) => balances)).toBe(true);
  });

  test('a ruling of a file that is not here waits, and says so', async () => {
    const report = await run([ruling('pin', 'september.csv:3', 'acquirer.csv:3')]);
    expect(report.rulings?.[0]).toMatchObject({
      pos: { named: 'september.csv:3', file: null, line: null },
      obeyed: false,
    });
    expect(said(report)).toHaveLength(2);
    const page = async (language: 'en' | 'zh-CN'): Promise<string> =>
      renderTerminal(report, { locale: await loadLocale(language), width: 160, color: false });
    expect(await page('en')).toMatch(
      /Ruled by hand\n {2}september\.csv:3 and \S*acquirer\.csv:3 are one payment: seen on the slips \(not applied: the records are not among those read, or have\s+changed since\)/,
    );
    expect(await page('zh-CN')).toMatch(/人工认定\n[^。]*系同一笔：seen on the slips（未适用/);
  });

  test('a record that is pinned twice, a sale pinned to itself forbidden, are refused', async () => {
    await expect(
      run([
        ruling('pin', 'till.csv:3', 'acquirer.csv:3'),
        { ...ruling('pin', 'orderId=A2', 'acquirer.csv:4'), path: ['matching', 'pin', '1'] },
      ]),
    ).rejects.toThrow(
      /matching\.pin\.1\.pos names \S*till\.csv:3, which matching\.pin\.0 pins already/,
    );
    await expect(
      run([
        ruling('pin', 'till.csv:3', 'acquirer.csv:3'),
        ruling('never', 'orderId=A2', 'acquirer.csv:3'),
      ]),
    ).rejects.toThrow('matching.never.0 forbids a pair that matching.pin demands');
  });
});

test('a record is named by its place or by its numbers', () => {
  expect(parseRecordName('a b/till.csv:14')).toEqual({
    by: 'line',
    file: 'a b/till.csv',
    line: 14,
  });
  expect(parseRecordName('x.zip!a.csv:2')).toEqual({ by: 'line', file: 'x.zip!a.csv', line: 2 });
  expect(parseRecordName('rrn=12, terminalId=T1')).toEqual({
    by: 'numbers',
    numbers: new Map([
      ['rrn', '12'],
      ['terminalId', 'T1'],
    ]),
  });
  for (const text of ['', 'till.csv', 'till.csv:x', 'rrn=', 'number=12', 'rrn']) {
    expect(parseRecordName(text)).toBeNull();
  }
});
