import { asCount, type Engine } from '../engine/engine.ts';
import type { PlannedSource } from './source.ts';
import type { Field, MappedColumn, TableMapping } from './table.ts';

/** Some exports state a refund in further columns of its sale's row: those rows are read a second time, as refunds. */
export interface RefundsInRows {
  readonly planned: PlannedSource;
  /** The rows that state a refund. */
  readonly relation: string;
}

/** `null`: rows of this export are one record each. */
export function refundsInRows(planned: PlannedSource, relation: string): RefundsInRows | null {
  const { mapping } = planned;
  const amount = mapping.refundInRow?.amount;
  if (amount === undefined) return null;
  return {
    planned: { ...planned, mapping: asRefunds(mapping, mapping.refundInRow ?? {}) },
    relation: `(select * from ${relation} where ${statesRefund(amount)})`,
  };
}

/** Places in the file of the rows that state a refund, from 1. */
export async function rowsWithRefund(
  engine: Engine,
  { mapping }: PlannedSource,
  relation: string,
): Promise<readonly number[]> {
  const amount = mapping.refundInRow?.amount;
  if (amount === undefined) return [];
  const rows = await engine.rows(
    `select n from (select row_number() over () as n, c${amount.index} from ${relation})
     where ${statesRefund(amount)} order by n`,
  );
  return rows.map((row) => asCount(row['n']));
}

/** Anything but nothing and zero: what is no amount must not pass for no refund. */
function statesRefund({ index }: MappedColumn): string {
  return `coalesce(regexp_matches(c${index}, '[1-9]'), false)`;
}

/** The refund has no numbers of its own but those of its sale, and neither its fee nor its status. */
function asRefunds(
  mapping: TableMapping,
  refund: Readonly<Partial<Record<Field, MappedColumn>>>,
): TableMapping {
  const { dateTime, ...own } = refund;
  const { kind, status, fee, net, orderTotal, orderId, acquirerReference, ...shared } =
    mapping.columns;
  return {
    ...mapping,
    columns: {
      ...shared,
      ...(orderId === undefined ? {} : { originalOrderId: orderId }),
      ...(acquirerReference === undefined ? {} : { originalReference: acquirerReference }),
      ...own,
    },
    refundColumns: dateTime === undefined ? {} : { dateTime },
    refundInRow: null,
    kindOfAll: 'refund',
    sums: {},
    netStandsForAmount: false,
    folds: [],
    sign: 'by-kind',
  };
}
