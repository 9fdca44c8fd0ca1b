import { asCount, asMoney, asText, asWhole, type Engine, type SqlRow } from '../engine/engine.ts';
import { movesMoney } from '../matching/payouts/payout-groups.ts';
import { dateOfDay, dayOfMoment } from '../model/calendar.ts';
import type { DrawerTakings } from '../model/drawer.ts';
import { formatMoney } from '../model/money.ts';
import type { CashierCounts, TakingsLine, TakingsOfCurrency } from '../model/takings.ts';
import type { Side } from '../model/transaction.ts';
import type { CountedRecords } from './counted-records.ts';
import { type DrawersOfCurrency, drawerTakings, readDrawers, untoldDrawers } from './drawers.ts';
import type { ExpectedPayout } from './expected-payouts.ts';
import { isPlainCash } from './plain-cash.ts';
import { findStandingOut } from './standing-out.ts';

type Breakdown = Extract<keyof TakingsOfCurrency, `by${string}`>;

const counts = `
  count(*) filter (where family = 'sale') as sales,
  count(*) filter (where family = 'refund') as refund_count,
  cast(coalesce(sum(amount) filter (where family = 'sale'), 0) as decimal(38,5)) as gross,
  cast(coalesce(sum(amount) filter (where family = 'refund'), 0) as decimal(38,5)) as refunds`;

/** What was taken, a currency an entry. Cash is counted where the till has it. */
export async function readTakings(
  engine: Engine,
  counted: CountedRecords,
  sides: ReadonlySet<Side>,
  expected: readonly ExpectedPayout[],
): Promise<readonly TakingsOfCurrency[]> {
  await createTaken(engine, counted);
  const totals = await engine.rows(
    `select currency, ${counts},
       min(cast(occurred_at as date)) - date '1970-01-01' as first_day,
       max(cast(occurred_at as date)) - date '1970-01-01' as last_day
     from taken group by currency order by currency`,
  );
  const costs = await readCosts(engine, counted.side, sides);
  const breakdowns = await readBreakdowns(engine);
  const cashiers = await readCashiers(engine, counted);
  const drawers = counted.side === 'pos' ? await readDrawers(engine, counted) : [];
  return [...totals, ...withoutSales(totals, drawers)].map((row) => {
    const currency = asText(row['currency']) ?? '';
    const byChannel = linesIn(breakdowns.byChannel, currency);
    const day = (name: string): string | null => {
      const at = asWhole(row[name]);
      return at === null ? null : dateOfDay(at);
    };
    return {
      currency,
      from: day('first_day'),
      to: day('last_day'),
      ...countedIn(row, currency),
      ...costsIn(row, currency, costs),
      expectedInBank: expected
        .filter((payout) => payout.currency === currency)
        .map(({ currency: _, ...payout }) => payout),
      byDay: linesIn(breakdowns.byDay, currency),
      byHour: linesIn(breakdowns.byHour, currency),
      byChannel,
      byTerminal: linesIn(breakdowns.byTerminal, currency),
      byCashier: linesIn(breakdowns.byCashier, currency),
      byStore: linesIn(breakdowns.byStore, currency),
      standingOut: findStandingOut(cashiers.get(currency) ?? []),
      drawers: drawersIn(drawers, currency, counted.side, byChannel),
    };
  });
}

/** Totals of currencies that only a drawer has: a log of its cash alone. */
function withoutSales(
  totals: readonly SqlRow[],
  drawers: readonly DrawersOfCurrency[],
): readonly SqlRow[] {
  const sold = new Set(totals.map((row) => row['currency']));
  return drawers
    .filter(({ currency }) => !sold.has(currency))
    .map(({ currency, sessions }) => {
      const days = sessions.flatMap(({ from, to }) =>
        [from ?? [], to ?? []].flat().map(dayOfMoment),
      );
      return {
        currency,
        first_day: days.length === 0 ? null : Math.min(...days),
        last_day: days.length === 0 ? null : Math.max(...days),
      };
    });
}

function drawersIn(
  drawers: readonly DrawersOfCurrency[],
  currency: string,
  side: CountedRecords['side'],
  byChannel: readonly TakingsLine[],
): DrawerTakings | null {
  const own = drawers.find((each) => each.currency === currency);
  if (own !== undefined) return drawerTakings(own);
  const hasCash = side === 'pos' && byChannel.some(({ key }) => isPlainCash(key));
  return hasCash ? untoldDrawers(currency) : null;
}

/** taken: one row a sale or refund that succeeded, copies left out. */
async function createTaken(
  engine: Engine,
  { side, copies, timeless }: CountedRecords,
): Promise<void> {
  const without = timeless.map(([from, to]) => `(id >= ${from} and id < ${to})`);
  await engine.run(
    `create table taken as
     select id, currency, family, amount, occurred_at, channel, terminal_id, cashier, store,
       occurred_at is not null and not (${['false', ...without].join(' or ')}) as has_time
     from ${side === 'pos' ? 'pos' : 'stl'}
     where status = 'approved' and family is not null and amount <> 0
       ${copies.length === 0 ? '' : `and id not in (${copies.join(', ')})`}`,
  );
}

interface Costs {
  readonly row: SqlRow;
  /** The net follows from the acquirer's own records, not from the till's. */
  readonly isAcquirers: boolean;
}

/**
 * Fees and net as the acquirer states them, a row a currency. Beside a till's log only of the till's own merchants, and of the
 * days that it covers.
 */
async function readCosts(
  engine: Engine,
  side: 'pos' | 'settlement',
  sides: ReadonlySet<Side>,
): Promise<readonly Costs[]> {
  const isAcquirers = side === 'settlement';
  const ofTill = `
    and (merchant_id is null or merchant_id in (select merchant_id from pos)
      or not exists (select 1 from pos where merchant_id is not null))
    and (occurred_at is null or cast(occurred_at as date) between
      (select min(cast(occurred_at as date)) from taken) and (select max(cast(occurred_at as date)) from taken))`;
  const rows = await engine.rows(
    `select currency, count(coalesce(fee, net)) + count(*) filter (where kind = 'fee') as stated,
       cast(coalesce(sum(amount) filter (where family is not null), 0) as decimal(38,5)) as settled,
       cast(coalesce(sum(coalesce(fee, case when net_currency is null then net - amount end)), 0) + coalesce(sum(amount) filter (where kind = 'fee'), 0) as decimal(38,5)) as fees,
       cast(coalesce(sum(coalesce(net, amount + coalesce(fee, 0))) filter (where net_currency is null), 0) as decimal(38,5)) as net
     from ${sides.has('settlement') ? 'stl' : 'pos'}
     where ${movesMoney} ${!isAcquirers && sides.has('settlement') ? ofTill : ''}
     group by currency order by currency`,
  );
  return rows.filter((row) => asCount(row['stated']) > 0).map((row) => ({ row, isAcquirers }));
}

function costsIn(
  total: SqlRow,
  currency: string,
  costs: readonly Costs[],
): Pick<TakingsOfCurrency, 'fees' | 'feesOn' | 'net'> {
  const own = costs.find(({ row }) => row['currency'] === currency);
  if (own === undefined) return { fees: null, feesOn: null, net: null };
  const fees = asMoney(own.row['fees']);
  const taken = asMoney(total['gross']) + asMoney(total['refunds']);
  const net = own.isAcquirers ? asMoney(own.row['net']) : taken + fees;
  return {
    fees: formatMoney(fees, currency),
    feesOn: formatMoney(asMoney(own.row['settled']), currency),
    net: formatMoney(net, currency),
  };
}

/** Each breakdown's lines: days and hours in order, the others by what was taken. */
async function readBreakdowns(
  engine: Engine,
): Promise<Readonly<Record<Breakdown, readonly SqlRow[]>>> {
  const read = (key: string, order: string): Promise<readonly SqlRow[]> =>
    engine.rows(
      `select currency, ${key} as key, ${counts} from taken group by all order by currency, ${order}`,
    );
  const byWorth = 'gross desc, refunds, key';
  return {
    byDay: await read("coalesce(strftime(occurred_at, '%Y-%m-%d'), '')", 'key'),
    byHour: await read("case when has_time then strftime(occurred_at, '%H') else '' end", 'key'),
    byChannel: await read("coalesce(channel, '')", byWorth),
    byTerminal: await read("coalesce(terminal_id, '')", byWorth),
    byCashier: await read("coalesce(cashier, '')", byWorth),
    byStore: await read("coalesce(store, '')", byWorth),
  };
}

/** By currency, how often each cashier sold and gave back; a sale that the till marks as voided counts as both. */
async function readCashiers(
  engine: Engine,
  { side, copies }: CountedRecords,
): Promise<ReadonlyMap<string, readonly CashierCounts[]>> {
  const rows = await engine.rows(
    `select currency, cashier, count(*) filter (where family = 'sale') as sales,
       count(*) filter (where (family = 'refund' and kind <> 'reversal') or status = 'voided') as undone
     from ${side === 'pos' ? 'pos' : 'stl'}
     where cashier is not null and family is not null and amount <> 0
       and (status = 'approved' or (status = 'voided' and family = 'sale'))
       ${copies.length === 0 ? '' : `and id not in (${copies.join(', ')})`}
     group by currency, cashier order by currency, cashier`,
  );
  const found = new Map<string, CashierCounts[]>();
  for (const row of rows) {
    const currency = asText(row['currency']) ?? '';
    const counts = {
      cashier: asText(row['cashier']) ?? '',
      sales: asCount(row['sales']),
      undone: asCount(row['undone']),
    };
    found.set(currency, [...(found.get(currency) ?? []), counts]);
  }
  return found;
}

/** The lines of a currency; none where no record says anything. */
function linesIn(rows: readonly SqlRow[], currency: string): readonly TakingsLine[] {
  const own = rows.filter((row) => row['currency'] === currency);
  if (own.every((row) => row['key'] === '')) return [];
  return own.map((row) => ({ key: asText(row['key']) ?? '', ...countedIn(row, currency) }));
}

function countedIn(row: SqlRow, currency: string): Omit<TakingsLine, 'key'> {
  return {
    sales: asCount(row['sales']),
    gross: formatMoney(asMoney(row['gross']), currency),
    refundCount: asCount(row['refund_count']),
    refunds: formatMoney(asMoney(row['refunds']), currency),
  };
}
