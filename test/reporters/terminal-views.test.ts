import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { languages, loadLocale } from '../../src/locales/index.ts';
import { type DiscrepancyCode, discrepancyCodes } from '../../src/model/discrepancy.ts';
import type { InspectionReport } from '../../src/model/inspection.ts';
import type { TakingsReport } from '../../src/model/takings.ts';
import type { TerminalOptions } from '../../src/reporters/screen.ts';
import { renderCodes, renderExplanation } from '../../src/reporters/terminal-explanation.ts';
import { renderInspection } from '../../src/reporters/terminal-inspection.ts';
import { type ProfileCard, renderProfiles } from '../../src/reporters/terminal-profiles.ts';
import { renderTakings } from '../../src/reporters/terminal-takings.ts';

const locales = { en: await loadLocale('en'), 'zh-CN': await loadLocale('zh-CN') };

const line = { key: '09', sales: 12, gross: '1204.00', refundCount: 1, refunds: '-68.00' };
const takings: TakingsReport = {
  schemaVersion: 1,
  side: 'pos',
  files: ['十月/收银.csv', 'ums.csv'],
  currencies: [
    {
      currency: 'CNY',
      from: '2026-10-12',
      to: '2026-10-12',
      sales: 718,
      gross: '120608.10',
      refundCount: 3,
      refunds: '-304.00',
      fees: '-456.12',
      feesOn: '120304.10',
      net: '119847.98',
      expectedInBank: [
        { dueOn: '2026-10-13', settlementDate: '2026-10-12', amount: '119500.00' },
        { dueOn: null, settlementDate: null, amount: '347.98' },
      ],
      byDay: [{ ...line, key: '2026-10-12' }],
      byHour: [line, { ...line, key: '10' }],
      byChannel: [
        { ...line, key: '微信支付' },
        { ...line, key: 'Visa' },
      ],
      byTerminal: [{ ...line, key: 'T0000001' }],
      byCashier: [
        { ...line, key: '王小明' },
        { ...line, key: '' },
      ],
      byStore: [],
      standingOut: [],
      drawers: null,
    },
    {
      currency: 'EUR',
      from: null,
      to: null,
      sales: 1,
      gross: '100.00',
      refundCount: 0,
      refunds: '0.00',
      fees: null,
      feesOn: null,
      net: null,
      expectedInBank: [],
      byDay: [],
      byHour: [],
      byChannel: [],
      byTerminal: [],
      byCashier: [],
      byStore: [],
      standingOut: [],
      drawers: null,
    },
  ],
};

const inspection: InspectionReport = {
  schemaVersion: 1,
  files: [
    {
      file: '十月/ums.csv',
      container: 'plain',
      encoding: 'gb18030',
      profile: 'china-ums',
      title: '银联商务 对账单',
      confidence: 0.97,
      side: 'settlement',
      headerLine: 3,
      columns: [
        { header: '检索参考号', field: 'rrn', by: 'profile' },
        { header: '交易金额', field: 'amount', by: 'profile' },
        { header: '备注', field: null, by: null },
      ],
      why: ['the header line has all 12 columns of china-ums', '719 of 719 rows have a fee'],
      coverage: { from: '2026-10-12', to: '2026-10-14' },
      records: { read: 719, loaded: 717, ignored: 1, rejected: 1 },
      totals: [{ currency: 'CNY', count: 717, sum: '120304.10' }],
      statements: [],
      controlTotals: [
        { name: '总笔数', stated: '719', found: '719', agrees: true },
        { name: '交易总金额', stated: '120304.10', found: '120204.10', agrees: false },
      ],
      firstRecords: [
        { rrn: '012345678901', amount: '68.00', occurredAt: '2026-10-12 12:03:11' },
        { rrn: '012345678902', amount: '9.00', occurredAt: '2026-10-12 12:04:00' },
      ],
      problems: [
        {
          file: '十月/ums.csv',
          line: 17,
          column: '交易金额',
          code: 'ERR_INTAKE_AMOUNT',
          message: '"1.234,5" is not an amount in CNY',
        },
      ],
    },
    {
      file: 'statement.csv',
      container: 'plain',
      encoding: 'utf-8',
      profile: 'generic-bank',
      title: 'A statement',
      confidence: 1,
      side: 'bank',
      headerLine: 1,
      columns: [],
      why: [],
      coverage: null,
      records: { read: 1, loaded: 1, ignored: 0, rejected: 0 },
      totals: [],
      statements: [
        {
          account: '6222',
          currency: 'CNY',
          opening: '0.00',
          closing: '68.00',
          entries: 1,
          sum: '68.00',
          balances: true,
        },
        {
          account: null,
          currency: 'EUR',
          opening: '0.00',
          closing: '1.00',
          entries: 2,
          sum: '0.00',
          balances: false,
        },
      ],
      controlTotals: [],
      firstRecords: [],
      problems: [],
    },
    {
      file: 'what.bin',
      container: null,
      encoding: null,
      profile: null,
      title: null,
      confidence: 0,
      side: null,
      headerLine: null,
      columns: [],
      why: [],
      coverage: null,
      records: { read: 0, loaded: 0, ignored: 0, rejected: 0 },
      totals: [],
      statements: [],
      controlTotals: [],
      firstRecords: [],
      problems: [],
    },
  ],
};

const profile: ProfileCard = {
  id: 'china-ums',
  title: 'China UMS settlement details (银联商务清算明细)',
  side: 'settlement',
  acquirer: '银联商务',
  confidence: 'seen in three public samples',
  source: 'https://example.test/ums',
  columns: [{ header: '检索参考号', field: 'rrn' }],
  quirks: [{ name: 'refunds-are-positive', note: 'a refund’s amount has no sign' }],
};

const views: Readonly<Record<string, (options: TerminalOptions) => string>> = {
  takings: (options) => renderTakings(takings, options),
  inspection: (options) => renderInspection(inspection, options),
  explanation: (options) => renderExplanation('duplicate-charge', options),
  codes: renderCodes,
  profile: (options) => renderProfiles([profile], options),
  profiles: (options) =>
    renderProfiles(
      [profile, { ...profile, id: 'generic', confidence: 0.5, acquirer: null }],
      options,
    ),
};

describe.for(languages)('%s', (language) => {
  const locale = locales[language];

  test.for(Object.entries(views))('%s reads well', async ([name, render]) => {
    const text = render({ locale, width: 80, color: false });
    await expect(text).toMatchFileSnapshot(`__snapshots__/${name}.${language}.txt`);
  });

  test.for(Object.entries(views))(
    '%s keeps to the width, and colour adds no words',
    ([, render]) => {
      for (const width of [24, 40, 60, 80, 120]) {
        const plain = render({ locale, width, color: false });
        const rows = plain.split('\n');
        expect(rows.filter((row) => stringWidth(row) > width)).toEqual([]);
        expect(plain).not.toContain('\u001b');
        const painted = render({ locale, width, color: true });
        expect(painted.replace(/\u001b\[\d+m/g, '')).toBe(plain);
      }
    },
  );

  test('explains every code', () => {
    for (const code of Object.keys(discrepancyCodes) as DiscrepancyCode[]) {
      const text = renderExplanation(code, { locale, width: 80, color: false });
      expect(text).toContain(code);
      expect(text.split('\n\n')).toHaveLength(5);
    }
  });
});

test('shows control sequences from files, and sends none', () => {
  const hostile = '\u001b[2J\u009b\u0007\r';
  const options = { locale: locales.en, width: 100, color: false };
  const poisoned = <Value>(value: Value): Value =>
    JSON.parse(
      JSON.stringify(value, (key, inner) =>
        typeof inner === 'string' && !/^(side|amount|sum|gross|currency|stated)$/.test(key)
          ? inner + hostile
          : inner,
      ),
    );
  const texts = [
    renderTakings(poisoned(takings), options),
    renderInspection(poisoned(inspection), options),
    renderProfiles(poisoned([profile]), options),
  ];
  for (const text of texts) {
    expect(text).toContain('\\u001b[2J');
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
  }
});
