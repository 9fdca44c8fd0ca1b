import { shortHash } from '../detectors/resolve.ts';
import type { DateText } from '../model/discrepancy-arguments.ts';
import type { Booking, Journal, JournalEntry, Posting } from '../model/journal.ts';
import type { Report } from '../model/report.ts';

const order: readonly Booking['kind'][] = [
  'takings',
  'settlement',
  'payout',
  'fee-collection',
  'answer',
  'unexplained-credit',
  'difference',
  'accepted',
  'correction',
  'cash-count',
];

/** Numbers the entries and puts them in order. What comes for a month that is closed is booked on the day of the run. */
export function journalOf(
  bookings: readonly Booking[],
  { run, late = [] }: Pick<Report, 'run' | 'late'>,
): Journal {
  const closed = new Set(late.map(({ month }) => month));
  const dateOf = (day: DateText | null): DateText =>
    day === null || closed.has(day.slice(0, 7)) ? run.asOf : day;
  const seen = new Map<string, number>();
  return bookings
    .filter(({ postings }) => postings.length > 0)
    .map((booking) => ({ ...booking, date: dateOf(booking.day), sortKey: sortKey(booking) }))
    .sort((a, b) => compare(a.date, b.date) || compare(a.sortKey, b.sortKey))
    .map(({ sortKey: text, ...booking }): JournalEntry => {
      const nth = seen.get(text) ?? 0;
      seen.set(text, nth + 1);
      return { ...booking, id: `j_${shortHash(nth === 0 ? text : `${text} ${nth}`)}` };
    });
}

/** All that the entry says but where its file stands. */
function sortKey({ kind, day, acquirer, postings, payouts, discrepancies }: Booking): string {
  const lines = postings.map(
    ({ account, of, currency, amount, channel = '', discrepancy = '' }: Posting) =>
      [account, of, currency, amount, channel, discrepancy].join(' '),
  );
  return JSON.stringify([order.indexOf(kind), day, acquirer, lines, payouts, discrepancies]);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
