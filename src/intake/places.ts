import { parseMoney } from '../model/money.ts';
import { amountDigits, isNegativeAmount } from './amount-form.ts';
import { currencyOf, sampleOf } from './column-shape.ts';
import { normaliseCell } from './encoding.ts';
import type { Place } from './profiles/profile.ts';
import type { Field, MappedColumn, SniffedTable } from './table.ts';
import { timeFormOf } from './time-form.ts';
import { decimalMarkOf } from './value-layouts.ts';

/** Whether each row has at each place what belongs there, and amount and fee make the net. */
export function fitsPlaces(table: SniffedTable, places: readonly (Place | null)[]): boolean {
  const rows = sampleOf(table).map(({ cells }) => cells.map(normaliseCell));
  if (rows.length === 0 || table.header.length < places.length) return false;
  const money = (field: Field): number => places.findIndex((place) => place?.field === field);
  const [amount, fee, net] = [money('amount'), money('fee'), money('net')];
  const amounts = [amount, fee, net].flatMap((at) => rows.map((cells) => cells[at] ?? ''));
  const mark = decimalMarkOf(amounts, table.delimiter);
  let fitting = 0;
  for (const cells of rows) {
    if (!places.every((place, at) => place === null || looksLike(cells[at] ?? '', place.like))) {
      continue;
    }
    const [a, f, n] = [amount, fee, net].map((at) => moneyOf(cells[at] ?? '', mark));
    if (a === null || f === null || n === null) continue;
    if ((a ?? 0n) + (f ?? 0n) === n) fitting += 1;
  }
  // One row may be damaged; it is rejected later, with its reason.
  return fitting > 0 && fitting >= rows.length - 1;
}

function looksLike(value: string, like: Place['like']): boolean {
  if (like instanceof RegExp) return like.test(value);
  if (like === 'currency') return currencyOf(value) !== null;
  if (like === 'amount') return amountDigits(value) !== null;
  const form = timeFormOf(value);
  return like === 'date'
    ? form !== null && form.date !== null && form.time === null
    : form !== null && form.date === null && form.time !== null;
}

function moneyOf(value: string, mark: '.' | ','): bigint | null {
  const digits = amountDigits(value);
  if (digits === null) return null;
  const plain =
    mark === ','
      ? digits.replace(/[.\s'’]/g, '').replace(',', '.')
      : digits.replace(/[,\s'’]/g, '');
  const size = parseMoney(plain);
  return size === null ? null : isNegativeAmount(value) ? -size : size;
}

export function columnsAtPlaces(
  table: SniffedTable,
  places: readonly (Place | null)[],
): Partial<Record<Field, MappedColumn>> {
  const columns: Partial<Record<Field, MappedColumn>> = {};
  for (const [index, place] of places.entries()) {
    if (place === null) continue;
    columns[place.field] = { index, header: table.header[index] ?? '', by: 'values' };
  }
  return columns;
}
