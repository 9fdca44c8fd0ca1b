import type { Title } from '../../model/title.ts';
import type { Kind, Side, Status } from '../../model/transaction.ts';
import type {
  ConstantField,
  Encoding,
  Field,
  Fold,
  StatedTotal,
  SummedField,
  TableMapping,
} from '../table.ts';

/** Header names of a field, the one to take first; names are compared without blanks, marks, case and width. */
export type ColumnNames = Readonly<Partial<Record<Field, readonly string[]>>>;

/**
 * How sure a layout is: `A` a real file was seen, `B` the vendor documents it, `C` independent readers of it agree, `D` one reader,
 * `X` nothing but a name. What is `D` or `X` must be borne out by arithmetic on the file at hand before anything is drafted from it.
 * `own`: the user describes it; arithmetic must not contradict it.
 */
export type Confidence = 'A' | 'B' | 'C' | 'D' | 'X' | 'own';

/** What a column at a known place means, and what its values look like. */
export interface Place {
  readonly field: Field;
  readonly like: 'date' | 'time' | 'currency' | 'amount' | RegExp;
}

/** Where a value stands above the header: in the group `value` of a pattern, or in the cell below one with this name. */
export type StatedValue = RegExp | string;

/** One arrangement of columns that an export is delivered in. */
export interface Layout {
  readonly name: Title;
  /** The columns in the order in which the source delivers them. */
  readonly headers: readonly string[];
  /** Headers that together occur in no other export: all must be there. */
  readonly requires: readonly string[];
  /** Headers of which none may be there. */
  readonly forbids?: readonly string[];
  /** Lines of several sorts, told by their first cell: the first cells of those that are no records. */
  readonly otherMarks?: readonly string[];
  /**
   * Columns by place, for exports that write their headers in the language of the account: field and form of each column from the
   * left, `null` where it does not matter. All must fit, and amount and fee must make the net.
   */
  readonly places?: readonly (Place | null)[];
  /** Where this layout names or means a column otherwise than the profile. */
  readonly columns?: ColumnNames;
  readonly refundColumns?: ColumnNames;
  /** Where this layout is known better or worse than the profile's others. */
  readonly confidence?: Confidence;
  /** Where this layout signs amounts otherwise than the profile's others. */
  readonly sign?: TableMapping['sign'];
  /** The file has no line of column names: what the values of each of `headers` look like; `null` where they tell nothing. */
  readonly headless?: readonly (RegExp | null)[];
}

/** A kind that several columns say together; the first rule that fits wins over the word of the kind column. */
export interface KindRule {
  readonly kind: Kind | 'ignored';
  /** Header → words, as compared, one of which it holds, or a pattern of the whole. All must fit. */
  readonly when: Readonly<Record<string, readonly string[] | RegExp>>;
}

/** Columns that together make an amount: those of `add` less those of `less`; empty ones count for nothing. */
export interface SumRule {
  readonly add: readonly string[];
  readonly less?: readonly string[];
}

/** A total that an export states of itself, and what it is the total of. */
export interface TotalRule {
  /**
   * `sentence`: `pattern` finds it in a line of the preamble or trailer; its group `value` is the total, its group `name`, where it
   * has one, what the file calls it. `summary`: it stands below the cell `name` of a second header at the end, or above the table.
   * `lines`: each line whose first cell is `mark` states it in the cell `at`, for the currency in the cell `currencyAt`.
   */
  readonly from: 'sentence' | 'summary' | 'lines';
  readonly name: string;
  readonly pattern?: RegExp;
  readonly mark?: string;
  /** 0-based. */
  readonly at?: number;
  readonly currencyAt?: number;
  readonly measure: StatedTotal['measure'];
  readonly field: StatedTotal['field'];
  readonly of: StatedTotal['of'];
  /** Column that is summed, where it is not the canonical field: the first of these that the file has. */
  readonly header?: readonly string[];
}

/** Something about an export that surprises, and the fixture that shows it. */
export interface Quirk {
  readonly name: string;
  readonly says: Title;
}

/** An export format as data. Without `layouts` it is `auto` under a name, with hints. */
export interface Profile {
  readonly id: string;
  readonly title: Title;
  readonly side: Side;
  /** Who settles, or the bank. */
  readonly acquirer: string | null;
  readonly confidence: Confidence;
  /** Where the layout is from, in a sentence. */
  readonly source: Title;
  readonly timeZone: string | null;
  /** Its encoding, where the bytes alone leave it open. */
  readonly encoding?: Encoding;
  /** Days may be written without a year: where the lines above the header state that and the month of the whole, `year` and `month`. */
  readonly yearStated?: RegExp;
  /** How this source writes dates that could be read in two ways. */
  readonly dateOrder?: 'dmy' | 'mdy' | 'ymd';
  readonly currency: string | null;
  readonly layouts: readonly Layout[];
  /** How the issuer is named in titles and headers: where no layout is published, they tell the export. */
  readonly names?: readonly string[];
  /** Fields that the lines above the header state for every row. */
  readonly stated?: Readonly<Partial<Record<Field, StatedValue>>>;
  readonly columns: ColumnNames;
  /** Further columns whose text goes into `memo`. */
  readonly memo?: readonly string[];
  /** Columns that replace those of `columns` on refunds, voids and reversals. */
  readonly refundColumns: ColumnNames;
  /** Amounts that several columns make up. */
  readonly sums?: Readonly<Partial<Record<SummedField, SumRule>>>;
  /** Where a row has no amount, its net is what it moves: fees, payouts, corrections. */
  readonly netStandsForAmount?: boolean;
  /** What the export says of all records without stating it. */
  readonly constants?: Readonly<Partial<Record<ConstantField, string>>>;
  /** The kind of every record, where no column states it. */
  readonly kindOfAll?: Kind;
  /** A record is a whole payout: the file does not say which sales are in it, so none is missing from it. */
  readonly holdsPayouts?: true;
  /** Amounts have more decimals than five; they are rounded to five, half away from zero. */
  readonly roundsAmounts?: true;
  /** Columns of a refund that stands in the row of its sale. */
  readonly refundInRow?: ColumnNames;
  /** Further columns of that refund's amount. */
  readonly refundInRowToo?: readonly string[];
  /** Rows that say more of another record with the same `acquirerReference`. */
  readonly folds?: readonly Fold[];
  /**
   * A row of kind `other` states what the rows with its payout id come to; `whole`: a file holds all of them, `period`: it is cut by
   * dates.
   */
  readonly statesPayouts?: 'whole' | 'period';
  /** The acquirer keeps a balance for the merchant: only rows of kind `other` reach the bank. */
  readonly keepsBalance?: true;
  /** The merchant pays from the same account: a sale with money going out is no refund. */
  readonly spendsToo?: true;
  /** Columns of a balance that runs through the rows of each currency. */
  readonly runningBalance?: readonly string[];
  /** Sides that a user may name it for as well: a payment service is both till and acquirer. */
  readonly otherSides?: readonly Side[];
  /** Words of the channel column that never reach an acquirer, beside the usual ones. */
  readonly cashWords?: readonly string[];
  /** Fields of a refund that stand within a text of their column, in the first group of the pattern; without it the usual column counts. */
  readonly refundWithin?: Readonly<Partial<Record<'amount', RegExp>>>;
  /** Columns that replace those of `columns` where money leaves the account: banks that name both parties in every row. */
  readonly outColumns?: ColumnNames;
  readonly kindRules?: readonly KindRule[];
  /** The column that net and fee add up to, where that is not the amount: the first that the file has. */
  readonly netOf?: readonly string[];
  readonly kindWords: Readonly<Record<string, Kind>>;
  readonly ignoredKinds: readonly string[];
  /** The words listed are those that were seen: others may mean what the dictionary says. So it always is for `C`, `D` and `X`. */
  readonly openWords?: true;
  /** How refunds look in this export was never seen: that one is missing from it proves nothing. */
  readonly refundsUnseen?: true;
  readonly statusWords: Readonly<Record<string, Status>>;
  readonly sign: TableMapping['sign'];
  /** Amounts are whole fen; `by-rows`: the header says so, and the rows must bear it out. */
  readonly minorUnits: boolean | 'by-rows';
  readonly identity: readonly Field[];
  readonly statedTotals: readonly TotalRule[];
  readonly quirks: readonly Quirk[];
}

/** Writes a layout's columns as one line. */
export function headersOf(line: string): readonly string[] {
  return line.split(',');
}
