import { expect, test } from 'vitest';
import { bar, sparkline, step } from '../../src/reporters/bars.ts';
import { roomForBar } from '../../src/reporters/table.ts';
import { widthOf } from '../../src/reporters/wrap.ts';

test('a bar is as long as its share, to an eighth of a column, and what is not nothing shows', () => {
  expect(bar(1, 4)).toBe('████');
  expect(bar(0.5, 4)).toBe('██');
  expect(bar(0.53125, 4)).toBe('██▏');
  expect(bar(0.0001, 4)).toBe('▏');
  expect(bar(0, 4)).toBe('');
  expect(bar(-0.2, 4)).toBe('');
  expect(bar(7, 4)).toBe('████');
});

test('a step stands where it leads from one share to another, whichever is more', () => {
  expect(step(1, 0.5, 4)).toBe('  ░░');
  expect(step(0.5, 1, 4)).toBe('  ░░');
  expect(step(1, 0.999, 4)).toBe('   ░');
  expect(step(0, 0.001, 4)).toBe('░');
  expect(step(0.3, 0.3, 4)).toBe('');
  expect(step(-1, -0.5, 4)).toBe('░');
});

test('a sparkline has its lowest for nothing and its highest for the greatest', () => {
  expect(sparkline([0, 1, 4, 8])).toBe('▁▂▅█');
  expect(sparkline([0, 0])).toBe('▁▁');
  expect(sparkline([])).toBe('');
});

test('each of their characters is one column', () => {
  const drawn = bar(0.96, 3) + step(0, 1, 3) + sparkline([0, 1, 2, 3, 4, 5, 6, 7]);
  expect(widthOf(drawn)).toBe([...drawn].length);
});

test('a bar has the room that a table leaves, or none', () => {
  const columns = [{ header: '' }, { header: '金额', align: 'right' as const }];
  const rows = [['消费', '3,232.40']];
  // Borders and padding of three columns are 10, the cells 12.
  expect(roomForBar(columns, rows, 29)).toBe(0);
  expect(roomForBar(columns, rows, 30)).toBe(8);
  expect(roomForBar(columns, rows, 50)).toBe(28);
  expect(roomForBar(columns, rows, 200)).toBe(32);
});
