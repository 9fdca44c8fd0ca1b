import { asCount, asMoney, asText, asWhole, type Engine } from '../engine/engine.ts';
import { acquirerNamed } from '../matching/payouts/payout-groups.ts';
import { toTransaction, transactionSelect } from '../matching/workset.ts';
import { dateOfDay } from '../model/calendar.ts';
import type { Support } from '../model/discrepancy.ts';
import { absolute, formatMoney, type Money, minorUnit } from '../model/money.ts';
import type { Inference } from '../model/report.ts';
import type { Transaction } from '../model/transaction.ts';
import type { OffSchedule } from './findings.ts';

/** One rate as the rows show it: per mille of a hundredth (0.005 % steps), with cap, floor and a fixed part per item. */
export interface FeeRate {
  /** Parts in 100 000: 380 is 0.38 %. */
  readonly rate: bigint;
  readonly perItem: Money;
  readonly cap: Money | null;
  readonly floor: Money | null;
}

interface FeeRow {
  readonly amount: Money;
  readonly fee: Money;
  readonly day: number;
}

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

const leastRows = 8;
const sampledRows = 4000;
const rateStep = 5n;
const rateBase = 100_000n;
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
  return {
    offSchedule: await rowsOffSchedule(engine, schedules),
    netMismatches: await rowsOffNet(engine),
    inferred: schedules.map(toInference),
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

interface Fitted {
  readonly rate: FeeRate;
  readonly agree: number;
  readonly of: number;
}

function fitWithBreak(
  rows: readonly FeeRow[],
  currency: string,
): {
  readonly before: Fitted;
  readonly after: Fitted;
  readonly day: number;
  readonly agree: number;
} | null {
  const days = [...new Set(rows.map((row) => row.day))].sort((a, b) => a - b);
  let best: { before: Fitted; after: Fitted; day: number; agree: number } | null = null;
  for (const day of days.slice(1)) {
    const before = rows.filter((row) => row.day < day);
    const after = rows.filter((row) => row.day >= day);
    if (before.length < leastRows || after.length < leastRows) continue;
    const first = fitRate(before, currency);
    const second = fitRate(after, currency);
    if (first === null || second === null) continue;
    if (first.agree < before.length * 0.95 || second.agree < after.length * 0.95) continue;
    if (sameRate(first.rate, second.rate)) continue;
    const agree = first.agree + second.agree;
    if (best === null || agree > best.agree) best = { before: first, after: second, day, agree };
  }
  return best;
}

function sameRate(a: FeeRate, b: FeeRate): boolean {
  return a.rate === b.rate && a.cap === b.cap && a.floor === b.floor && a.perItem === b.perItem;
}

/** The rate with which most rows agree, tried from the rows themselves. */
function fitRate(rows: readonly FeeRow[], currency: string): Fitted | null {
  const tolerance = minorUnit(currency);
  const largest = [...rows]
    .sort((a, b) => (a.amount > b.amount ? -1 : a.amount < b.amount ? 1 : 0))
    .slice(0, 60);
  const candidates = new Map<string, FeeRate>();
  const propose = (rate: bigint, perItem: Money): void => {
    if (rate < 0n || rate > rateBase / 5n) return;
    candidates.set(`${rate} ${perItem}`, { rate, perItem, cap: null, floor: null });
  };
  for (const { amount, fee } of largest) {
    if (amount <= 0n) continue;
    const nearest = ((fee * rateBase * 2n) / amount / rateStep + 1n) / 2n;
    for (const near of [-1n, 0n, 1n]) propose((nearest + near) * rateStep, 0n);
  }
  for (const [a, b] of spreadPairs(rows)) {
    const rate = ((b.fee - a.fee) * rateBase) / (b.amount - a.amount);
    const rounded = ((rate + rateStep / 2n) / rateStep) * rateStep;
    const fixed = a.fee - (a.amount * rounded) / rateBase;
    const whole = ((fixed + tolerance / 2n) / tolerance) * tolerance;
    if (whole > 0n) propose(rounded, whole);
  }
  let best: Fitted | null = null;
  for (const candidate of candidates.values()) {
    const rate = withBounds(candidate, rows, tolerance);
    const agree = rows.filter((row) => agrees(rate, row, tolerance)).length;
    if (
      best === null ||
      agree > best.agree ||
      (agree === best.agree && isSimpler(rate, best.rate))
    ) {
      best = { rate, agree, of: rows.length };
    }
  }
  return best;
}

/** Pairs of rows far apart in amount, to tell a fixed part from a rate. */
function spreadPairs(rows: readonly FeeRow[]): readonly (readonly [FeeRow, FeeRow])[] {
  const sorted = [...rows].sort((a, b) => (a.amount < b.amount ? -1 : a.amount > b.amount ? 1 : 0));
  const pairs: (readonly [FeeRow, FeeRow])[] = [];
  for (let at = 0; at < Math.min(8, sorted.length); at += 1) {
    const a = sorted[at];
    const b = sorted[sorted.length - 1 - at];
    if (a !== undefined && b !== undefined && b.amount > a.amount) pairs.push([a, b]);
  }
  return pairs;
}

function isSimpler(a: FeeRate, b: FeeRate): boolean {
  const parts = (rate: FeeRate): number =>
    (rate.perItem === 0n ? 0 : 4) + (rate.cap === null ? 0 : 2) + (rate.floor === null ? 0 : 1);
  if (parts(a) !== parts(b)) return parts(a) < parts(b);
  const roundness = (rate: FeeRate): number =>
    rate.rate % 50n === 0n ? 0 : rate.rate % 10n === 0n ? 1 : 2;
  return roundness(a) !== roundness(b) ? roundness(a) < roundness(b) : a.rate < b.rate;
}

/** A cap or floor is believed where it is a round sum and most rows beyond it have exactly it. */
function withBounds(rate: FeeRate, rows: readonly FeeRow[], tolerance: Money): FeeRate {
  const over = rows.filter((row) => rawFee(rate, row.amount) > row.fee + tolerance);
  const under = rows.filter((row) => rawFee(rate, row.amount) + tolerance < row.fee);
  const cap = boundOf(over, rows, rate, 'cap');
  const floor = boundOf(under, rows, rate, 'floor');
  return { ...rate, cap, floor };
}

function boundOf(
  beyond: readonly FeeRow[],
  rows: readonly FeeRow[],
  rate: FeeRate,
  which: 'cap' | 'floor',
): Money | null {
  const counts = new Map<Money, number>();
  for (const { fee } of beyond) counts.set(fee, (counts.get(fee) ?? 0) + 1);
  const [best] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  if (best === undefined || best[1] < 2) return null;
  const [bound] = best;
  const unit = which === 'cap' ? 100_000n : 1000n;
  if (bound % unit !== 0n) return null;
  const reached = rows.filter(({ amount }) =>
    which === 'cap' ? rawFee(rate, amount) > bound : rawFee(rate, amount) < bound,
  );
  const exactly = reached.filter(({ fee }) => fee === bound).length;
  return exactly * 5 >= reached.length * 4 ? bound : null;
}

function rawFee(rate: FeeRate, amount: Money): Money {
  const product = absolute(amount) * rate.rate;
  return product / rateBase + rate.perItem;
}

function expectedFee(
  rate: FeeRate,
  amount: Money,
  currency: string,
  digits: 'minor' | 'full',
): Money {
  const unit = digits === 'minor' ? minorUnit(currency) : 1n;
  let fee = ((rawFee(rate, amount) + unit / 2n) / unit) * unit;
  if (rate.cap !== null && fee > rate.cap) fee = rate.cap;
  if (rate.floor !== null && fee < rate.floor) fee = rate.floor;
  return fee;
}

function agrees(rate: FeeRate, row: FeeRow, tolerance: Money): boolean {
  let fee = rawFee(rate, row.amount);
  if (rate.cap !== null && fee > rate.cap) fee = rate.cap;
  if (rate.floor !== null && fee < rate.floor) fee = rate.floor;
  return absolute(fee - row.fee) <= tolerance;
}

/** Rows whose fee is off the schedule of their group, judged on the settled amount; a refund's fee may be given back or kept. */
async function rowsOffSchedule(
  engine: Engine,
  schedules: readonly InferredSchedule[],
): Promise<readonly OffSchedule[]> {
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
  const rows = await engine.rows(
    `-- expected: the fee that the schedule of its group asks for, before rounding
     with schedule(n, acquirer, merchant, card_type, currency, from_day, to_day, rate, per_item, cap, floor, tolerance) as (
       values ${values.join(',\n')}),
     judged as (
       select s.id, k.n, s.family, abs(s.fee) as fee, k.tolerance,
         greatest(least(cast(abs(s.amount) * k.rate as decimal(18,5)) + cast(k.per_item as decimal(18,5)),
           coalesce(cast(k.cap as decimal(18,5)), 9999999999.0)), coalesce(cast(k.floor as decimal(18,5)), 0.0)) as expected
       from (select id, family, fee, amount, ${keys.map(([name, sql]) => `${sql} as ${name}`).join(', ')},
               coalesce(settlement_date, cast(occurred_at as date)) - date '1970-01-01' as day
             from stl where class = 'due' and fee is not null) s
         join schedule k on ${keys.map(([name]) => `s.${name} = k.${name}`).join(' and ')}
       ${days ? 'where s.day between k.from_day and k.to_day' : ''})
     select id, n from judged
     where abs(fee - expected) > tolerance and (family = 'sale' or fee <> 0)
     order by id limit ${listedRows}`,
  );
  if (rows.length === 0) return [];
  const scheduleOf = new Map(rows.map((row) => [asCount(row['id']), asCount(row['n'])]));
  const records = await readSettled(engine, [...scheduleOf.keys()]);
  return records.flatMap((record) => {
    const inferred = schedules[scheduleOf.get(record.id) ?? -1];
    if (inferred === undefined) return [];
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

function rateText(rate: FeeRate, currency: string): string {
  const percent = `${(Number(rate.rate) / 1000).toFixed(rate.rate % 10n === 0n ? 2 : 3)}%`;
  return rate.perItem === 0n ? percent : `${percent} + ${formatMoney(rate.perItem, currency)}`;
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
