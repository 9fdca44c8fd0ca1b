import { describe, expect, test } from 'vitest';
import {
  addBusinessDays,
  type BusinessCalendar,
  businessDaysBetween,
  weekdays,
} from '../../src/model/business-calendar.ts';
import { dateOfDay, dayOfDate } from '../../src/model/calendar.ts';
import { chineseCalendar } from '../../src/model/chinese-calendar.ts';

function after(calendar: BusinessCalendar, date: string, count: number): string {
  return dateOfDay(addBusinessDays(calendar, dayOfDate(date), count));
}

describe('Monday to Friday', () => {
  test.for([
    ['2026-10-12', 1, '2026-10-13'],
    ['2026-10-16', 1, '2026-10-19'],
    ['2026-10-17', 1, '2026-10-19'],
    ['2026-10-18', 1, '2026-10-19'],
    ['2026-10-16', 2, '2026-10-20'],
    ['2026-10-17', 0, '2026-10-19'],
    ['2026-10-16', 0, '2026-10-16'],
  ] as const)('%s and %d business days is %s', ([date, count, expected]) => {
    expect(after(weekdays, date, count)).toBe(expected);
  });

  test('counts what lies between, without the first day', () => {
    const between = (from: string, to: string): number =>
      businessDaysBetween(weekdays, dayOfDate(from), dayOfDate(to));
    expect(between('2026-10-16', '2026-10-19')).toBe(1);
    expect(between('2026-10-12', '2026-10-16')).toBe(4);
    expect(between('2026-10-12', '2026-10-12')).toBe(0);
    expect(between('2026-10-19', '2026-10-12')).toBe(0);
  });
});

describe('China in 2026', () => {
  test('National Day is off from 1 to 7 October, and the weekends around it make up for it', () => {
    const works = (date: string): boolean => chineseCalendar.isBusinessDay(dayOfDate(date));
    const off = ['01', '02', '03', '04', '05', '06', '07'].filter((day) => works(`2026-10-${day}`));
    expect(off).toEqual([]);
    expect(works('2026-09-20')).toBe(true); // a Sunday
    expect(works('2026-10-10')).toBe(true); // a Saturday
    expect(works('2026-10-11')).toBe(false);
    expect(works('2026-09-30')).toBe(true);
  });

  test.for([
    ['2026-09-30', 1, '2026-10-08'],
    ['2026-10-03', 1, '2026-10-08'],
    ['2026-10-09', 1, '2026-10-10'],
    ['2026-10-10', 1, '2026-10-12'],
    ['2026-02-14', 1, '2026-02-24'],
  ] as const)('%s and %d business days is %s', ([date, count, expected]) => {
    expect(after(chineseCalendar, date, count)).toBe(expected);
  });
});
