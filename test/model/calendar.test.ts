import { expect, test } from 'vitest';
import {
  dateOfDay,
  dayOfDate,
  secondsOfWallClock,
  wallClock,
  weekday,
} from '../../src/model/calendar.ts';

test.for([
  ['1970-01-01', 0, 4],
  ['2026-10-12', 20_738, 1],
  ['2024-02-29', 19_782, 4],
  ['1969-12-31', -1, 3],
  ['2100-03-01', 47_541, 1],
] as const)('%s is day %d, weekday %d', ([date, day, ofWeek]) => {
  expect(dayOfDate(date)).toBe(day);
  expect(dateOfDay(day)).toBe(date);
  expect(weekday(day)).toBe(ofWeek);
});

test('a wall clock is read back', () => {
  expect(secondsOfWallClock(wallClock(1_760_234_591))).toBe(1_760_234_591);
  expect(wallClock(secondsOfWallClock('2026-10-12'))).toBe('2026-10-12 00:00:00');
});

test('a wall clock is told without a zone', () => {
  const noon = 20_738 * 86_400 + 12 * 3600 + 3 * 60 + 11;
  expect(wallClock(noon)).toBe('2026-10-12 12:03:11');
  expect(wallClock(20_738 * 86_400)).toBe('2026-10-12 00:00:00');
  expect(wallClock(-1)).toBe('1969-12-31 23:59:59');
});
