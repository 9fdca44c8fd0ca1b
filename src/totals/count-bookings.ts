import { asWhole, type Engine } from '../engine/engine.ts';
import { newRecords } from '../intake/coverage.ts';
import type { Inputs } from '../intake/read-inputs.ts';
import { dateOfDay, dayOfMoment } from '../model/calendar.ts';
import type { Booking } from '../model/journal.ts';
import { countedRecords } from './counted-records.ts';
import { type JudgedSession, readDrawers } from './drawers.ts';
import { postingsOf } from './postings.ts';
import { placeOf } from './report-rows.ts';

/** What new counts of drawers found over or short: the books have as much cash as was counted. */
export async function bookCounts(engine: Engine, inputs: Inputs): Promise<readonly Booking[]> {
  const counted = countedRecords(inputs);
  if (counted?.side !== 'pos') return [];
  const drawers = await readDrawers(engine, counted);
  if (drawers.length === 0) return [];
  const known = await knownBefore(engine, inputs);
  const { firstId, endId } = newRecords(inputs.sources).pos;
  const isNew = ({ countId }: JudgedSession): boolean =>
    countId !== null && countId >= firstId && countId < endId && !known.has(countId);
  return drawers.flatMap(({ currency, sessions }) =>
    sessions.filter(isNew).map((session) => bookingOf(session, currency, inputs)),
  );
}

function bookingOf(
  { overShort, to, countId }: JudgedSession,
  currency: string,
  { sources }: Inputs,
): Booking {
  const difference = overShort ?? 0n;
  const { file, line } = placeOf({ side: 'pos', id: countId ?? 0 }, sources);
  return {
    kind: 'cash-count',
    day: to === null ? null : dateOfDay(dayOfMoment(to)),
    acquirer: '',
    records: null,
    postings: postingsOf(
      [
        { account: 'cash', amount: difference },
        { account: 'overShort', amount: -difference },
      ],
      currency,
    ),
    payouts: [],
    discrepancies: [],
    place: `${file}:${line}`,
  };
}

/** Records that stand where one of an earlier run stood: it has booked them. */
async function knownBefore(engine: Engine, { sources }: Inputs): Promise<ReadonlySet<number>> {
  const { firstId, endId } = newRecords(sources).pos;
  const rows = await engine.rows(
    `with earlier as (select id, taken_out from stands_for where side = 'pos')
     select id from earlier where not (taken_out >= ${firstId} and taken_out < ${endId})
     union
     select later.id from earlier later join earlier next on later.taken_out = next.id
     where not (next.taken_out >= ${firstId} and next.taken_out < ${endId})
     order by id`,
  );
  return new Set(rows.flatMap(({ id }) => asWhole(id) ?? []));
}
