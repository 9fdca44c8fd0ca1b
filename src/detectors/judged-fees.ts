import { asCount, asMoney, type Engine, literal } from '../engine/engine.ts';
import { toTransaction, transactionSelect } from '../matching/workset.ts';
import type { FeeRule } from '../model/contract.ts';
import { unknownCurrency } from '../model/currency.ts';
import type { Support } from '../model/discrepancy-arguments.ts';
import { absolute, formatMoney, type Money, minorUnit } from '../model/money.ts';
import type { Transaction } from '../model/transaction.ts';
import { expectedFee, type FeeRate, rateText } from './fee-rate.ts';
import type { OffSchedule } from './findings.ts';
import { type Listed, mostListed, nothingListed } from './listed.ts';

/** Who charges whom for what card; texts as the settlement export has them, empty where it has none. */
export interface FeeGroup {
  readonly acquirer: string;
  readonly merchantId: string;
  readonly cardType: string;
  /** `null` where the schedule holds for every channel. */
  readonly channel: string | null;
  readonly currency: string;
}

/** A rate for the sales of a group, over some days. */
export interface FeeSchedule {
  readonly group: FeeGroup;
  readonly rate: FeeRate;
  /** Another rate that many of its sales bear, such as cards of a kind that the export does not name; told from the rows alone. */
  readonly other: FeeRate | null;
  /** Days for which it holds; `null`: open. */
  readonly fromDay: number | null;
  readonly toDay: number | null;
  /** The rule of the contract that states it, and whose it is; `null` where the rows themselves show it. */
  readonly stated: { readonly acquirer: string; readonly rule: FeeRule } | null;
}

/** A schedule with how many of all its sales agree, and the largest that does. */
export type JudgedSchedule<Schedule extends FeeSchedule> = Schedule & {
  readonly support: Support;
  /** How many of all its sales bear the other rate instead. */
  readonly bearOther: number;
  readonly largestAgreeing: Money;
};

/** The day by which a schedule is chosen: a contract speaks of the day of sale, what the rows show of the day of settlement. */
const dayOf = {
  sale: "coalesce(cast(occurred_at as date), settlement_date) - date '1970-01-01'",
  settlement: "coalesce(settlement_date, cast(occurred_at as date)) - date '1970-01-01'",
} as const;

/** One unit of any currency. */
const wholeUnit = 100_000n;

const groupColumns = [
  ['acquirer', "coalesce(acquirer, '')", ({ acquirer }: FeeGroup) => acquirer],
  ['merchant', "coalesce(merchant_id, '')", ({ merchantId }: FeeGroup) => merchantId],
  ['card_type', "coalesce(card_type, '')", ({ cardType }: FeeGroup) => cardType],
  ['channel', "coalesce(channel, '')", ({ channel }: FeeGroup) => channel ?? ''],
  ['currency', 'currency', ({ currency }: FeeGroup) => currency],
] as const;

/**
 * Judges every row with a fee that no earlier schedule judged by the schedule of its group, and counts how many sales agree.
 * `judged_fees`: one row a record with a fee, with the schedule's number; `first` is the first of them that is judged here.
 */
export async function judgeFees<Schedule extends FeeSchedule>(
  engine: Engine,
  schedules: readonly Schedule[],
  by: keyof typeof dayOf,
  first: number,
): Promise<readonly JudgedSchedule<Schedule>[]> {
  if (schedules.length === 0) return [];
  const byChannel = schedules.some(({ group }) => group.channel !== null);
  const keys = groupColumns.filter(([name]) => name !== 'channel' || byChannel);
  const days = schedules.some(({ fromDay, toDay }) => fromDay !== null || toDay !== null);
  const judged = `with schedule(n, ${groupColumns.map(([name]) => name).join(', ')}, from_day, to_day, rate, per_item, cap, floor, other_rate, other_per_item, other_cap, other_floor, tolerance) as (
       values ${schedules.map((schedule, index) => valuesOf(schedule, first + index)).join(',\n')}),
     judged as (
       select s.id, k.n, s.family, s.amount, abs(s.fee) as fee, k.tolerance,
         ${expectedSql('')} as expected, ${schedules.some(({ other }) => other !== null) ? expectedSql('other_') : 'null'} as other
       from (select id, family, fee, amount, ${keys.map(([name, sql]) => `${sql} as ${name}`).join(', ')}, ${dayOf[by]} as day
             from stl where class = 'due' and fee is not null) s
         join schedule k on ${keys.map(([name]) => `s.${name} = k.${name}`).join(' and ')}
       ${days ? 'where s.day between k.from_day and k.to_day' : ''})
     select id, n, amount, family, abs(fee - expected) <= tolerance as agrees,
       not agrees and coalesce(abs(fee - other) <= tolerance, false) as bears_other from judged
     where family = 'sale' or fee <> 0`;
  await engine.run(
    first === 0
      ? `create or replace table judged_fees as ${judged}`
      : `insert into judged_fees select j.* from (${judged}) j anti join judged_fees earlier on j.id = earlier.id`,
  );
  const counted = await engine.rows(
    `select n, count(*) as every, count(*) filter (where agrees) as agree,
       count(*) filter (where bears_other) as other,
       coalesce(max(amount) filter (where agrees), 0) as largest
     from judged_fees where family = 'sale' and n >= ${first} group by n order by n`,
  );
  return schedules.map((schedule, index) => {
    const row = counted.find(({ n }) => asCount(n) === first + index) ?? {};
    return {
      ...schedule,
      support: { agree: asCount(row['agree']), of: asCount(row['every']) },
      bearOther: asCount(row['other']),
      largestAgreeing: asMoney(row['largest']),
    };
  });
}

function expectedSql(of: '' | 'other_'): string {
  return `greatest(least(cast(abs(s.amount) * k.${of}rate as decimal(18,5)) + cast(k.${of}per_item as decimal(18,5)),
           coalesce(cast(k.${of}cap as decimal(18,5)), 9999999999.0)), coalesce(cast(k.${of}floor as decimal(18,5)), 0.0))`;
}

function valuesOf({ group, rate, other, fromDay, toDay }: FeeSchedule, n: number): string {
  const texts = groupColumns.map(([, , of]) => literal(of(group)));
  return `(${n}, ${texts.join(', ')}, ${fromDay ?? -1_000_000}, ${toDay ?? 1_000_000},
      ${rateValues(rate)}, ${rateValues(other)}, ${numberSql(minorUnit(group.currency))})`;
}

function rateValues(rate: FeeRate | null): string {
  if (rate === null) return 'null, null, null, null';
  return `cast(${Number(rate.rate)} * 0.00001 as decimal(9,5)), ${numberSql(rate.perItem)}, ${numberSql(rate.cap)}, ${numberSql(rate.floor)}`;
}

/** An amount with all its digits, as SQL reads it. */
function numberSql(amount: Money | null): string {
  return amount === null ? 'null' : formatMoney(amount, unknownCurrency);
}

/** Rows whose fee is off the schedule of their group, judged on the settled amount; a refund's fee may be given back or kept. */
export async function rowsOffSchedule(
  engine: Engine,
  schedules: readonly JudgedSchedule<FeeSchedule>[],
): Promise<Listed<OffSchedule>> {
  if (schedules.length === 0) return nothingListed;
  const withOther = schedules.flatMap(({ other }, n) => (other === null ? [] : [n]));
  const bearsOther = `bears_other and list_contains([${withOther.join(', ')}], n)`;
  const rows = await engine.rows(
    `select id, n, count(*) over () as every from judged_fees
     where not agrees ${withOther.length === 0 ? '' : `and not (${bearsOther})`} order by id limit ${mostListed}`,
  );
  const [first] = rows;
  if (first === undefined) return nothingListed;
  const scheduleOf = new Map(rows.map((row) => [asCount(row['id']), asCount(row['n'])]));
  const records = await readSettled(engine, [...scheduleOf.keys()]);
  const items = records.flatMap((record): readonly OffSchedule[] => {
    const schedule = schedules[scheduleOf.get(record.id) ?? -1];
    if (schedule === undefined) return [];
    const isExcused =
      schedule.stated === null
        ? mayBeCapped(record, schedule)
        : isOfSettlementDay(record, schedule, schedules);
    if (isExcused) return [];
    const full = (record.fee ?? 0n) % minorUnit(record.currency) !== 0n;
    const { rate, stated, support } = schedule;
    return [
      {
        record,
        expected: expectedFee(rate, record.amount, record.currency, full ? 'full' : 'minor'),
        rate: rateText(rate, record.currency),
        cap: rate.cap,
        floor: rate.floor,
        inferred: stated === null ? support : null,
        stated,
      },
    ];
  });
  return { items, of: items.length + asCount(first['every']) - rows.length };
}

/** A whole sum charged on more than any sale that agrees: a cap that too few sales reach to be seen. */
function mayBeCapped(
  record: Transaction,
  { largestAgreeing, rate }: JudgedSchedule<FeeSchedule>,
): boolean {
  const fee = absolute(record.fee ?? 0n);
  return (
    rate.cap === null &&
    absolute(record.amount) > largestAgreeing &&
    fee % wholeUnit === 0n &&
    fee < expectedFee(rate, record.amount, record.currency, 'full')
  );
}

/** A sale before a change of the contract that settles after it may bear the new fee. */
function isOfSettlementDay(
  record: Transaction,
  { group }: FeeSchedule,
  schedules: readonly FeeSchedule[],
): boolean {
  const { settlementDay } = record;
  if (settlementDay === null || settlementDay === record.day) return false;
  const then = schedules.find(
    (other) =>
      other.stated !== null &&
      groupColumns.every(([, , of]) => of(other.group) === of(group)) &&
      (other.fromDay === null || other.fromDay <= settlementDay) &&
      (other.toDay === null || other.toDay >= settlementDay),
  );
  if (then === undefined) return false;
  const expected = expectedFee(then.rate, record.amount, record.currency, 'full');
  return absolute(absolute(record.fee ?? 0n) - expected) <= minorUnit(record.currency);
}

export async function readSettled(
  engine: Engine,
  ids: readonly number[],
): Promise<readonly Transaction[]> {
  if (ids.length === 0) return [];
  const rows = await engine.rows(
    `select ${transactionSelect} from stl where id in (${ids.join(', ')}) order by id`,
  );
  return rows.map((row) => toTransaction(row, 'settlement'));
}
