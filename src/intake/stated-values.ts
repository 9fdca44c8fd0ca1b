import { truncatePansIn } from '../model/pan.ts';
import { currencyOf } from './column-shape.ts';
import { belowNameInPreamble } from './preamble-cells.ts';
import type { StatedValue } from './profiles/profile.ts';
import type { Field, SniffedTable, TableMapping } from './table.ts';
import { timeFormOf } from './time-form.ts';

/** Fields that the lines above the header state for every row, as far as no column has them. A date that is none is left out. */
export function statedValues(
  table: SniffedTable,
  stated: Readonly<Partial<Record<Field, StatedValue>>>,
  columns: TableMapping['columns'],
): Readonly<Partial<Record<Field, string>>> {
  const found: Partial<Record<Field, string>> = {};
  for (const [field, where] of Object.entries(stated) as [Field, StatedValue][]) {
    if (columns[field] !== undefined) continue;
    const text =
      typeof where === 'string' ? belowNameInPreamble(table, where)?.text : inLines(table, where);
    const value = text === undefined ? null : valueIn(field, text);
    if (value !== null) found[field] = value;
  }
  return found;
}

function inLines({ preamble }: SniffedTable, pattern: RegExp): string | undefined {
  for (const line of preamble) {
    const value = pattern.exec(line.normalize('NFKC'))?.groups?.['value']?.trim() ?? '';
    if (value !== '') return value;
  }
  return undefined;
}

function valueIn(field: Field, text: string): string | null {
  if (field === 'settlementDate') return dayOf(text);
  return field === 'currency' ? (currencyOf(text) ?? text) : truncatePansIn(text);
}

/** A day that leaves no doubt, as `YYYY-MM-DD`. */
function dayOf(text: string): string | null {
  const found = /^(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})/.exec(text);
  if (found === null || timeFormOf(text) === null) return null;
  return `${found[1]}-${found[2]}-${found[3]}`;
}
