import { escapeControl } from '../errors/print.ts';
import type { Locale } from '../locales/locale.ts';
import { csvRow } from '../model/csv-row.ts';
import type { JournalEntry, Posting } from '../model/journal.ts';
import { formatMoney } from '../model/money.ts';
import { ownHeaders } from '../model/own-files.ts';
import type { Report } from '../model/report.ts';
import { chartAccount } from './account-names.ts';
import { discrepanciesOfAll, journalOf } from './journal-lines.ts';
import type { RenderOptions } from './report-formats.ts';

type Cell = Parameters<typeof csvRow>[0][number];

/** Spreadsheets and bookkeeping programs on Windows know by it that the text is UTF-8. */
const byteOrderMark = '\ufeff';

/** A posting a row; the rows of an entry share its number, and its debits are its credits. */
export async function renderJournalCsv(report: Report, options: RenderOptions): Promise<string> {
  const { journal, accounts } = await journalOf(report, options);
  const texts = options.locale.journal;
  const rows = journal.flatMap((entry) =>
    entry.postings.map((posting): readonly Cell[] => {
      const { code, name } = chartAccount(posting, accounts, texts);
      return [
        entry.id,
        entry.date,
        [code, name].filter((part) => part !== '').join(' '),
        ...sides(posting),
        described(entry, [posting.channel], options.locale),
        posting.currency,
        [entry.place, ...entry.payouts, posting.discrepancy, ...discrepanciesOfAll(entry)]
          .filter((part) => part)
          .join(' '),
      ];
    }),
  );
  return written(ownHeaders.journal, rows);
}

/** The rows of vouchers, 凭证, for 用友 and 金蝶. */
export async function renderVoucherCsv(report: Report, options: RenderOptions): Promise<string> {
  const { journal, accounts } = await journalOf(report, options);
  const texts = options.locale.journal;
  const rows = journal.flatMap((entry, index) =>
    entry.postings.map((posting): readonly Cell[] => {
      const { code, name } = chartAccount(posting, accounts, texts);
      return [
        entry.date,
        texts.voucherWord,
        String(index + 1),
        '0',
        described(entry, [posting.channel, posting.discrepancy], options.locale),
        code,
        name,
        ...sides(posting),
        posting.currency,
      ];
    }),
  );
  return written(ownHeaders.voucher, rows);
}

function sides({ amount, currency }: Posting): readonly [Cell, Cell] {
  const magnitude = { amount: formatMoney(amount < 0n ? -amount : amount, currency) };
  return amount < 0n ? [null, magnitude] : [magnitude, null];
}

function described(
  { kind, acquirer }: JournalEntry,
  more: readonly (string | undefined)[],
  locale: Locale,
): string {
  const parts = more.filter((part) => part !== undefined);
  const what = locale.journal.entries[kind](acquirer);
  return parts.length === 0 ? what : locale.label(what) + locale.list(parts);
}

function written(names: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const escaped = rows.map((row) =>
    csvRow(row.map((cell) => (typeof cell === 'string' ? escapeControl(cell) : cell))),
  );
  return [byteOrderMark, csvRow(names), ...escaped].join('');
}
