import { asCount, asMoney, asText, asWhole, type Engine } from '../engine/engine.ts';
import { acquirerNamed } from '../matching/payouts/payout-groups.ts';
import { dateOfDay } from '../model/calendar.ts';
import type { Support } from '../model/discrepancy-arguments.ts';
import { formatMoney } from '../model/money.ts';
import type { Inference } from '../model/report.ts';
import {
  agrees,
  type FeeRate,
  type FeeRow,
  fitRate,
  fitWithBreak,
  leastRows,
  rateText,
} from './fee-rate.ts';
import type { FeeGroup, FeeSchedule, JudgedSchedule } from './judged-fees.ts';

const sampledRows = 4000;
/** Share of rows that must agree before the others are called wrong. */
const leastAgreement = 0.8;
/** Where so many agree, there is one rate, and the others are wrong. */
const oneRate = 0.97;
/** A second rate is told from no fewer rows. */
const leastOfOther = 4;

/** Schedules that the rows themselves show. */
export interface InferredFees {
  readonly schedules: readonly FeeSchedule[];
  /** Sales with fees that there are to show one. */
  readonly sales: number;
  /** Acquirers that state no fee of any sale; empty where none does. */
  readonly feeless: readonly FeelessAcquirer[];
}

export interface FeelessAcquirer {
  readonly acquirer: string;
  readonly sales: number;
}

/** Infers a schedule for each group of sales, from those that no contract judges: `judged_fees` holds them where `isJudgedInPart`. */
export async function inferFees(engine: Engine, isJudgedInPart: boolean): Promise<InferredFees> {
  const open = isJudgedInPart ? 'and id not in (select id from judged_fees)' : '';
  const acquirers = await countFees(engine, isJudgedInPart);
  const sales = acquirers.reduce((sum, { fees, judged }) => sum + fees - judged, 0);
  const groups = sales === 0 ? [] : await feeGroups(engine, sales, open);
  return {
    schedules: groups.flatMap(({ group, rows, isEnough }) =>
      isEnough ? inferSchedules(group, rows) : [],
    ),
    sales,
    feeless: acquirers.some(({ fees }) => fees > 0)
      ? acquirers.filter(({ fees }) => fees === 0)
      : [],
  };
}

/** How many sales each acquirer has, how many of them with a fee, and how many that a contract judges. */
async function countFees(
  engine: Engine,
  isJudgedInPart: boolean,
): Promise<readonly (FeelessAcquirer & { readonly fees: number; readonly judged: number })[]> {
  const [judged, join] = isJudgedInPart
    ? ['count(j.id)', 'left join judged_fees j on j.id = s.id']
    : ['0', ''];
  const rows = await engine.rows(
    `select coalesce(s.acquirer, '') as acquirer, count(*) as sales, count(s.fee) as fees, ${judged} as judged
     from stl s ${join} where s.class = 'due' and s.family = 'sale' group by 1 order by 1`,
  );
  return rows.map((row) => ({
    acquirer: asText(row['acquirer']) ?? '',
    sales: asCount(row['sales']),
    fees: asCount(row['fees']),
    judged: asCount(row['judged']),
  }));
}

interface SampledGroup {
  readonly group: FeeGroup;
  readonly rows: readonly FeeRow[];
  readonly isEnough: boolean;
}

/** Sales with fees by who charges whom for what card; of many a sample. `open`: those of which there are `sales`. */
async function feeGroups(
  engine: Engine,
  sales: number,
  open: string,
): Promise<readonly SampledGroup[]> {
  const step = Math.max(1, Math.floor(sales / sampledRows));
  const rows = await engine.rows(
    `select acquirer, coalesce(merchant_id, '') as merchant, coalesce(card_type, '') as card_type, currency,
       amount, abs(fee) as fee, coalesce(settlement_date, cast(occurred_at as date)) - date '1970-01-01' as day
     from stl where class = 'due' and family = 'sale' and fee is not null and id % ${step} = 0 ${open}
     order by all`,
  );
  const groups = new Map<string, { group: FeeGroup; rows: FeeRow[] }>();
  for (const row of rows) {
    const group = {
      acquirer: asText(row['acquirer']) ?? '',
      merchantId: asText(row['merchant']) ?? '',
      cardType: asText(row['card_type']) ?? '',
      channel: null,
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
    isEnough: list.length * step >= leastRows,
  }));
}

/** One schedule for all days; or, where none fits, one before and one after a day on which it changed; or one of two rates. */
function inferSchedules(group: FeeGroup, rows: readonly FeeRow[]): readonly FeeSchedule[] {
  const schedule = (
    rate: FeeRate,
    said: Partial<Pick<FeeSchedule, 'fromDay' | 'toDay' | 'other'>> = {},
  ): FeeSchedule => ({
    group,
    rate,
    other: null,
    fromDay: null,
    toDay: null,
    stated: null,
    ...said,
  });
  const whole = fitRate(rows, group.currency);
  if (whole === null || whole.agree < rows.length * oneRate) {
    const changed = fitWithBreak(rows, group.currency);
    if (changed !== null && (whole === null || changed.agree > whole.agree)) {
      const { before, after, day } = changed;
      return [schedule(before.rate, { toDay: day - 1 }), schedule(after.rate, { fromDay: day })];
    }
  }
  if (whole === null) return [];
  const rest = rows.filter((row) => !agrees(whole.rate, row, group.currency));
  const second = rest.length < leastOfOther ? null : fitRate(rest, group.currency);
  const other =
    second !== null && second.agree >= rest.length * leastAgreement ? second.rate : null;
  return whole.agree >= rows.length * leastAgreement ? [schedule(whole.rate, { other })] : [];
}

/** A second rate that a sample showed stands only where all sales show it, too: fewer that differ are charged wrongly. */
export function withoutRareRates(
  judged: readonly JudgedSchedule<FeeSchedule>[],
): readonly JudgedSchedule<FeeSchedule>[] {
  return judged.map((schedule) =>
    schedule.support.agree >= schedule.support.of * oneRate
      ? { ...schedule, other: null, bearOther: 0 }
      : schedule,
  );
}

/** What a schedule is told by, and the other rate that many sales bear, if there is one. */
export function toInferences(
  judged: JudgedSchedule<FeeSchedule>,
  areSeveralCurrencies: boolean,
): readonly Inference[] {
  const { rate, other, support, bearOther, group } = judged;
  const currency = areSeveralCurrencies ? group.currency : '';
  const first = toInference(judged, rate, support, currency);
  if (other === null) return [first];
  return [first, toInference(judged, other, { agree: bearOther, of: support.of }, currency)];
}

function toInference(
  { group, fromDay, toDay }: FeeSchedule,
  rate: FeeRate,
  support: Support,
  currency: string,
): Inference {
  const known = (name: string, value: string): Record<string, string> =>
    value === '' ? {} : { [name]: value };
  return {
    what: 'fee-schedule',
    for: {
      ...acquirerNamed(group.acquirer),
      ...known('merchantId', group.merchantId),
      ...known('cardType', group.cardType),
      ...known('currency', currency),
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
