import stringWidth from 'string-width';
import { escapeControl } from '../errors/print.ts';
import type { Locale } from '../locales/locale.ts';
import type { JournalEntry, NamedAccounts, Posting } from '../model/journal.ts';
import { formatMoney } from '../model/money.ts';
import type { Report } from '../model/report.ts';
import { pathOf } from './account-names.ts';
import {
  commentText,
  commoditiesOf,
  commodityOf,
  discrepanciesOfAll,
  exampleAmount,
  journalOf,
} from './journal-lines.ts';
import type { RenderOptions } from './report-formats.ts';

/** A journal that hledger and ledger read, with the accounts and currencies that it uses. */
export async function renderHledger(report: Report, options: RenderOptions): Promise<string> {
  const { journal, accounts, head } = await journalOf(report, options);
  const { locale } = options;
  const paths = new Set(
    journal.flatMap(({ postings }) =>
      postings.map((posting) => pathOf(posting, accounts, locale.journal)),
    ),
  );
  const declared = [
    `; ${escapeControl(head)}`,
    ...commoditiesOf(journal).flatMap((currency) => [
      `commodity ${commodityOf(currency)}`,
      `  format ${exampleAmount(currency)} ${commodityOf(currency)}`,
    ]),
    ...[...paths].sort().map((path) => `account ${path}`),
    ...(journal.length === 0 ? [] : tags.map((tag) => `tag ${tag}`)),
  ];
  const entries = journal.map((entry) => entryLines(entry, accounts, locale));
  return [declared, ...entries].map((lines) => `${lines.join('\n')}\n`).join('\n');
}

const tags = ['channel', 'day', 'discrepancy', 'payout', 'source'] as const;

function entryLines(
  entry: JournalEntry,
  accounts: NamedAccounts,
  { journal }: Locale,
): readonly string[] {
  const { id, date, day, kind, acquirer, records, place, postings } = entry;
  const comments = [
    ...(records === null ? [] : [journal.records(records)]),
    ...(place === null ? [] : [`source: ${commentText(place.replace(/:(?=\d+$)/, '#'))}`]),
    ...(day === null || day === date ? [] : [`day: ${day}`]),
    ...entry.payouts.map((payout) => `payout: ${payout}`),
    ...discrepanciesOfAll(entry).map((id) => `discrepancy: ${id}`),
  ];
  const rows = postings.map((posting): readonly [string, string, string] => [
    pathOf(posting, accounts, journal),
    `${formatMoney(posting.amount, posting.currency)} ${commodityOf(posting.currency)}`,
    noteOf(posting),
  ]);
  const width = Math.max(...rows.map(([path]) => stringWidth(path)));
  const digits = Math.max(...rows.map(([, amount]) => amount.length));
  return [
    `${date} * (${id}) ${commentText(journal.entries[kind](acquirer))}`,
    ...comments.map((comment) => `    ; ${comment}`),
    ...rows.map(
      ([path, amount, note]) =>
        `    ${path}${' '.repeat(width - stringWidth(path))}  ${amount.padStart(digits)}${note}`,
    ),
  ];
}

function noteOf({ channel, discrepancy }: Posting): string {
  const notes = [
    ...(channel === undefined ? [] : [`channel: ${commentText(channel)}`]),
    ...(discrepancy === undefined ? [] : [`discrepancy: ${discrepancy}`]),
  ];
  return notes.length === 0 ? '' : `  ; ${notes.join(', ')}`;
}
