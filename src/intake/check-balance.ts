import { asCount, asMoney, asText, type Engine } from '../engine/engine.ts';
import { formatMoney, type Money } from '../model/money.ts';
import type { LoadContext, LoadedRows } from './load-context.ts';
import type { CheckedTotal } from './source.ts';
import { moneySql, plainMoneySteps, textSql } from './value-sql.ts';

interface Chain {
  readonly currency: string;
  /** Rows run from the oldest to the newest; exports are written either way. */
  readonly isUpwards: boolean;
  readonly breaks: number;
}

/**
 * Follows the balance that runs through a settlement file, currency by currency: each is the one before plus the row. States the last
 * balance and what the first one and all rows come to; where it breaks, the first balance that does not follow.
 */
export async function checkRunningBalance(
  engine: Engine,
  rows: LoadedRows,
  context: LoadContext,
): Promise<readonly CheckedTotal[]> {
  const { mapping } = rows.planned;
  const moved = mapping.columns.net ?? mapping.columns.amount;
  const { runningBalance } = mapping;
  if (runningBalance === null || moved === undefined || rows.firstId === rows.endId) return [];
  const usual = mapping.currency ?? context.currency;
  await engine.run(
    `-- balances: what each row moves and the balance after it, with those of its neighbours of the same currency
     create or replace table balances as
     select n, currency, moved, balance, lag(balance) over own as before, lead(balance) over own as after,
       row_number() over own as up, row_number() over (partition by currency order by n desc) as down
     from (${readCells(rows, moved.index, runningBalance.index, usual)})
     where balance is not null and moved is not null
     window own as (partition by currency order by n)`,
  );
  const found = await engine.rows(
    `select currency, count(*) filter (where before is not null and balance <> before + moved) as upwards,
       count(*) filter (where after is not null and balance <> after + moved) as downwards
     from balances group by currency order by currency`,
  );
  const checked: CheckedTotal[] = [];
  for (const row of found) {
    const upwards = asCount(row['upwards']);
    const downwards = asCount(row['downwards']);
    const chain: Chain = {
      currency: asText(row['currency']) ?? '',
      isUpwards: upwards <= downwards,
      breaks: Math.min(upwards, downwards),
    };
    checked.push(await checkedChain(engine, rows, chain, runningBalance.header));
  }
  await engine.run('drop table balances');
  return checked;
}

function readCells(
  { planned, relation }: LoadedRows,
  moved: number,
  balance: number,
  usual: string,
): string {
  const cleaning = { padded: true, placeholders: true };
  const { currency } = planned.mapping.columns;
  const word =
    currency === undefined ? `'${usual}'` : `upper(${textSql(`c${currency.index}`, cleaning)})`;
  const cells = `(select row_number() over () as n, ${word} as currency,
      ${textSql(`c${moved}`, cleaning)} as a, ${textSql(`c${balance}`, cleaning)} as b from ${relation})`;
  const plain = plainMoneySteps(['a', 'b'], planned.mapping.decimalMark).reduce(
    (inner, step) => `(select ${step} from ${inner})`,
    cells,
  );
  return `select n, currency, ${moneySql('a', planned.mapping)} as moved, ${moneySql('b', planned.mapping)} as balance from ${plain}`;
}

async function checkedChain(
  engine: Engine,
  { firstId, lineOf }: LoadedRows,
  { currency, isUpwards, breaks }: Chain,
  header: string,
): Promise<CheckedTotal> {
  const [previous, place] = isUpwards ? ['before', 'up'] : ['after', 'down'];
  const row =
    breaks > 0
      ? await engine.row(
          `select balance as stated, ${previous} + moved as found, n from balances
           where currency = $currency and ${previous} is not null and balance <> ${previous} + moved
           order by ${place} limit 1`,
          { currency },
        )
      : await engine.row(
          `select arg_max(balance, ${place}) as stated, arg_max(n, ${place}) as n,
             cast(arg_min(balance, ${place}) - arg_min(moved, ${place}) + sum(moved) as decimal(38,5)) as found
           from balances where currency = $currency`,
          { currency },
        );
  const money = (value: Money): string => formatMoney(value, currency);
  return {
    name: `${header} ${currency}`,
    stated: money(asMoney(row['stated'])),
    found: money(asMoney(row['found'])),
    agrees: breaks === 0 && asMoney(row['stated']) === asMoney(row['found']),
    line: lineOf(firstId + asCount(row['n']) - 1),
    isMoney: true,
  };
}
