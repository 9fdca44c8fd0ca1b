import type { Side } from '../../model/transaction.ts';
import type { ColumnShape } from '../column-shape.ts';
import type { Field, SniffedTable } from '../table.ts';

/** A column that may have a meaning, and how much speaks for it. */
export interface Pick {
  readonly field: Field;
  readonly index: number;
  readonly score: number;
}

/** The meanings of a table's columns while they are being decided. */
export interface Assignment {
  readonly table: SniffedTable;
  readonly shapes: readonly ColumnShape[];
  readonly side: Side;
  /** All that headers and values allow. */
  readonly picks: readonly Pick[];
  readonly chosen: Map<Field, Pick>;
  /** Positions of columns that have their meaning. */
  readonly taken: Set<number>;
  /** Fields that were found by values alone. */
  readonly byValues: Set<Field>;
}

/** The surer pick first; of equals the one further left. */
export function byScore(a: Pick, b: Pick): number {
  return b.score - a.score || a.index - b.index;
}
