import { asMoney, asText, asWhole, type Engine, type SqlRow } from '../engine/engine.ts';
import type { AccountRole, Posting } from '../model/journal.ts';
import { formatMoney } from '../model/money.ts';

/** What an entry rests on, that a later run may know better: a row of the working store, or a discrepancy. */
export type BookedKey =
  | { readonly side: 'settlement' | 'bank'; readonly id: number }
  | { readonly discrepancy: string };

/** What is booked of something, as changes that add up. */
export interface BookedPosting {
  readonly key: BookedKey;
  readonly posting: Posting;
}

const tableOf = { settlement: 'stl', bank: 'bank' } as const;

/** Reads from the attached ledger what earlier runs have booked, `booked_before`: of records that take part, and of all discrepancies. */
export async function readBooked(engine: Engine): Promise<void> {
  const ofRecords = (['settlement', 'bank'] as const).map(
    (side) => `select side, o.id, discrepancy, account, owner, currency, amount from ledger.booked b
      join origin_${tableOf[side]} o on o.source = b.source and o.line = b.line where side = '${side}'`,
  );
  await engine.run(
    `create or replace table booked_before as ${ofRecords.join(' union all ')}
     union all select null, null, discrepancy, account, owner, currency, amount from ledger.booked where side is null`,
  );
}

/** What was booked, of each record under the one that stands for it now. Lines that paid what is closed are left alone. */
export async function bookedBefore(engine: Engine): Promise<readonly BookedPosting[]> {
  const there = await engine.row(
    `select count(*) as n from duckdb_tables() where database_name = 'memory' and table_name = 'booked_before'`,
  );
  if (Number(there['n']) === 0) return [];
  const rows = await engine.rows(
    `with later as (
       select case a.side when 'stl' then 'settlement' else a.side end as side, a.taken_out as id, coalesce(b.id, a.id) as stands
       from stands_for a left join stands_for b on b.side = a.side and b.taken_out = a.id),
     standing as (
       select booked_before.* replace (coalesce(later.stands, booked_before.id) as id) from booked_before left join later using (side, id)
       where side is null or side <> 'bank' or booked_before.id not in (select id from paid_before where side = 'bank'))
     select side, id, case when side is null then discrepancy end as discrepancy, account, owner, currency,
       cast(sum(amount) as decimal(38,5)) as amount
     from standing group by all having sum(amount) <> 0 order by all`,
  );
  return rows.map((row) => ({ key: keyOf(row), posting: postingOf(row) }));
}

function keyOf(row: SqlRow): BookedKey {
  const side = asText(row['side']);
  return side === 'settlement' || side === 'bank'
    ? { side, id: asWhole(row['id']) ?? 0 }
    : { discrepancy: asText(row['discrepancy']) ?? '' };
}

function postingOf(row: SqlRow): Posting {
  return {
    account: asText(row['account']) as AccountRole,
    of: asText(row['owner']) ?? '',
    currency: asText(row['currency']) ?? '',
    amount: asMoney(row['amount']),
  };
}

/** Sets changes aside in the working store, `booked_now`, until the ledger is open. */
export async function stageBooked(
  engine: Engine,
  changes: readonly BookedPosting[],
): Promise<void> {
  await engine.run(
    `create or replace table booked_rows (side varchar, id integer, discrepancy varchar, account varchar, owner varchar, currency varchar,
       amount varchar)`,
  );
  await engine.append(
    'booked_rows',
    changes.map(({ key, posting: { account, of, currency, amount } }) => [
      ...('side' in key ? [key.side, key.id, ''] : ['', 0, key.discrepancy]),
      account,
      of,
      currency,
      formatMoney(amount, currency),
    ]),
  );
  await engine.run(
    `create or replace table booked_now as
       select nullif(b.side, '') as side, coalesce(stl.source, bank.source) as source, coalesce(stl.line, bank.line) as line,
         nullif(discrepancy, '') as discrepancy, account, owner, currency, cast(amount as decimal(38,5)) as amount
       from booked_rows b
         left join (${places('stl')}) stl on b.side = 'settlement' and stl.id = b.id
         left join (${places('bank')}) bank on b.side = 'bank' and bank.id = b.id`,
  );
}

function places(table: 'stl' | 'bank'): string {
  return `select id, any_value(source) as source, any_value(line) as line from origin_${table} where not is_copy group by id`;
}

/** Writes the changes down, inside the caller's transaction. */
export async function keepBooked(engine: Engine, run: number): Promise<void> {
  await engine.run(`insert into ledger.booked select ${run}, * from booked_now`);
}
