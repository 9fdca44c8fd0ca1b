import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { groupThousands } from '../../src/locales/figures.ts';
import { languages, loadLocale } from '../../src/locales/index.ts';
import {
  explanationOf,
  fieldName,
  notCheckedSentence,
  reasonOf,
  summaryOf,
} from '../../src/locales/locale.ts';
import { type DiscrepancyCode, discrepancyCodes } from '../../src/model/discrepancy.ts';
import type { NotCheckedReason } from '../../src/model/not-checked.ts';
import type { Inference } from '../../src/model/report.ts';
import { codeOf, filesOf, textOf } from '../meta/repository.ts';
import { codedSamples } from './coded-samples.ts';

const codes = Object.keys(discrepancyCodes) as DiscrepancyCode[];
const en = await loadLocale('en');
const zhCn = await loadLocale('zh-CN');

const reasons: readonly NotCheckedReason[] = [
  { key: 'no-till-log' },
  { key: 'no-settlement' },
  { key: 'no-bank-statement' },
  { key: 'refund-cards-differ' },
  { key: 'no-fees' },
  { key: 'no-fees-of', for: {}, sales: 1 },
  { key: 'no-fees-of', for: { acquirer: '银联商务' }, sales: 1204 },
  {
    key: 'no-fee-schedule',
    for: { acquirer: '银联商务', merchantId: '898310012345678', cardType: '贷记卡' },
    sales: 1204,
    fees: '311.20',
    currency: 'CNY',
    areFew: false,
  },
  { key: 'no-fee-schedule', for: {}, sales: 1, fees: '0.30', currency: 'EUR', areFew: true },
  {
    key: 'no-fee-schedules',
    groups: 9,
    sales: 14,
    fees: [
      { amount: '12.00', currency: 'EUR' },
      { amount: '3.00', currency: 'GBP' },
    ],
  },
  { key: 'too-little-support', what: 'fee-schedule', agree: 3, of: 7 },
  { key: 'no-original-references' },
  { key: 'no-control-totals' },
  { key: 'no-balance' },
  { key: 'rows-rejected', side: 'bank' },
  { key: 'no-card-column', side: 'pos' },
  { key: 'no-payer-names' },
  { key: 'no-order-numbers', side: 'settlement' },
  { key: 'no-merchant-numbers', side: 'pos' },
  { key: 'no-terminal-numbers', side: 'pos' },
  { key: 'no-times', side: 'settlement' },
  { key: 'no-statuses', side: 'pos' },
  { key: 'no-trace-numbers' },
  { key: 'trace-numbers-skip', gaps: 14, of: 60 },
  { key: 'no-nets', for: {}, payouts: 1, gross: '430.00', currency: 'EUR', lookAlikes: null },
  {
    key: 'no-nets',
    for: { acquirer: '银联商务' },
    payouts: 10,
    gross: '5646.95',
    currency: 'CNY',
    lookAlikes: { payer: '银联商务股份有限公司', credits: 10, less: '67.74', share: 0.01199 },
  },
  { key: 'no-payout-found' },
  { key: 'no-payout-groups' },
  { key: 'no-common-days', one: 'pos', other: 'settlement' },
  { key: 'not-covered', side: 'bank', from: '2026-10-12', to: '2026-10-13' },
  { key: 'not-covered', side: 'bank', from: '2026-10-12', to: '2026-10-12' },
  { key: 'originals-not-covered', refunds: 2, from: '2026-10-12' },
  { key: 'no-currency', side: 'bank' },
  { key: 'no-exchange-rate', records: 2 },
  { key: 'search-bounded', records: 40 },
  { key: 'list-bounded', listed: 100_000, of: 100_001 },
];

const support = { agree: 690, of: 702 };
const inferences: readonly Inference[] = [
  {
    what: 'fee-schedule',
    for: { merchantId: '898310012345678', channel: '银联' },
    value: { rate: '0.38%', cap: '20.00', floor: null },
    support,
  },
  { what: 'payout-lag', for: {}, value: { businessDays: 1 }, support },
  { what: 'payout-lag', for: {}, value: { days: 1 }, support },
  { what: 'tips', for: {}, value: { atMost: '35%' }, support },
  { what: 'payout-basis', for: {}, value: { basis: 'gross' }, support },
  { what: 'usual-payer', for: {}, value: { payer: '银联商务股份有限公司' }, support },
  { what: 'clock-skew', for: {}, value: { seconds: -47 }, support },
  { what: 'cut-off', for: {}, value: { time: '23:00' }, support },
  { what: 'time-zone', for: { file: 'ums.csv' }, value: { timeZone: 'Asia/Shanghai' }, support },
  { what: 'currency', for: { file: 'ums.csv' }, value: { currency: 'CNY' }, support },
  { what: 'side', for: { file: 'ums.csv' }, value: { side: 'settlement' }, support },
];

/** Every string of a locale by its path; of a function, its path alone. */
function leaves(value: unknown, path = ''): [string, string | null][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') return [[path, null]];
  return Object.entries(value as object).flatMap(([key, inner]) => leaves(inner, `${path}/${key}`));
}

/** Of a chart of accounts: digits where the language has a usual one, and nothing where it has none. */
function isAccountCode(path: string): boolean {
  return /^\/journal\/accounts\/\w+\/code$/.test(path);
}

describe.for(languages)('%s', (language) => {
  const locale = language === 'en' ? en : zhCn;

  test('has a title and four paragraphs for every code', () => {
    expect(Object.keys(locale.discrepancies)).toEqual(expect.arrayContaining(codes));
    const empty = leaves(locale).filter(([, text]) => text?.trim() === '');
    expect(empty.filter(([path]) => !isAccountCode(path))).toEqual([]);
  });

  test('says every sample’s summary, explanation and reason', async () => {
    const said = codedSamples.flatMap((coded) => [
      `[${coded.code}] ${locale.discrepancies[coded.code].title}`,
      `  ${summaryOf(locale, coded)}`,
      ...explanationOf(locale, coded).map((line) => `  - ${line}`),
      `  > ${reasonOf(locale, coded)}`,
    ]);
    await expect(said.join('\n')).toMatchFileSnapshot(`__snapshots__/summaries.${language}.txt`);
  });

  test('says every rule and every reason why a check did not run', async () => {
    const said = [
      ...inferences.map(locale.inferred),
      ...reasons.map((reason) => notCheckedSentence(locale, reason)),
    ];
    await expect(said.join('\n')).toMatchFileSnapshot(`__snapshots__/reasons.${language}.txt`);
  });

  test('has no reason without a sample', () => {
    expect([...new Set(reasons.map(({ key }) => key))]).toEqual(Object.keys(locale.notChecked));
  });

  test('ends each summary and reason as a sentence and leaves no hole', () => {
    for (const coded of codedSamples) {
      const lines = [
        summaryOf(locale, coded),
        reasonOf(locale, coded),
        ...explanationOf(locale, coded),
      ];
      for (const line of lines) {
        expect(line).toMatch(/[.。]$/);
        expect(line).not.toMatch(/undefined|null|NaN|\[object| {2}|[，。；：] /);
      }
    }
  });
});

test('samples hold every code', () => {
  expect(new Set(codedSamples.map(({ code }) => code))).toEqual(new Set(codes));
});

test('both languages have the same sentences', () => {
  const paths = (locale: object) => leaves(locale).map(([path]) => path);
  expect(paths(zhCn).sort()).toEqual(paths(en).sort());
});

test('no sentence of the Chinese locale was left in English', () => {
  const untranslated = leaves(zhCn).filter(
    ([path, text]) => text !== null && !/\p{Script=Han}/u.test(text) && path !== '/language',
  );
  expect(untranslated.map(([path]) => path).filter((path) => !isAccountCode(path))).toEqual([
    '/letter/evidence/sha256',
  ]);
});

test('writes money, dates and shares as each language does', () => {
  expect(en.money('-1204567.5', 'CNY')).toBe('-1,204,567.5 CNY');
  expect(zhCn.money('1204.00', 'CNY')).toBe('1,204.00 元');
  expect(zhCn.money('0.17123', 'XYZ')).toBe('0.17123 XYZ');
  expect(en.money('n/a', 'CNY')).toBe('n/a CNY');
  expect(en.date('2026-10-05')).toBe('5 October 2026');
  expect(zhCn.date('2026-10-05')).toBe('2026年10月5日');
  expect(en.date('soon')).toBe('soon');
  expect(en.date('2026-02-30')).toBe('2026-02-30');
  expect(en.all(['a', 'b', 'c'])).toBe('a, b and c');
  expect(zhCn.all(['1 元', '2 元', '3 元'])).toBe('1 元、2 元和 3 元');
  expect(en.percent(0.9999)).toBe('99%');
  expect(en.percent(0.29)).toBe('29%');
  expect(en.percent(1)).toBe('100%');
});

test('figures are grouped as Intl groups them, to the digit', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }),
      fc.nat({ max: 5 }),
      (units, digits) => {
        const padded = String(units < 0n ? -units : units).padStart(digits + 1, '0');
        const whole = padded.slice(0, padded.length - digits);
        const amount = `${units < 0n ? '-' : ''}${whole}${digits === 0 ? '' : `.${padded.slice(-digits)}`}`;
        for (const language of languages) {
          const format = new Intl.NumberFormat(language, {
            minimumFractionDigits: digits,
            maximumFractionDigits: digits,
          });
          expect(groupThousands(amount)).toBe(format.format(amount as Intl.StringNumericLiteral));
        }
      },
    ),
  );
});

test('English speaks in the singular of one, and of nothing else', () => {
  expect(en.report.cases(1)).toBe('1 case');
  expect([0, 2, 11, 21, 1001].map(en.report.cases)).toEqual([
    '0 cases',
    '2 cases',
    '11 cases',
    '21 cases',
    '1,001 cases',
  ]);
  expect(zhCn.report.cases(1001)).toBe('1,001 笔');
});

test('no sentence decides by itself what is singular', () => {
  for (const path of filesOf('src/locales/en', '.ts')) {
    expect(codeOf(path), path).not.toMatch(/(?<!\.length|\.rows) === 1\b/);
  }
});

test('Chinese has a name for everything that a column can be read as', () => {
  const schema = JSON.parse(textOf('schema/posrecon.schema.json')) as ColumnSchema;
  const fields = Object.keys(
    schema.properties.sources.properties.pos.properties.columns.properties,
  );
  expect(fields.length).toBeGreaterThan(30);
  expect(fields.filter((id) => zhCn.inspection.field(id) === id)).toEqual([]);
  expect(fieldName(zhCn, 'settlementDate')).toBe('清算日期（settlementDate）');
  expect(fieldName(en, 'settlementDate')).toBe('settlementDate');
});

interface ColumnSchema {
  readonly properties: {
    readonly sources: {
      readonly properties: {
        readonly pos: {
          readonly properties: { readonly columns: { readonly properties: object } };
        };
      };
    };
  };
}
