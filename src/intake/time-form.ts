import type { TimePrecision } from '../model/transaction.ts';

/**
 * How one value writes a date, a time or both, as a strptime pattern. Where day and month cannot be told apart by form alone, the
 * pattern has `%1` and `%2` in their places.
 */
export interface TimeForm {
  readonly date: string | null;
  readonly time: string | null;
  /** What stands between date and time. */
  readonly gap: string;
  /** ` ` or nothing before the offset, and how it is written; `null`: a wall-clock time. */
  readonly offset: string | null;
  readonly precision: TimePrecision;
  /** The two numbers that are day and month in some order, and the year, where the form leaves the order open. */
  readonly open: readonly [first: number, second: number, year: number] | null;
  /** Days since year 0, roughly, for forms that leave nothing open. */
  readonly day: number | null;
  readonly hour: number | null;
  readonly isRoundMinute: boolean;
  readonly isRoundHour: boolean;
}

interface DatePart {
  readonly pattern: string;
  readonly rest: string;
  readonly open: TimeForm['open'];
  readonly day: number | null;
}

interface ClockPart {
  readonly pattern: string;
  readonly rest: string;
  readonly precision: TimePrecision;
  readonly hour: number;
  readonly isRoundMinute: boolean;
  readonly isRoundHour: boolean;
}

const months = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec';
const yearFirst = /^((?:19|20)\d\d)([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/;
const yearFirstHan = /^((?:19|20)\d\d)年(\d{1,2})月(\d{1,2})日/;
const compact =
  /^((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=$|\D|\d{4}(?:$|\D)|\d{6}(?:$|\D))/;
const yearLast = /^(\d{1,2})([-/.])(\d{1,2})\2((?:19|20)\d\d|\d\d)(?!\d)/;
const monthFirst = new RegExp(`^(${months})([a-z]*)(\\.?) (\\d{1,2})(,?) (\\d{4})(?!\\d)`, 'i');
const dayFirst = new RegExp(`^(\\d{1,2})([- ])(${months})([a-z]*)\\2(\\d{4}|\\d\\d)(?!\\d)`, 'i');

/** Reads how `value` writes a date, a time or both; `null` where it writes neither. A bare number is a time only with a date before it. */
export function timeFormOf(value: string): TimeForm | null {
  const first = value.charCodeAt(0);
  const mayBegin = (first >= 48 && first <= 57) || /^[jfmasond]/i.test(value);
  if (!mayBegin || value.length > 40) return null;
  const known = knownForms.get(value);
  if (known !== undefined) return known;
  const read = readTimeForm(value);
  if (knownForms.size < 20_000) knownForms.set(value, read);
  return read;
}

/** Header, rows, trailer and columns ask for the same values, one after the other. */
const knownForms = new Map<string, TimeForm | null>();

function readTimeForm(value: string): TimeForm | null {
  const date = datePart(value);
  if (date === null) {
    const clock = clockPart(value, false);
    if (clock === null) return null;
    const offset = offsetPart(clock.rest);
    return offset === undefined ? null : form(null, '', clock, offset);
  }
  if (date.rest === '') return form(date, '', null, null);
  const gap = /^(?:T(?=\d)|\s*,\s+|\s+-\s+|\s+|-(?=\d\d:)|)/.exec(date.rest)?.[0] ?? '';
  const clock = clockPart(date.rest.slice(gap.length), true);
  if (clock === null) return null;
  const offset = offsetPart(clock.rest);
  return offset === undefined ? null : form(date, /^\s+$/.test(gap) ? ' ' : gap, clock, offset);
}

/** A time that was written as a number and may have lost its leading zeros: 90003 is 09:00:03. */
export function isCompactClock(value: string): boolean {
  if (!/^\d{1,6}$/.test(value)) return false;
  const padded = value.padStart(6, '0');
  return padded < '240000' && (padded[2] ?? '') < '6' && (padded[4] ?? '') < '6';
}

/** Days since the era, counted in months of 31 days: good enough to compare spans and orders. */
function dayNumber(year: number, month: number, day: number): number | null {
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  return (fullYear(year) * 12 + month) * 31 + day;
}

export function dayNumberOf(year: number, month: number, day: number): number | null {
  return dayNumber(year, month, day);
}

function fullYear(year: number): number {
  return year >= 100 ? year : year >= 70 ? 1900 + year : 2000 + year;
}

function datePart(value: string): DatePart | null {
  const iso = yearFirst.exec(value);
  if (iso !== null) {
    const [all, year, mark, month, day] = iso;
    return dated(value, all, `%Y${mark}%m${mark}%d`, Number(year), Number(month), Number(day));
  }
  const solid = compact.exec(value);
  if (solid !== null) {
    const [all, year, month, day] = solid;
    return dated(value, all, '%Y%m%d', Number(year), Number(month), Number(day));
  }
  const open = yearLast.exec(value);
  if (open !== null) {
    const [all, one, mark, two, year = ''] = open;
    const [a, b] = [Number(one), Number(two)];
    if (a < 1 || b < 1 || a > 31 || b > 31 || (a > 12 && b > 12)) return null;
    const pattern = `%1${mark}%2${mark}${year.length === 4 ? '%Y' : '%y'}`;
    return { pattern, rest: value.slice(all.length), open: [a, b, Number(year)], day: null };
  }
  const han = yearFirstHan.exec(value);
  if (han !== null) {
    const [all, year, month, day] = han;
    return dated(value, all, '%Y年%m月%d日', Number(year), Number(month), Number(day));
  }
  return namedMonth(value);
}

function namedMonth(value: string): DatePart | null {
  const american = monthFirst.exec(value);
  if (american !== null) {
    const [all, name = '', more = '', dot, day, comma, year] = american;
    const pattern = `${more === '' ? '%b' : '%B'}${dot} %d${comma} %Y`;
    return dated(value, all, pattern, Number(year), monthNumber(name), Number(day));
  }
  const european = dayFirst.exec(value);
  if (european === null) return null;
  const [all, day, mark, name = '', more = '', year = ''] = european;
  const pattern = `%d${mark}${more === '' ? '%b' : '%B'}${mark}${year.length === 4 ? '%Y' : '%y'}`;
  return dated(value, all, pattern, Number(year), monthNumber(name), Number(day));
}

function monthNumber(name: string): number {
  return months.indexOf(name.toLowerCase()) / 4 + 1;
}

function dated(
  value: string,
  matched: string,
  pattern: string,
  year: number,
  month: number,
  day: number,
): DatePart | null {
  const number = dayNumber(year, month, day);
  return number === null
    ? null
    : { pattern, rest: value.slice(matched.length), open: null, day: number };
}

const colons = /^(\d{1,2})(:|\.)(\d\d)(?:\2(\d\d)([.,]\d{1,9})?)?(?!\d)(\s?)([ap]\.?m\.?)?/i;
const hanClock = /^(\d{1,2})[时時](?:(\d{1,2})分(?:(\d{1,2})秒)?)?/;

function clockPart(text: string, afterDate: boolean): ClockPart | null {
  const marked = colons.exec(text);
  if (marked !== null) {
    const [all, hour, mark, minute, second, fraction, blank, half] = marked;
    if (mark === '.' && second === undefined && !afterDate) return null;
    const fine = fraction === undefined || fraction.length > 7 ? '' : `${fraction[0]}%f`;
    const clock = `${mark}%M${second === undefined ? '' : `${mark}%S${fine}`}`;
    const pattern = half === undefined ? `%H${clock}` : `%I${clock}${blank}%p`;
    const length = half === undefined ? all.length - (blank ?? '').length : all.length;
    return clockAt(pattern, text.slice(length), Number(hour), Number(minute), second);
  }
  const han = hanClock.exec(text);
  if (han !== null) {
    const [all, hour, minute, second] = han;
    const pattern = `%H时${minute === undefined ? '' : '%M分'}${second === undefined ? '' : '%S秒'}`;
    return clockAt(pattern, text.slice(all.length), Number(hour), Number(minute ?? 0), second);
  }
  if (!afterDate) return null;
  const solid = /^(\d\d)(\d\d)(\d\d)?(?=$|\D)/.exec(text);
  if (solid !== null) {
    const [all, hour, minute, second] = solid;
    const pattern = second === undefined ? '%H%M' : '%H%M%S';
    return clockAt(pattern, text.slice(all.length), Number(hour), Number(minute), second);
  }
  const bare = /^(\d{1,2})$/.exec(text);
  if (bare === null || Number(bare[1]) > 23) return null;
  return {
    pattern: '%H',
    rest: '',
    precision: 'hour',
    hour: Number(bare[1]),
    isRoundMinute: true,
    isRoundHour: true,
  };
}

function clockAt(
  pattern: string,
  rest: string,
  hour: number,
  minute: number,
  second: string | undefined,
): ClockPart | null {
  if (hour > 24 || minute > 59 || Number(second ?? 0) > 60) return null;
  const isRoundMinute = Number(second ?? 0) === 0;
  return {
    pattern,
    rest,
    precision: second === undefined ? (pattern.includes('%M') ? 'minute' : 'hour') : 'second',
    hour,
    isRoundMinute,
    isRoundHour: isRoundMinute && minute === 0,
  };
}

/** `null`: there is none; `undefined`: what stands there is no offset. */
function offsetPart(rest: string): string | null | undefined {
  if (rest.trim() === '') return null;
  const match = /^(\s?)(?:(Z)|[+-]\d\d(:?\d\d)?|(UTC|GMT))$/i.exec(rest);
  if (match === null) return undefined;
  const [, blank = '', zulu, minutes, name] = match;
  if (zulu !== undefined) return `${blank}Z`;
  if (name !== undefined) return `${blank}%Z`;
  return `${blank}${minutes?.startsWith(':') ? '%z:' : '%z'}`;
}

function form(
  date: DatePart | null,
  gap: string,
  clock: ClockPart | null,
  offset: string | null,
): TimeForm {
  return {
    date: date?.pattern ?? null,
    time: clock?.pattern ?? null,
    gap,
    offset,
    precision: clock?.precision ?? 'date',
    open: date?.open ?? null,
    day: date?.day ?? null,
    hour: clock?.hour ?? null,
    isRoundMinute: clock?.isRoundMinute ?? true,
    isRoundHour: clock?.isRoundHour ?? true,
  };
}
