import { type Money, moneyScale, parseMoney } from '../../model/money.ts';

/** Reads an unsigned or signed amount that has a comma or a point before its decimals and no thousands marks: `1234,5`, `7,`, `-12.50`. */
export function decimalOf(text: string): Money | null {
  const plain = text.trim().replace(',', '.').replace(/\.$/, '');
  const padded = plain.startsWith('.') ? `0${plain}` : plain.replace(/^([+-])\./, '$10.');
  const [, sign = '', digits = ''] = /^([+-]?)0*(\d.*)$/.exec(padded) ?? [];
  // Decimals beyond those that money keeps are zero in every export that has them.
  return parseMoney(`${sign}${digits.replace(/(\.\d{5})0+$/, '$1')}`);
}

/** Reads an amount in minor units: `12345` with two digits is 123.45. */
export function minorUnitsOf(text: string, digits: number): Money | null {
  if (!/^[+-]?\d{1,15}$/.test(text)) return null;
  return BigInt(text) * 10n ** BigInt(moneyScale - digits);
}

/** Money as a plain decimal with all its digits, as a table's cell would have it. */
export function plainDecimal(amount: Money): string {
  const magnitude = amount < 0n ? -amount : amount;
  const scale = 10n ** BigInt(moneyScale);
  const decimals = (magnitude % scale).toString().padStart(moneyScale, '0');
  return `${amount < 0n ? '-' : ''}${magnitude / scale}.${decimals}`;
}
