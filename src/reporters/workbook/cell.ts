import { escapeControl } from '../../errors/print.ts';
import { dayOfDate, isDate } from '../../model/calendar.ts';
import { escapeMarkup } from '../../model/markup.ts';

/** What a column holds. Amounts, counts, shares and moments are numbers to a spreadsheet, all else is text; `prose` wraps. */
export type Kind = 'text' | 'prose' | 'amount' | 'count' | 'share' | 'moment';

/** What a cell says by its colour or weight, beside its words. */
export type Tone = 'plain' | 'strong' | 'faint' | 'error' | 'warning' | 'notice' | 'good';

/** Amounts are the model's decimals, moments `2026-10-12` or `2026-10-12T12:03:11`; text comes from files and is hostile. */
export type Value = string | number | null;
export type Cell = Value | { readonly value: Value; readonly tone: Tone };

export interface Column {
  readonly header: string;
  readonly kind: Kind;
}

/** A text in this many characters is all that a cell holds. */
export const longestText = 32_767;
/** More digits than this are rounded by spreadsheets. */
const exactDigits = 15;

/** Whether a decimal keeps all its digits in a spreadsheet. */
export function isExact(decimal: string): boolean {
  const significant = decimal.replace(/^[-0.]+/, '').replace(/(\.\d*?)0+$/, '$1');
  return significant.replace('.', '').length <= exactDigits;
}

export function isDecimal(text: string): boolean {
  return /^-?\d+(\.\d+)?$/.test(text);
}

const momentForm = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d))?(?:Z|[+-]\d\d:\d\d)?)?$/;
/** 1970-01-01 as spreadsheets count days. */
const epochSerial = 25_569;
/** 1900-03-01: before it, spreadsheets do not agree on what day a number is. */
const firstSerial = 61;

/** A day or a wall-clock time as the number by which spreadsheets know it, in digits; `null` where they cannot tell it. */
export function serialOf(moment: string): { serial: string; hasTime: boolean } | null {
  const [, date = '', hours, minutes, seconds = '0'] = momentForm.exec(moment) ?? [];
  const day = serialOfDate(date);
  if (day === null) return null;
  if (hours === undefined) return { serial: String(day), hasTime: false };
  const time = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  return time < 86_400 ? { serial: String(day + time / 86_400), hasTime: true } : null;
}

/** The days of a run are few, its records many. */
const serials = new Map<string, number | null>();
const daysKept = 10_000;

function serialOfDate(date: string): number | null {
  const known = serials.get(date);
  if (known !== undefined) return known;
  const serial = isDate(date) ? dayOfDate(date) + epochSerial : 0;
  const told = serial < firstSerial ? null : serial;
  if (serials.size < daysKept) serials.set(date, told);
  return told;
}

/** Nearly all text: nothing in it means anything to XML, to a spreadsheet or to a terminal. */
const harmless =
  /^[\x20-\x25\x27-\x3b\x3d\x3f-\x5e\x60-\x7e\u3001-\u3029\u4e00-\u9fff\uff01-\uff60]*$/;
/** What readers of OOXML take for an escaped character. */
const looksEscaped = /_(?=x[0-9A-Fa-f]{4}_)/g;

/** A text element: control characters are shown, and what is too long is cut and says so. */
export function textXml(text: string, cutMark: string): { xml: string; isCut: boolean } {
  if (text.length <= longestText && harmless.test(text)) {
    return { xml: textElement(text), isCut: false };
  }
  const shown = escapeControl(text.slice(0, longestText + 1));
  const isCut = shown.length > longestText;
  const kept = isCut ? shown.slice(0, longestText - cutMark.length) + cutMark : shown;
  return { xml: textElement(escapeMarkup(kept).replace(looksEscaped, '_x005F_')), isCut };
}

function textElement(escaped: string): string {
  const isPadded = escaped.startsWith(' ') || escaped.endsWith(' ');
  return `<t${isPadded ? ' xml:space="preserve"' : ''}>${escaped}</t>`;
}
