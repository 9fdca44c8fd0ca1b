import { truncatePansIn } from '../model/pan.ts';
import { currencyOf } from './column-shape.ts';
import type { Field, SniffedTable, TableMapping } from './table.ts';

/** Fields that the lines above the header state for every row, as far as no column has them. */
export function statedValues(
  table: SniffedTable,
  patterns: Readonly<Partial<Record<Field, RegExp>>>,
  columns: TableMapping['columns'],
): Readonly<Partial<Record<Field, string>>> {
  const found: Partial<Record<Field, string>> = {};
  for (const [field, pattern] of Object.entries(patterns) as [Field, RegExp][]) {
    if (columns[field] !== undefined) continue;
    for (const line of table.preamble) {
      const value = pattern.exec(line.normalize('NFKC'))?.groups?.['value']?.trim() ?? '';
      if (value === '') continue;
      found[field] = field === 'currency' ? (currencyOf(value) ?? value) : truncatePansIn(value);
      break;
    }
  }
  return found;
}
