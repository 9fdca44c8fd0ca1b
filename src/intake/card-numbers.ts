import type { Problem } from '../errors/posrecon-error.ts';
import { passesLuhn } from '../model/pan.ts';
import { columnValues, sampleOf } from './column-shape.ts';
import { normaliseCell } from './encoding.ts';
import type { SniffedTable, TableMapping } from './table.ts';

/** By chance one number in ten passes Luhn: as many different ones that all do are card numbers. */
const enough = 5;

/** A column with card numbers that none should hold. */
export interface MisplacedCards {
  readonly index: number;
  readonly problem: Problem;
}

/**
 * Columns that hold full card numbers and are not read as card numbers, as problems that show none of them. By the sample: all
 * values are 13 to 19 digits, begin as card numbers do (3 to 6) and pass Luhn.
 */
export function cardNumbersOutOfPlace(
  table: SniffedTable,
  mapping: TableMapping,
  file: string,
): readonly MisplacedCards[] {
  const { columns, refundColumns } = mapping;
  const proper = new Set([columns.card?.index, refundColumns.card?.index]);
  return table.header.flatMap((header, index): readonly MisplacedCards[] => {
    if (proper.has(index) || !holdsCardNumbers(columnValues(table, index))) return [];
    const first = sampleOf(table).find(({ cells }) => normaliseCell(cells[index] ?? '') !== '');
    const problem: Problem = {
      file,
      line: first?.line ?? table.headerLine,
      column: header,
      code: 'ERR_INTAKE_PAN',
      message: `"${header}" holds full card numbers from this line on, and is no column for them`,
      remedy:
        'They were truncated to their first six and last four digits. The file itself still holds them: keep it where card data may be kept, or export it without this column.',
    };
    return [{ index, problem }];
  });
}

function holdsCardNumbers(values: readonly string[]): boolean {
  const distinct = new Set<string>();
  for (const value of values) {
    const digits = value.replace(/[ -]/g, '');
    if (!/^[3-6]\d{12,18}$/.test(digits)) return false;
    distinct.add(digits);
  }
  return distinct.size >= enough && [...distinct].every(passesLuhn);
}
