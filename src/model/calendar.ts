import { addDays } from 'date-fns/addDays';
import { differenceInCalendarDays } from 'date-fns/differenceInCalendarDays';
import { formatISO } from 'date-fns/formatISO';
import { isValid } from 'date-fns/isValid';
import { parseISO } from 'date-fns/parseISO';

const epoch = parseISO('1970-01-01');

/** Whether a text is a date that exists, such as `2026-10-12`. */
export function isDate(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && isValid(parseISO(text));
}

/** Days since 1970-01-01 of a date such as `2026-10-12`. */
export function dayOfDate(date: string): number {
  return differenceInCalendarDays(parseISO(date), epoch);
}

/** The date, `2026-10-12`, of a number of days since 1970-01-01. */
export function dateOfDay(day: number): string {
  return formatISO(addDays(epoch, day), { representation: 'date' });
}

/** The date so many days later. */
export function daysAfter(date: string, days: number): string {
  return dateOfDay(dayOfDate(date) + days);
}

/** Wall-clock seconds since 1970-01-01 00:00 as `2026-10-12 12:03:11`. */
export function wallClock(seconds: number): string {
  const day = Math.floor(seconds / 86_400);
  const rest = seconds - day * 86_400;
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${dateOfDay(day)} ${two(Math.floor(rest / 3600))}:${two(Math.floor(rest / 60) % 60)}:${two(rest % 60)}`;
}

/** Days since 1970-01-01 of wall-clock seconds since its midnight. */
export function dayOfMoment(seconds: number): number {
  return Math.floor(seconds / 86_400);
}

/** What {@link wallClock} writes, read back; a date alone is its midnight. */
export function secondsOfWallClock(text: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = text.slice(11).split(':').map(Number);
  return dayOfDate(text.slice(0, 10)) * 86_400 + hours * 3600 + minutes * 60 + seconds;
}

/** Sunday is 0. */
export function weekday(day: number): number {
  return (((day + 4) % 7) + 7) % 7;
}
