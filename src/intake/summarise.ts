import { asCount, asMoney, asText, asWhole, type Engine } from '../engine/engine.ts';
import { isOfDrawer, type StoreTable } from '../engine/schema.ts';
import { dateOfDay } from '../model/calendar.ts';
import { formatMoney } from '../model/money.ts';
import type { Coverage, CurrencyTotal } from '../model/report.ts';
import type { Side } from '../model/transaction.ts';
import type { LoadedRows } from './load-context.ts';

/** What the rows of one file come to. */
export interface Summary {
  readonly count: number;
  readonly totals: readonly CurrencyTotal[];
  readonly coverage: Coverage | null;
  readonly settlementCoverage: Coverage | null;
}

export async function summarise(
  engine: Engine,
  side: Side,
  store: StoreTable,
  rows: LoadedRows,
): Promise<Summary> {
  const settlement = side === 'settlement';
  // A drawer that is counted after midnight tells nothing of that day's sales.
  const covering = side === 'pos' ? `filter (where not (${isOfDrawer}))` : '';
  const found = await engine.rows(
    `select currency, count(*) as n, sum(amount) as total,
       min(cast(occurred_at as date)) ${covering} - date '1970-01-01' as first_day,
       max(cast(occurred_at as date)) ${covering} - date '1970-01-01' as last_day
       ${settlement ? ", min(settlement_date) - date '1970-01-01' as first_settled, max(settlement_date) - date '1970-01-01' as last_settled" : ''}
     from ${store} where id >= ${rows.firstId} and id < ${rows.endId}
     group by currency order by currency`,
  );
  const bounds = (first: string, last: string): Coverage | null => {
    const from = found.map((row) => asWhole(row[first])).filter((day) => day !== null);
    const to = found.map((row) => asWhole(row[last])).filter((day) => day !== null);
    return from.length === 0 || to.length === 0
      ? null
      : { from: dateOfDay(Math.min(...from)), to: dateOfDay(Math.max(...to)) };
  };
  const settlementCoverage = settlement ? bounds('first_settled', 'last_settled') : null;
  return {
    count: found.reduce((sum, row) => sum + asCount(row['n']), 0),
    totals: found.map((row) => {
      const currency = asText(row['currency']) ?? '';
      return {
        currency,
        count: asCount(row['n']),
        sum: formatMoney(asMoney(row['total']), currency),
      };
    }),
    coverage: bounds('first_day', 'last_day') ?? settlementCoverage,
    settlementCoverage,
  };
}
