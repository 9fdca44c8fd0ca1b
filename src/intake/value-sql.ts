import { literal } from '../engine/engine.ts';
import type { TimeLayout } from './table.ts';

/** How clean a file's cells are, so that a clean file pays for no cleaning. */
export interface CellCleaning {
  /** Blanks, tabs, backticks or spreadsheet quoting stand around values. */
  readonly padded: boolean;
  /** Some cells hold a word for "nothing", such as `-` or `N/A`. */
  readonly placeholders: boolean;
}

/** How exports write that a cell holds nothing. */
export const placeholders: readonly string[] = [
  '-',
  '--',
  '/',
  '\\',
  '*',
  'n/a',
  'N/A',
  'null',
  'NULL',
  '无',
  '暂无数据',
];
/** What stands around a value: blanks of all kinds, WeChat's backtick, the `="…"` with which a spreadsheet keeps a number as text. */
export const padding = ' \t\u3000\u00a0\ufeff`=\'"';

/**
 * Whether a text is one of some words. Not `in`: DuckDB turns a long list into a join, and behind a join rows no longer arrive in the
 * order of the file, so that a row's number would not be its place in it.
 */
export function isOneOf(text: string, words: readonly string[]): string {
  const longest = Math.max(0, ...words.map((word) => Buffer.byteLength(word)));
  return `(strlen(${text}) <= ${longest} and list_contains([${words.map(literal).join(', ')}], ${text}))`;
}

/** Whether a column of an enumeration has one of some values; beside a text, each row's value would be made one. */
export function hasValue(column: string, type: string, ...values: readonly string[]): string {
  return `(${values.map((value) => `${column} = cast('${value}' as ${type})`).join(' or ')})`;
}

/** Whether a text is a word for "nothing"; most cells are longer than most of these. */
export function isPlaceholder(text: string): string {
  const isShort = (word: string): boolean => Buffer.byteLength(word) <= 4;
  const short = ['', ...placeholders].filter(isShort);
  const long = placeholders.filter((word) => !isShort(word));
  return [isOneOf(text, short), ...long.map((word) => `${text} = ${literal(word)}`)].join(' or ');
}

/** A cell as text; `null` where the source writes that it has nothing. All further readings start from this. */
export function textSql(column: string, cleaning: CellCleaning): string {
  const bare = cleaning.padded ? `trim(${column}, ${literal(padding)})` : column;
  if (cleaning.placeholders) {
    return `case when ${isPlaceholder(bare)} then null else ${bare} end`;
  }
  return cleaning.padded ? `nullif(${bare}, '')` : bare;
}

/** A card number, truncated to its first six and last four digits; what is masked already stays. */
export function cardSql(text: string): string {
  const digits = `translate(${text}, ' -', '')`;
  return `case when length(${text}) > 11 and not contains(${text}, '*') and regexp_full_match(${digits}, '[0-9]{12,19}')
    then left(${digits}, 6) || repeat('*', length(${digits}) - 10) || right(${digits}, 4) else ${text} end`;
}

const wideCharacters = Array.from({ length: 94 }, (_, at) => String.fromCharCode(0xff01 + at));
const narrowed = wideCharacters.map((_, at) => String.fromCharCode(0x21 + at));

/** `２０２６－０３－０１　１０：００` as `2026-03-01 10:00`. */
export function narrowSql(text: string): string {
  const [wide, narrow] = [`\u3000${wideCharacters.join('')}`, ` ${narrowed.join('')}`];
  return `translate(${text}, ${literal(wide)}, ${literal(narrow)})`;
}

function parsedBy(layout: TimeLayout, text: string): string {
  const value = withYear(layout, text);
  if (layout.patterns === null) {
    return `case when ${hasOffset(value)} then null else try_cast(${value} as timestamp) end`;
  }
  const [first, ...rest] = layout.patterns;
  const tried = [first, ...rest].map(
    (pattern) => `try_strptime(${value}, ${literal(pattern ?? '')})`,
  );
  return tried.length === 1 ? (tried[0] ?? 'null') : `coalesce(${tried.join(', ')})`;
}

/** Whether a text that a cast reads says how far from UTC it is; nineteen characters are a date and a time without that. */
function hasOffset(text: string): string {
  const behind = `contains(substring(${text}, 12), '-') or ends_with(${text}, 'UTC')`;
  return `contains(${text}, '+') or ends_with(${text}, 'Z') or (strlen(${text}) > 19 and (${behind}))`;
}

/** `12/29` of a statement of January 2026 as `12/29/2025`. */
function withYear({ lastMonth }: TimeLayout, text: string): string {
  if (lastMonth === undefined) return text;
  const { year, month } = lastMonth;
  return `(${text} || case when left(${text}, 2) > '${String(month).padStart(2, '0')}' then '/${year - 1}' else '/${year}' end)`;
}

/** A joined date and time as a wall-clock timestamp in `zone`. */
export function dateTimeSql(
  text: string,
  layout: TimeLayout,
  sourceZone: string | null,
  zone: string,
): string {
  if (layout.hasOffset) return `timezone(${literal(zone)}, ${instantSql(text, layout)})`;
  return inZone(parsedBy(layout, text), sourceZone, zone);
}

/** An instant: the value carries its offset, as ISO 8601 or as a pattern with `%z` says; without one it is none. */
function instantSql(text: string, layout: TimeLayout): string {
  const cast = `case when ${hasOffset(text)} then try_cast(${text} as timestamptz) end`;
  if (layout.patterns === null) return cast;
  const tried = layout.patterns.map((pattern) => `try_strptime(${text}, ${literal(pattern)})`);
  return `coalesce(${[...tried, cast].join(', ')})`;
}

/** A date column and a time column as one timestamp; a row without a time is at midnight. */
export function splitDateTimeSql(
  date: { readonly text: string; readonly layout: TimeLayout },
  time: { readonly text: string; readonly layout: TimeLayout },
  sourceZone: string | null,
  zone: string,
): string {
  const day = date.text;
  const clock = clockText(time.text, time.layout);
  const midnight = parsedBy(date.layout, day);
  const combined =
    date.layout.patterns === null && time.layout.patterns === null
      ? `try_cast(${day} || ' ' || ${clock} as timestamp)`
      : combinations(date.layout, time.layout, day, clock);
  return inZone(
    `case when ${clock} is null then ${midnight} else ${combined} end`,
    sourceZone,
    zone,
  );
}

/** A time written as a number loses its leading zeros: 93015 is 09:30:15. */
function clockText(text: string, layout: TimeLayout): string {
  const compact = layout.patterns?.some((pattern) => pattern === '%H%M%S') ?? false;
  return compact
    ? `case when regexp_full_match(${text}, '[0-9]{1,6}') then lpad(${text}, 6, '0') else ${text} end`
    : text;
}

function combinations(date: TimeLayout, time: TimeLayout, day: string, clock: string): string {
  const days = date.patterns ?? ['%Y-%m-%d', '%Y/%m/%d'];
  const clocks = time.patterns ?? ['%H:%M:%S', '%H:%M', '%H:%M:%S.%f'];
  const tried = days.flatMap((d) =>
    clocks.map((c) => `try_strptime(${day} || ' ' || ${clock}, ${literal(`${d} ${c}`)})`),
  );
  return `coalesce(${tried.join(', ')})`;
}

function inZone(timestamp: string, sourceZone: string | null, zone: string): string {
  return sourceZone === null || sourceZone === zone
    ? timestamp
    : `timezone(${literal(zone)}, timezone(${literal(sourceZone)}, ${timestamp}))`;
}

/** A day; a time of day beside it is cut off. */
export function dateSql(text: string, layout: TimeLayout): string {
  if (!layout.hasOffset) return `cast(${parsedBy(layout, text)} as date)`;
  // Of an instant, the day as it is written.
  if (layout.patterns === null) return `try_cast(left(${text}, 10) as date)`;
  const patterns = layout.patterns.map((pattern) => pattern.replace(/ ?(?:%z|%Z|Z)$/, ''));
  const bare = `regexp_replace(${text}, ' ?([+-][0-9]{2}:?([0-9]{2})?|Z|UTC|GMT)$', '')`;
  return `cast(${parsedBy({ ...layout, patterns }, bare)} as date)`;
}

/** Maps a word to a canonical one, for the words listed; `null` for any other. The most frequent word should come first. */
export function wordSql(
  column: string,
  words: Readonly<Record<string, string>>,
  listed: readonly string[],
  type: string,
): string {
  const ordered = listed.filter((word) => words[word] !== undefined);
  if (ordered.length === 0) return `cast(null as ${type})`;
  const branches = ordered.map(
    (word) => `when ${literal(word)} then cast('${words[word]}' as ${type})`,
  );
  return `case ${column} ${branches.join(' ')} end`;
}
