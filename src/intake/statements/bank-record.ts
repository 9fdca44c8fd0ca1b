import type { Money } from '../../model/money.ts';
import { plainDecimal } from './decimals.ts';
import type { DocumentRecord } from './document.ts';
import { oneLine } from './lines.ts';

/** One booked entry of a bank statement. */
export interface BookedEntry {
  readonly line: number;
  /** Positive into the account. */
  readonly amount: Money;
  readonly currency: string | null;
  /** ISO 8601. */
  readonly bookingDate: string;
  readonly valueDate: string | null;
  readonly account: string | null;
  readonly counterparty: string | null;
  readonly counterpartyAccount: string | null;
  readonly memo: string;
  /** The bank's own number of the entry. */
  readonly bankReference: string | null;
}

/** An entry in the shape in which it is loaded. */
export function bankRecord(entry: BookedEntry): DocumentRecord {
  const values = {
    amount: plainDecimal(entry.amount),
    currency: entry.currency,
    date: entry.bookingDate,
    valueDate: entry.valueDate,
    account: entry.account,
    counterparty: entry.counterparty,
    counterpartyAccount: entry.counterpartyAccount,
    memo: entry.memo,
    bankReference: entry.bankReference,
  };
  const stated = Object.entries(values).flatMap(([field, value]) => {
    const plain = value === null ? '' : oneLine(value);
    return plain === '' ? [] : [[field, plain] as const];
  });
  return { line: entry.line, values: Object.fromEntries(stated) };
}

/** Puts texts together, leaving out what another of them says already. */
export function joinTexts(texts: readonly (string | null | undefined)[]): string {
  const kept: string[] = [];
  for (const text of texts) {
    const plain = oneLine(text ?? '');
    if (plain !== '' && !kept.some((other) => other.includes(plain))) kept.push(plain);
  }
  return kept.join(' ');
}
