import type { InspectedFile } from '../model/inspection.ts';
import { formatMoney } from '../model/money.ts';
import type { BankEntry } from '../model/transaction.ts';
import { chainBalances } from './balances.ts';

/** A bank file's accounts with their opening and closing balances; none where it states no balance. */
export function statementsOf(entries: readonly BankEntry[]): InspectedFile['statements'] {
  const accounts = new Map<string, BankEntry[]>();
  for (const entry of entries) {
    const key = `${entry.account ?? ''} ${entry.currency}`;
    accounts.set(key, [...(accounts.get(key) ?? []), entry]);
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
