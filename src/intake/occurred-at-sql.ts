import type { MappedColumn, TableMapping, TimeLayout } from './table.ts';
import { dateTimeSql, splitDateTimeSql } from './value-sql.ts';

/** How a mapped column's cell is written in SQL. */
type TextOf = (mapped: MappedColumn) => string;

const isoDate: TimeLayout = { patterns: null, precision: 'date', hasOffset: false };

/**
 * SQL of when a record happened, in `zone`. Where a known export leaves that empty, as for fees and payouts, it happened when it was
 * settled; `isRefund` is the condition under which the refund's own column holds.
 */
export function occurredAtSql(
  mapping: TableMapping,
  zone: string,
  text: TextOf,
  isRefund: string,
): string {
  const { columns, refundColumns, profile, timeZone } = mapping;
  const layout = (of: 'dateTime' | 'date' | 'time'): TimeLayout =>
    mapping[of] ?? { patterns: null, precision: 'second', hasOffset: false };
  const joined = (column: MappedColumn): string =>
    dateTimeSql(text(column), layout('dateTime'), timeZone, zone);
  const stated = (): string => {
    if (columns.dateTime !== undefined) return joined(columns.dateTime);
    if (columns.date === undefined) return 'cast(null as timestamp)';
    if (columns.time === undefined) {
      return dateTimeSql(text(columns.date), layout('date'), null, zone);
    }
    return splitDateTimeSql(
      { text: text(columns.date), layout: layout('date') },
      { text: text(columns.time), layout: layout('time') },
      timeZone,
      zone,
    );
  };
  const settled = (column: MappedColumn): string =>
    dateTimeSql(text(column), mapping.settlementDate ?? isoDate, null, zone);
  const own = stated();
  const first = columns.dateTime ?? columns.date;
  const usual =
    profile === 'auto' || first === undefined || columns.settlementDate === undefined
      ? own
      : `case when ${text(first)} is null then ${settled(columns.settlementDate)} else ${own} end`;
  if (refundColumns.dateTime === undefined) return usual;
  return `case when ${isRefund} then coalesce(${joined(refundColumns.dateTime)}, ${usual}) else ${usual} end`;
}
