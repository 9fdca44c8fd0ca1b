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
    relation: `(select * from ${relation} where ${statesRefund(mapping)})`,
  };
}

/** Places in the file of the rows that state a refund, from 1. */
export async function rowsWithRefund(
  engine: Engine,
  { mapping }: PlannedSource,
  relation: string,
): Promise<readonly number[]> {
  const rows = await engine.rows(
    `select n from (select row_number() over () as n, * from ${relation})
     where ${statesRefund(mapping)} order by n`,
  );
  return rows.map((row) => asCount(row['n']));
}

/** Anything but nothing and zero: what is no amount must not pass for no refund. */
function statesRefund({ refundInRow, refundInRowToo }: TableMapping): string {
  return [refundInRow?.amount, ...refundInRowToo]
    .filter((column) => column !== undefined)
    .map(({ index }) => `coalesce(regexp_matches(c${index}, '[1-9]'), false)`)
    .join(' or ');
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
    refundInRowToo: [],
    kindOfAll: 'refund',
    sums:
      own.amount === undefined || mapping.refundInRowToo.length === 0
        ? {}
        : { amount: { add: [own.amount, ...mapping.refundInRowToo], less: [] } },
    netStandsForAmount: false,
    folds: [],
    sign: 'by-kind',
  };
}
