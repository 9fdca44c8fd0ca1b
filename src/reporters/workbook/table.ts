import type { Cell, Column, Tone, Value } from './cell.ts';
import type { Row, Sheet } from './sheet.ts';

/** A column with what it says of an item. */
export interface Field<Item> extends Column {
  readonly cell: (item: Item) => Cell;
}

/** A row an item. */
export function rowsOf<Item>(fields: readonly Field<Item>[], items: readonly Item[]): Row[] {
  return items.map((item) => fields.map(({ cell }) => cell(item)));
}

/** A sheet of items that are in memory. */
export function tableOf<Item>(
  name: string,
  fields: readonly Field<Item>[],
  items: readonly Item[],
): Sheet {
  return { name, columns: fields, batches: [rowsOf(fields, items)] };
}

/** A column of items that carry their own tone. */
export function fieldOf<Item extends { readonly tone?: Tone }>(
  header: string,
  kind: Column['kind'],
  read: (item: Item) => Value | undefined,
): Field<Item> {
  return { header, kind, cell: (item) => toned(read(item) ?? null, item.tone ?? 'plain') };
}

export function toned(value: Value, tone: Tone): Cell {
  return tone === 'plain' ? value : { value, tone };
}
