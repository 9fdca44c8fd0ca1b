import { writeFileSync } from 'node:fs';

/** Sales of one merchant, card type and currency, of 100.00, 200.00 and so on. */
export interface Group {
  readonly merchant?: string;
  readonly cardType?: string;
  readonly currency?: string;
  /** Hundredths of the amount that are the fee of each sale, in order. */
  readonly rates: readonly number[];
}

const head = 'Merchant ID,Settlement Date,Transaction Time,Type,Card Type,RRN,Currency,Amount,Fee';

/** Writes a settlement export of them to a file. */
export function writeSettlement(file: string, groups: readonly Group[]): string {
  let number = 0;
  const rows = groups.flatMap(({ merchant = 'M1', cardType = '', currency = 'GBP', rates }) =>
    rates.map((rate, index) => {
      number += 1;
      const amount = 100 * (index + 1);
      const time = `2026-10-12 10:${String(number % 60).padStart(2, '0')}:00`;
      return `${merchant},2026-10-12,${time},Sale,${cardType},${628500000000 + number},${currency},${amount}.00,-${((amount * rate) / 100).toFixed(2)}`;
    }),
  );
  writeFileSync(file, `${[head, ...rows].join('\n')}\n`);
  return file;
}

export const times = (count: number, rate: number): readonly number[] => Array(count).fill(rate);
