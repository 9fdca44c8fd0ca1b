import { asCount, asMoney, asText, type Engine } from '../engine/engine.ts';
import type { StoreTable } from '../engine/schema.ts';
import { usageError } from '../errors/posrecon-error.ts';
import { formatMoney } from '../model/money.ts';
import type { LateRecords } from '../model/report.ts';
import type { Side } from '../model/transaction.ts';
import { type Actor, addEntry } from './audit-trail.ts';
import { readDiscrepancies } from './discrepancy-history.ts';

/** The months that are closed, `2026-10`, oldest first: the trail says so. */
export async function readClosedMonths(engine: Engine): Promise<readonly string[]> {
  const rows = await engine.rows(
    `select about as month from ledger.audit
     where action = 'close' or (action = 'undo' and body like '{"of":"close"%')
     group by about having count(*) filter (where action = 'close') > count(*) filter (where action = 'undo') order by month`,
  );
  return rows.map((row) => asText(row['month']) ?? '');
}

/**
 * Closes a month, inside the caller's transaction. Returns how many discrepancies of it go on. Throws ERR_USAGE where it is no month, is
 * not over, or is closed already.
 */
export async function closeMonth(engine: Engine, actor: Actor, month: string): Promise<number> {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) {
    throw usageError(`${month} is not a month`, { remedy: 'Write it as 2026-10.' });
  }
  const last = await engine.row('select max(as_of) as day from ledger.runs');
  const asOf = asText(last['day']) ?? '';
  if (asOf.slice(0, 7) <= month) {
    throw usageError(`${month} is not over: the last run judged as of ${asOf}`, {
      remedy: 'Run once with files of the month after it; what is due then is known.',
    });
  }
  if ((await readClosedMonths(engine)).includes(month)) {
    throw usageError(`${month} is closed already`, {
      remedy: 'posrecon undo takes the last closing back.',
    });
  }
  const open = (await readDiscrepancies(engine)).filter(
    ({ status, body }) => status === 'open' && (body.occurredAt ?? '').slice(0, 7) <= month,
  );
  const goingOn = open.map(({ id, body }) => ({ id, atStake: body.atStake }));
  await addEntry(engine, actor, { action: 'close', about: month, body: { open: goingOn } });
  return open.length;
}

/** Where the records of a new file stand in the working store. */
export interface NewRecords {
  readonly side: Side;
  readonly firstId: number;
  readonly endId: number;
}

const days = {
  pos: 'cast(occurred_at as date)',
  stl: 'coalesce(cast(occurred_at as date), settlement_date)',
  bank: 'coalesce(cast(occurred_at as date), value_date)',
} as const satisfies Readonly<Record<StoreTable, string>>;

/** What new files tell of closed months that no file before them told. */
export async function findLateRecords(
  engine: Engine,
  fresh: readonly NewRecords[],
  months: readonly string[],
): Promise<readonly (LateRecords & { readonly month: string })[]> {
  if (months.length === 0 || fresh.length === 0) return [];
  const isFresh = (id: string, side: Side): string =>
    `(${fresh
      .filter((each) => each.side === side)
      .map(({ firstId, endId }) => `${id} >= ${firstId} and ${id} < ${endId}`)
      .join(' or ')})`;
  const parts = [...new Set(fresh.map(({ side }) => side))].map((side) => {
    const table = side === 'settlement' ? 'stl' : side;
    return `select '${side}' as side, strftime(${days[table]}, '%Y-%m') as month, currency, amount from ${table}
       where ${isFresh('id', side)}
         and id not in (
           select coalesce(b.id, a.id) from stands_for a left join stands_for b on b.side = a.side and b.taken_out = a.id
           where a.side = '${table}' and not ${isFresh('a.taken_out', side)})`;
  });
  const rows = await engine.rows(
    `select month, side, currency, count(*) as n, cast(sum(amount) as decimal(18,5)) as total from (${parts.join(' union all ')})
     where list_contains([${months.map((month) => `'${month}'`).join(', ')}], month)
     group by month, side, currency order by month, side, currency`,
  );
  return rows.map((row) => {
    const currency = asText(row['currency']) ?? '';
    return {
      month: asText(row['month']) ?? '',
      side: asText(row['side']) as Side,
      currency,
      count: asCount(row['n']),
      sum: formatMoney(asMoney(row['total']), currency),
    };
  });
}
