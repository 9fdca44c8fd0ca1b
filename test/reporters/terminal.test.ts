import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { languages, loadLocale } from '../../src/locales/index.ts';
import type { Report } from '../../src/model/report.ts';
import { renderTerminal } from '../../src/reporters/terminal.ts';
import { cleanReport, conservation, discrepancyOf, fullReport } from './sample-report.ts';

const en = await loadLocale('en');
const zhCn = await loadLocale('zh-CN');
const plain = { locale: en, width: 100, color: false };
const escapeCharacter = '\u001b';

/** Lines that are wider than the terminal, and rows of a box that do not end where it ends. */
function faultsOf(text: string, width: number): string[] {
  const lines = text.split('\n');
  return lines.filter((line, index) => {
    const isRow = /^[│├└]/.test(line);
    const above = lines[index - 1] ?? '';
    return stringWidth(line) > width || (isRow && stringWidth(line) !== stringWidth(above));
  });
}

describe.for(languages)('terminal report, %s', (language) => {
  const locale = language === 'en' ? en : zhCn;

  test.for([100, 60])('reads well %i columns wide', async (width) => {
    const options = { locale, width, color: false };
    const text = renderTerminal(fullReport, options);
    await expect(text).toMatchFileSnapshot(`__snapshots__/terminal.${language}.${width}.txt`);
  });

  test('tells all when all is asked for', async () => {
    const options = { locale, width: 100, color: false, verbose: true };
    const text = renderTerminal(fullReport, options);
    await expect(text).toMatchFileSnapshot(`__snapshots__/terminal.${language}.verbose.txt`);
  });

  test.for([20, 33, 40, 60, 72, 80, 81, 100, 132, 250])(
    'keeps to %i columns, and its boxes close',
    (width) => {
      for (const verbose of [false, true]) {
        const options = { locale, width, color: false, verbose };
        expect(faultsOf(renderTerminal(fullReport, options), width)).toEqual([]);
      }
    },
  );

  test('says nothing by colour alone', () => {
    const withoutColor = renderTerminal(fullReport, { locale, width: 100, color: false });
    const withColor = renderTerminal(fullReport, { locale, width: 100, color: true });
    expect(withoutColor).not.toContain(escapeCharacter);
    expect(withColor).toContain(escapeCharacter);
    expect(withColor.replace(/\u001b\[\d+m/g, '')).toBe(withoutColor);
  });
});

function firstLines(changes: Partial<Report>): string {
  return renderTerminal({ ...cleanReport, ...changes }, plain).split('\n\n')[0] ?? '';
}

describe('verdict', () => {
  test('says that everything agrees only where all was checked', () => {
    expect(firstLines({})).toMatch(/^Everything agrees\.\n/);
    const notChecked = [{ code: 'unknown-payer', because: 'no bank statement was given' }] as const;
    expect(firstLines({ notChecked })).toBe(
      [
        'Nothing to act on, but not everything was checked.',
        '1 check could not run; 5 records in transit, not due yet.',
        'As of 15 October 2026, times in Asia/Shanghai',
      ].join('\n'),
    );
    expect(firstLines({ conservation: [] })).toMatch(/^Nothing was compared/);
  });

  test('warns where the records do not add up, and shows them', () => {
    const broken = { conservation: [{ ...conservation, balances: false }] };
    expect(firstLines(broken)).toContain('do not rely on this report');
    expect(renderTerminal({ ...cleanReport, ...broken }, plain)).toContain('does not add up');
  });
});

test('cuts a long list and says how much it left out', () => {
  const discrepancies = Array.from({ length: 60 }, (_, index) =>
    discrepancyOf('duplicate-charge', { id: `d_${index}` }),
  );
  const text = renderTerminal({ ...cleanReport, discrepancies }, plain);
  expect(text).toContain('60 cases · 4,080.00 CNY');
  expect(text).toContain('… and 10 more, all of them in the JSON report');
  expect(text).not.toContain('d_50');
  expect(renderTerminal({ ...cleanReport, discrepancies }, { ...plain, maxListed: 60 })).toContain(
    'd_59',
  );
});

test('shows a bank that was not given as not checked, not as zero', () => {
  const sources = cleanReport.sources.filter(({ side }) => side !== 'bank');
  const text = renderTerminal({ ...cleanReport, sources }, plain);
  expect(text).toMatch(/= Banked +│ +not checked/);
  expect(text).not.toContain('Discrepancies and open items');
});

test('hides what was accepted until all is asked for', () => {
  const discrepancies = [discrepancyOf('wrong-amount', { status: 'accepted' })];
  const report = { ...cleanReport, discrepancies };
  expect(renderTerminal(report, plain)).not.toContain('Wrong amount');
  expect(renderTerminal(report, plain)).toContain('1 accepted or resolved earlier');
  expect(renderTerminal(report, { ...plain, verbose: true })).toMatch(
    /Wrong amount[\s\S]*accepted/,
  );
});

test('shows control sequences from files, and sends none', () => {
  const hostile = '\u001b]0;owned\u0007\u001b[2J\u009b31m\r\n\u202egnp.\u200b|';
  const report: Report = JSON.parse(
    JSON.stringify(fullReport, (key, value) =>
      typeof value === 'string' &&
      /^(file|card|orderId|because|message|column|name|merchantId|rrn|payer|profile)$/.test(key)
        ? hostile
        : value,
    ),
  );
  const text = renderTerminal(report, { ...plain, verbose: true });
  expect(text).toContain('\\u001b]0;owned\\u0007');
  expect(text).toContain('\\u202e');
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b\u202e]/);
  expect(faultsOf(text, 100)).toEqual([]);
});
