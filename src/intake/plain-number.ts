import { amountDigits } from './amount-form.ts';
import { normaliseCell } from './encoding.ts';

/** An amount as a plain decimal, without grouping and currency; `null` where the text is none. */
export function plainNumber(text: string): string | null {
  const cell = normaliseCell(text);
  const digits = amountDigits(cell);
  if (digits === null) return null;
  const plain = /,\d{1,2}$/.test(digits)
    ? digits.replace(/[.\s'’]/g, '').replace(',', '.')
    : digits.replace(/[,\s'’]/g, '');
  return /^[^\d]*-|^\(/.test(cell) ? `-${plain}` : plain;
}
