import type { Padding } from './byte-facts.ts';
import type { SniffedTable } from './table.ts';
import type { CellCleaning } from './value-sql.ts';

/** What a canonical row is computed from, beside the mapping. */
export interface CanonicalContext extends CellCleaning {
  /** Of a large file what stands around its values: they are cleaned in steps. */
  readonly padding: Padding | null;
  readonly delimiter: SniffedTable['delimiter'];
  /** The run's zone. */
  readonly zone: string;
  /** The currency of rows that do not state one. */
  readonly currency: string;
  /** Some amounts carry currency signs, thousands commas, brackets or a decimal comma. */
  readonly noisyMoney: boolean;
  /** Of those, the signs beside them that the sample shows. */
  readonly moneySigns: readonly string[];
  /** Some dates or times are written in full-width characters. */
  readonly wideTimes: boolean;
  /** Kind and status words that the file is known to use, most frequent first; only these are looked up. */
  readonly kindsUsed: readonly string[];
  readonly statusesUsed: readonly string[];
  /** The ISO code of currency words (`人民币` → CNY). */
  readonly currencyWords: Readonly<Record<string, string>>;
  /** Positions of columns that hold card numbers where none should be. */
  readonly cards: readonly number[];
}
