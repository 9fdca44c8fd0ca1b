import type { Problem } from '../errors/posrecon-error.ts';

/**
 * Why a record is no data: the header stands again (two exports joined), or it sums up the rows above; in a document, the bank has
 * not booked it, or the account is no bank account.
 */
export type LeftOutRule = 'repeated-header' | 'total-line' | 'not-booked' | 'other-account';

/** What the scan must know beside the table's form. */
export interface ScanOptions {
  /** As the user typed it. */
  readonly file: string;
  /** Positions of the columns that are read. */
  readonly used: ReadonlySet<number>;
  /** Positions of the columns that hold card numbers, which no excerpt may show. */
  readonly cards: readonly number[];
  /** Lines with bytes that are no characters. */
  readonly damaged: ReadonlySet<number>;
  /** How many bad records are described; all are counted. */
  readonly maxProblems: number;
}

/** The data records of a text, made regular: one line a record, as many cells as the header, no preamble, no trailer. */
export interface ScannedRecords {
  /** Physical line on which each record starts. */
  readonly lines: readonly number[];
  /** Records that a named rule leaves out (a header line repeated, a total line in the middle). */
  readonly ignored: readonly { readonly line: number; readonly rule: LeftOutRule }[];
  /** Records that do not have the table's shape. */
  readonly rejected: number;
  readonly problems: readonly Problem[];
}

/** What is read of a text that comes piece by piece. */
export interface RecordScan {
  /**
   * Takes the next piece, which ends within no line end; gives the records that end in it as CSV in the file's own delimiter, quoted
   * with `"` where needed, no header, LF.
   */
  readonly take: (piece: string) => string;
  /** The records that are left, when there are no more pieces. */
  readonly end: () => string;
  readonly found: () => ScannedRecords;
}
