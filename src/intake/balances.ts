import type { Money } from '../model/money.ts';
import type { BankEntry } from '../model/transaction.ts';

/** Entries of one account in the order in which the balance ran, and where it does not follow. */
export interface BalanceChain {
  readonly entries: readonly BankEntry[];
  readonly opening: Money;
  readonly closing: Money;
  readonly breaks: readonly { readonly entry: BankEntry; readonly expected: Money }[];
}

/**
 * Checks that each balance is the one before plus the entry. Statements run upwards or downwards and may be out of order: the order
 * with the fewest breaks is the statement's. A single wrong balance breaks twice and is told once. `null` without balances.
 */
export function chainBalances(entries: readonly BankEntry[]): BalanceChain | null {
  const known = entries.filter((entry) => entry.balance !== null);
  if (known.length === 0) return null;
  const orders = [known, [...known].reverse(), byTime(known)];
  let best: BalanceChain | null = null;
  for (const order of orders) {
    const chain = follow(order);
    if (best === null || chain.breaks.length < best.breaks.length) best = chain;
    if (best.breaks.length === 0) break;
  }
  return best;
}

function follow(entries: readonly BankEntry[]): BalanceChain {
  const breaks: { entry: BankEntry; expected: Money }[] = [];
  const [first] = entries;
  const opening = (first?.balance ?? 0n) - (first?.amount ?? 0n);
  let running = opening;
  for (let at = 0; at < entries.length; at += 1) {
    const entry = entries[at];
    if (entry === undefined || entry.balance === null) continue;
    const expected = running + entry.amount;
    if (entry.balance !== expected) {
      breaks.push({ entry, expected });
      const next = entries[at + 1];
      const nextFollows =
        next !== undefined && next.balance !== null && next.balance === expected + next.amount;
      running = nextFollows ? expected : entry.balance;
    } else {
      running = entry.balance;
    }
  }
  return { entries, opening, closing: running, breaks };
}

/** Following balances among entries of one time takes the square of their number: more than these keep the order of the file. */
const mostOfOneTime = 1000;

/** By time; entries of one time by following the balance from one to the next. */
function byTime(entries: readonly BankEntry[]): readonly BankEntry[] {
  const sorted = [...entries].sort((a, b) => timeOf(a) - timeOf(b) || compareAmounts(a, b));
  const ordered: BankEntry[] = [];
  for (let start = 0; start < sorted.length; ) {
    let end = start;
    while (end < sorted.length && timeOf(sorted[end]) === timeOf(sorted[start])) end += 1;
    const group = sorted.slice(start, end);
    for (const entry of chained(group, ordered.at(-1)?.balance ?? null)) ordered.push(entry);
    start = end;
  }
  return ordered;
}

function chained(group: readonly BankEntry[], before: Money | null): readonly BankEntry[] {
  if (group.length > mostOfOneTime) return group;
  const left = [...group];
  const ordered: BankEntry[] = [];
  let running = before;
  while (left.length > 0) {
    const after = new Set(left.map((entry) => entry.balance));
    let next = left.findIndex((entry) => (entry.balance ?? 0n) - entry.amount === running);
    if (next < 0)
      next = left.findIndex((entry) => !after.has((entry.balance ?? 0n) - entry.amount));
    const [entry] = left.splice(Math.max(next, 0), 1);
    if (entry === undefined) break;
    ordered.push(entry);
    running = entry.balance;
  }
  return ordered;
}

function timeOf(entry: BankEntry | undefined): number {
  return entry?.occurredAt ?? (entry?.day ?? 0) * 86_400;
}

function compareAmounts(a: BankEntry, b: BankEntry): number {
  if (a.balance !== b.balance) return (a.balance ?? 0n) < (b.balance ?? 0n) ? -1 : 1;
  return a.amount < b.amount ? -1 : a.amount > b.amount ? 1 : a.id - b.id;
}
