import type { Reason } from '../model/recognition.ts';
import type { ControlTotal } from '../model/report.ts';
import type { Kind, Side, Status, TimePrecision } from '../model/transaction.ts';
import type { Confidence } from './profiles/profile.ts';

/** Encodings that are recognised by content. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'windows-1252';

/** One record of a sample: the physical line (1-based) on which it starts, and its cells as they stand. */
export interface SampleRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

/** A delimited text file as sniffed from its head and tail; nothing in it has been interpreted yet. */
export interface SniffedTable {
  readonly encoding: Encoding;
  readonly delimiter: ',' | ';' | '|' | '\t' | '│';
  /** The quote character, or `''` where the file uses none. */
  readonly quote: '"' | '';
  /** Physical line of the header, 1-based; 0 where the file has none and its columns are known by a profile. */
  readonly headerLine: number;
  /** Header cells: NFKC, trimmed, leading backtick and BOM taken off. */
  readonly header: readonly string[];
  /** Header cells as they stand in the file, to recognise a repeated header. */
  readonly headerCells: readonly string[];
  /** Lines above the header, as they stand. */
  readonly preamble: readonly string[];
  /** Data records after the header, from the head of the file (up to a few hundred). */
  readonly head: readonly SampleRecord[];
  /** Data records from the end of the file; the same ones as `head` where the file is short. */
  readonly tail: readonly SampleRecord[];
  /** First cells of the lines that are no records, where an export tells its lines apart so; else empty. */
  readonly otherMarks: readonly string[];
  /** Records after the last data record: totals, notices, `#` comments. In file order. */
  readonly trailer: readonly SampleRecord[];
}

/** What a column of an export can mean. One column has at most one meaning, one meaning at most one column, but for `memo`. */
export type Field =
  | 'dateTime'
  | 'date'
  | 'time'
  | 'amount'
  | 'debit'
  | 'credit'
  | 'direction'
  | 'currency'
  | 'kind'
  | 'status'
  | 'merchantId'
  | 'merchantName'
  | 'terminalId'
  | 'store'
  | 'till'
  | 'cashier'
  | 'orderId'
  | 'orderTotal'
  | 'tip'
  | 'countedCash'
  | 'expectedCash'
  | 'rrn'
  | 'stan'
  | 'batchNo'
  | 'authCode'
  | 'acquirerReference'
  | 'originalReference'
  | 'originalOrderId'
  | 'card'
  | 'cardType'
  | 'channel'
  | 'fee'
  | 'feeDirection'
  | 'net'
  | 'netCurrency'
  | 'settlementDate'
  | 'payoutId'
  | 'respondBy'
  | 'balance'
  | 'account'
  | 'counterparty'
  | 'counterpartyAccount'
  | 'memo'
  | 'bankReference'
  | 'valueDate';

/** A column taken for a field: its position, its header, and what spoke for it. */
export interface MappedColumn {
  /** 0-based position in the file. */
  readonly index: number;
  readonly header: string;
  readonly by: 'profile' | 'synonym' | 'values' | 'configuration';
  /** The value is the first group of this pattern within the cell. */
  readonly within?: string;
}

/** Fields that a file can state once for all its records. */
export type ConstantField =
  | 'payoutId'
  | 'settlementDate'
  | 'currency'
  | 'netCurrency'
  | 'merchantId';

/** Fields that several columns can make up. */
export type SummedField = 'amount' | 'fee' | 'net';

/** Columns that together make an amount: those of `add` less those of `less`; empty ones count for nothing. */
export interface ColumnSum {
  readonly add: readonly MappedColumn[];
  readonly less: readonly MappedColumn[];
}

/**
 * What a row that says more of another record with the same reference gives it; it is no record itself. `fee`: a row of kind `fee` is
 * the other's fee. `payout`: a row of kind `other` with a payout's id says when and with which payout the other was paid.
 */
export type Fold = 'fee' | 'payout';

/** How the values of a date or time column are written, as strptime patterns; the first fits the head, the rest are tried after it. */
export interface TimeLayout {
  /** `null`: DuckDB's own timestamp cast reads it (ISO, with `-` or `/`). */
  readonly patterns: readonly string[] | null;
  readonly precision: TimePrecision;
  /** Values are month and day alone; the last month is of this year, months after it of the year before. */
  readonly lastMonth?: { readonly year: number; readonly month: number };
  /** Values carry an offset or `Z`: instants, not wall-clock times. */
  readonly hasOffset: boolean;
}

/** A kind rule of a profile, with the columns it looks at. */
export interface MappedKindRule {
  readonly kind: Kind | 'ignored';
  readonly when: readonly {
    readonly column: MappedColumn;
    readonly words: readonly string[] | RegExp;
  }[];
}

/** What a file is and what its columns mean: all that the load needs to know. */
export interface TableMapping {
  readonly profile: string;
  readonly side: Side;
  /** 0 to 1: how sure we are of profile and side. */
  readonly confidence: number;
  /** What spoke for this profile and side, for `inspect`. */
  readonly why: readonly Reason[];
  /** Acquirer (or bank) that the profile belongs to; `null` for `auto`. */
  readonly acquirer: string | null;
  readonly columns: Readonly<Partial<Record<Field, MappedColumn>>>;
  /** Further columns that go into `memo`. */
  readonly memoColumns: readonly MappedColumn[];
  /** Columns that replace those of `columns` on rows whose kind is in the refund family (WeChat keeps refunds in columns of their own). */
  readonly refundColumns: Readonly<Partial<Record<Field, MappedColumn>>>;
  /** Columns that replace those of `columns` on rows of money going out. */
  readonly outColumns?: Readonly<Partial<Record<Field, MappedColumn>>>;
  /** What net and fee add up to, where that is not the amount. */
  readonly netOf?: MappedColumn;
  /** Kinds that several columns say together. */
  readonly kindRules?: readonly MappedKindRule[];
  /** No other words of kinds and statuses than the profile's are taken. */
  readonly isStrict?: boolean;
  /** That a refund is missing from the file proves nothing. */
  readonly refundsUnseen?: boolean;
  /** How sure the layout is, where a profile knows it. */
  readonly layoutConfidence?: Confidence;
  /** Headers that were not used. */
  readonly unused: readonly string[];
  /** Amounts that several columns make up; the field's own column in `columns` is the first of them. */
  readonly sums: Readonly<Partial<Record<SummedField, ColumnSum>>>;
  /** A row without an amount states its net alone: that is what it moves. */
  readonly netStandsForAmount: boolean;
  /** Columns of a refund that is stated in the row of its sale; it is a record of its own. `null`: a row is one record. */
  readonly refundInRow: Readonly<Partial<Record<Field, MappedColumn>>> | null;
  /** Further columns of the amount of that refund. */
  readonly refundInRowToo: readonly MappedColumn[];
  /** Amounts may have more than five decimals; they are rounded to five. */
  readonly roundsAmounts: boolean;
  /** Records are whole payouts: no sale is missing from the file. */
  readonly holdsPayouts: boolean;
  /** The kind of every record, where no column states it. */
  readonly kindOfAll: Kind | null;
  readonly folds: readonly Fold[];
  /** What the file states once for all records; `settlementDate` as `YYYY-MM-DD`. */
  readonly constants: Readonly<Partial<Record<Field, string>>>;
  /** The acquirer keeps a balance: of its records only those of kind `other` reach the bank. */
  readonly keepsBalance: boolean;
  /** What a sale with money going out is: given back, or spent by the merchant. */
  readonly negativeSale: 'refund' | 'adjustment';
  /** A row for each payout states what its group comes to: the file holds whole payouts, or is cut by dates. */
  readonly statesPayouts: 'whole' | 'period' | null;
  /** Column of a balance that runs through the rows; it is checked, not loaded. */
  readonly runningBalance: MappedColumn | null;
  /** `signed`: as stated; `by-kind`: magnitude as stated, sign by kind; `direction`: sign by the direction column; `debit-credit`: two columns, credit is in. */
  readonly sign: 'signed' | 'by-kind' | 'direction' | 'debit-credit';
  readonly decimalMark: '.' | ',';
  /** Whole numbers are fen (1/100). */
  readonly minorUnits: boolean;
  readonly dateTime: TimeLayout | null;
  readonly date: TimeLayout | null;
  readonly time: TimeLayout | null;
  readonly settlementDate: TimeLayout | null;
  readonly respondBy: TimeLayout | null;
  /** IANA zone in which the source states wall-clock times; `null`: the run's. */
  readonly timeZone: string | null;
  /** The currency of every row, where no column states it; `null`: unknown. */
  readonly currency: string | null;
  /** Amounts of several currencies stand in one column, each with its code or sign: `CNY 123.18`, `JPY 1000`. */
  readonly statesCurrencyInAmounts: boolean;
  /** Raw word (trimmed, NFKC, lower case) → kind. A word that is not here is a problem of its row, unless in `ignoredKinds`. */
  readonly kindWords: Readonly<Record<string, Kind>>;
  /** Words of rows that are no payments (sign-on, balance inquiry): ignored by rule. */
  readonly ignoredKinds: readonly string[];
  readonly statusWords: Readonly<Record<string, Status>>;
  /** Words that say money out / money in, for `direction`. */
  readonly directionWords: { readonly out: readonly string[]; readonly in: readonly string[] };
  /** Words of the channel or tender column that never reach an acquirer: cash, voucher. */
  readonly cashWords: readonly string[];
  /** Fields that make a record's identity: what the source will not restate. */
  readonly identity: readonly Field[];
  /** Totals that the file states of itself. */
  readonly statedTotals: readonly StatedTotal[];
  /** Coverage that the file states of itself. */
  readonly statedCoverage: { readonly from: string; readonly to: string } | null;
}

/** A total that a preamble or trailer states, and how to find it from the rows. */
export interface StatedTotal {
  readonly name: string;
  /** As stated: a decimal or a whole number. */
  readonly stated: string;
  readonly line: number;
  readonly measure: 'count' | 'sum';
  /** For `sum`: the field summed; magnitudes are compared. */
  readonly field: 'amount' | 'fee' | 'net' | 'balance';
  /** Only rows of this family; `null`: all. `in`/`out`: by sign. */
  readonly of: 'sale' | 'refund' | 'in' | 'out' | null;
  /** Only rows of this currency. */
  readonly currency?: string;
  /** A column of the file to sum instead of a canonical field (WeChat's 应结订单金额), by header. */
  readonly header?: string;
}

export type { ControlTotal };
