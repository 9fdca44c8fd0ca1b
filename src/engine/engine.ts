import type { Money } from '../model/money.ts';

/** What a query gives back: text, whole numbers, money at scale 5 as bigint, truth values. */
export type SqlValue = string | number | bigint | boolean | null;
export type SqlRow = Readonly<Record<string, SqlValue>>;
export type SqlParameters = Readonly<Record<string, string | number | bigint | boolean | null>>;

/** Where SQL runs. A `DECIMAL` arrives as {@link Money}; dates and times must be selected as whole numbers. */
export interface Engine {
  readonly name: 'duckdb';
  run(sql: string, parameters?: SqlParameters): Promise<void>;
  rows(sql: string, parameters?: SqlParameters): Promise<readonly SqlRow[]>;
  /** The only row of an aggregate. */
  row(sql: string, parameters?: SqlParameters): Promise<SqlRow>;
  /** Appends rows of whole numbers and texts to a table, in column order. */
  append(table: string, rows: readonly (readonly (number | string)[])[]): Promise<void>;
  close(): void;
}

/** Quotes text as an SQL string literal, for the few places where a parameter is not taken. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

export function asMoney(value: SqlValue | undefined): Money {
  return typeof value === 'bigint' ? value : 0n;
}

export function asCount(value: SqlValue | undefined): number {
  return Number(value ?? 0);
}

export function asText(value: SqlValue | undefined): string | null {
  return typeof value === 'string' ? value : null;
}

export function asWhole(value: SqlValue | undefined): number | null {
  return value === null || value === undefined ? null : Number(value);
}
