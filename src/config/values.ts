import { z } from 'zod';
import { isDate } from '../model/calendar.ts';
import { type Money, parseMoney } from '../model/money.ts';
import { namingNumbers, parseRecordName } from '../model/ruling.ts';
import { isTimeZone } from '../model/zone-offset.ts';

/** What an error says of a value that does not read: `is "x", which is no …`, and what to write instead. */
export interface Misread {
  readonly no: string;
  readonly remedy: string;
}

/** A text of one form: `reads` decides, `forEditors` goes into the published schema. */
export function written(
  reads: (text: string) => boolean,
  said: Misread,
  forEditors: Readonly<Record<string, unknown>> = {},
): z.ZodType<string, string> {
  return z
    .string()
    .refine(reads, { params: { ...said } })
    .meta(forEditors);
}

export const text = z.string().min(1);

/** A number that identifies: text, though it may be written without quotation marks. Leading zeros are kept. */
export const identifier = text.meta({ type: ['string', 'integer'] });

export const timeZone = written(isTimeZone, {
  no: 'time zone',
  remedy: 'Use an IANA name such as Asia/Shanghai or Europe/London.',
});

export const currency = written(
  (code) => /^[A-Z]{3}$/.test(code),
  { no: 'currency code', remedy: 'Use an ISO 4217 code such as CNY or EUR.' },
  { pattern: '^[A-Z]{3}$' },
);

/** One record of a file, by its place or its numbers. */
export const recordName = written((name) => parseRecordName(name) !== null, {
  no: 'record',
  remedy: `Write its place, till.csv:14, or its numbers, such as rrn=628512345678; known are ${namingNumbers.join(', ')}.`,
});

/** A share of an amount, `0.38%`, as parts in 100 000. */
export const percentage = written(
  (share) => readShare(share) !== null,
  {
    no: 'percentage',
    remedy:
      'Write it with its sign and at most three decimals, such as 0.38%; 38 basis points are 0.38%.',
  },
  { pattern: '^\\d{1,3}(\\.\\d{1,3})? ?%$' },
).transform((share) => readShare(share) ?? 0n);

function readShare(share: string): bigint | null {
  const [, whole, decimals = ''] = /^(\d{1,3})(?:\.(\d{1,3}))? ?%$/.exec(share.trim()) ?? [];
  if (whole === undefined) return null;
  const parts = BigInt(whole) * 1000n + BigInt(decimals.padEnd(3, '0'));
  return parts > 100_000n ? null : parts;
}

/** An amount of money above zero. */
export const amount = written(
  (money) => (parseMoney(money) ?? 0n) > 0n,
  {
    no: 'amount above zero',
    remedy: 'Write it as a plain decimal without currency or thousands marks, such as 18.00.',
  },
  { type: ['string', 'number'], pattern: '^\\d{1,13}(\\.\\d{1,5})?$' },
).transform((money): Money => parseMoney(money) ?? 0n);

export const date = written(
  isDate,
  { no: 'date that exists', remedy: 'Write it as 2026-10-13.' },
  { pattern: '^\\d{4}-\\d\\d-\\d\\d$' },
);

/** A time of day, `23:00`, as seconds after midnight. */
export const clockTime = written(
  (time) => readClock(time) !== null,
  { no: 'time of day', remedy: 'Write it as "23:00", from 00:00 to 23:59.' },
  { pattern: '^([01]?\\d|2[0-3]):[0-5]\\d(:[0-5]\\d)?$' },
).transform((time) => readClock(time) ?? 0);

function readClock(time: string): number | null {
  const match = /^([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?$/.exec(time.trim());
  if (match === null) return null;
  const [, hours, minutes, seconds = '0'] = match;
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}

/** A whole number within bounds; numbers of these parts of the file come as they are written. */
export function whole(least: number, most: number): z.ZodType<number, string> {
  const reads = (number: string): boolean =>
    /^[+-]?\d{1,7}$/.test(number) && Number(number) >= least && Number(number) <= most;
  return written(
    reads,
    { no: `whole number from ${least} to ${most}`, remedy: 'Write digits only.' },
    { type: 'integer', minimum: least, maximum: most },
  ).transform(Number);
}
