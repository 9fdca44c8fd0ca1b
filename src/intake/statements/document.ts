import type { Problem } from '../../errors/posrecon-error.ts';
import type { Money } from '../../model/money.ts';
import type { Coverage } from '../../model/report.ts';
import type { Title } from '../../model/title.ts';
import type { Side } from '../../model/transaction.ts';
import type { LeftOutRule } from '../scanned-records.ts';
import type { Field } from '../table.ts';

/** One record of a document: the physical line on which it starts, and its values by field, as a table's cells would have them. */
export interface DocumentRecord {
  readonly line: number;
  /** Amounts are plain decimals with the merchant's sign, dates ISO 8601. Fields that are not there are not stated. */
  readonly values: Readonly<Partial<Record<Field, string>>>;
}

/** A stretch of an account between two balances that the bank states. */
export interface DocumentStatement {
  /** Line of the closing balance, else of the statement's start. */
  readonly line: number;
  readonly openingLine: number;
  readonly account: string | null;
  /** `null`: not stated, and that of the run. */
  readonly currency: string | null;
  readonly opening: Money | null;
  readonly closing: Money | null;
  /** Day of the closing balance, else the last day of the statement; ISO 8601. */
  readonly closedOn: string | null;
  readonly entries: number;
  /** Of the entries that could be read. */
  readonly sum: Money;
  /** Whether opening, entries and closing add up; `null` where one of the balances is not stated. */
  readonly balances: boolean | null;
  /** Entries of it that could not be read: nothing follows from its balances then. */
  readonly rejected: number;
}

/** A total that a document states of its own records, with what its records come to. */
export interface DocumentTotal {
  readonly name: string;
  readonly line: number;
  readonly stated: string;
  readonly found: string;
  readonly isMoney: boolean;
  readonly agrees: boolean;
}

/** Totals of another file's records: their number, and sums in the order in which the report states them. */
export interface DocumentSummary {
  readonly merchantId: string | null;
  readonly line: number;
  readonly count: number;
  /** Out and in of amount, fee and net. */
  readonly sums: readonly Money[];
}

/** What a document holds. Every record of it is here, left out by a named rule, or among the problems. */
export interface DocumentReading {
  readonly format: DocumentFormat;
  readonly records: readonly DocumentRecord[];
  readonly statements: readonly DocumentStatement[];
  readonly totals: readonly DocumentTotal[];
  /** What it says that the records of other files of its format and merchant come to. */
  readonly summary?: DocumentSummary | undefined;
  /** Records that a named rule leaves out, such as entries that the bank announces and has not booked. */
  readonly ignored: readonly { readonly line: number; readonly rule: LeftOutRule }[];
  /** One a record that could not be read. */
  readonly rejected: readonly Problem[];
  /** What is missing beside records: the end of the document, a part of it that is read elsewhere. */
  readonly incomplete: readonly Problem[];
  /** Days that the document says it covers. */
  readonly coverage: Coverage | null;
}

/** What a document is read with. */
export interface DocumentSource {
  /** As the user typed it. */
  readonly file: string;
  readonly text: string;
  /** What the user says of the order of day and month. */
  readonly dateOrder: 'dmy' | 'mdy' | 'ymd' | null;
  /** Of records that state none. */
  readonly currency: string | null;
}

/** Something about a format that surprises, and the fixture that shows it. */
interface Quirk {
  readonly name: string;
  readonly says: Title;
}

/**
 * A format that is no table. It is recognised by its content (`identify`) apart from being read (`extract`), whose code is loaded then; it
 * fails only where the whole document cannot be used.
 */
export interface DocumentFormat {
  readonly id: string;
  readonly title: Title;
  readonly side: Side;
  /** Who settles, or the bank; `null` for a standard that many use. */
  readonly acquirer: string | null;
  /** As of a profile: `A` real files were seen. */
  readonly confidence: 'A' | 'B' | 'C' | 'D' | 'X';
  /** Where the layout is from, in a sentence. */
  readonly source: Title;
  /** IANA zone of its wall-clock times; `null` where it states none. */
  readonly timeZone: string | null;
  /** The document's own names of what is read, and the field that each becomes; `null`: known and not used. */
  readonly fields: readonly (readonly [name: string, field: Field | null])[];
  readonly quirks: readonly Quirk[];
  /** What marks it, as it stands in such files, or `null`. `head` is the decoded start of the file. */
  readonly identify: (head: string) => string | null;
  readonly extract: (source: DocumentSource) => Promise<DocumentReading>;
}
