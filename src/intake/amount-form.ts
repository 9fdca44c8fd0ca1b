/** What stands around the digits of an amount: currency signs and codes, blanks, Swiss and French thousands marks. */
const around =
  /^(?:[a-z]{0,2}[$€£¥￥₩₹฿]|cny|rmb|usd|eur|gbp|hkd|jpy|chf|dkk|sek|nok|aud|cad|sgd|twd|mop|kr\.?|fr\.)\s*|\s*(?:[$€£¥￥元]|cny|rmb|usd|eur|gbp|hkd|jpy|chf|dkk|sek|nok|aud|cad|sgd|kr\.?|cr|dr)$/gi;
const grouped = /^\d{1,3}(?:([.,'’\s])\d{3})*(?:[.,]\d+)?$|^\d+(?:[.,]\d+)?$|^[.,]\d+$/;

/** An amount's digits and marks, without sign, brackets, blanks and currency; `null` where the text is none. */
export function amountDigits(text: string): string | null {
  const first = text.charCodeAt(0);
  if (first >= 48 && first <= 57 && /^\d+(?:\.\d+)?$/.test(text)) return text;
  if (text.length > 30 || !/\d/.test(text)) return null;
  const unsigned = text
    .replace(/^\((.*)\)$/, '$1')
    .trim()
    .replace(/^[+\-−]\s*/, '');
  const bare = unsigned
    .replace(around, '')
    .replace(/^[+\-−]\s*|[+\-−]$/g, '')
    .trim();
  return grouped.test(bare) ? bare : null;
}

/** Whether the amount is written as money out: minus before or after it, or in brackets. */
export function isNegativeAmount(text: string): boolean {
  return /^[^\d]*[-−]|[-−]$|^\(.*\)$/.test(text);
}

/** The mark before the decimals, where the way an amount is written leaves no doubt; `null` where it does. */
export function decimalMarkIn(digits: string): '.' | ',' | null {
  const comma = digits.lastIndexOf(',');
  const dot = digits.lastIndexOf('.');
  if (comma === -1 && dot === -1) return null;
  if (comma !== -1 && dot !== -1) return comma > dot ? ',' : '.';
  const mark = comma === -1 ? '.' : ',';
  const at = Math.max(comma, dot);
  if (digits.indexOf(mark) !== at) return mark === '.' ? ',' : '.';
  const decimals = digits.length - at - 1;
  return decimals === 3 && at <= 3 && digits[0] !== '0' ? null : mark;
}
