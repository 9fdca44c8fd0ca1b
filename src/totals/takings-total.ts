import { asMoney, asText, type Engine } from '../engine/engine.ts';
import type { PayoutMatching } from '../matching/payouts/matched-payout.ts';
import { formatMoney, type Money } from '../model/money.ts';
import type { TakingsTotal } from '../model/report.ts';
import type { Side } from '../model/transaction.ts';

/** What was taken and what became of it, a currency an entry: as the acquirer settled it, or as the till has it where no one settled. */
export async function readTakingsTotals(
  engine: Engine,
  sides: ReadonlySet<Side>,
  payouts: PayoutMatching | null,
): Promise<readonly TakingsTotal[]> {
  const table = sides.has('settlement') ? 'stl' : sides.has('pos') ? 'pos' : null;
  if (table === null) return [];
  const rows = await engine.rows(
    `select currency,
       cast(coalesce(sum(amount) filter (where family = 'sale'), 0) as decimal(38,5)) as gross,
       cast(coalesce(sum(amount) filter (where family = 'refund'), 0) as decimal(38,5)) as refunds,
       cast(coalesce(sum(fee), 0) as decimal(38,5)) as fees,
       cast(coalesce(sum(coalesce(net, amount + coalesce(fee, 0))) filter (where net_currency is null), 0) as decimal(38,5)) as net
     from ${table} where class = 'due' group by currency order by currency`,
  );
  const ofStatus = (
    currency: string,
    statuses: readonly string[],
    amount: (payout: PayoutMatching['payouts'][number]) => Money,
  ): Money =>
    (payouts?.payouts ?? [])
      .filter(({ group, status }) => group.currency === currency && statuses.includes(status))
      .reduce((sum, payout) => sum + amount(payout), 0n);
  const collected = (currency: string): Money =>
    (payouts?.feeCollections ?? [])
      .filter((entry) => entry.currency === currency)
      .reduce((sum, { amount }) => sum + amount, 0n);
  return rows.map((row) => {
    const currency = asText(row['currency']) ?? '';
    const text = (amount: Money): string => formatMoney(amount, currency);
    return {
      currency,
      gross: text(asMoney(row['gross'])),
      refunds: text(asMoney(row['refunds'])),
      fees: text(asMoney(row['fees'])),
      net: text(asMoney(row['net'])),
      banked: text(
        ofStatus(
          currency,
          ['paid', 'short', 'excess'],
          ({ banked, group }) => banked ?? group.net,
        ) + collected(currency),
      ),
      inTransit: text(ofStatus(currency, ['in-transit'], ({ group }) => group.net)),
    };
  });
}
