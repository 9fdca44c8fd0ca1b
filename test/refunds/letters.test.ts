import { describe, expect, test } from 'vitest';
import { languages, loadLocale } from '../../src/locales/index.ts';
import type { DiscrepancyCode } from '../../src/model/discrepancy.ts';
import { codeSpan, escapeMarkdown } from '../../src/model/markdown.ts';
import {
  escalationSteps,
  type OriginalTransaction,
  type RequestKind,
} from '../../src/model/refund-request.ts';
import type { Discrepancy } from '../../src/model/report.ts';
import { renderLetter, renderLetterHtml } from '../../src/refunds/letters.ts';
import { codedSamples } from '../locales/coded-samples.ts';
import { discrepancyOf, fullReport, original, requestOf } from '../reporters/sample-report.ts';

const locales = { en: await loadLocale('en'), 'zh-CN': await loadLocale('zh-CN') };

const cases: readonly (readonly [name: string, RequestKind, DiscrepancyCode])[] = [
  ['refund', 'refund', 'duplicate-charge'],
  ['void', 'void', 'duplicate-charge'],
  ['refund-not-settled', 'refund', 'refund-not-settled'],
  ['claim-sale', 'claim', 'missing-settlement'],
  ['claim-fee', 'claim', 'wrong-fee'],
  ['claim-payout', 'claim', 'short-payout'],
  ['claim-refund', 'claim', 'unrecorded-refund'],
  ['claim-merchant', 'claim', 'wrong-merchant'],
  ['supplement', 'supplement', 'wrong-amount'],
];

const payoutConcerned: OriginalTransaction = {
  merchantId: '898310012345678',
  terminalId: null,
  occurredAt: null,
  rrn: null,
  stan: null,
  batchNo: null,
  authCode: null,
  orderId: null,
  acquirerReference: null,
  payoutId: null,
  settlementDate: '2026-10-12',
  card: null,
  channel: null,
  amount: '1204.00',
};

describe.for(languages)('%s', (language) => {
  const locale = locales[language];

  test.for(cases)('%s letter reads well', async ([name, kind, code]) => {
    const request = requestOf(
      code === 'short-payout' ? { kind, original: payoutConcerned } : { kind },
    );
    const undercharge = codedSamples.find(
      (sample) => sample.code === 'wrong-amount' && sample.args.direction === 'under',
    );
    const text = renderLetter({
      request,
      discrepancy: {
        ...discrepancyOf(code),
        ...(kind === 'supplement' ? undercharge : {}),
      } as Discrepancy,
      report: fullReport,
      locale,
      approval: name === 'void' ? 'single' : 'two-person',
    });
    await expect(text).toMatchFileSnapshot(`__snapshots__/${name}.${language}.txt`);
  });

  test('holds all that an acquirer asks for', () => {
    const discrepancy = discrepancyOf('duplicate-charge');
    const text = renderLetter({ request: requestOf(), discrepancy, report: fullReport, locale });
    const asked = [
      ...['898310012345678', 'T0000001', '2026-10-12 12:03:11', '012345678901', '000042'],
      ...['000007', '1001', '622848******0001', '银联', '十月/ums.csv:42', 'b'.repeat(64)],
      ...['r_0a1b2c', locale.letter.beyond, locale.letter.approval['two-person']],
      locale.letter.notInFiles,
    ];
    for (const text_ of asked) expect(text).toContain(text_);
  });
});

describe.for(languages)('past its term, in %s', (language) => {
  test.for(escalationSteps)('the %s reads well', async (step) => {
    const text = renderLetter({
      request: requestOf({ state: 'submitted' }),
      discrepancy: discrepancyOf('duplicate-charge'),
      report: fullReport,
      locale: locales[language],
      done: {
        draftedBy: 'nightly',
        approvedBy: 'ann',
        submittedOn: '2026-10-15',
        reference: 'Q-1001',
        arrived: step === 'reminder' ? '60.00' : null,
        step,
        overdueSince: '2026-10-20',
      },
    });
    await expect(text).toMatchFileSnapshot(`__snapshots__/${step}.${language}.txt`);
  });

  test('the page to print is complete in itself', async () => {
    const page = renderLetterHtml({
      request: requestOf(),
      discrepancy: discrepancyOf('refund-to-other-card'),
      report: fullReport,
      locale: locales[language],
    });
    expect(page).not.toMatch(/<(?:script|link|img|iframe)|https?:|url\(|@import/);
    expect(page).toContain(`<html lang="${language}">`);
    await expect(page).toMatchFileSnapshot(`__snapshots__/letter.${language}.html`);
  });
});

test('lets no text from a file become markup of a page', () => {
  const hostile = `<img src=x onerror="alert(1)"> </td></table><script>'"&amp;\u001b[2J`;
  const discrepancy: Discrepancy = JSON.parse(
    JSON.stringify(discrepancyOf('duplicate-charge'), (key, value) =>
      /^(card|orderId|file|rrn)$/.test(key) ? hostile : value,
    ),
  );
  const request = requestOf({ original: { ...original, card: hostile, orderId: hostile } });
  const page = renderLetterHtml({ request, discrepancy, report: fullReport, locale: locales.en });
  expect(page).not.toMatch(/<img|<script|\u001b/);
  expect(page.match(/<table>/g)?.length).toBe(page.match(/<\/table>/g)?.length);
  expect(page).toContain('&lt;img src=x onerror=&quot;alert(1)&quot;&gt;');
});

test('lets no text from a file become markup', () => {
  const hostile =
    '[x](https://evil.test) ![i](a) <img src=x> **b** `c` ``d`` | e | # f www.evil.test \u001b[2J\n# g';
  const discrepancy: Discrepancy = JSON.parse(
    JSON.stringify(discrepancyOf('duplicate-charge'), (key, value) =>
      /^(card|orderId|file|rrn)$/.test(key) ? hostile : value,
    ),
  );
  const request = requestOf({ original: { ...original, card: hostile, orderId: hostile } });
  const text = renderLetter({ request, discrepancy, report: fullReport, locale: locales.en });
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
  const outsideOfSpans = text.replace(/(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)/g, '');
  expect(outsideOfSpans).not.toMatch(/<img|(?<!\\)\[x|https:\/\/|www\.|(?<!\\)\*b/);
  expect(text).not.toMatch(/^# [fg]/m);
  const columns = (line: string) => line.match(/(?<!\\)\|/g)?.length ?? 0;
  const rows = text.split('\n').filter((line) => line.startsWith('|'));
  expect(new Set(rows.map(columns))).toEqual(new Set([3, 5, 6]));
});

test('escapes Markdown in sentences and fences it in code spans', () => {
  expect(escapeMarkdown('# a')).toBe('\\# a');
  expect(escapeMarkdown('1. a')).toBe('1\\. a');
  expect(escapeMarkdown('- a_b*c|d<e>&amp;')).toBe('\\- a\\_b\\*c\\|d&lt;e&gt;&amp;amp;');
  expect(escapeMarkdown('-68.00 CNY')).toBe('-68.00 CNY');
  expect(codeSpan('622848******0001')).toBe('`622848******0001`');
  expect(codeSpan('a`b``c')).toBe('``` a`b``c ```');
  expect(codeSpan('a|b')).toBe('`a\\|b`');
});

describe('the terms of the contract', () => {
  const terms = {
    voidUntil: { second: 22 * 3600 + 45 * 60, source: null },
    refundWindow: { days: 30, source: 'contract, *clause* 7' },
    disputeWindow: { days: 120, source: null },
    answerWithin: null,
  };
  const letterAsOf = (asOf: string, kind: RequestKind = 'refund'): string =>
    renderLetter({
      request: requestOf({ kind, original: { ...original, occurredAt: '2026-10-12 12:03:11' } }),
      discrepancy: discrepancyOf('duplicate-charge'),
      report: { ...fullReport, run: { ...fullReport.run, asOf } },
      locale: locales.en,
      terms,
    });

  test.for([
    ['2026-10-12', ['Until 22:45 of', 'until 11 November 2026, 30', 'until 9 February 2027']],
    ['2026-10-15', ['until 11 November 2026, 30', 'until 9 February 2027']],
    ['2026-11-12', ['ended on 11 November 2026', 'until 9 February 2027']],
    ['2027-02-10', ['ended on 11 November 2026']],
  ] as const)('as of %s', ([asOf, expected]) => {
    const section = letterAsOf(asOf).split('## Terms\n\n')[1]?.split('\n\n')[0] ?? '';
    const lines = section.split('\n');
    expect(lines).toHaveLength(expected.length);
    for (const [index, words] of expected.entries()) expect(lines[index]).toContain(words);
    expect(section).toContain('Source: contract, \\*clause\\* 7.');
  });

  test('stand in no claim', () => {
    expect(letterAsOf('2026-10-15', 'claim')).not.toContain('## Terms');
  });
});
