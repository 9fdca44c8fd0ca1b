import { asCount, asText, type SqlRow } from '../engine/engine.ts';
import { type AccountRole, accountRoles, type Booking, type Posting } from '../model/journal.ts';
import type { Money } from '../model/money.ts';

/** A posting before those to the same account are added up; in the entry's currency unless it says another. */
export interface Draft {
  readonly account: AccountRole;
  readonly amount: Money;
  readonly of?: string;
  readonly currency?: string;
  readonly channel?: string | null;
  readonly discrepancy?: string | null;
}

/** An acquirer as its account is named; empty where no layout says who it is. */
export function acquirerName(acquirer: string | null): string {
  return acquirer === null || acquirer === 'auto' ? '' : acquirer;
}

/** Rows that share these columns, in the order of their first. */
export function groupRows(
  rows: readonly SqlRow[],
  columns: readonly string[],
): readonly (readonly SqlRow[])[] {
  const groups = new Map<string, SqlRow[]>();
  for (const row of rows) {
    const key = JSON.stringify(columns.map((column) => row[column]));
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return [...groups.values()];
}

/** An entry over the rows of a day. */
export function bookingOf(
  kind: Booking['kind'],
  rows: readonly SqlRow[],
  day: Booking['day'],
  drafts: readonly Draft[],
): Booking {
  const [first = {}] = rows;
  const postings = postingsOf(drafts, asText(first['currency']) ?? '');
  return {
    kind,
    day,
    acquirer: kind === 'settlement' ? acquirerName(asText(first['acquirer'])) : '',
    records: rows.reduce((sum, row) => sum + asCount(row['n']), 0),
    postings,
    payouts: [],
    discrepancies: discrepanciesOf(postings),
    place: null,
  };
}

/** Adds up what goes to the same account for the same reason: accounts in the model's order, nothing of zero. */
export function postingsOf(drafts: readonly Draft[], currency: string): readonly Posting[] {
  const sums = new Map<string, Posting>();
  for (const draft of drafts) {
    const posting: Posting = {
      account: draft.account,
      of: draft.of ?? '',
      currency: draft.currency ?? currency,
      amount: draft.amount,
      ...(draft.channel ? { channel: draft.channel } : {}),
      ...(draft.discrepancy ? { discrepancy: draft.discrepancy } : {}),
    };
    const key = sortKey(posting);
    const known = sums.get(key);
    sums.set(
      key,
      known === undefined ? posting : { ...known, amount: known.amount + draft.amount },
    );
  }
  return [...sums]
    .filter(([, { amount }]) => amount !== 0n)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, posting]) => posting);
}

function sortKey({ account, of, currency, channel, discrepancy }: Posting): string {
  const place = String(accountRoles.indexOf(account)).padStart(2, '0');
  return JSON.stringify([place, of, currency, discrepancy ?? '', channel ?? '']);
}

export function discrepanciesOf(postings: readonly Posting[]): readonly string[] {
  return [...new Set(postings.flatMap(({ discrepancy }) => discrepancy ?? []))].sort();
}
