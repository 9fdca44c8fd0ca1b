import { columnValues, sampleOf } from './column-shape.ts';
import type { FoundColumns } from './complete-mapping.ts';
import { normaliseCell } from './encoding.ts';
import type { IdentifyOptions } from './identify.ts';
import { columnOf } from './profiles/vocabulary.ts';
import { layoutOfStatedYear } from './stated-year.ts';
import type { Field, SniffedTable, TableMapping, TimeLayout } from './table.ts';
import { timeFormOf } from './time-form.ts';
import { type DateOrder, dateOrderError, dateOrderOf, timeLayoutOf } from './value-layouts.ts';

/** How each date and time column is written; throws ERR_DATE_ORDER where day and month cannot be told apart. */
export function timeLayouts(
  table: SniffedTable,
  options: IdentifyOptions,
  { profile, columns, refundColumns, side, extras }: FoundColumns,
  currency: string | null,
): Pick<TableMapping, 'dateTime' | 'date' | 'time' | 'settlementDate' | 'respondBy'> {
  const roles = ['dateTime', 'date', 'time', 'settlementDate', 'respondBy'] as const;
  const valuesOf = (field: Field): readonly string[] => {
    const column = columns[field];
    return column === undefined ? [] : columnValues(table, column.index);
  };
  const refunds = [refundColumns.dateTime, extras.refundInRow?.dateTime].filter(
    (column) => column !== undefined,
  );
  const joined = [
    ...valuesOf('dateTime'),
    ...refunds.flatMap(({ index }) => columnValues(table, index)),
  ];
  const order: DateOrder | 'undecided' | null =
    options.dateOrder ??
    profile?.dateOrder ??
    dateOrderOf([joined, valuesOf('date'), valuesOf('settlementDate'), ...otherDates(table)], {
      currency,
      header: table.header,
    });
  if (order === 'undecided') {
    for (const field of roles) {
      const column = columns[field];
      if (column === undefined) continue;
      const record = sampleOf(table).find(({ cells }) => {
        const form = timeFormOf(normaliseCell(cells[column.index] ?? ''));
        return form !== null && form.open !== null;
      });
      if (record === undefined) continue;
      const value = normaliseCell(record.cells[column.index] ?? '');
      const contrary = contraryDates(columnValues(table, column.index));
      throw dateOrderError(options.file, record.line, column.header, value, side, contrary);
    }
  }
  const decided = order === 'undecided' ? null : order;
  const layout = (
    field: Field,
    values: readonly string[],
    role: 'dateTime' | 'date' | 'time',
  ): TimeLayout | null =>
    columns[field] === undefined ? null : (timeLayoutOf(values, role, decided) ?? unreadable(role));
  return {
    dateTime: layout('dateTime', joined, 'dateTime'),
    date:
      (profile?.yearStated === undefined
        ? null
        : layoutOfStatedYear(table, valuesOf('date'), profile.yearStated, options.file)) ??
      layout('date', valuesOf('date'), 'date'),
    time: layout('time', valuesOf('time'), 'time'),
    settlementDate: layout('settlementDate', valuesOf('settlementDate'), 'date'),
    respondBy: layout('respondBy', valuesOf('respondBy'), 'date'),
  };
}

/** Columns of dates that mean nothing to us still show in which order the export writes day and month. */
function otherDates(table: SniffedTable): readonly (readonly string[])[] {
  const first = table.head[0]?.cells ?? [];
  return [...first.keys()]
    .filter((index) => timeFormOf(normaliseCell(first[index] ?? ''))?.open != null)
    .map((index) => columnValues(table, index));
}

/** One date that can only be day first, and one that can only be month first. */
function contraryDates(values: readonly string[]): readonly [string, string] | null {
  const over12 = (at: 0 | 1): string | undefined =>
    values.find((value) => (timeFormOf(value)?.open?.[at] ?? 0) > 12);
  const [dayFirst, monthFirst] = [over12(0), over12(1)];
  return dayFirst === undefined || monthFirst === undefined ? null : [dayFirst, monthFirst];
}

function unreadable(role: 'dateTime' | 'date' | 'time'): TimeLayout {
  return { patterns: null, precision: role === 'date' ? 'date' : 'second', hasOffset: false };
}

const zoneHeaders: readonly string[] = [
  ...['time zone', 'timezone', 'tz', '时区', 'zeitzone', 'zona horaria', 'fuseau horaire'],
  ...['fuso orario', 'fuso horário', 'časové pásmo', 'tijdzone', 'tidszon', 'tidszone', 'tidssone'],
  ...['strefa czasowa', 'booking date timezone'],
];

/** A zone that the time's header or a column of zones states. */
export function zoneOf(table: SniffedTable, columns: TableMapping['columns']): string | null {
  const header = (columns.dateTime ?? columns.time ?? columns.date)?.header ?? '';
  if (/\butc\b|_utc$|\bgmt\b/i.test(header)) return 'UTC';
  if (/北京时间|utc\s*\+\s*8|gmt\s*\+\s*8/i.test(header)) return 'Asia/Shanghai';
  const index = zoneHeaders.map((name) => columnOf(table.header, name)).find((at) => at !== -1);
  if (index === undefined) return null;
  // Summer and winter have names of their own: PDT and PST are one zone.
  const names = new Set(columnValues(table, index).map((name) => name.toLowerCase()));
  const zones = new Set(
    columnValues(table, index).map((name) =>
      names.has('bst') && /^gmt$/i.test(name) ? 'Europe/London' : zoneNamed(name),
    ),
  );
  const [only] = zones;
  return zones.size === 1 ? (only ?? null) : null;
}

function zoneNamed(name: string): string | null {
  const known = zoneNames[name.toLowerCase()];
  return known ?? (/^[A-Z][A-Za-z]+\/[A-Za-z_/]+$/.test(name) ? name : null);
}

const zoneNames: Readonly<Record<string, string>> = {
  utc: 'UTC',
  gmt: 'UTC',
  bst: 'Europe/London',
  wet: 'Europe/Lisbon',
  west: 'Europe/Lisbon',
  cet: 'Europe/Berlin',
  cest: 'Europe/Berlin',
  mez: 'Europe/Berlin',
  mesz: 'Europe/Berlin',
  eet: 'Europe/Helsinki',
  eest: 'Europe/Helsinki',
  jst: 'Asia/Tokyo',
  hkt: 'Asia/Hong_Kong',
  sgt: 'Asia/Singapore',
  aest: 'Australia/Sydney',
  aedt: 'Australia/Sydney',
  nzst: 'Pacific/Auckland',
  nzdt: 'Pacific/Auckland',
  'eastern time (us & canada)': 'America/New_York',
  'central time (us & canada)': 'America/Chicago',
  'mountain time (us & canada)': 'America/Denver',
  arizona: 'America/Phoenix',
  'pacific time (us & canada)': 'America/Los_Angeles',
  alaska: 'America/Anchorage',
  hawaii: 'Pacific/Honolulu',
  est: 'America/New_York',
  edt: 'America/New_York',
  cdt: 'America/Chicago',
  mdt: 'America/Denver',
  mst: 'America/Denver',
  pst: 'America/Los_Angeles',
  pdt: 'America/Los_Angeles',
};

/** Whether a file's records state the time of day, rather than only dates. */
export function statesTimeOfDay({ columns, dateTime, time }: TableMapping): boolean {
  const precision = columns.dateTime === undefined ? time?.precision : dateTime?.precision;
  const isStated = columns.dateTime !== undefined || columns.time !== undefined;
  return isStated && precision !== 'date';
}
