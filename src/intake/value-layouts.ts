import { inputError } from '../errors/posrecon-error.ts';
import type { TimePrecision } from '../model/transaction.ts';
import { amountDigits, decimalMarkIn } from './amount-form.ts';
import type { TimeLayout } from './table.ts';
import { dayNumberOf, isCompactClock, type TimeForm, timeFormOf } from './time-form.ts';
import { isYearFirst } from './year-first.ts';

/** In which order numeric dates write day, month and year. */
export type DateOrder = 'dmy' | 'mdy' | 'ymd';

/** The layout of a column that holds dates, times or both; `null` where its values are none of these. */
export function timeLayoutOf(
  values: readonly string[],
  role: 'dateTime' | 'date' | 'time',
  order: DateOrder | null,
): TimeLayout | null {
  const filled = values.filter((value) => value !== '');
  if (role === 'time' && filled.every(isCompactClock) && filled.length > 0)
    return bareClock(filled);
  const forms = filled.map(timeFormOf).filter((form) => form !== null);
  if (forms.length === 0 || forms.length * 2 < filled.length) return null;
  const counts = new Map<string, number>();
  const withOffset = forms.filter(({ offset }) => offset !== null).length;
  const hasOffset = withOffset * 2 > forms.length;
  for (const form of forms) {
    // Beside times of the one kind, those of the other would be hours off.
    if (role !== 'date' && (form.offset !== null) !== hasOffset) continue;
    const pattern = patternOf(form, order);
    counts.set(pattern, (counts.get(pattern) ?? 0) + 1);
  }
  const patterns = [...counts].sort((a, b) => b[1] - a[1]).map(([pattern]) => pattern);
  return {
    patterns: patterns.every(castReads) ? null : patterns.flatMap(strptimePatterns),
    precision: precisionOf(forms),
    hasOffset,
  };
}

/** Six digits are hours, minutes and seconds; four in every row hours and minutes. */
function bareClock(values: readonly string[]): TimeLayout {
  const four = values.every((value) => value.length === 4 && value < '2400');
  return four
    ? { patterns: ['%H%M'], precision: 'minute', hasOffset: false }
    : { patterns: ['%H%M%S'], precision: 'second', hasOffset: false };
}

function patternOf(form: TimeForm, order: DateOrder | null): string {
  const [first, second] = order === 'mdy' ? ['%m', '%d'] : ['%d', '%m'];
  const date = form.date?.replace('%1', first ?? '').replace('%2', second ?? '') ?? '';
  const swapped = order === 'ymd' && form.open !== null ? twoDigitYearFirst(form) : date;
  return `${swapped}${form.gap}${form.time ?? ''}${form.offset ?? ''}`;
}

/** `26/01/05`, where the user says that the year stands first. */
function twoDigitYearFirst(form: TimeForm): string {
  const mark = form.date?.[2] ?? '/';
  return `%y${mark}%m${mark}%d`;
}

/** What DuckDB's own cast to a timestamp (with an offset: to an instant) reads. */
function castReads(pattern: string): boolean {
  return /^(?:%Y([-/])%m\1%d)?(?:[T ])?(?:%H:%M(?::%S(?:\.%f)?)?)?(?:Z|%z:)?$/.test(pattern);
}

/** `%z` reads an offset with or without a colon, but no `Z`, and a name of a zone only as `%Z`. */
function strptimePatterns(pattern: string): readonly string[] {
  return [pattern.replace('%z:', '%z')];
}

/** The precision that the values really have: all at `:00` seconds, or all on the hour, is not a clock with seconds. */
function precisionOf(forms: readonly TimeForm[]): TimePrecision {
  const stated = forms.some((form) => form.precision === 'second')
    ? 'second'
    : forms.some((form) => form.precision === 'minute')
      ? 'minute'
      : forms.some((form) => form.precision === 'hour')
        ? 'hour'
        : 'date';
  const clocks = forms.filter((form) => form.time !== null);
  if (clocks.length < 8) return stated;
  const hours = new Set(clocks.map((form) => form.hour));
  if (clocks.every((form) => form.isRoundHour)) {
    return hours.size === 1 && hours.has(0) ? 'date' : hours.size > 1 ? 'hour' : stated;
  }
  return clocks.length >= 20 && clocks.every((form) => form.isRoundMinute) && stated === 'second'
    ? 'minute'
    : stated;
}

/** What else speaks for an order of day and month, where the dates themselves do not. */
export interface DateOrderHints {
  /** The currency of the rows, ISO 4217. */
  readonly currency: string | null;
  /** Header cells: their language counts. */
  readonly header: readonly string[];
}

/**
 * Tells day from month in columns that write `05/01/2026`: by a number over 12, else by the reading whose days lie closer together
 * and in order, else by language and currency. `undecided`: the forms leave it open and nothing tells; `null`: nothing is open.
 */
export function dateOrderOf(
  columns: readonly (readonly string[])[],
  hints: DateOrderHints,
): DateOrder | 'undecided' | null {
  const open = columns.map((values) =>
    values.map(timeFormOf).filter((form) => form !== null && form.open !== null),
  );
  const forms = open.flat() as readonly TimeForm[];
  if (forms.length === 0) return null;
  if (isYearFirst(forms, hints)) return 'ymd';
  const dayFirst = forms.filter((form) => (form.open?.[0] ?? 0) > 12).length;
  const monthFirst = forms.filter((form) => (form.open?.[1] ?? 0) > 12).length;
  if (dayFirst > 0 && monthFirst > 0) {
    if (dayFirst > 20 * monthFirst) return 'dmy';
    return monthFirst > 20 * dayFirst ? 'mdy' : 'undecided';
  }
  if (dayFirst > 0) return 'dmy';
  if (monthFirst > 0) return 'mdy';
  if (forms.every((form) => form.date?.includes('.') === true)) return 'dmy';
  for (const column of open) {
    const told = orderBySpan(column as readonly TimeForm[]);
    if (told !== null) return told;
  }
  if (
    forms.some((form) => form.time?.includes('%p') === true && form.date?.includes('/') === true)
  ) {
    return 'mdy';
  }
  return orderByLanguage(hints) ?? 'undecided';
}

/** Exports cover a few days or weeks and are sorted; read the wrong way round, they jump from month to month. */
function orderBySpan(forms: readonly TimeForm[]): DateOrder | null {
  const readings = (['dmy', 'mdy'] as const).map((order) => {
    const days = forms.map(({ open }) => {
      const [first, second, year] = open ?? [1, 1, 0];
      return order === 'dmy' ? dayNumberOf(year, second, first) : dayNumberOf(year, first, second);
    }) as number[];
    let up = 0;
    let down = 0;
    for (let at = 1; at < days.length; at += 1) {
      const step = (days[at] ?? 0) - (days[at - 1] ?? 0);
      if (step > 0) up += 1;
      if (step < 0) down += 1;
    }
    const span = Math.max(...days) - Math.min(...days);
    return { order, span, breaks: Math.min(up, down) };
  });
  const [a, b] = readings;
  if (a === undefined || b === undefined || a.span === b.span) return null;
  const [tight, wide] = a.span < b.span ? [a, b] : [b, a];
  if (tight.span <= 45 && wide.span >= 3 * tight.span && tight.breaks <= wide.breaks)
    return tight.order;
  if (tight.breaks === 0 && wide.breaks > 0) return tight.order;
  return wide.breaks === 0 && tight.breaks > 0 ? wide.order : null;
}

const dayFirstCurrencies = new Set(
  'EUR GBP CHF DKK SEK NOK AUD NZD HKD SGD MOP INR BRL PLN CZK MYR THB ZAR AED MXN'.split(' '),
);

function orderByLanguage({ currency, header }: DateOrderHints): DateOrder | null {
  const words = header.join(' ').toLowerCase();
  if (
    /\b(datum|betrag|buchung|fecha|importe|montant|libellé|dato|beløb|valuta|data|importo)\b/.test(
      words,
    )
  ) {
    return 'dmy';
  }
  if (currency === 'USD') return 'mdy';
  return currency !== null && dayFirstCurrencies.has(currency) ? 'dmy' : null;
}

/** What is thrown where day and month cannot be told apart; `contrary`: a day-first and a month-first date of the same file. */
export function dateOrderError(
  file: string,
  line: number | null,
  header: string,
  value: string,
  side: string,
  contrary: readonly [string, string] | null,
): Error {
  return inputError(
    'ERR_DATE_ORDER',
    contrary === null
      ? `"${header}" has "${value}" and nothing in the file tells whether the day or the month comes first`
      : `"${header}" has "${contrary[0]}" and "${contrary[1]}": some rows write the day first, others the month`,
    {
      location: { file, column: header, ...(line === null ? {} : { line }) },
      remedy: `Set sources.${side}.dateOrder to dmy or mdy in posrecon.yaml.`,
    },
  );
}

/** The decimal mark of the amounts in a file; a point where nothing speaks for a comma. */
export function decimalMarkOf(values: readonly string[], delimiter: string): '.' | ',' {
  let comma = 0;
  let point = 0;
  let threeAfterComma = 0;
  for (const value of values) {
    const digits = amountDigits(value);
    if (digits === null) continue;
    const mark = decimalMarkIn(digits);
    if (mark === ',') comma += 1;
    else if (mark === '.') point += 1;
    else if (/,\d{3}$/.test(digits)) threeAfterComma += 1;
  }
  if (comma !== point) return comma > point ? ',' : '.';
  return comma === 0 && threeAfterComma === 0 && delimiter === ';' ? ',' : '.';
}

/** Whether a header says that its whole numbers are fen or cents. 积分 (points) is no unit. */
export function saysMinorUnits(header: string): boolean {
  return /[（([]\s*(?:单位[:：]?\s*)?(?:分|fen|cents?|minor(?: units?)?|pence|øre|öre)\s*[）)\]]|(?:_|\s|^)(?:fen|cents|minor[ _]units?)$/i.test(
    header,
  );
}

const currencyOfSign: readonly (readonly [RegExp, string])[] = [
  [/hk\$/i, 'HKD'],
  [/us\$/i, 'USD'],
  [/nt\$/i, 'TWD'],
  [/(?:^|[^a-z])a\$/i, 'AUD'],
  [/(?:^|[^a-z])c\$/i, 'CAD'],
  [/s\$/i, 'SGD'],
  [/\$/, 'USD'],
  [/€/, 'EUR'],
  [/£/, 'GBP'],
  [/[¥￥]|元/, 'CNY'],
];
const isoCode =
  /(?:^|[^a-z])(cny|rmb|usd|eur|gbp|hkd|jpy|chf|dkk|sek|nok|aud|cad|sgd|twd|mop|krw|thb|myr|inr|nzd|pln|czk|brl|mxn)(?![a-z])/i;

/** The currency that a header states: `金额（元）`, `Amount (EUR)`; `null` where it states none. */
export function currencyInHeader(header: string): string | null {
  const text = header.normalize('NFKC');
  if (/\((?:[+-]?[元分]|人民币|单位:[元分])[^)]*\)|\/元|\[元\]|人民币金额/.test(text)) return 'CNY';
  const code = isoCode.exec(text.replaceAll('_', ' '))?.[1]?.toUpperCase();
  if (code !== undefined) return code === 'RMB' ? 'CNY' : code;
  return /[$€£¥]/.test(text) ? currencyInValues([text]) : null;
}

/** The currency that signs or codes in amounts state, if all agree. `¥` is taken for yuan. */
export function currencyInValues(values: readonly string[]): string | null {
  const found = currenciesInValues(values);
  const [only] = found;
  return found.size === 1 ? (only ?? null) : null;
}

/** The currencies that signs or codes in amounts state. */
export function currenciesInValues(values: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const value of values) {
    if (/^[\d.,+\-\s]*$/.test(value)) continue;
    const code = isoCode.exec(value)?.[1]?.toUpperCase();
    const sign = code ?? currencyOfSign.find(([pattern]) => pattern.test(value))?.[1];
    if (sign !== undefined) found.add(sign === 'RMB' ? 'CNY' : sign);
  }
  return found;
}
