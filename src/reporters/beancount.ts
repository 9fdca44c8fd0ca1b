import { escapeControl } from '../errors/print.ts';
import type { Locale } from '../locales/locale.ts';
import type { JournalEntry, NamedAccounts, Posting } from '../model/journal.ts';
import { formatMoney } from '../model/money.ts';
import type { Report } from '../model/report.ts';
import { beancountAccount } from './account-names.ts';
import { commodityOf, journalOf } from './journal-lines.ts';
import type { RenderOptions } from './report-formats.ts';

/**
 * A journal that beancount reads. It opens no accounts, so that the journals of many nights can be included in one: by itself, a plugin of
 * beancount's own opens what it uses.
 */
export async function renderBeancount(report: Report, options: RenderOptions): Promise<string> {
  const { journal, accounts, head } = await journalOf(report, options);
  const declared = [`; ${escapeControl(head)}`, 'plugin "beancount.plugins.auto_accounts"'];
  const entries = journal.map((entry) => entryLines(entry, accounts, options.locale));
  return [declared, ...entries].map((lines) => `${lines.join('\n')}\n`).join('\n');
}

function entryLines(
  entry: JournalEntry,
  accounts: NamedAccounts,
  { journal }: Locale,
): readonly string[] {
  const { id, date, day, kind, acquirer, records, place, postings } = entry;
  const links = [id, ...entry.payouts, ...entry.discrepancies].map((link) => ` ^${link}`).join('');
  return [
    `${date} * ${text(journal.entries[kind](acquirer))}${links}`,
    ...(records === null ? [] : [`  records: ${records}`]),
    ...(place === null ? [] : [`  source: ${text(place)}`]),
    ...(day === null || day === date ? [] : [`  day: ${day}`]),
    ...postings.flatMap((posting) =>
      postingLines(posting, beancountAccount(posting, accounts, journal)),
    ),
  ];
}

function postingLines(
  { amount, currency, channel, discrepancy }: Posting,
  account: string,
): readonly string[] {
  return [
    `  ${account}  ${formatMoney(amount, currency)} ${commodityOf(currency)}`,
    ...(channel === undefined ? [] : [`    channel: ${text(channel)}`]),
    ...(discrepancy === undefined ? [] : [`    discrepancy: ${text(discrepancy)}`]),
  ];
}

function text(value: string): string {
  return `"${escapeControl(value).replace(/[\\"]/g, '\\$&')}"`;
}
