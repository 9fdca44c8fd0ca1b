import { asCount, asMoney, asText, asWhole, type Engine, type SqlRow } from '../engine/engine.ts';
import { newRecords } from '../intake/coverage.ts';
import type { Inputs } from '../intake/read-inputs.ts';
import { movesMoney } from '../matching/payouts/payout-groups.ts';
import { dateOfDay } from '../model/calendar.ts';
import type { Booking } from '../model/journal.ts';
import type { Discrepancy } from '../model/report.ts';
import { culpritsOf } from './culprits.ts';
import { isPlainCash } from './plain-cash.ts';
import { acquirerName, bookingOf, type Draft, groupRows } from './postings.ts';

/**
 * What the new records book, a till's day or an acquirer's day an entry. It follows from the records alone, whatever matched: what a sale
 * puts on `unsettled`, the acquirer's record of it takes off. A record that an earlier run had counts with what is new of it.
 */
export async function readDayBookings(
  engine: Engine,
  inputs: Inputs,
  discrepancies: readonly Discrepancy[],
): Promise<readonly Booking[]> {
  const { sides } = inputs;
  await createCulprits(engine, inputs, discrepancies);
  return [
    ...(sides.has('pos') ? await tillDays(engine, inputs) : []),
    ...(sides.has('settlement') ? await acquirerDays(engine, inputs) : []),
  ];
}

/** `booked_culprits`: the records that an open discrepancy names, with it. */
async function createCulprits(
  engine: Engine,
  { sources }: Inputs,
  discrepancies: readonly Discrepancy[],
): Promise<void> {
  await engine.run(
    'create or replace table booked_culprits (side varchar, id integer, discrepancy varchar)',
  );
  await engine.append(
    'booked_culprits',
    culpritsOf(discrepancies, sources).map(({ side, id, discrepancy }) => [side, id, discrepancy]),
  );
}

/** Records that are new, and with a minus those of earlier runs that stood where a new one now stands. */
async function newOnes(
  engine: Engine,
  inputs: Inputs,
  side: 'pos' | 'settlement',
): Promise<string> {
  const table = side === 'pos' ? 'pos' : 'stl';
  const { firstId, endId } = newRecords(inputs.sources)[side];
  const before = await engine.row(
    `select count(*) as n from duckdb_tables() where database_name = 'memory' and table_name = '${table}_before'`,
  );
  const replaced =
    asCount(before['n']) === 0
      ? ''
      : `union all by name
        select b.*, -1 as times, coalesce(later.id, next.id) as standing from ${table}_before b
          left join stands_for next on next.side = '${table}' and next.taken_out = b.id
          left join stands_for later on later.side = '${table}' and later.taken_out = next.id`;
  return `select r.* exclude (standing), c.discrepancy from (
      select *, 1 as times, id as standing from ${table} where id >= ${firstId} and id < ${endId} ${replaced}
    ) r left join (select id, any_value(discrepancy) as discrepancy from booked_culprits where side = '${side}' group by id) c
      on r.standing = c.id`;
}

async function tillDays(engine: Engine, inputs: Inputs): Promise<readonly Booking[]> {
  const copies = inputs.overlaps.pos.copies.flatMap((ids) => ids.slice(1));
  const rows = await engine.rows(
    `select cast(occurred_at as date) - date '1970-01-01' as day, currency, cast(family as varchar) as family,
       cast(class as varchar) as class, channel, discrepancy, sum(times) as n, cast(sum(amount * times) as decimal(38,5)) as total
     from (${await newOnes(engine, inputs, 'pos')})
     where status = 'approved' and family is not null and amount <> 0
       ${copies.length === 0 ? '' : `and not (times = 1 and id in (${copies.join(', ')}))`}
     group by all order by all`,
  );
  return groupRows(rows, ['day', 'currency']).map((ofDay) => {
    const drafts = ofDay.flatMap((row) => {
      const amount = asMoney(row['total']);
      const channel = asText(row['channel']);
      const debit: Draft = !isOwed(row)
        ? { account: isPlainCash(channel ?? '') ? 'cash' : 'otherTenders', amount }
        : { account: 'unsettled', amount, discrepancy: asText(row['discrepancy']) };
      return [
        debit.account === 'otherTenders' ? { ...debit, channel } : debit,
        { account: accountOfFamily(row), amount: -amount, channel },
      ];
    });
    return bookingOf('takings', ofDay, dayOf(ofDay), drafts);
  });
}

function isOwed(row: SqlRow): boolean {
  return row['class'] === 'due';
}

function accountOfFamily(row: SqlRow): 'sales' | 'refunds' {
  return row['family'] === 'refund' ? 'refunds' : 'sales';
}

const fee = 'coalesce(fee, case when net_currency is null then net - amount end, 0)';

/** What the acquirer owes for its records, so that `clearing` is what it has not paid out. A till's log has booked the sales already. */
async function acquirerDays(engine: Engine, inputs: Inputs): Promise<readonly Booking[]> {
  const rows = await engine.rows(
    `select coalesce(settlement_date, cast(occurred_at as date)) - date '1970-01-01' as day, acquirer, currency,
       coalesce(cast(family as varchar), cast(kind as varchar)) as family, net_currency, channel, discrepancy, sum(times) as n,
       cast(sum(amount * times) as decimal(38,5)) as total,
       cast(sum(${fee} * times) as decimal(38,5)) as fees,
       cast(sum(coalesce(net, amount + ${fee}) * times) as decimal(38,5)) as net
     from (${await newOnes(engine, inputs, 'settlement')})
     where ${movesMoney} and not coalesce(is_payout, false)
     group by all order by all`,
  );
  const hasTill = inputs.sides.has('pos');
  return groupRows(rows, ['day', 'acquirer', 'currency']).map((ofDay) => {
    const drafts = ofDay.flatMap((row) => draftsOf(row, hasTill));
    return bookingOf('settlement', ofDay, dayOf(ofDay), drafts);
  });
}

function draftsOf(row: SqlRow, hasTill: boolean): readonly Draft[] {
  const amount = asMoney(row['total']);
  const fees = asMoney(row['fees']);
  const of = acquirerName(asText(row['acquirer']));
  const netCurrency = asText(row['net_currency']);
  const gross = against(row, amount, hasTill);
  const net = asMoney(row['net']);
  const rest = net - amount - fees;
  if (netCurrency !== null) {
    return [
      gross,
      { account: 'conversion', amount: amount },
      { account: 'clearing', of, amount: net, currency: netCurrency },
      { account: 'conversion', amount: -net, currency: netCurrency },
    ];
  }
  return [
    { account: 'clearing', of, amount: net },
    gross,
    { account: 'fees', amount: -fees },
    // What was taken is neither the amount nor the fee that stand beside it.
    { account: 'suspense', amount: -rest, discrepancy: asText(row['discrepancy']) },
  ];
}

/** What an acquirer's record stands for. */
function against(row: SqlRow, amount: bigint, hasTill: boolean): Draft {
  const discrepancy = asText(row['discrepancy']);
  switch (row['family']) {
    case 'sale':
    case 'refund':
      return hasTill
        ? { account: 'unsettled', amount: -amount, discrepancy }
        : { account: accountOfFamily(row), amount: -amount, channel: asText(row['channel']) };
    case 'fee':
      return { account: 'fees', amount: -amount };
    case 'chargeback':
      return { account: 'chargebacks', amount: -amount, discrepancy };
    default:
      return { account: 'suspense', amount: -amount };
  }
}

function dayOf([row]: readonly SqlRow[]): string | null {
  const day = asWhole(row?.['day']);
  return day === null ? null : dateOfDay(day);
}
