import { asCount, asMoney, asText, asWhole, type Engine } from '../engine/engine.ts';
import { acquirerNamed } from '../matching/payouts/payout-groups.ts';
import { toTransaction, transactionSelect } from '../matching/workset.ts';
import { dateOfDay } from '../model/calendar.ts';
import type { Support } from '../model/discrepancy.ts';
import { absolute, formatMoney, type Money, minorUnit } from '../model/money.ts';
import type { Inference } from '../model/report.ts';
import type { Transaction } from '../model/transaction.ts';
import {
  expectedFee,
  type FeeRate,
  type FeeRow,
  fitRate,
  fitWithBreak,
  leastRows,
  rateText,
} from './fee-rate.ts';
import type { OffSchedule } from './findings.ts';

interface FeeGroup {
  readonly acquirer: string;
  readonly merchantId: string;
  readonly cardType: string;
  readonly currency: string;
}

interface InferredSchedule {
  readonly group: FeeGroup;
  readonly rate: FeeRate;
  /** Days for which it holds; `null`: open. */
  readonly fromDay: number | null;
  readonly toDay: number | null;
  readonly support: Support;
}

/** What was found out about fees. */
export interface FeeFindings {
  readonly offSchedule: readonly OffSchedule[];
  readonly netMismatches: readonly Transaction[];
  readonly inferred: readonly Inference[];
  /** Why fees could not be checked by a schedule, if they could not. */
  readonly notChecked: 'no-fees' | 'too-little-support' | null;
}

const sampledRows = 4000;
/** One unit of any currency. */
const wholeUnit = 100_000n;
/** Share of rows that must agree before the others are called wrong. */
const leastAgreement = 0.8;
const listedRows = 5000;
/** So few rows that differ are mistakes even in a short file, where five in a hundred are less than one. */
const fewRows = 2;

/** Infers the fee schedules from the rows and lists those that are off it. */
export async function checkFees(engine: Engine): Promise<FeeFindings> {
  const groups = await feeGroups(engine);
  if (groups.length === 0) {
    return { offSchedule: [], netMismatches: [], inferred: [], notChecked: 'no-fees' };
  }
  const schedules: InferredSchedule[] = [];
  for (const { group, rows, count } of groups) {
    if (count < leastRows) continue;
    schedules.push(...inferSchedules(group, rows, count));
  }
  const judged = await judgeBySchedule(engine, schedules);
  return {
    offSchedule: await rowsOffSchedule(engine, judged),
    netMismatches: await rowsOffNet(engine),
    inferred: judged.map(toInference),
    notChecked: schedules.length === 0 ? 'too-little-support' : null,
  };
}

/** Sales with fees by who charges whom for what card; of large groups a sample. */
async function feeGroups(
  engine: Engine,
): Promise<
  readonly { readonly group: FeeGroup; readonly rows: readonly FeeRow[]; readonly count: number }[]
> {
  const total = asCount(
    (await engine.row("select count(fee) as n from stl where class = 'due' and family = 'sale'"))[
      'n'
    ],
  );
  if (total === 0) return [];
  const step = Math.max(1, Math.floor(total / sampledRows));
  const rows = await engine.rows(
    `select acquirer, coalesce(merchant_id, '') as merchant, coalesce(card_type, '') as card_type, currency,
       amount, abs(fee) as fee, coalesce(settlement_date, cast(occurred_at as date)) - date '1970-01-01' as day
     from stl where class = 'due' and family = 'sale' and fee is not null and id % ${step} = 0
     order by all`,
  );
  const groups = new Map<string, { group: FeeGroup; rows: FeeRow[] }>();
  for (const row of rows) {
    const group = {
      acquirer: asText(row['acquirer']) ?? '',
      merchantId: asText(row['merchant']) ?? '',
      cardType: asText(row['card_type']) ?? '',
      currency: asText(row['currency']) ?? '',
    };
    const key = Object.values(group).join('\u001f');
    const entry = groups.get(key) ?? { group, rows: [] };
    entry.rows.push({
      amount: asMoney(row['amount']),
      fee: asMoney(row['fee']),
      day: asWhole(row['day']) ?? 0,
    });
    groups.set(key, entry);
  }
  return [...groups.values()].map(({ group, rows: list }) => ({
    group,
    rows: list,
    count: list.length * step,
  }));
}

/** One schedule for all days; or, where none fits, one before and one after a day on which it changed. */
function inferSchedules(
  group: FeeGroup,
  rows: readonly FeeRow[],
  count: number,
): readonly InferredSchedule[] {
  const whole = fitRate(rows, group.currency);
  const scale = (agree: number): number => Math.round((agree * count) / rows.length);
  if (whole !== null && whole.agree >= rows.length * 0.97) {
    return [schedule(group, whole.rate, null, null, { agree: scale(whole.agree), of: count })];
  }
  const changed = fitWithBreak(rows, group.currency);
  if (changed !== null && (whole === null || changed.agree > whole.agree)) {
    const { before, after, day } = changed;
    return [
      schedule(group, before.rate, null, day - 1, {
        agree: scale(before.agree),
        of: scale(before.of),
      }),
      schedule(group, after.rate, day, null, { agree: scale(after.agree), of: scale(after.of) }),
    ];
  }
  return whole !== null && whole.agree >= rows.length * leastAgreement
    ? [schedule(group, whole.rate, null, null, { agree: scale(whole.agree), of: count })]
    : [];
}

function schedule(
  group: FeeGroup,
  rate: FeeRate,
  fromDay: number | null,
  toDay: number | null,
  support: Support,
): InferredSchedule {
  return { group, rate, fromDay, toDay, support };
}

/** A schedule with how many of all its sales agree, and the largest that does. */
interface JudgedSchedule extends InferredSchedule {
  readonly largestAgreeing: Money;
}

/**
 * Judges every row with a fee by the schedule of its group, and counts how many sales agree.
 * `judged_fees`: one row a record with a fee, with the fee that its schedule asks for, before rounding.
 */
async function judgeBySchedule(
  engine: Engine,
  schedules: readonly InferredSchedule[],
): Promise<readonly JudgedSchedule[]> {
  if (schedules.length === 0) return [];
  const values = schedules.map(({ group, rate, fromDay, toDay }, index) => {
    const text = [group.acquirer, group.merchantId, group.cardType, group.currency]
      .map((word) => `'${word.replaceAll("'", "''")}'`)
      .join(', ');
    const money = (amount: Money | null): string =>
      amount === null ? 'null' : formatMoney(amount, 'XXX');
    return `(${index}, ${text}, ${fromDay ?? -1_000_000}, ${toDay ?? 1_000_000},
      cast(${Number(rate.rate)} * 0.00001 as decimal(9,5)), ${money(rate.perItem)}, ${money(rate.cap)}, ${money(rate.floor)}, ${money(minorUnit(group.currency))})`;
  });
  const keys = (
    [
      ['acquirer', "coalesce(acquirer, '')", ({ group }) => group.acquirer],
      ['merchant', "coalesce(merchant_id, '')", ({ group }) => group.merchantId],
      ['card_type', "coalesce(card_type, '')", ({ group }) => group.cardType],
      ['currency', 'currency', ({ group }) => group.currency],
    ] as const satisfies readonly (readonly [string, string, (s: InferredSchedule) => string])[]
  ).filter(
    ([name, , of], index) =>
      index === 1 || name === 'card_type' || new Set(schedules.map(of)).size > 1,
  );
  const days = schedules.some(({ fromDay, toDay }) => fromDay !== null || toDay !== null);
  await engine.run(
    `create or replace table judged_fees as
     with schedule(n, acquirer, merchant, card_type, currency, from_day, to_day, rate, per_item, cap, floor, tolerance) as (
       values ${values.join(',\n')}),
     judged as (
       select s.id, k.n, s.family, s.amount, abs(s.fee) as fee, k.tolerance,
         greatest(least(cast(abs(s.amount) * k.rate as decimal(18,5)) + cast(k.per_item as decimal(18,5)),
           coalesce(cast(k.cap as decimal(18,5)), 9999999999.0)), coalesce(cast(k.floor as decimal(18,5)), 0.0)) as expected
       from (select id, family, fee, amount, ${keys.map(([name, sql]) => `${sql} as ${name}`).join(', ')},
               coalesce(settlement_date, cast(occurred_at as date)) - date '1970-01-01' as day
             from stl where class = 'due' and fee is not null) s
         join schedule k on ${keys.map(([name]) => `s.${name} = k.${name}`).join(' and ')}
       ${days ? 'where s.day between k.from_day and k.to_day' : ''})
     select id, n, amount, family, abs(fee - expected) <= tolerance as agrees from judged
     where family = 'sale' or fee <> 0`,
  );
  const counted = await engine.rows(
    `select n, count(*) as every, count(*) filter (where agrees) as agree,
       coalesce(max(amount) filter (where agrees), 0) as largest
     from judged_fees where family = 'sale' group by n order by n`,
  );
  return schedules.map((schedule, index) => {
    const row = counted.find(({ n }) => asCount(n) === index) ?? {};
    return {
      ...schedule,
      support: { agree: asCount(row['agree']), of: asCount(row['every']) },
      largestAgreeing: asMoney(row['largest']),
    };
  });
}

/** Rows whose fee is off the schedule of their group, judged on the settled amount; a refund's fee may be given back or kept. */
async function rowsOffSchedule(
  engine: Engine,
  schedules: readonly JudgedSchedule[],
): Promise<readonly OffSchedule[]> {
  if (schedules.length === 0) return [];
  const rows = await engine.rows(
    `select id, n from judged_fees where not agrees order by id limit ${listedRows}`,
  );
  if (rows.length === 0) return [];
  const scheduleOf = new Map(rows.map((row) => [asCount(row['id']), asCount(row['n'])]));
  const records = await readSettled(engine, [...scheduleOf.keys()]);
  return records.flatMap((record) => {
    const inferred = schedules[scheduleOf.get(record.id) ?? -1];
    if (inferred === undefined || mayBeCapped(record, inferred)) return [];
    const full = (record.fee ?? 0n) % minorUnit(record.currency) !== 0n;
    return [
      {
        record,
        expected: expectedFee(
          inferred.rate,
          record.amount,
          record.currency,
          full ? 'full' : 'minor',
        ),
        rate: rateText(inferred.rate, record.currency),
        cap: inferred.rate.cap,
        floor: inferred.rate.floor,
        inferred: inferred.support,
      },
    ];
  });
}

/** A whole sum charged on more than any sale that agrees: a cap that too few sales reach to be seen. */
function mayBeCapped(record: Transaction, { largestAgreeing, rate }: JudgedSchedule): boolean {
  const fee = absolute(record.fee ?? 0n);
  return (
    rate.cap === null &&
    absolute(record.amount) > largestAgreeing &&
    fee % wholeUnit === 0n &&
    fee < expectedFee(rate, record.amount, record.currency, 'full')
  );
}

/** Rows whose net is not gross less fee; where many are so, the acquirer deducts something else and no row is wrong. */
async function rowsOffNet(engine: Engine): Promise<readonly Transaction[]> {
  const off =
    "class = 'due' and net is not null and fee is not null and abs(net - amount - fee) > 0.01";
  const counted = await engine.row(
    `select count(*) filter (where ${off}) as off, count(net) as n from stl where class = 'due'`,
  );
  const count = asCount(counted['off']);
  const of = asCount(counted['n']);
  const areMany = count > fewRows ? count * 20 > of : count * 3 > of;
  if (count === 0 || areMany) return [];
  const rows = await engine.rows(`select id from stl where ${off} order by id limit ${listedRows}`);
  return readSettled(
    engine,
    rows.map((row) => asCount(row['id'])),
  );
}

async function readSettled(
  engine: Engine,
  ids: readonly number[],
): Promise<readonly Transaction[]> {
  if (ids.length === 0) return [];
  const rows = await engine.rows(
    `select ${transactionSelect} from stl where id in (${ids.join(', ')}) order by id`,
  );
  return rows.map((row) => toTransaction(row, 'settlement'));
}

function toInference({ group, rate, fromDay, toDay, support }: InferredSchedule): Inference {
  const known = (name: string, value: string): Record<string, string> =>
    value === '' ? {} : { [name]: value };
  return {
    what: 'fee-schedule',
    for: {
      ...acquirerNamed(group.acquirer),
      ...known('merchantId', group.merchantId),
      ...known('cardType', group.cardType),
    },
    value: {
      rate: rateText(rate, group.currency),
      cap: rate.cap === null ? null : formatMoney(rate.cap, group.currency),
      floor: rate.floor === null ? null : formatMoney(rate.floor, group.currency),
      from: fromDay === null ? null : dateOfDay(fromDay),
      to: toDay === null ? null : dateOfDay(toDay),
    },
    support,
  };
}
