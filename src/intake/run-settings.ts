import { unknownCurrency } from '../model/currency.ts';
import { onlyCurrency } from './currency-sql.ts';
import type { PlannedSource } from './source.ts';

const chineseZone = 'Asia/Shanghai';

/** The currency of every row of these files, where no column says one: it need not stand in each row. */
export function currencyOfAll(files: readonly PlannedSource[], fallback: string): string | null {
  const currencies = new Set(files.map(({ mapping }) => onlyCurrency(mapping, fallback)));
  const [first] = currencies;
  return currencies.size === 1 ? (first ?? null) : null;
}

/** China's zone where an export is Chinese, else the only zone that a file states; else UTC, in which wall-clock times stay as they stand. */
export function zoneOf(planned: readonly PlannedSource[]): string {
  const stated = new Set(
    planned.map(({ mapping }) => mapping.timeZone).filter((zone) => zone !== null),
  );
  const isChinese = planned.some(
    (each) => each.mapping.currency === 'CNY' || hasChineseHeader(each),
  );
  if (stated.has(chineseZone) || isChinese) return chineseZone;
  // Where one zone is stated, files without one are of the same shop.
  const [only] = stated;
  return only !== undefined && stated.size === 1 ? only : 'UTC';
}

/** The only currency that any file states, for those that state none. */
export function currencyOf(planned: readonly PlannedSource[]): string {
  const stated = new Set<string>();
  for (const { mapping, table } of planned) {
    if (mapping.currency !== null) stated.add(mapping.currency);
    const index = mapping.columns.currency?.index;
    if (index === undefined) continue;
    for (const { cells } of table.head) {
      const code = (cells[index] ?? '').trim().toUpperCase();
      if (/^[A-Z]{3}$/.test(code)) stated.add(code);
    }
  }
  const [only] = stated;
  if (only !== undefined && stated.size === 1) return only;
  return stated.has('CNY') || planned.some(hasChineseHeader) ? 'CNY' : (only ?? unknownCurrency);
}

function hasChineseHeader({ table }: PlannedSource): boolean {
  return table.header.some((name) => /[\u4e00-\u9fff]/.test(name));
}
