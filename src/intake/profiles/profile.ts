import type { Kind, Side, Status } from '../../model/transaction.ts';
import type { Field, StatedTotal, TableMapping } from '../table.ts';

/** Header names of a field, the one to take first; names are compared without blanks, marks, case and width. */
export type ColumnNames = Readonly<Partial<Record<Field, readonly string[]>>>;

/** One arrangement of columns that an export is delivered in. */
export interface Layout {
  readonly name: string;
  /** The columns in the order in which the source delivers them. */
  readonly headers: readonly string[];
  /** Headers that together occur in no other export: all must be there. */
  readonly requires: readonly string[];
  /** Headers of which none may be there. */
  readonly forbids?: readonly string[];
  /** Where this layout names or means a column otherwise than the profile. */
  readonly columns?: ColumnNames;
  readonly refundColumns?: ColumnNames;
}

/** A total that an export states of itself, and what it is the total of. */
export interface TotalRule {
  /**
   * `sentence`: `pattern` finds it in a line of the preamble or trailer; its group `value` is the total, its group `name`, where it
   * has one, what the file calls it. `summary`: it stands below the cell `name` of a second header at the end.
   */
  readonly from: 'sentence' | 'summary';
  readonly name: string;
  readonly pattern?: RegExp;
  readonly measure: StatedTotal['measure'];
  readonly field: StatedTotal['field'];
  readonly of: StatedTotal['of'];
  /** Column that is summed, where it is not the canonical field: the first of these that the file has. */
  readonly header?: readonly string[];
}

/** Something about an export that surprises, and the fixture that shows it. */
export interface Quirk {
  readonly name: string;
  readonly says: string;
}

/**
 * An export format as data. `confidence`: `A` a real file was seen, `B` the vendor documents it, `C` independent readers of it
 * agree, `D` one reader, `X` nothing but a name.
 */
export interface Profile {
  readonly id: string;
  readonly title: { readonly en: string; readonly 'zh-CN': string };
  readonly side: Side;
  /** Who settles, or the bank. */
  readonly acquirer: string | null;
  readonly confidence: 'A' | 'B' | 'C' | 'D' | 'X';
  /** Where the layout is from, in a sentence. */
  readonly source: string;
  readonly timeZone: string | null;
  readonly currency: string | null;
  readonly layouts: readonly Layout[];
  readonly columns: ColumnNames;
  /** Further columns whose text goes into `memo`. */
  readonly memo?: readonly string[];
  /** Columns that replace those of `columns` on refunds, voids and reversals. */
  readonly refundColumns: ColumnNames;
  readonly kindWords: Readonly<Record<string, Kind>>;
  readonly ignoredKinds: readonly string[];
  readonly statusWords: Readonly<Record<string, Status>>;
  readonly sign: TableMapping['sign'];
  readonly minorUnits: boolean;
  readonly identity: readonly Field[];
  readonly statedTotals: readonly TotalRule[];
  readonly quirks: readonly Quirk[];
}

/** Writes a layout's columns as one line. */
export function headersOf(line: string): readonly string[] {
  return line.split(',');
}
