import type { Problem } from '../errors/posrecon-error.ts';
import type { Container } from '../model/inspection.ts';
import type { ControlTotal, Coverage, CurrencyTotal, RecordCounts } from '../model/report.ts';
import type { Side } from '../model/transaction.ts';
import type { MisplacedCards } from './card-numbers.ts';
import type { Probe } from './probe.ts';
import type { LayoutProof } from './prove-layout.ts';
import type { DocumentReading, DocumentStatement } from './statements/document.ts';
import type { Encoding, Field, SniffedTable, TableMapping } from './table.ts';
import type { DeliveredText } from './text-copy.ts';

/** What the user says of the files of one side, from flags or posrecon.yaml. */
export interface SourceSettings {
  readonly profile?: string;
  readonly columns?: Readonly<Partial<Record<Field, string>>>;
  readonly decimalMark?: '.' | ',';
  readonly dateOrder?: 'dmy' | 'mdy' | 'ymd';
  readonly minorUnits?: boolean;
  readonly timeZone?: string;
  readonly currency?: string;
  readonly kindWords?: Readonly<Record<string, string>>;
  readonly statusWords?: Readonly<Record<string, string>>;
}

/** A file that was recognised and not yet loaded. */
export interface PlannedSource {
  readonly file: string;
  readonly container: Container;
  /** Of the text that is read: the file itself, or the copy of a large one in another encoding than UTF-8. */
  readonly probe: Probe;
  readonly encoding: Encoding;
  readonly bomLength: number;
  /** The file of which that is a copy; `null`: it is none. */
  readonly delivered: DeliveredText | null;
  readonly table: SniffedTable;
  readonly mapping: TableMapping;
  /** Columns with card numbers that none should hold; their values are truncated. */
  readonly cardNumbers: readonly MisplacedCards[];
  /** What was read of a file that is no table; its records stand in `table` and are loaded from here. */
  readonly document: DocumentReading | null;
}

/** A control total with the line that states it, to be named as evidence. */
export interface CheckedTotal extends ControlTotal {
  readonly line: number;
  readonly isMoney: boolean;
}

/** A file whose records are in the working store. */
export interface LoadedSource {
  /** Whether an earlier run read it and its records were carried into this one. */
  readonly isCarried: boolean;
  readonly side: Side;
  readonly file: string;
  readonly container: Container;
  readonly sha256: string;
  readonly encoding: Encoding;
  readonly table: SniffedTable;
  readonly mapping: TableMapping;
  /** Row numbers in the side's table: from (inclusive) to (exclusive). */
  readonly firstId: number;
  readonly endId: number;
  /** Physical line of a row of this file. */
  readonly lineOf: (id: number) => number;
  readonly counts: RecordCounts;
  /** Days on which its records happened. */
  readonly coverage: Coverage | null;
  /** Settlement dates of its records. */
  readonly settlementCoverage: Coverage | null;
  readonly totals: readonly CurrencyTotal[];
  readonly controlTotals: readonly CheckedTotal[];
  readonly problems: readonly Problem[];
  /** What a document states of its accounts; `null` for a table. */
  readonly statements: readonly DocumentStatement[] | null;
  /** Whether arithmetic on its rows bears out a layout that few know; absent where the layout needs no proof. */
  readonly proof?: LayoutProof;
}
