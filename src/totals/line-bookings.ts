import type { Answer } from '../detectors/answer.ts';
import type { LoadedSource } from '../intake/source.ts';
import type { MatchedPayout, PayoutMatching } from '../matching/payouts/matched-payout.ts';
import { dateOfDay } from '../model/calendar.ts';
import { type DiscrepancyCode, discrepancyCodes } from '../model/discrepancy.ts';
import type { AccountRole, Booking } from '../model/journal.ts';
import type { Discrepancy } from '../model/report.ts';
import type { BankEntry } from '../model/transaction.ts';
import { culpritsOf } from './culprits.ts';
import { acquirerName, type Draft, discrepanciesOf, postingsOf } from './postings.ts';
import { payoutIdOf, placeOf } from './report-rows.ts';

/** An entry that a later run may find to be another: by the record that it rests on, or by the discrepancy. */
export interface KeyedBooking extends Booking {
  readonly key: BookingKey;
}
export type BookingKey =
  | { readonly side: 'settlement' | 'bank'; readonly id: number }
  | { readonly discrepancy: string };

/** What the run knows of money in the bank. */
export interface SettledMoney {
  readonly payouts: PayoutMatching | null;
  readonly answers: readonly Answer[];
}

const settledStatuses: readonly MatchedPayout['status'][] = ['paid', 'short', 'excess'];

/** Lines of the bank of which it is known what they pay; what several payouts could explain is not booked. */
export function bookLines(
  { payouts, answers }: SettledMoney,
  discrepancies: readonly Discrepancy[],
  sources: readonly LoadedSource[],
): readonly KeyedBooking[] {
  const booked: KeyedBooking[] = [];
  const book = (
    kind: Booking['kind'],
    entry: BankEntry,
    drafts: readonly Draft[],
    told: Partial<Booking> = {},
  ): void => {
    const { file, line } = placeOf(entry, sources);
    const all = postingsOf([{ account: 'bank', amount: entry.amount }, ...drafts], entry.currency);
    booked.push({
      key: { side: 'bank', id: entry.id },
      kind,
      day: dateOfDay(entry.day),
      acquirer: '',
      records: null,
      postings: all,
      payouts: [],
      discrepancies: discrepanciesOf(all),
      place: `${file}:${line}`,
      ...told,
    });
  };
  const paying = new Map<BankEntry, MatchedPayout[]>();
  for (const payout of payouts?.payouts ?? []) {
    if (!settledStatuses.includes(payout.status)) continue;
    for (const entry of payout.entries) {
      paying.set(entry, [...(paying.get(entry) ?? []), payout]);
    }
  }
  for (const [entry, paid] of paying) {
    const about = [...new Set(paid.flatMap((each) => differenceOf(each, discrepancies)))].sort();
    book('payout', entry, paidBy(entry, paid, about), {
      acquirer: acquirerName(paid[0]?.group.acquirer ?? null),
      payouts: paid.map(({ group }) => payoutIdOf(group)),
      discrepancies: about,
    });
  }
  for (const entry of payouts?.feeCollections ?? []) {
    const of = acquirerName(payouts?.payouts[0]?.group.acquirer ?? null);
    book('fee-collection', entry, [{ account: 'clearing', of, amount: -entry.amount }]);
  }
  for (const { request, arrivals } of answers) {
    for (const arrival of arrivals) {
      if (arrival.side !== 'bank' || paying.has(arrival)) continue;
      const of = acquirerName(payouts?.payouts[0]?.group.acquirer ?? null);
      const account = accountAnswered(request.code);
      book(
        'answer',
        arrival,
        [{ account, of: account === 'clearing' ? of : '', amount: -arrival.amount }],
        { discrepancies: [request.discrepancy] },
      );
    }
  }
  const isBooked = new Set(booked.map(({ key }) => ('id' in key ? key.id : -1)));
  const named = discrepancies.filter(({ code }) => code === 'unexplained-credit');
  for (const { id, discrepancy } of culpritsOf(named, sources)) {
    const entry = payouts?.unexplained.find((each) => each.entry.id === id)?.entry;
    if (entry === undefined || isBooked.has(id)) continue;
    book('unexplained-credit', entry, [
      { account: 'suspense', amount: -entry.amount, discrepancy },
    ]);
  }
  return booked;
}

/** What a line of the bank takes off `clearing`: all of it but what came on top, and the rent that was kept. */
function paidBy(
  entry: BankEntry,
  paid: readonly MatchedPayout[],
  about: readonly string[],
): readonly Draft[] {
  const [only] = paid;
  if (paid.length > 1 || only === undefined) {
    const drafts = paid.map(
      ({ group }): Draft => ({
        account: 'clearing',
        of: acquirerName(group.acquirer),
        amount: -group.net,
      }),
    );
    const rest = entry.amount + drafts.reduce((sum, { amount }) => sum + amount, 0n);
    return [...drafts, { account: 'suspense', amount: -rest }];
  }
  const { group, status, banked, entries } = only;
  const isLast = entries.at(-1) === entry;
  const onTop = isLast && status === 'excess' && banked !== null ? banked - group.net : 0n;
  const rental = isLast ? (only.terminalRental ?? 0n) : 0n;
  return [
    {
      account: 'clearing',
      of: acquirerName(group.acquirer),
      amount: -(entry.amount + rental - onTop),
    },
    { account: 'fees', amount: rental },
    { account: 'suspense', amount: -onTop, discrepancy: about[0] ?? null },
  ];
}

/** The open discrepancies that say what a payout is short of, or too much by. */
export function differenceOf(
  { group }: MatchedPayout,
  discrepancies: readonly Discrepancy[],
): readonly string[] {
  return discrepancies
    .filter(
      (each) =>
        each.status !== 'resolved' &&
        (each.code === 'short-payout' ||
          each.code === 'excess-payout' ||
          each.code === 'missing-payout') &&
        each.args.merchantId === group.merchantId &&
        each.args.payoutId === group.payoutId &&
        each.args.settlementDate === dateOfDay(group.settlementDay) &&
        each.args.currency === group.currency,
    )
    .map(({ id }) => id);
}

/** Where the money stands that a request asks for. */
function accountAnswered(code: DiscrepancyCode): AccountRole {
  if (code === 'chargeback') return 'chargebacks';
  const { family } = discrepancyCodes[code];
  if (family === 'fees') return 'fees';
  return family === 'payouts' ? 'clearing' : 'unsettled';
}

/** The entries of acquirers' days with the payouts that they announce, and what is wrong with these. */
export function withPayouts(
  bookings: readonly Booking[],
  { payouts }: SettledMoney,
  discrepancies: readonly Discrepancy[],
): readonly Booking[] {
  return bookings.map((booking) => {
    if (booking.kind !== 'settlement') return booking;
    const own = (payouts?.payouts ?? []).filter(
      ({ group }) =>
        dateOfDay(group.settlementDay) === booking.day &&
        acquirerName(group.acquirer) === booking.acquirer &&
        booking.postings.some(({ currency }) => currency === group.currency),
    );
    const about = own.flatMap((payout) => differenceOf(payout, discrepancies));
    return {
      ...booking,
      payouts: own.map(({ group }) => payoutIdOf(group)),
      discrepancies: [...new Set([...booking.discrepancies, ...about])].sort(),
    };
  });
}
