import { loadLocale } from '../../src/locales/index.ts';
import { type Contract, noContract } from '../../src/model/contract.ts';
import type { Journal } from '../../src/model/journal.ts';
import { formatMoney } from '../../src/model/money.ts';
import type { Report } from '../../src/model/report.ts';
import { reconcile } from '../../src/reconcile.ts';

/** A run without a ledger, with what is to be booked. */
export async function booked(
  files: readonly string[],
  contract: Contract = noContract,
): Promise<{ readonly report: Report; readonly journal: Journal }> {
  let journal: Journal = [];
  const { report } = await reconcile({
    files: files.map((file) => ({ file, side: null })),
    settings: {},
    timeZone: null,
    currency: null,
    asOf: null,
    maxProblems: 1000,
    locale: await loadLocale('en'),
    contract,
    version: '0.0.0',
    onFound: async (_, details) => {
      journal = await details.journal();
    },
  });
  return { report, journal };
}

/** What stands on each account, `clearing 银联商务 CNY`: accounts with nothing on them are left out. */
export function balancesOf(journal: Journal): Readonly<Record<string, string>> {
  const sums = new Map<string, bigint>();
  for (const { postings } of journal) {
    for (const { account, of, currency, amount } of postings) {
      const name = [account, of, currency].filter((part) => part !== '').join(' ');
      sums.set(name, (sums.get(name) ?? 0n) + amount);
    }
  }
  return Object.fromEntries(
    [...sums]
      .filter(([, sum]) => sum !== 0n)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, sum]) => [name, formatMoney(sum, name.slice(-3))]),
  );
}

/** What accounts of one kind come to in a currency, whichever acquirer's they are. */
export function balanceOf(journal: Journal, account: string, currency: string): bigint {
  return journal
    .flatMap(({ postings }) => postings)
    .filter((posting) => posting.account === account && posting.currency === currency)
    .reduce((sum, { amount }) => sum + amount, 0n);
}

/** Entries that do not add up to zero in each currency. */
export function unbalanced(journal: Journal): Journal {
  return journal.filter(({ postings }) => {
    const sums = new Map<string, bigint>();
    for (const { currency, amount } of postings) {
      sums.set(currency, (sums.get(currency) ?? 0n) + amount);
    }
    return [...sums.values()].some((sum) => sum !== 0n);
  });
}
