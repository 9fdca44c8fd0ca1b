import { expect, test } from 'vitest';
import { loadLocale } from '../../src/locales/index.ts';
import { inAscii } from '../../src/reporters/ascii.ts';
import { renderTerminal } from '../../src/reporters/terminal.ts';
import { widthOf } from '../../src/reporters/wrap.ts';
import { fullReport } from './sample-report.ts';

test('an English report has no more than ASCII but what its files are named and say', async () => {
  const options = { locale: await loadLocale('en'), width: 100, color: false };
  const plain = renderTerminal(fullReport, options);
  const ascii = renderTerminal(fullReport, { ...options, isAscii: true });
  const left = new Set(ascii.match(/[^\x00-\x7f]/gu) ?? []);
  expect([...left].filter((char) => !/\p{Script=Han}|[（）]/u.test(char))).toEqual([]);
  const widths = (text: string): readonly number[] => text.split('\n').map(widthOf);
  expect(widths(ascii)).toEqual(widths(plain));
});

test('lines, bars and marks keep their width', () => {
  expect(inAscii('┌──┬──┐│✓ ██▎│░░│▁▄█└')).toBe('+--+--+|+ ###|::|.-#+');
  expect(inAscii('“a” · 1–2 …')).toBe('"a" - 1-2 ...');
  expect(inAscii('对账')).toBe('对账');
});
