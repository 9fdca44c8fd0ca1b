import type { Money } from '../../model/money.ts';
import { decimalOf } from './decimals.ts';

/**
 * An amount with a decimal point or comma; of both the last is the decimal mark. `1,234` may be either, and is none where nothing
 * tells which (`mark`).
 */
export function looseAmount(text: string, mark: '.' | ',' | null = null): Money | null {
  const plain = text.replace(/\s/g, '');
  if (mark !== null) return decimalOf(plain.replaceAll(mark === ',' ? '.' : ',', ''));
  if (/^[+-]?[1-9]\d{0,2},\d{3}$/.test(plain)) return null;
  const isComma = plain.lastIndexOf(',') > plain.lastIndexOf('.');
  return decimalOf(plain.replaceAll(isComma ? '.' : ',', ''));
}

/** The decimal mark that some amounts of a file show beyond doubt. */
export function markShown(amounts: readonly string[]): '.' | ',' | null {
  const shows = (mark: string): boolean =>
    amounts.some((text) => new RegExp(`\\${mark}\\d{1,2}$`).test(text.trim()));
  const [point, comma] = [shows('.'), shows(',')];
  return point === comma ? null : point ? '.' : ',';
}
