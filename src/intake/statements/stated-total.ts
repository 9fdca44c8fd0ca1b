import { formatMoney, type Money } from '../../model/money.ts';
import type { DocumentTotal } from './document.ts';

/** A number of records that a document states. */
export function countTotal(
  name: string,
  line: number,
  stated: number,
  found: number,
): DocumentTotal {
  return {
    name,
    line,
    stated: String(stated),
    found: String(found),
    isMoney: false,
    agrees: stated === found,
  };
}

/** An amount that a document states. */
export function moneyTotal(
  name: string,
  line: number,
  stated: Money,
  found: Money,
  currency: string | null,
): DocumentTotal {
  return {
    name,
    line,
    stated: formatMoney(stated, currency ?? ''),
    found: formatMoney(found, currency ?? ''),
    isMoney: true,
    agrees: stated === found,
  };
}
