import { isDate } from '../model/calendar.ts';

/** `-1204.5` as `-1,204.5`, in both languages; the digits stay those that were stated, and what is no plain decimal stays as it is. */
export function groupThousands(amount: string): string {
  const match = /^([+-]?)(\d+)((?:\.\d+)?)$/.exec(amount);
  if (match === null) return amount;
  const [, sign = '', whole = '', fraction = ''] = match;
  return `${sign}${whole.replace(/(?<=\d)(?=(?:\d{3})+$)/g, ',')}${fraction}`;
}

/** Whether a record's `card` is a truncated card number, rather than a wallet's payer. */
export function isCardNumber(card: string): boolean {
  return /^[\d*xX][\d*xX -]{2,}$/.test(card);
}

/** 0.9876 as `98%`. */
export function wholePercent(share: number): string {
  return `${Math.floor(Math.min(1, Math.max(0, share)) * 100 + 1e-9)}%`;
}

type Tag = 'en-GB' | 'zh-CN';

/** Made when first asked for: each takes as long as a small chunk to load. */
const formats = new Map<string, Intl.DateTimeFormat>();

function dateFormat(tag: Tag, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${tag} ${JSON.stringify(options)}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(tag, { ...options, timeZone: 'UTC' });
  formats.set(key, format);
  return format;
}

/** `2026-10-05` as `5 October 2026`, `2026年10月5日`; what is no date stays as it is. */
export function longDate(date: string, tag: Tag): string {
  return isDate(date) ? dateFormat(tag, { dateStyle: 'long' }).format(Date.parse(date)) : date;
}

/** `2026-10` as `October 2026`, `2026年10月`; what is no month stays as it is. */
export function longMonth(month: string, tag: Tag): string {
  const first = `${month}-01`;
  const options = { year: 'numeric', month: 'long' } as const;
  return isDate(first) ? dateFormat(tag, options).format(Date.parse(first)) : month;
}
