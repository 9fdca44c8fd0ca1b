import type { Cell, Column, Kind, Tone, Value } from './cell.ts';
import type { Row, Sheet } from './sheet.ts';

/** A column with what it says of an item. */
export interface Field<Item> extends Column {
  readonly cell: (item: Item) => Cell;
}

/** What stands under each header of a sheet; `null` leaves the column out. */
export type Columns<Headers, Item> = {
  readonly [Key in keyof Headers]: readonly [kind: Kind, cell: (item: Item) => Cell] | null;
};

/** The columns in the order of their headers. */
export function fieldsOf<Headers extends Readonly<Record<string, string>>, Item>(
  headers: Headers,
  columns: Columns<Headers, Item>,
): readonly Field<Item>[] {
  return Object.entries(headers).flatMap(([key, header]) => {
    const under = columns[key];
    if (under === null || under === undefined) return [];
    const [kind, cell] = under;
    return { header, kind, cell };
  });
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

/** What stands under a header, of items that carry their own tone. */
export function inTone<Item extends { readonly tone?: Tone }>(
  kind: Kind,
  read: (item: Item) => Value | undefined,
): readonly [kind: Kind, cell: (item: Item) => Cell] {
  return [kind, (item) => toned(read(item) ?? null, item.tone ?? 'plain')];
}

export function toned(value: Value, tone: Tone): Cell {
  return tone === 'plain' ? value : { value, tone };
}
