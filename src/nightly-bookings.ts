import type { Engine } from './engine/engine.ts';
import type { Inputs } from './intake/read-inputs.ts';
import {
  type BookedKey,
  type BookedPosting,
  bookedBefore,
  stageBooked,
} from './ledger/kept-bookings.ts';
import type { Booking, Posting } from './model/journal.ts';
import type { Report } from './model/report.ts';
import { readKeyedBookings } from './totals/keyed-bookings.ts';
import type { SettledMoney } from './totals/line-bookings.ts';
import { discrepanciesOf, postingsOf } from './totals/postings.ts';

/**
 * What the ledger has not booked yet of what rests on matching: entries that are new whole, others with what they differ by. They are set
 * aside for the ledger.
 */
export async function bookNight(
  engine: Engine,
  inputs: Inputs,
  settled: SettledMoney,
  { discrepancies }: Report,
): Promise<readonly Booking[]> {
  const now = await readKeyedBookings(engine, inputs, settled, discrepancies);
  const found = new Set(discrepancies.map(({ id }) => id));
  const before = new Map<string, BookedPosting[]>();
  for (const posting of await bookedBefore(engine)) {
    // A discrepancy that is told no more is closed with its records, and stays as it was booked.
    if ('discrepancy' in posting.key && !found.has(posting.key.discrepancy)) continue;
    const key = JSON.stringify(posting.key);
    before.set(key, [...(before.get(key) ?? []), posting]);
  }
  const changes: BookedPosting[] = [];
  const booked: Booking[] = [];
  const book = (key: BookedKey, booking: Booking): void => {
    if (booking.postings.length === 0) return;
    booked.push(booking);
    changes.push(...booking.postings.map((posting) => ({ key, posting })));
  };
  for (const { key, ...booking } of now) {
    const known = before.get(JSON.stringify(key));
    before.delete(JSON.stringify(key));
    book(key, known === undefined ? booking : corrected(booking, known));
  }
  for (const known of before.values()) {
    const [first] = known;
    if (first !== undefined) book(first.key, corrected(nothingBooked, known));
  }
  await stageBooked(engine, changes);
  return booked;
}

const nothingBooked: Booking = {
  kind: 'correction',
  day: null,
  acquirer: '',
  records: null,
  postings: [],
  payouts: [],
  discrepancies: [],
  place: null,
};

/** An entry with what it differs by from what was booked, on the day of the run. */
function corrected(booking: Booking, known: readonly BookedPosting[]): Booking {
  const isAs = (a: Posting, b: Posting): boolean =>
    a.account === b.account && a.of === b.of && a.currency === b.currency;
  const sums = new Map<string, Posting>();
  const add = (posting: Posting, sign: bigint): void => {
    const key = JSON.stringify([posting.account, posting.of, posting.currency]);
    const sum = sums.get(key)?.amount ?? 0n;
    const discrepancy = booking.postings.find((each) => isAs(each, posting))?.discrepancy;
    sums.set(key, {
      account: posting.account,
      of: posting.of,
      currency: posting.currency,
      amount: sum + sign * posting.amount,
      ...(discrepancy === undefined ? {} : { discrepancy }),
    });
  };
  for (const posting of booking.postings) add(posting, 1n);
  for (const { posting } of known) add(posting, -1n);
  const postings = postingsOf([...sums.values()], '');
  return {
    ...booking,
    kind: 'correction',
    day: null,
    postings,
    discrepancies: [...new Set([...booking.discrepancies, ...discrepanciesOf(postings)])].sort(),
  };
}
