import { asCount, type Engine, literal } from './engine/engine.ts';
import type { Inputs } from './intake/read-inputs.ts';
import { runShift } from './ledger/closed-records.ts';
import { closedNames, linkingNames } from './ledger/record-names.ts';
import { isPaidOut, payoutKey } from './matching/payouts/payout-groups.ts';
import { daysAfter } from './model/calendar.ts';
import type { DiscrepancyCode } from './model/discrepancy.ts';
import type { Discrepancy, Report } from './model/report.ts';
import type { NumberedSource } from './nightly-records.ts';
import { isOpen } from './report/verdict.ts';
import { recordsInLeg } from './totals/conservation.ts';

export interface ClosingRules {
  /** The number of this run. */
  readonly run: number;
  /** The last day that may be closed, `2026-10-01`. */
  readonly closedTo: string;
  readonly numbered: readonly NumberedSource[];
  /** Discrepancies that a request still follows, whatever people think of them. */
  readonly followed: ReadonlySet<string>;
}

/** What tells how things were, and no record of a later day undoes: it stands although its records are closed. */
const standingCodes: ReadonlySet<DiscrepancyCode> = new Set([
  'balance-break',
  'chargeback',
  'control-total-mismatch',
  'late-payout',
  'repeated-record',
  'trace-gap',
  'unexplained-credit',
  'unknown-payer',
  'wrong-fee',
]);

/** Whether a discrepancy of a day before `since` needs its records no more. */
export function restsOn({ code, occurredAt }: Discrepancy, since: string): boolean {
  return standingCodes.has(code) && (occurredAt === null || occurredAt.slice(0, 10) < since);
}

/**
 * The last day that may be closed: so many days before the run's, and before today, that a record dated by mistake in years to come closes
 * nothing. What was closed stays so.
 */
export function closingDay(
  asOf: string,
  now: string,
  closeAfter: number,
  closedTo: string | null,
): string {
  const [today = asOf] = [asOf, now.slice(0, 10)].sort();
  const day = daysAfter(today, -closeAfter);
  return closedTo !== null && closedTo > day ? closedTo : day;
}

/**
 * Finds what is finished, in the working store: records that are old enough and, with all that belongs to them, matched or not expected in
 * every leg, of a payout that came, and named by no open discrepancy. `closing_pos` and so on: source and line with the item that closes;
 * `closing_names`: under what it can be found again; `closing_paid`: what stays open of payouts that are closed.
 */
export async function stageClosing(
  engine: Engine,
  report: Report,
  { sides }: Pick<Inputs, 'sides'>,
  rules: ClosingRules,
): Promise<void> {
  const to = `date ${literal(rules.closedTo)}`;
  await stageEvidence(engine, report, rules);
  await engine.run(
    `-- old_records: records of till and acquirer that are old enough; n tells those of both sides apart
     create table dated_records as
       select 'pos' as side, id, cast(id as bigint) * 4 as n, cast(occurred_at as date) as day from pos
       union all
       select 'stl', id, cast(id as bigint) * 4 + 1,
         greatest(coalesce(cast(occurred_at as date), settlement_date), coalesce(settlement_date, cast(occurred_at as date))) from stl;
     create table old_records as select * from dated_records where day <= ${to}`,
  );
  await stagePayouts(engine, to);
  await stageUnfinished(engine, sides, to);
  await stageItems(engine, to);
  await stageClosed(engine, rules.run);
}

/** `open_evidence`: records that an open discrepancy names, by side and row. `accepted_payouts`: what differs and may. */
async function stageEvidence(
  engine: Engine,
  { discrepancies }: Report,
  { numbered, followed, closedTo }: ClosingRules,
): Promise<void> {
  await engine.run(
    `create table numbered_sources (number integer, side varchar, file varchar);
     create table evidence_places (side varchar, file varchar, line integer);
     create table accepted_payouts (merchant varchar, payout varchar, settled varchar, currency varchar)`,
  );
  await engine.append(
    'numbered_sources',
    numbered.map(({ number, side, file }) => [number, tableName[side], file]),
  );
  const open = discrepancies.filter(
    (each) => followed.has(each.id) || (isOpen(each) && !restsOn(each, daysAfter(closedTo, 1))),
  );
  await engine.append(
    'evidence_places',
    open.flatMap(({ evidence }) =>
      evidence.flatMap(({ side, file, line }) =>
        line === null ? [] : [[tableName[side], file, line]],
      ),
    ),
  );
  await engine.append(
    'accepted_payouts',
    discrepancies.flatMap((each) =>
      each.status === 'accepted' &&
      !followed.has(each.id) &&
      (each.code === 'missing-payout' ||
        each.code === 'short-payout' ||
        each.code === 'excess-payout')
        ? [
            [
              each.args.merchantId ?? '',
              each.args.payoutId ?? '',
              each.args.settlementDate ?? '',
              each.args.currency,
            ],
          ]
        : [],
    ),
  );
  await engine.run(
    `create table open_evidence as ${(['pos', 'stl', 'bank'] as const)
      .map(
        (table) => `select distinct '${table}' as side, o.id from evidence_places e
          join numbered_sources s on s.side = e.side and s.file = e.file
          join origin_${table} o on o.source = s.number and o.line = e.line where e.side = '${table}'`,
      )
      .join('\nunion all ')}`,
  );
}

/** So many days a payout waits of which nothing says when it is due; after that none comes. */
const longestWait = 365;
const tableName = { pos: 'pos', settlement: 'stl', bank: 'bank' } as const;
const sameKey =
  'a.acquirer = b.acquirer and a.payout = b.payout and a.merchant = b.merchant and a.settled = b.settled and a.currency = b.currency';

/** `done_payouts`: payouts of which nothing more is to come; every line that paid one, and whatever else it paid, is old enough, too. */
async function stagePayouts(engine: Engine, to: string): Promise<void> {
  await engine.run(
    `create table done_payouts as
       select a.* exclude (bucket, is_own) from payout_buckets a left join accepted_payouts c
         on a.merchant = c.merchant and a.payout = c.payout and a.settled = cast(c.settled as date) and a.currency = c.currency
       where a.settled <= ${to} and (a.bucket in ('matched', 'notExpected')
         or (a.bucket = 'notChecked' and (a.is_own = 0 or a.currency not in (select currency from bank) or a.settled <= ${to} - ${longestWait}))
         or (a.bucket = 'discrepant' and c.payout is not null));
     create table waiting_lines as
       select id from bank where cast(occurred_at as date) > ${to} or occurred_at is null`,
  );
  // A line that pays several payouts holds all of them back where one waits, and through them other lines.
  for (let before = -1; ; ) {
    await engine.run(
      `insert into waiting_lines
         select distinct a.bank_id from payout_lines a anti join done_payouts b on ${sameKey}
         where a.bank_id not in (select id from waiting_lines);
       create or replace table done_payouts as
         select a.* from done_payouts a anti join (select * from payout_lines where bank_id in (select id from waiting_lines)) b on ${sameKey}`,
    );
    const left = asCount((await engine.row('select count(*) as n from done_payouts'))['n']);
    if (left === before) break;
    before = left;
  }
}

/** `unfinished`: old records that wait for something, by themselves. */
async function stageUnfinished(engine: Engine, sides: Inputs['sides'], to: string): Promise<void> {
  const waits = "where bucket in ('inTransit', 'undetermined')";
  await engine.run(
    `create table bank_waiting as
       select r.id from (select id, ${payoutKey}, (${isPaidOut}) as moves from stl) r
       where moves and not exists (select 1 from done_payouts b where ${sameKey.replaceAll('a.', 'r.')})
         and (settled > ${to} or exists (select 1 from payout_buckets b where ${sameKey.replaceAll('a.', 'r.')}));
     create table till_waiting as
       select side, id from open_evidence where side <> 'bank'
       ${sides.has('pos') ? `union select 'pos', id from (${recordsInLeg('till-acquirer', 'pos', sides)}) ${waits}` : ''}
       ${sides.has('settlement') ? `union select 'stl', id from (${recordsInLeg('till-acquirer', 'settlement', sides)}) ${waits}` : ''};
     create table unfinished as
       select n from old_records semi join till_waiting using (side, id)
       union
       select n from old_records semi join bank_waiting using (id) where side = 'stl';
     -- with what waits stay its twins, by which it was told from others
     create table twins as
       select n, hash(r.side, amount, coalesce(right(card, 4), order_id, terminal_id, ''), day) as twin from old_records r
         join (select 'pos' as side, id, amount, card, order_id, terminal_id from pos
           union all select 'stl', id, amount, card, order_id, terminal_id from stl) v using (side, id);
     insert into unfinished
       select n from twins where n not in (select n from unfinished) and twin in (
         select twin from twins join old_records using (n) semi join till_waiting using (side, id))`,
  );
}

/** `items`: old records with the item that they belong to: the least of those that they are linked with by pair, number or line. */
async function stageItems(engine: Engine, to: string): Promise<void> {
  const names = (where: string): string =>
    (['pos', 'stl'] as const)
      .map((table) => {
        const own = linkingNames(
          `select * from ${table} where id in (select id from ${where} where side = '${table}')`,
        );
        return `select '${table}' as side, id, name from (${own})
          union all select '${table}', o.id, hash('l', '${table}', o.source, o.line) from origin_${table} o
            where not is_copy and o.id in (select id from ${where} where side = '${table}')`;
      })
      .join('\nunion all ');
  await engine.run(
    `create table linked as
       select n, name from (${names('old_records')}) join old_records using (side, id)
       union all
       select n, hash('p', pos_id) from matched join old_records r on r.side = 'pos' and r.id = pos_id
       union all
       select n, hash('p', pos_id) from matched join old_records r on r.side = 'stl' and r.id = stl_id;
     -- what is linked with a younger record waits for it
     create table younger as select side, id, n from dated_records where day > ${to} or day is null;
     insert into unfinished
       select distinct n from linked where name in (
         select name from (${names('younger')})
         union all select hash('p', pos_id) from matched join younger y on (y.side = 'pos' and y.id = pos_id)
         union all select hash('p', pos_id) from matched join younger y on (y.side = 'stl' and y.id = stl_id));
     create table items as select n, n as item from old_records`,
  );
  for (let before = ''; ; ) {
    await engine.run(
      `create or replace table items as
         with named as (select name, min(item) as item from linked join items using (n) group by name)
         select i.n, min(coalesce(named.item, i.item)) as item
         from items i left join linked using (n) left join named using (name) group by i.n`,
    );
    const now = String((await engine.row('select sum(item) as sum from items'))['sum']);
    if (now === before) return;
    before = now;
  }
}

async function stageClosed(engine: Engine, run: number): Promise<void> {
  const base = `${run}::bigint << ${runShift}`;
  await engine.run(
    `create table closing_items as
       select i.item, max(r.day) as closed_day from items i join old_records r using (n)
       group by i.item having i.item not in (select item from items semi join unfinished using (n));
     create table closing_records as
       select r.side, r.id, (${base}) + c.item as item, c.closed_day
       from items i join closing_items c using (item) join old_records r using (n);
     -- lines of the bank close by themselves: what they paid is closed, or they paid nothing
     insert into closing_records
       select 'bank', id, (${base}) + cast(id as bigint) * 4 + 2, cast(occurred_at as date) from bank
       where id not in (select id from waiting_lines) and id not in (select id from open_evidence where side = 'bank')`,
  );
  for (const table of ['pos', 'stl', 'bank'] as const) {
    const paid =
      table === 'bank'
        ? ', any_value((select max(settled) from payout_lines where bank_id = found.id)) as paid_until'
        : '';
    await engine.run(
      `create table closing_${table} as
         select source, line, any_value(item) as item, any_value(closed_day) as closed_day, bool_and(is_copy) as is_copy ${paid}
         from (
           select c.id, c.item, c.closed_day, o.source, o.line, o.is_copy from closing_records c
             join origin_${table} o on o.id = c.id where c.side = '${table}'
           union all
           select c.id, c.item, c.closed_day, o.source, o.line, true from closing_records c
             join (${standing(table)}) s on s.stands = c.id join origin_${table} o on o.id = s.taken_out where c.side = '${table}') as found
         group by source, line`,
    );
  }
  const own = (table: 'pos' | 'stl'): string =>
    `select '${table}' as side, id, name from (${closedNames(
      `select * from ${table} where id in (select id from closing_records where side = '${table}')`,
    )})`;
  await engine.run(
    `create table closing_names as
       select distinct name, item from (${own('pos')} union all ${own('stl')}) join closing_records using (side, id);
     create table closing_paid as
       select distinct o.source, o.line from origin_stl o where o.id in (
         select id from paid_before where side = 'stl'
         union all
         select r.id from (select id, ${payoutKey}, (${isPaidOut}) as moves from stl) r
         where moves and exists (select 1 from done_payouts b where ${sameKey.replaceAll('a.', 'r.')}))
       and (o.source, o.line) not in (select (source, line) from closing_stl)`,
  );
}

/** What stands for a record that was taken out: what took its place may have been taken out in turn. */
function standing(table: 'pos' | 'stl' | 'bank'): string {
  return `select coalesce(b.id, a.id) as stands, a.taken_out from stands_for a
    left join stands_for b on b.side = a.side and b.taken_out = a.id where a.side = '${table}'`;
}
