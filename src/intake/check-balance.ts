import { asCount, asMoney, asText, type Engine, literal, type SqlRow } from '../engine/engine.ts';
import type { StoreTable } from '../engine/schema.ts';
import { formatMoney, type Money } from '../model/money.ts';
import { onlyCurrency } from './currency-sql.ts';
import type { LoadContext, LoadedRows } from './load-context.ts';
import type { CheckedTotal } from './source.ts';

/**
 * Follows the balance that runs through a settlement file, currency by currency: each is the one before plus the row. States the last
 * balance and what the first one and all rows come to; where it breaks, the first balance that does not follow.
 */
export async function checkRunningBalance(
  engine: Engine,
  rows: LoadedRows,
  context: LoadContext,
  store: StoreTable,
): Promise<readonly CheckedTotal[]> {
  const { runningBalance, columns } = rows.planned.mapping;
  const isStated = runningBalance !== null && (columns.net ?? columns.amount) !== undefined;
  if (!isStated || rows.firstId === rows.endId) return [];
  const only = onlyCurrency(rows.planned.mapping, context.currency);
  const stated = `select rowid as id, ${only === null ? 'currency' : `${literal(only)} as currency`}, moved, balance_after as balance
    from ${store}_rows
    where rowid >= ${rows.firstId} and rowid < ${rows.endId} and balance_after is not null and moved is not null`;
  const { one } = await engine.row(`select min(currency) = max(currency) as one from (${stated})`);
  // Over all rows in their order a window needs no sorting.
  const own = one === true ? '' : 'partition by currency order by id';
  const neighbours = `(select *, lag(id) over own as id_before, lag(moved) over own as moved_before, lag(balance) over own as balance_before
    from (${stated}) window own as (${own}))`;
  const found = await engine.rows(
    `-- each balance with the row before of the same currency
     select currency, count(*) filter (where ${breaks.upwards}) as upwards, count(*) filter (where ${breaks.downwards}) as downwards,
       min(id) as first, arg_min(balance, id) as first_balance, arg_min(moved, id) as first_moved,
       max(id) as last, arg_max(balance, id) as last_balance, arg_max(moved, id) as last_moved,
       cast(sum(moved) as decimal(38,5)) as total
     from ${neighbours} group by currency order by currency`,
  );
  const checked: CheckedTotal[] = [];
  for (const row of found) {
    const currency = asText(row['currency']) ?? '';
    // Rows run from the oldest to the newest, or the other way.
    const isUpwards = asCount(row['upwards']) <= asCount(row['downwards']);
    const isBroken = asCount(row[isUpwards ? 'upwards' : 'downwards']) > 0;
    const { stated, found, id } = isBroken
      ? await firstBreak(engine, neighbours, currency, isUpwards)
      : wholeChain(row, isUpwards);
    checked.push({
      name: `${runningBalance.header} ${currency}`,
      stated: formatMoney(stated, currency),
      found: formatMoney(found, currency),
      agrees: !isBroken && stated === found,
      line: rows.lineOf(id),
      isMoney: true,
    });
  }
  return checked;
}

const breaks = {
  upwards: 'balance <> balance_before + moved',
  downwards: 'balance_before <> balance + moved_before',
};

/** A balance, and what it should be by the balance before it. */
interface Followed {
  readonly stated: Money;
  readonly found: Money;
  readonly id: number;
}

async function firstBreak(
  engine: Engine,
  neighbours: string,
  currency: string,
  isUpwards: boolean,
): Promise<Followed> {
  const row = await engine.row(
    isUpwards
      ? `select balance as stated, balance_before + moved as found, id from ${neighbours}
         where currency = $currency and ${breaks.upwards} order by id limit 1`
      : `select balance_before as stated, balance + moved_before as found, id_before as id from ${neighbours}
         where currency = $currency and ${breaks.downwards} order by id desc limit 1`,
    { currency },
  );
  return { stated: asMoney(row['stated']), found: asMoney(row['found']), id: asCount(row['id']) };
}

/** The last balance of all, and what the first one and all rows come to. */
function wholeChain(row: SqlRow, isUpwards: boolean): Followed {
  const [first, last] = isUpwards ? ['first', 'last'] : ['last', 'first'];
  const opening = asMoney(row[`${first}_balance`]) - asMoney(row[`${first}_moved`]);
  return {
    stated: asMoney(row[`${last}_balance`]),
    found: opening + asMoney(row['total']),
    id: asCount(row[last]),
  };
}
