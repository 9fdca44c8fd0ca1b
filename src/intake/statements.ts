import { asCount, asMoney, asText, type Engine, type SqlRow } from '../engine/engine.ts';
import type { InspectedFile } from '../model/inspection.ts';
import { formatMoney, type Money } from '../model/money.ts';
import { truncatePansIn } from '../model/pan.ts';
import type { BankEntry } from '../model/transaction.ts';
import { chainBalances } from './balances.ts';
import { readBankEntries } from './bank-entries.ts';
import type { DocumentStatement } from './statements/document.ts';

/** The accounts of a bank document with the balances that it states. */
export function statedBalances(
  statements: readonly DocumentStatement[],
  fallback: string,
): InspectedFile['statements'] {
  return statements.map(({ account, currency: own, opening, closing, entries, sum, balances }) => {
    const currency = own ?? fallback;
    return {
      account: account === null ? null : truncatePansIn(account),
      currency,
      opening: opening === null ? null : formatMoney(opening, currency),
      closing: closing === null ? null : formatMoney(closing, currency),
      entries,
      sum: formatMoney(sum, currency),
      balances,
    };
  });
}

/** A bank file's accounts with their opening and closing balances; none where it states no balance. */
export async function statementsOf(engine: Engine): Promise<InspectedFile['statements']> {
  const row = await engine.row('select count(*) as n from bank');
  return asCount(row['n']) <= mostInMemory
    ? statementsInMemory(await readBankEntries(engine))
    : statementsInOrder(engine);
}

/** Balances of more entries are followed as the file has them, upwards or downwards, and not put into another order. */
const mostInMemory = 50_000;

function statementsInMemory(entries: readonly BankEntry[]): InspectedFile['statements'] {
  const accounts = new Map<string, BankEntry[]>();
  for (const entry of entries) {
    const key = `${entry.account ?? ''} ${entry.currency}`;
    const own = accounts.get(key);
    if (own === undefined) accounts.set(key, [entry]);
    else own.push(entry);
  }
  return [...accounts.values()].flatMap((own) => {
    const chain = chainBalances(own);
    const [first] = own;
    if (chain === null || first === undefined) return [];
    const { account, currency } = first;
    const sum = own.reduce((total, { amount }) => total + amount, 0n);
    const { opening, closing, breaks } = chain;
    return [
      told({
        account,
        currency,
        opening,
        closing,
        entries: own.length,
        sum,
        breaks: breaks.length,
      }),
    ];
  });
}

async function statementsInOrder(engine: Engine): Promise<InspectedFile['statements']> {
  const accounts = await engine.rows(
    `select account, currency, count(*) as entries, sum(amount) as total from bank
     group by account, currency order by min(id)`,
  );
  // Over all rows in their order a window needs no sorting.
  const own = accounts.length === 1 ? '' : 'partition by account, currency order by id';
  const chains = await engine.rows(
    `-- each balance with its neighbours of the same account
     select account, currency,
       count(*) filter (where balance <> before + amount) as upwards,
       count(*) filter (where balance <> after + amount) as downwards,
       arg_min(balance, id) as first, arg_min(amount, id) as first_amount,
       arg_max(balance, id) as last, arg_max(amount, id) as last_amount
     from (select id, account, currency, amount, balance, lag(balance) over own as before, lead(balance) over own as after
           from bank where balance is not null window own as (${own}))
     group by account, currency`,
  );
  const chainOf = new Map(chains.map((row) => [accountKey(row), row]));
  return accounts.flatMap((row) => {
    const chain = chainOf.get(accountKey(row));
    if (chain === undefined) return [];
    const isUpwards = asCount(chain['upwards']) <= asCount(chain['downwards']);
    const [start, end] = isUpwards ? ['first', 'last'] : ['last', 'first'];
    return [
      told({
        account: asText(row['account']),
        currency: asText(row['currency']) ?? '',
        opening: asMoney(chain[start]) - asMoney(chain[`${start}_amount`]),
        closing: asMoney(chain[end]),
        entries: asCount(row['entries']),
        sum: asMoney(row['total']),
        breaks: asCount(chain[isUpwards ? 'upwards' : 'downwards']),
      }),
    ];
  });
}

function accountKey(row: SqlRow): string {
  return `${asText(row['account']) ?? ''} ${asText(row['currency']) ?? ''}`;
}

interface FollowedAccount {
  readonly account: string | null;
  readonly currency: string;
  readonly opening: Money;
  readonly closing: Money;
  readonly entries: number;
  readonly sum: Money;
  readonly breaks: number;
}

function told(followed: FollowedAccount): InspectedFile['statements'][number] {
  const { account, currency, opening, closing, entries, sum, breaks } = followed;
  return {
    account,
    currency,
    opening: formatMoney(opening, currency),
    closing: formatMoney(closing, currency),
    entries,
    sum: formatMoney(sum, currency),
    balances: breaks === 0 && opening + sum === closing,
  };
}
