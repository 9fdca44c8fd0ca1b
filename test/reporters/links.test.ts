import { expect, test } from 'vitest';
import { languages, loadLocale } from '../../src/locales/index.ts';
import { withLinks } from '../../src/reporters/links.ts';
import { renderTerminal } from '../../src/reporters/terminal.ts';
import { fullReport } from './sample-report.ts';

const link = (file: string, line: number | null): string =>
  `file://shop/${file}${line === null ? '' : `#${line}`}`;
const marked = (lines: readonly string[], files: readonly string[]): readonly string[] =>
  withLinks(lines, files, link).map((line) =>
    line.replace(/\u001b\]8;;([^\u001b]*)\u001b\\/g, (_, address) => `<${address}>`),
  );

test('a place in a file leads to it, by its whole name or the last part', () => {
  expect(marked(['Found: in/ums.csv:14 (extra), ums.csv:7.'], ['in/ums.csv'])).toEqual([
    'Found: <file://shop/in/ums.csv#14>in/ums.csv:14<> (extra), <file://shop/in/ums.csv#7>ums.csv:7<>.',
  ]);
  expect(marked(['\u001b[1min/ums.csv\u001b[22m'], ['in/ums.csv'])).toEqual([
    '\u001b[1m<file://shop/in/ums.csv>in/ums.csv<>\u001b[22m',
  ]);
  expect(marked(['出处：收银.csv:3（消费）、收银.csv:4'], ['收银.csv'])).toEqual([
    '出处：<file://shop/%E6%94%B6%E9%93%B6.csv#3>收银.csv:3<>（消费）、<file://shop/%E6%94%B6%E9%93%B6.csv#4>收银.csv:4<>',
  ]);
});

test('what only looks like a place, or could be either of two, is left', () => {
  const files = ['a/ums.csv', 'b/ums.csv'];
  const lines = ['ums.csv:3', 'xa/ums.csv:3', 'a/ums.csv-old', 'c/a/ums.csv', 'a/umsxcsv'];
  expect(marked(lines, files)).toEqual(lines);
  expect(marked(['a/ums.csv'], [])).toEqual(['a/ums.csv']);
});

test('of names within names the longest is meant', () => {
  expect(marked(['a.zip!b.csv:2'], ['a.zip', 'a.zip!b.csv'])).toEqual([
    '<file://shop/a.zip!b.csv#2>a.zip!b.csv:2<>',
  ]);
});

test('a hostile name ends no link and sends nothing of its own', () => {
  const hostile = 'x\u001b\\\u001b]8;;http://evil/\u0007\u009c.csv';
  const shown = 'x\\u001b\\\\u001b]8;;http://evil/\\u0007\\u009c.csv';
  const [line = ''] = withLinks([`${shown}:3`], [hostile], link);
  expect(line).toContain(shown);
  expect(line.split('\u001b')).toHaveLength(5);
  expect(line).not.toMatch(/[\u0007\u009c]/);
  expect(line).toMatch(/^\u001b\]8;;file:\/\/shop\/[\x21-\x7e]*\u001b\\/);
});

test.for(languages)('links change nothing of what a report says, in %s', async (language) => {
  const locale = await loadLocale(language);
  const options = { locale, width: 100, color: false };
  const plain = renderTerminal(fullReport, options);
  const linked = renderTerminal(fullReport, { ...options, link });
  expect(linked).toContain('\u001b]8;;file://shop/');
  expect(linked.replace(/\u001b\]8;;[^\u001b]*\u001b\\/g, '')).toBe(plain);
});
