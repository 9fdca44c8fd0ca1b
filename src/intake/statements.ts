import type { InspectedFile } from '../model/inspection.ts';
import { formatMoney } from '../model/money.ts';
import { truncatePansIn } from '../model/pan.ts';
import type { BankEntry } from '../model/transaction.ts';
import { chainBalances } from './balances.ts';
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
export function statementsOf(entries: readonly BankEntry[]): InspectedFile['statements'] {
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
    return [
      {
        account,
        currency,
        opening: formatMoney(chain.opening, currency),
        closing: formatMoney(chain.closing, currency),
        entries: own.length,
        sum: formatMoney(sum, currency),
        balances: chain.breaks.length === 0 && chain.opening + sum === chain.closing,
      },
    ];
  });
}
