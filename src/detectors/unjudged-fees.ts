import { asCount, asMoney, asText, type Engine } from '../engine/engine.ts';
import { acquirerNamed } from '../matching/payouts/payout-groups.ts';
import { formatMoney, type Money } from '../model/money.ts';
import type { NotCheckedReason } from '../model/not-checked.ts';
import type { Transaction } from '../model/transaction.ts';
import { leastRows } from './fee-rate.ts';

/** Sales with fees that neither a contract nor a rate of their own judges, by who charges whom for what card. */
export interface UnjudgedFees {
  /** Texts as the settlement export has them, empty where it has none. */
  readonly acquirer: string;
  readonly merchantId: string;
  readonly cardType: string;
  readonly currency: string;
  readonly sales: number;
  /** A magnitude. */
  readonly fees: Money;
}

/** So many groups are named; the rest is summed up. */
const mostNamed = 5;

/** The groups of which no schedule judged a sale, the largest first. `judged_fees` holds what one judged, where `isJudgedInPart`. */
export async function readUnjudgedFees(
  engine: Engine,
  isJudgedInPart: boolean,
): Promise<readonly UnjudgedFees[]> {
  const rows = await engine.rows(
    `select coalesce(acquirer, '') as acquirer, coalesce(merchant_id, '') as merchant, coalesce(card_type, '') as card_type, currency,
       count(*) as n, cast(sum(abs(fee)) as decimal(38,5)) as fees
     from stl where class = 'due' and family = 'sale' and fee is not null
       ${isJudgedInPart ? 'and id not in (select id from judged_fees)' : ''}
     group by all order by n desc, 1, 2, 3, 4`,
  );
  return rows.map((row) => ({
    acquirer: asText(row['acquirer']) ?? '',
    merchantId: asText(row['merchant']) ?? '',
    cardType: asText(row['card_type']) ?? '',
    currency: asText(row['currency']) ?? '',
    sales: asCount(row['n']),
    fees: asMoney(row['fees']),
  }));
}

/** A reason for each of the largest groups, and one for all others; `misrouted` sales are another merchant's, whose fees are not the shop's. */
export function unjudgedReasons(
  all: readonly UnjudgedFees[],
  misrouted: readonly Transaction[],
): readonly NotCheckedReason[] {
  const groups = all.filter(
    ({ merchantId, cardType, currency, sales }) =>
      sales >
      misrouted.filter(
        (record) =>
          record.merchantId === merchantId &&
          (record.cardType ?? '') === cardType &&
          record.currency === currency,
      ).length,
  );
  const areAllNamed = groups.length <= mostNamed + 1;
  const named = areAllNamed ? groups : groups.slice(0, mostNamed);
  const others = groups.slice(named.length);
  const sums = new Map<string, Money>();
  for (const { currency, fees } of others) sums.set(currency, (sums.get(currency) ?? 0n) + fees);
  return [
    ...named.map(
      ({ acquirer, merchantId, cardType, currency, sales, fees }): NotCheckedReason => ({
        key: 'no-fee-schedule',
        for: {
          ...acquirerNamed(acquirer),
          ...(merchantId === '' ? {} : { merchantId }),
          ...(cardType === '' ? {} : { cardType }),
        },
        sales,
        fees: formatMoney(fees, currency),
        currency,
        areFew: sales < leastRows,
      }),
    ),
    ...(others.length === 0
      ? []
      : [
          {
            key: 'no-fee-schedules' as const,
            groups: others.length,
            sales: others.reduce((sum, { sales }) => sum + sales, 0),
            fees: [...sums]
              .sort(([one], [other]) => (one < other ? -1 : 1))
              .map(([currency, sum]) => ({ amount: formatMoney(sum, currency), currency })),
          },
        ]),
  ];
}
