import { literal } from '../engine/engine.ts';
import type { MappedColumn, TableMapping } from './table.ts';
import { wordSql } from './value-sql.ts';

/** The currency of all of a file's rows, where none of its columns says one; `fallback` is that of files that state none. */
export function onlyCurrency(mapping: TableMapping, fallback: string): string | null {
  const isStated = mapping.columns.currency !== undefined || mapping.statesCurrencyInAmounts;
  return isStated ? null : (mapping.currency ?? fallback);
}

/** SQL of a row's currency as ISO code, `words` being the codes of what files write for them; `fallback` as above. */
export function currencySql(
  mapping: TableMapping,
  fallback: string,
  words: Readonly<Record<string, string>>,
  textOf: (mapped: MappedColumn) => string,
): string {
  const { columns, constants } = mapping;
  const code = (text: string): string => wordSql(text, words, Object.keys(words), 'varchar');
  const usual = literal(
    constants.currency ?? constants.netCurrency ?? mapping.currency ?? fallback,
  );
  const unstated =
    columns.netCurrency === undefined
      ? usual
      : `coalesce(upper(${textOf(columns.netCurrency)}), ${usual})`;
  if (columns.currency === undefined) {
    return onlyCurrency(mapping, fallback) === null
      ? `coalesce(${code('beside')}, beside, ${unstated})`
      : unstated;
  }
  const text = textOf(columns.currency);
  return `coalesce(${code(text)}, upper(${text}), ${unstated})`;
}

/** SQL of the currency of fee and net, where another than `currency_read`; `null`: the export states none. */
export function netCurrencySql(
  { columns, constants }: TableMapping,
  textOf: (mapped: MappedColumn) => string,
): string | null {
  const stated =
    columns.netCurrency === undefined
      ? constants.netCurrency === undefined
        ? null
        : literal(constants.netCurrency)
      : `upper(${textOf(columns.netCurrency)})`;
  return stated === null ? null : `nullif(${stated}, currency_read)`;
}

/** `beside`: the currency that stands in the cell of the amount, read before the amounts are cleaned: `JPY 1000`. */
export function currencyBesideSql({ columns: { amount, debit, credit } }: TableMapping): string {
  const cells = [amount, debit, credit].filter((column) => column !== undefined);
  const texts = cells.map(({ index }) => `c${index}`).join(', ');
  return `nullif(regexp_extract(upper(concat_ws(' ', ${texts})), '[A-Z]{3}|[$€£¥￥元]'), '') as beside`;
}
