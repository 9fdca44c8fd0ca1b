import { minorUnitDigits } from './currency.ts';

/** Money as a whole number of 1/100000 of the currency's unit (scale 5, because WeChat Pay states fees to five decimals). */
export type Money = bigint;

/** Decimal places that {@link Money} keeps. */
export const moneyScale = 5;
const scaleFactor = 100_000n;

const plainDecimal = /^([+-]?)(\d{1,13})(?:\.(\d{1,5}))?$/;

/** Reads a plain decimal such as `-12.5`; `null` where it is anything else or has more than five decimals. */
export function parseMoney(text: string): Money | null {
  const match = plainDecimal.exec(text);
  if (match === null) return null;
  const [, sign, whole = '0', fraction = ''] = match;
  const value = BigInt(whole) * scaleFactor + BigInt(fraction.padEnd(moneyScale, '0'));
  return sign === '-' ? -value : value;
}

/** Writes money as a decimal with at least the currency's digits and all that are significant. */
export function formatMoney(amount: Money, currency: string): string {
  const magnitude = amount < 0n ? -amount : amount;
  const digits = (magnitude % scaleFactor).toString().padStart(moneyScale, '0');
  const significant = digits.replace(/0+$/, '').length;
  const shown = digits.slice(0, Math.max(minorUnitDigits(currency), significant));
  const whole = (magnitude / scaleFactor).toString();
  return `${amount < 0n ? '-' : ''}${whole}${shown === '' ? '' : `.${shown}`}`;
}

export function absolute(amount: Money): Money {
  return amount < 0n ? -amount : amount;
}

/** The currency's smallest unit, such as one cent. */
export function minorUnit(currency: string): Money {
  return 10n ** BigInt(moneyScale - minorUnitDigits(currency));
}

/** Rounds half away from zero to the currency's minor unit. */
export function roundToMinorUnit(amount: Money, currency: string): Money {
  const unit = minorUnit(currency);
  const half = unit / 2n;
  return amount < 0n ? -((-amount + half) / unit) * unit : ((amount + half) / unit) * unit;
}
