import { asWhole, type Engine, literal } from '../engine/engine.ts';
import { coverageOf } from '../intake/coverage.ts';
import type { Inputs } from '../intake/read-inputs.ts';
import type { LoadedSource } from '../intake/source.ts';
import type { BusinessCalendar } from '../model/business-calendar.ts';
import { dayOfDate } from '../model/calendar.ts';
import type { Contract } from '../model/contract.ts';
import { acquirerOfSource, acquirersOf, readAcquirerOfSale } from './acquirer-of-sale.ts';
import { type CalendarParts, SettlementCalendar } from './settlement-calendar.ts';

/** What tells when the acquirers settle. */
export interface Settling {
  readonly sources: readonly LoadedSource[];
  readonly closed: Inputs['closed'];
  /** The first day of which every record takes part; `null`: of all. */
  readonly since: string | null;
}

/**
 * Reads from the acquirers' records when they settle what. Where the files are of several acquirers, those of one say nothing of what goes
 * through another: a record is judged by its own acquirer's, where something says which that is.
 */
export async function readSettlementCalendar(
  engine: Engine,
  { sources, closed, since }: Settling,
  calendar: BusinessCalendar,
  contract: Contract,
): Promise<SettlementCalendar> {
  const till = coverageOf(sources, 'pos', closed.pos);
  const calendarFor = async (
    those: readonly LoadedSource[],
    of: string | null,
    more: Pick<CalendarParts, 'ownOf'> = {},
  ): Promise<SettlementCalendar> =>
    new SettlementCalendar({
      ...(await readSettled(engine, of)),
      acquirer: coverageOf(those, 'settlement', of === null ? closed.settlement : null),
      till,
      calendar,
      contract,
      ...more,
    });
  const acquirers = acquirersOf(sources);
  if (acquirers.length < 2) return calendarFor(sources, null);
  const own = new Map<string, SettlementCalendar>();
  for (const acquirer of acquirers) {
    const those = sources.filter((source) => acquirerOfSource(source) === acquirer);
    own.set(acquirer, await calendarFor(those, acquirer));
  }
  const acquirerOf = await readAcquirerOfSale(engine, sources, contract);
  const first = since === null ? null : dayOfDate(since);
  return calendarFor(sources, null, {
    ownOf: (record) => {
      // Of closed days it is not known whose files covered them.
      if (first !== null && record.day !== null && record.day < first) return null;
      const acquirer = acquirerOf(record);
      return acquirer === null ? null : (own.get(acquirer) ?? 'no-files');
    },
  });
}

async function readSettled(
  engine: Engine,
  acquirer: string | null,
): Promise<Pick<CalendarParts, 'settled' | 'lastAt' | 'openAfterLast'>> {
  const stl =
    acquirer === null ? 'stl' : `(select * from stl where acquirer = ${literal(acquirer)})`;
  const rows = await engine.rows(
    `select cast(occurred_at as date) - date '1970-01-01' as day, settlement_date - date '1970-01-01' as settled,
       min(cast(epoch(occurred_at) as bigint) % 86400) as first, max(cast(epoch(occurred_at) as bigint) % 86400) as last
     from ${stl} where class = 'due' and family = 'sale' and occurred_at is not null and settlement_date is not null
     group by all order by all`,
  );
  const last = await engine.row(
    `select cast(epoch(max(occurred_at)) as bigint) as at,
       (select count(*) from pos where id in (select id from rest_pos) and occurred_at > (select max(occurred_at) from ${stl} where class = 'due')) as later
     from ${stl} where class = 'due'`,
  );
  return {
    settled: rows.map((row) => ({
      day: asWhole(row['day']) ?? 0,
      settlementDay: asWhole(row['settled']) ?? 0,
      firstSecond: asWhole(row['first']) ?? 0,
      lastSecond: asWhole(row['last']) ?? 0,
    })),
    lastAt: asWhole(last['at']),
    openAfterLast: asWhole(last['later']) ?? 0,
  };
}
