import { asMoney, asText, asWhole, type Engine } from '../engine/engine.ts';
import type { StoreTable } from '../engine/schema.ts';
import { absolute, formatMoney } from '../model/money.ts';
import type { LoadedRows } from './load-context.ts';
import type { CheckedTotal } from './source.ts';

/**
 * Compares what a file says of each payout with the rows that went into it. `period`: the file is cut by dates, so its first payout
 * may hold rows of the days before. One total where all agree, else one for each payout that does not.
 */
export async function checkPayouts(
  engine: Engine,
  { planned, firstId, endId, lineOf }: LoadedRows,
  store: StoreTable,
): Promise<readonly CheckedTotal[]> {
  const { statesPayouts, columns } = planned.mapping;
  if (statesPayouts === null || store !== 'stl') return [];
  const found = await engine.rows(
    `select coalesce(payout_id, '') as payout, coalesce(net_currency, currency) as currency,
       cast(sum(coalesce(net, amount)) filter (where kind = 'other') as decimal(38,5)) as stated,
       cast(sum(coalesce(net, amount + coalesce(fee, 0))) filter (where kind not in ('other', 'preauth')) as decimal(38,5)) as total,
       min(id) filter (where kind = 'other') as first
     from stl where id >= ${firstId} and id < ${endId} and status = 'approved'
       ${columns.payoutId === undefined ? '' : 'and payout_id is not null'}
     group by payout, coalesce(net_currency, currency)
     having count(*) filter (where kind = 'other') > 0 and count(*) filter (where kind not in ('other', 'preauth')) > 0
     order by min(occurred_at) filter (where kind = 'other'), first`,
  );
  const payouts = found.map((row, at) => {
    const currency = asText(row['currency']) ?? '';
    const stated = absolute(asMoney(row['stated']));
    const total = absolute(asMoney(row['total']));
    const id = asText(row['payout']) ?? '';
    const mayBeCut = statesPayouts === 'period' && at === 0;
    return { currency, stated, total, id, first: asWhole(row['first']) ?? 0, mayBeCut };
  });
  const whole = payouts.filter(({ stated, total, mayBeCut }) => stated === total || !mayBeCut);
  const wrong = whole.filter(({ stated, total }) => stated !== total);
  const [one] = whole;
  if (one === undefined) return [];
  const told = (name: string, of: typeof one): CheckedTotal => ({
    name,
    stated: formatMoney(of.stated, of.currency),
    found: formatMoney(of.total, of.currency),
    agrees: of.stated === of.total,
    line: lineOf(of.first),
    isMoney: true,
  });
  if (wrong.length > 0) return wrong.map((each) => told(`payout ${each.id}`.trim(), each));
  const currencies = [...new Set(whole.map(({ currency }) => currency))].sort();
  return currencies.map((currency) => {
    const own = whole.filter((each) => each.currency === currency);
    const stated = own.reduce((sum, each) => sum + each.stated, 0n);
    return told(own.length === 1 ? `payout ${one.id}`.trim() : `${own.length} payouts`, {
      ...one,
      currency,
      stated,
      total: stated,
    });
  });
}
