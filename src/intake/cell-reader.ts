import { literal } from '../engine/engine.ts';
import { bareTextSteps } from './bare-text.ts';
import type { CanonicalContext } from './canonical-context.ts';
import { currencyBesideSql, currencySql, netCurrencySql } from './currency-sql.ts';
import { kindSql } from './kind-sql.ts';
import { isPlainMoney, moneySql, plainMoneySteps } from './money-sql.ts';
import { occurredAtSql } from './occurred-at-sql.ts';
import { statesRefund } from './refund-in-row.ts';
import type { ColumnSum, Field, MappedColumn, SummedField, TableMapping } from './table.ts';
import { cardSql, hasValue, isOneOf, narrowSql, textSql, wordSql } from './value-sql.ts';

/** Turns mapped columns into SQL and remembers which it touched. */
export class CellReader {
  private readonly mapping: TableMapping;
  private readonly context: CanonicalContext;
  private readonly touched = new Set<number>();
  private readonly moneyColumns = new Set<number>();

  constructor(mapping: TableMapping, context: CanonicalContext) {
    this.mapping = mapping;
    this.context = context;
  }

  private used(): readonly number[] {
    return [...this.touched].sort((a, b) => a - b);
  }

  /**
   * The file's cells that are read, cleaned, with what further columns are made of, each computed once: `kind_word`, `status_word`,
   * `direction_word`, `kind_read`, `currency_read`, and `m0`, `m1`, … of the cells that are amounts. To be called last.
   */
  rows(relation: string): string {
    const words = this.words();
    const kind = kindSql(this.mapping, this.context.kindsUsed, (mapped) => this.text(mapped));
    const read = [`${kind} as kind_read`, `${this.currency()} as currency_read`];
    for (const index of this.moneyColumns) {
      const known = this.context.noisyMoney ? isPlainMoney(`c${index}`) : undefined;
      read.push(`${moneySql(`c${index}`, this.mapping, known)} as m${index}`);
    }
    return `(select *, ${read.join(', ')} from (select *, ${words} from ${this.cells(relation)}))`;
  }

  private cells(relation: string): string {
    const columns = this.used().map((index) => `c${index}`);
    const { padding, delimiter, placeholders, cards, noisyMoney, moneySigns } = this.context;
    const beside = [
      ...(this.mapping.statesCurrencyInAmounts ? [currencyBesideSql(this.mapping)] : []),
      ...(this.mayStateRefunds() ? [`${statesRefund(this.mapping)} as has_refund`] : []),
    ];
    const steps: string[] = [];
    if (padding === null) {
      const cleaned = columns.map((column) => `${textSql(column, this.context)} as ${column}`);
      steps.push([...cleaned, ...beside].join(', '));
    } else {
      steps.push([...columns, ...beside].join(', '));
      steps.push(...bareTextSteps(columns, padding, delimiter, placeholders));
    }
    const hidden = this.used().filter((index) => cards.includes(index));
    if (hidden.length > 0) {
      steps.push(`* replace (${hidden.map((at) => `${cardSql(`c${at}`)} as c${at}`).join(', ')})`);
    }
    if (noisyMoney && this.moneyColumns.size > 0) {
      const amounts = [...this.moneyColumns].map((index) => `c${index}`);
      steps.push(...plainMoneySteps(amounts, this.mapping.decimalMark, moneySigns));
    }
    return steps.reduce((inner, step) => `(select ${step} from ${inner})`, relation);
  }

  /** Whether rows of this export may state a refund beside their sale: `has_refund`. */
  mayStateRefunds(): boolean {
    return this.mapping.refundInRow?.amount !== undefined;
  }

  /** What a row moves and the balance after it, where one runs through the file. */
  runningBalance(): {
    readonly moved: string;
    readonly after: string;
    readonly unread: string;
  } | null {
    const { runningBalance, columns } = this.mapping;
    const moved = columns.net ?? columns.amount;
    if (runningBalance === null || moved === undefined) return null;
    const after = this.money(runningBalance);
    return {
      moved: this.money(moved),
      after,
      unread: `${this.text(runningBalance)} is not null and ${after} is null`,
    };
  }

  /** Words in the form in which dictionaries have them. */
  private words(): string {
    return (['kind', 'status', 'direction'] as const)
      .map((field) => {
        const mapped = this.mapping.columns[field];
        return `${mapped === undefined ? 'null' : `lower(${this.text(mapped)})`} as ${field}_word`;
      })
      .join(', ');
  }

  text(mapped: MappedColumn): string {
    this.touched.add(mapped.index);
    return `c${mapped.index}`;
  }

  status(): string {
    return this.mapping.columns.status === undefined
      ? 'cast(null as status)'
      : wordSql('status_word', this.mapping.statusWords, this.context.statusesUsed, 'status');
  }

  /** The amount as stated; where a row has none and the profile says so, its net. */
  amount(): string {
    const { columns, netStandsForAmount } = this.mapping;
    const own = this.ownAmount();
    const net = netStandsForAmount ? this.summed('net', columns.net) : null;
    if (net === null) return own;
    const cells = [columns.amount, columns.debit, columns.credit].filter((c) => c !== undefined);
    return `case when ${cells.map((cell) => `${this.text(cell)} is null`).join(' and ')} then ${net} else ${own} end`;
  }

  /** On a refund's row that of the refund columns, where the profile has them. */
  private ownAmount(): string {
    const { columns, refundColumns, sign, sums } = this.mapping;
    if (sums.amount !== undefined) return this.sum(sums.amount);
    if (sign === 'debit-credit') {
      const debit = columns.debit === undefined ? 'null' : this.money(columns.debit);
      const credit = columns.credit === undefined ? 'null' : this.money(columns.credit);
      // Beside a 0.00, a cell that is no amount must not pass for nothing.
      const unread = [columns.debit, columns.credit]
        .filter((column) => column !== undefined)
        .map((column) => `or (${this.text(column)} is not null and ${this.money(column)} is null)`);
      return `case when (${debit} is null and ${credit} is null) ${unread.join(' ')} then null
        else coalesce(abs(${credit}), 0) - coalesce(abs(${debit}), 0) end`;
    }
    if (columns.amount === undefined) return 'null';
    const value = this.money(columns.amount);
    if (sign === 'direction') {
      const { out, in: into } = this.mapping.directionWords;
      const signed = `case when ${isOneOf('direction_word', out)} then -abs(${value})
        when ${isOneOf('direction_word', into)} then abs(${value}) end`;
      return this.orRefund(signed, refundColumns.amount);
    }
    return this.orRefund(value, refundColumns.amount);
  }

  /** On a refund's row the amount of the refund column; where that is a text without one, the usual. */
  private orRefund(usual: string, refund: MappedColumn | undefined): string {
    if (refund === undefined) return usual;
    const stated =
      refund.within === undefined
        ? this.money(refund)
        : `coalesce(${moneySql(`regexp_extract(${this.text(refund)}, ${literal(refund.within)}, 1)`, this.mapping)}, ${usual})`;
    return `case when ${this.isRefund()} then ${stated} else ${usual} end`;
  }

  money(mapped: MappedColumn): string {
    this.text(mapped);
    this.moneyColumns.add(mapped.index);
    return `m${mapped.index}`;
  }

  familyMoney(
    field: 'fee' | 'net' | 'orderTotal' | 'balance',
  ): { readonly value: string; readonly present: string } | null {
    const mapped = this.mapping.columns[field];
    if (mapped === undefined) return null;
    const sum = field === 'fee' || field === 'net' ? this.mapping.sums[field] : undefined;
    const cells = sum === undefined ? [mapped] : [...sum.add, ...sum.less];
    const value = sum === undefined ? this.money(mapped) : this.sum(sum);
    return {
      value: field === 'fee' ? this.directed(value) : value,
      present: `(${cells.map((cell) => `${this.text(cell)} is not null`).join(' or ')})`,
    };
  }

  private summed(field: SummedField, mapped: MappedColumn | undefined): string | null {
    const sum = this.mapping.sums[field];
    if (sum !== undefined) return this.sum(sum);
    return mapped === undefined ? null : this.money(mapped);
  }

  /** `null` where all cells are empty, or one of them is no amount. */
  private sum({ add, less }: ColumnSum): string {
    const all = [...add, ...less];
    const empty = all.map((cell) => `${this.text(cell)} is null`).join(' and ');
    const unread = all
      .map((cell) => `(${this.text(cell)} is not null and ${this.money(cell)} is null)`)
      .join(' or ');
    const terms = [
      ...add.map((cell) => `+ coalesce(${this.money(cell)}, 0)`),
      ...less.map((cell) => `- coalesce(${this.money(cell)}, 0)`),
    ];
    return `case when (${empty}) or ${unread} then null else cast(0 ${terms.join(' ')} as decimal(18,5)) end`;
  }

  /** A fee with a column of its own that says whose it is: taken is negative. */
  private directed(fee: string): string {
    const direction = this.mapping.columns.feeDirection;
    if (direction === undefined) return fee;
    const word = `lower(${this.text(direction)})`;
    return `case when ${isOneOf(word, this.mapping.directionWords.out)} then -abs(${fee}) else ${fee} end`;
  }

  familyText(field: Field): string | null {
    const usual = this.mapping.columns[field];
    const refund = this.mapping.refundColumns[field];
    const read = (mapped: MappedColumn | undefined): string =>
      mapped === undefined
        ? 'null'
        : field === 'card'
          ? cardSql(this.text(mapped))
          : this.text(mapped);
    const constant = this.constant(field);
    if (usual === undefined && refund === undefined) return constant;
    if (refund === undefined) return read(usual);
    return `case when ${this.isRefund()} then ${read(refund)} else ${read(usual)} end`;
  }

  /** What the file states once for all rows. */
  constant(field: Field): string | null {
    const value = this.mapping.constants[field];
    return value === undefined ? null : literal(value);
  }

  /** A text of a bank's line; of money going out, the columns are others where the bank names both parties. */
  bankText(field: Field, amount: string): string | null {
    const usual = this.mapping.columns[field];
    const out = this.mapping.outColumns?.[field];
    if (usual === undefined && out === undefined) return this.constant(field);
    const read = (mapped: MappedColumn | undefined): string =>
      mapped === undefined ? 'null' : this.text(mapped);
    return out === undefined
      ? read(usual)
      : `case when ${amount} < 0 then ${read(out)} else ${read(usual)} end`;
  }

  /** A cell that holds a date, a time or both. */
  time(mapped: MappedColumn): string {
    const text = this.text(mapped);
    return this.context.wideTimes ? narrowSql(text) : text;
  }

  occurredAt(): string {
    const text = (mapped: MappedColumn): string => this.time(mapped);
    return occurredAtSql(this.mapping, this.context.zone, text, this.isRefund());
  }

  private currency(): string {
    const { currency, currencyWords } = this.context;
    return currencySql(this.mapping, currency, currencyWords, (mapped) => this.text(mapped));
  }

  /** The currency of fee and net, where another than the amount's; `null`: the export states none. */
  netCurrency(): string | null {
    return netCurrencySql(this.mapping, (mapped) => this.text(mapped));
  }

  private isRefund(): string {
    return hasValue('kind_read', 'kind', 'refund', 'void', 'reversal');
  }
}
