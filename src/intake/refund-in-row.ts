import { asCount, type Engine } from '../engine/engine.ts';
import type { StoreTable } from '../engine/schema.ts';
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

/** Numbers of the rows that state a refund. */
export async function rowsWithRefund(
  engine: Engine,
  store: StoreTable,
  { firstId, endId }: { readonly firstId: number; readonly endId: number },
): Promise<readonly number[]> {
  const rows = await engine.rows(
    `select rowid as id from ${store}_rows where rowid >= ${firstId} and rowid < ${endId} and has_refund order by rowid`,
  );
  return rows.map((row) => asCount(row['id']));
}

/** Of a row as it stands in the file. Anything but nothing and zero: what is no amount must not pass for no refund. */
export function statesRefund({ refundInRow, refundInRowToo }: TableMapping): string {
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
    runningBalance: null,
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
