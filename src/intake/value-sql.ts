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
export const placeholders: readonly string[] = ['-', '--', '/', '\\', '*', 'n/a', 'N/A', 'null', 'NULL', '无', '暂无数据'];
/** What stands around a value: blanks of all kinds, WeChat's backtick, the `="…"` with which a spreadsheet keeps a number as text. */
const padding = " \t\u3000\u00a0\ufeff`='\"";

/** A cell as text; `null` where the source writes that it has nothing. All further readings start from this. */
export function textSql(column: string, cleaning: CellCleaning): string {
  const bare = cleaning.padded ? `trim(${column}, ${literal(padding)})` : column;
  if (cleaning.placeholders) {
    return `case when ${bare} in ('', ${placeholders.map(literal).join(', ')}) then null else ${bare} end`;
  }
  return cleaning.padded ? `nullif(${bare}, '')` : bare;
}

/** A card number, truncated to its first six and last four digits; what is masked already stays. */
export function cardSql(text: string): string {
  return `case when length(${text}) > 11 and not contains(${text}, '*') and regexp_full_match(replace(${text}, ' ', ''), '[0-9]{12,19}')
    then left(replace(${text}, ' ', ''), 6) || repeat('*', length(replace(${text}, ' ', '')) - 10) || right(${text}, 4) else ${text} end`;
}

/** Macros that read money and are created once a run: `plain_money` for `-12.50`, `noisy_money` for `¥1,234.50`, `(12.00)`, `12,50-`. */
export const moneyMacros = `
  create macro plain_money(x) as
    case when regexp_full_match(x, '[+-]?[0-9]{1,13}(\\.[0-9]{1,5})?') then cast(x as decimal(18,5)) end;
  create macro bare_money(x) as
    regexp_replace(translate(x, '０１２３４５６７８９．，－＋（）', '0123456789.,-+()'),
      '[\\s\\x{00a0}\\x{3000}''’¥￥$€£元]|CNY|RMB|USD|EUR|GBP|HKD|JPY|CHF|DKK|SEK|NOK|AUD|CAD|SGD|kr\\.?', '', 'g');
  create macro grouped_money(x) as
    case when regexp_full_match(x, '[+-]?[0-9]{1,3}(,[0-9]{3})+(\\.[0-9]{1,5})?')
      then plain_money(replace(x, ',', '')) else plain_money(regexp_replace(x, '^([+-]?)\\.', '\\10.')) end;
  create macro signed_money(x) as
    case when regexp_full_match(x, '\\(.*\\)') then -grouped_money(x[2:-2])
         when regexp_full_match(x, '[^-].*-') then -grouped_money(x[:-2])
         else grouped_money(x) end;
  create macro noisy_money(x) as signed_money(bare_money(x));
  create macro noisy_comma_money(x) as signed_money(translate(bare_money(x), '.,', ',.'));
`;

export interface MoneyReading {
  readonly decimalMark: '.' | ',';
  readonly minorUnits: boolean;
}

/** A text as `decimal(18,5)`; `null` where it is empty or no amount: the caller tells the two apart. */
export function moneySql(text: string, reading: MoneyReading): string {
  const value =
    reading.decimalMark === ','
      ? `noisy_comma_money(${text})`
      : `coalesce(plain_money(${text}), noisy_money(${text}))`;
  return reading.minorUnits
    ? `cast(cast(${value} as decimal(18,3)) * 0.01 as decimal(18,5))`
    : value;
}

function parsedBy(layout: TimeLayout, value: string): string {
  if (layout.patterns === null) {
    return `case when contains(${value}, '+') or ends_with(${value}, 'Z') then null else try_cast(${value} as timestamp) end`;
  }
  const [first, ...rest] = layout.patterns;
  const tried = [first, ...rest].map((pattern) => `try_strptime(${value}, ${literal(pattern ?? '')})`);
  return tried.length === 1 ? (tried[0] ?? 'null') : `coalesce(${tried.join(', ')})`;
}

/** A joined date and time as a wall-clock timestamp in `zone`. */
export function dateTimeSql(
  text: string,
  layout: TimeLayout,
  sourceZone: string | null,
  zone: string,
): string {
  if (layout.hasOffset) return `timezone(${literal(zone)}, try_cast(${text} as timestamptz))`;
  return inZone(parsedBy(layout, text), sourceZone, zone);
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
  return inZone(`case when ${clock} is null then ${midnight} else ${combined} end`, sourceZone, zone);
}

/** A time written as a number loses its leading zeros: 93015 is 09:30:15. */
function clockText(text: string, layout: TimeLayout): string {
  const compact = layout.patterns?.some((pattern) => pattern === '%H%M%S') ?? false;
  return compact ? `case when regexp_full_match(${text}, '[0-9]{1,6}') then lpad(${text}, 6, '0') else ${text} end` : text;
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
  return `cast(${parsedBy(layout, text)} as date)`;
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
