import { dateOfDay } from '../../model/calendar.ts';
import type { NumberFormat } from './number-format.ts';

/** Digits that a spreadsheet keeps of a number; what lies behind them is noise. */
const keptDigits = 15;
/** Of a number that lost some. */
const shownDigits = 6;
/** Whole numbers up to here are exact as binary fractions. */
const exactUpTo = 9_007_199_254_740_992n;
const secondsOfDay = 86_400;
/** 1900-01-01 and 9999-12-31 as days of 1970; as Excel counts them, 1 and 2 958 465. */
const firstSerialDay = -25_569;
const lastSerial = 2_958_466;
const days1904 = 1462;

/**
 * A number of a workbook as text: plain decimal, at most 15 significant digits, no noise of binary fractions (`0.30000000000000004`
 * is 0.3). A whole number that lost digits is written `4.20001E+27`, as a spreadsheet's CSV would, so that ids are reported as rounded;
 * more digits might be most of a card number.
 */
export function numberText(stated: string): string {
  const parts = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/.exec(stated.trim());
  if (parts === null || `${parts[2]}${parts[3] ?? ''}` === '') return stated.trim();
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = parts;
  const all = (whole + fraction).replace(/^0+/, '');
  if (all === '') return '0';
  const minus = sign === '-' ? '-' : '';
  // The digit string stands for 0.digits × 10^point.
  const point = whole.length - (whole + fraction).length + all.length + Number(exponent);
  const isWhole = fraction === '' && exponent === '0';
  const isExact =
    /[1-9]/.test(all.slice(keptDigits)) && all.length <= 16 && BigInt(all) <= exactUpTo;
  if (isWhole && isExact) return minus + all;
  const rounded = roundDigits(all);
  const digits = rounded.digits.replace(/0+$/, '');
  const at = point + rounded.carry;
  if (at > keptDigits) {
    const kept = rounded.digits.padEnd(shownDigits, '0').slice(0, shownDigits);
    return `${minus}${kept[0]}.${kept.slice(1)}E+${at - 1}`;
  }
  if (at <= 0) return `${minus}0.${'0'.repeat(-at)}${digits}`;
  return digits.length <= at
    ? minus + digits.padEnd(at, '0')
    : `${minus}${digits.slice(0, at)}.${digits.slice(at)}`;
}

/** The first 15 digits, half up; `carry` is 1 where 999… became 1000…. */
function roundDigits(all: string): { readonly digits: string; readonly carry: number } {
  if (all.length <= keptDigits) return { digits: all, carry: 0 };
  const up = (all[keptDigits] ?? '0') >= '5' ? 1n : 0n;
  const digits = String(BigInt(all.slice(0, keptDigits)) + up);
  return { digits, carry: digits.length - keptDigits };
}

/** A number cell as text: dates and times in ISO 8601 with a blank between, ids with the zeros that their format shows. */
export function formattedNumber(stated: string, format: NumberFormat, is1904: boolean): string {
  const text = numberText(stated);
  if (format.kind === 'number') {
    return /^\d+$/.test(text) ? text.padStart(format.digits, '0') : text;
  }
  return serialText(text, format, is1904) ?? text;
}

/** A serial date or time; `null` where it is none that a spreadsheet could show. */
export function serialText(
  serial: string,
  { kind }: Pick<NumberFormat, 'kind'>,
  is1904: boolean,
): string | null {
  const value = Number(serial);
  if (!(value >= 0 && value < lastSerial)) return null;
  const seconds = Math.round(value * secondsOfDay);
  const clock = clockText(seconds % secondsOfDay);
  const day = Math.floor(seconds / secondsOfDay);
  if (kind === 'time' && day === 0) return clock;
  if (kind === 'time' && day < 367) return null;
  const date = dateOfDay(is1904 ? day + days1904 + firstSerialDay : dayOf1900(day));
  return kind === 'date' && seconds % secondsOfDay === 0 ? date : `${date} ${clock}`;
}

/** Excel counts a 29 February 1900, which never was. */
function dayOf1900(day: number): number {
  return (day < 60 ? day + 1 : day) + firstSerialDay;
}

function clockText(seconds: number): string {
  return [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
}
