/** What a number format makes of a number, as far as its meaning goes. */
export interface NumberFormat {
  readonly kind: 'number' | 'date' | 'time' | 'dateTime';
  /** Least number of digits, where the format is nothing but zeros: `000000`. */
  readonly digits: number;
}

const plainFormat: NumberFormat = { kind: 'number', digits: 0 };

/** Excel's built-in formats that are no plain numbers (ECMA-376, 18.8.30), the East Asian ones among them. */
const builtIn: Readonly<Record<number, NumberFormat['kind']>> = {
  ...Object.fromEntries([14, 15, 16, 17].map((id) => [id, 'date'])),
  ...Object.fromEntries([18, 19, 20, 21, 45, 46, 47].map((id) => [id, 'time'])),
  22: 'dateTime',
  ...Object.fromEntries(
    [27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58].map((id) => [id, 'date']),
  ),
  ...Object.fromEntries([32, 33, 34, 35, 55, 56].map((id) => [id, 'time'])),
};

export function builtInFormat(id: number): NumberFormat {
  const kind = builtIn[id];
  return kind === undefined ? plainFormat : { kind, digits: 0 };
}

/** Reads a format code such as `yyyy-mm-dd hh:mm:ss` or `000000`. */
export function numberFormat(code: string): NumberFormat {
  const [positive = ''] = code.split(';');
  if (/^0{2,}$/.test(positive)) return { kind: 'number', digits: positive.length };
  const bare = positive
    .replace(/"[^"]*"?|\\.|_.|\*./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .replace(/general|am\/pm|a\/p|上午\/下午/gi, (word) => (/^g/i.test(word) ? '' : 'h'));
  const hasTime = /[hs]/i.test(bare);
  const hasDate = /[yd]/i.test(bare) || (/m/i.test(bare) && !hasTime);
  if (hasDate) return { kind: hasTime ? 'dateTime' : 'date', digits: 0 };
  return hasTime ? { kind: 'time', digits: 0 } : plainFormat;
}
