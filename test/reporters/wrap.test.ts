import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { table } from '../../src/reporters/table.ts';
import { visible, widthOf, wrap } from '../../src/reporters/wrap.ts';

test('breaks English at spaces and words that are too long where it must', () => {
  expect(wrap('one two three', 7)).toEqual(['one two', 'three']);
  expect(wrap('one  abcdefghij k', 4)).toEqual(['one', 'abcd', 'efgh', 'ij k']);
  expect(wrap('', 10)).toEqual(['']);
});

test('breaks Chinese anywhere but before closing and after opening punctuation', () => {
  expect(wrap('银行流水中没有。', 14)).toEqual(['银行流水中没', '有。']);
  expect(wrap('应退还（订单一）', 8)).toEqual(['应退还', '（订单', '一）']);
  expect(wrap('按流水abc对账', 9)).toEqual(['按流水abc', '对账']);
});

test('keeps an amount and its currency together', () => {
  expect(wrap('you are owed 1,204.00 CNY now', 22)).toEqual(['you are owed', '1,204.00 CNY now']);
  expect(wrap('应退还顾客 68.00 元。', 16)).toEqual(['应退还顾客', '68.00 元。']);
});

test('keeps to the width whatever the text', () => {
  const texts = [
    '𠮷野家𠮷野家𠮷野家',
    'e\u0301e\u0301e\u0301',
    '👨‍👩‍👧‍👦👨‍👩‍👧‍👦',
    'ｆｕｌｌ　ｗｉｄｔｈ',
    '（（（（（（（（（（（（（（',
  ];
  for (const text of texts) {
    for (const width of [4, 5, 9]) {
      const lines = wrap(visible(text), width);
      expect(lines.filter((line) => stringWidth(line) > width)).toEqual([]);
      expect(lines.join('').replaceAll(/\s/g, '')).toBe(visible(text).replaceAll(/\s/g, ''));
    }
  }
});

test('shows invisible characters, which would shift columns', () => {
  expect(visible('a\u200bb\u2028c\u2066d\ufeff')).toBe('a\\u200bb\\u2028c\\u2066d\\ufeff');
});

test('aligns a table with full-width cells and wraps only its flexible column', () => {
  const drawn = table(
    [
      { header: '商户', flexible: true },
      { header: 'Net', align: 'right' },
    ],
    [
      ['银联商务股份有限公司上海分公司', '1,204.00'],
      ['a', '9.00'],
    ],
    30,
  );
  expect(drawn).toEqual([
    '┌─────────────────┬──────────┐',
    '│ 商户            │      Net │',
    '├─────────────────┼──────────┤',
    '│ 银联商务股份有  │ 1,204.00 │',
    '│ 限公司上海分公  │          │',
    '│ 司              │          │',
    '│ a               │     9.00 │',
    '└─────────────────┴──────────┘',
  ]);
});

test('loses its lines, then becomes lines of its own, where the terminal is too narrow', () => {
  const columns = [{ header: 'Day' }, { header: 'Net' }];
  const row = ['2026-10-12', '1,204.00 CNY'];
  expect(table(columns, [row], 24)).toEqual(['Day         Net', '2026-10-12  1,204.00 CNY']);
  expect(table(columns, [row], 23)).toEqual(['Day        Net', '2026-10-12 1,204.00 CNY']);
  expect(table(columns, [row], 22)).toEqual(['- Day: 2026-10-12', '  Net: 1,204.00 CNY']);
});

test('measures plain text as string-width does', () => {
  for (let code = 0x20; code <= 0xffff; code += 7) {
    if (code >= 0xd800 && code <= 0xdfff) continue;
    const char = String.fromCharCode(code);
    if (visible(char) !== char) continue;
    expect([code.toString(16), widthOf(`a${char}`)]).toEqual([
      code.toString(16),
      stringWidth(`a${char}`),
    ]);
  }
});

test('takes no longer than it should over absurdly long text', () => {
  const started = performance.now();
  for (const text of ['x'.repeat(1e6), '中'.repeat(1e6), ' '.repeat(1e6), '（'.repeat(1e6)]) {
    expect(wrap(visible(text), 80).join('').length).toBeLessThan(20_010);
  }
  expect(performance.now() - started).toBeLessThan(5000);
});
