import { escapeControl } from '../errors/print.ts';
import { minorUnitDigits } from '../model/currency.ts';
import type { Journal, JournalEntry, NamedAccounts } from '../model/journal.ts';
import type { Report } from '../model/report.ts';
import type { RenderOptions } from './report-formats.ts';

/** What a journal's reporter draws. */
export interface DrawnJournal {
  readonly journal: Journal;
  readonly accounts: NamedAccounts;
  readonly head: string;
}

/** Throws where the format was not asked for as one that tells of records. */
export async function journalOf(
  { tool, run }: Report,
  { details, accounts = {}, locale }: RenderOptions,
): Promise<DrawnJournal> {
  if (details === null) throw new Error('a journal needs the records of the run');
  return {
    journal: await details.journal(),
    accounts,
    head: locale.journal.head(tool.version, run.id, run.asOf),
  };
}

/** A currency as plain-text accounting takes it; what is no code is spelt so that two never become one. */
export function commodityOf(currency: string): string {
  if (/^[A-Z]{3}$/.test(currency)) return currency;
  const spelt = [...currency].map((char) => `U${(char.codePointAt(0) ?? 0).toString(16)}`);
  return `X${spelt.join('').toUpperCase()}`.slice(0, 23);
}

export function commoditiesOf(journal: Journal): readonly string[] {
  return [
    ...new Set(journal.flatMap(({ postings }) => postings.map(({ currency }) => currency))),
  ].sort();
}

/** `1000.00`: how many digits a currency has, by example. */
export function exampleAmount(currency: string): string {
  return `1000.${'0'.repeat(minorUnitDigits(currency))}`;
}

/** Text of a file in a comment: one line that no tool takes for a tag, a date or a further entry. */
export function commentText(text: string): string {
  return escapeControl(text).replace(/[;:,|[\]{}"=]/g, '_');
}

/** What the entry as a whole is about: discrepancies that one of its postings names are left to that. */
export function discrepanciesOfAll({ postings, discrepancies }: JournalEntry): readonly string[] {
  return discrepancies.filter((id) => postings.every(({ discrepancy }) => discrepancy !== id));
}
