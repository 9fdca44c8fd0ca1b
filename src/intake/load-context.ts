import type { StoreTable, TransactionColumn } from '../engine/schema.ts';
import type { ContractedTill } from '../model/contract.ts';
import type { Side } from '../model/transaction.ts';
import type { ScannedRecords } from './scanned-records.ts';
import type { PlannedSource } from './source.ts';

export interface LoadContext {
  /** The run's IANA zone. */
  readonly zone: string;
  /** Currency of files that state none. */
  readonly currency: string;
  /** Columns that somebody needs. */
  readonly wanted: ReadonlySet<TransactionColumn>;
  /** How many bad rows are described one by one; all are counted. */
  readonly maxProblems: number;
  /** Tills that run in a zone of their own. */
  readonly tills: readonly ContractedTill[];
}

export const tableOf: Readonly<Record<Side, StoreTable>> = {
  pos: 'pos',
  settlement: 'stl',
  bank: 'bank',
};

/** The rows of one file in its side's table. */
export interface LoadedRows {
  /** With the meanings of words that only the rows showed. */
  readonly planned: PlannedSource;
  readonly relation: string;
  readonly firstId: number;
  readonly endId: number;
  readonly lineOf: (id: number) => number;
  readonly scanned: ScannedRecords | null;
  /** Refunds that are stated in the rows of their sales, from this row number on, and how they were read. */
  readonly refunds: { readonly fromId: number; readonly planned: PlannedSource } | null;
}
