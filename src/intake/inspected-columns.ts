import type { InspectedFile } from '../model/inspection.ts';
import type { Field, MappedColumn, SniffedTable, TableMapping } from './table.ts';

/** Every column of a file in order, with what it is read as. */
export function inspectedColumns(
  table: SniffedTable,
  mapping: TableMapping,
): InspectedFile['columns'] {
  const {
    columns,
    memoColumns,
    refundColumns,
    refundInRow,
    refundInRowToo,
    runningBalance,
    sums,
    outColumns = {},
  } = mapping;
  // What a column means on most rows is told before what it means on refunds.
  const read = new Map<number, { readonly field: Field; readonly by: MappedColumn['by'] }>();
  const tell = (field: Field, { index, by }: MappedColumn): void => {
    if (!read.has(index)) read.set(index, { field, by });
  };
  for (const [field, column] of Object.entries(columns)) tell(field as Field, column);
  for (const column of memoColumns) tell('memo', column);
  for (const [field, column] of Object.entries(refundColumns)) tell(field as Field, column);
  for (const [field, { add, less }] of Object.entries(sums)) {
    for (const column of [...add, ...less]) tell(field as Field, column);
  }
  for (const [field, column] of Object.entries(refundInRow ?? {})) tell(field as Field, column);
  for (const column of refundInRowToo) tell('amount', column);
  if (runningBalance !== null) tell('balance', runningBalance);
  for (const [field, column] of Object.entries(outColumns)) tell(field as Field, column);
  return table.header.map((header, index) => {
    const column = read.get(index);
    return { header, field: column?.field ?? null, by: column?.by ?? null };
  });
}
