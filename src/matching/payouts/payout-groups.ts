import { asCount, asMoney, asText, asWhole, type Engine } from '../../engine/engine.ts';
import { acquirerOf, type Contract, isStranger } from '../../model/contract.ts';
import type { Money } from '../../model/money.ts';

/** What an acquirer owes for one merchant and settlement date, or under one payout id. */
export interface PayoutGroup {
  readonly id: string;
  readonly acquirer: string;
  readonly merchantId: string | null;
  readonly payoutId: string | null;
  /** Days since 1970-01-01. */
  readonly settlementDay: number;
  readonly currency: string;
  readonly net: Money;
  /** What the net would be with no fee taken off. */
  readonly gross: Money;
  /** Whether fees or nets are stated for the merchant at all; if not, the net is the gross for want of better. */
  readonly isNetStated: boolean;
  readonly transactions: number;
  /** Terminals among its records; counted only where the contract states a rent of them. */
  readonly terminals: number;
  /** The row number of the first of its records: its file is the one that announces the payout. */
  readonly firstId: number;
  /** The merchant is one of the contract's or, where it lists none, of the till's own, or neither names any. */
  readonly isOwn: boolean;
}

/** An acquirer as a rule names it: of a layout that no profile knows, nothing is said. */
export function acquirerNamed(acquirer: string): Readonly<Record<string, string>> {
  return acquirer === '' || acquirer === 'auto' ? {} : { acquirer };
}

/** Columns by which records belong to a payout; `stl` as alias. */
export const payoutKey =
  "acquirer, coalesce(payout_id, '') as payout, coalesce(merchant_id, '') as merchant, coalesce(settlement_date, cast(occurred_at as date)) as settled, coalesce(net_currency, currency) as currency";
/** Records that move money between acquirer and merchant. */
export const movesMoney = "status = 'approved' and kind not in ('preauth', 'other', 'ignored')";
/** Records that reach the bank: all that move money, or where the acquirer keeps a balance what is paid out of it. */
export const isPaidOut =
  "status = 'approved' and coalesce(is_payout, kind not in ('preauth', 'other', 'ignored'))";
/** What a record adds to a payout. */
const paid =
  'case when is_payout then abs(coalesce(net, amount)) else coalesce(net, amount + coalesce(fee, 0)) end';

/** Sums what the acquirer owes, a row a payout; the net is as stated, else gross less fee. */
export async function readPayoutGroups(
  engine: Engine,
  ownMerchants: ReadonlySet<string> | null,
  contract: Contract,
): Promise<readonly PayoutGroup[]> {
  const isRentStated = contract.acquirers.some(({ terminalRental }) => terminalRental !== null);
  const terminals = isRentStated ? 'count(distinct terminal_id)' : '0';
  const rows = await engine.rows(
    `select acquirer, payout, merchant, settled - date '1970-01-01' as day, currency, count(*) as n, ${terminals} as terminals, min(id) as first,
       cast(sum(${paid}) as decimal(38,5)) as net,
       cast(sum(case when is_payout then abs(amount) else amount end) as decimal(38,5)) as gross
     from (select id, terminal_id, ${payoutKey}, net, amount, fee, is_payout from stl where ${isPaidOut})
     where settled is not null
     group by acquirer, payout, merchant, settled, currency
     order by settled, acquirer, merchant, payout, currency`,
  );
  const isTaken = (row: (typeof rows)[number]): boolean =>
    asMoney(row['net']) !== asMoney(row['gross']);
  const unstated = rows.every(isTaken) ? new Set<string>() : await ownersWithoutNets(engine);
  return rows.map((row) => {
    const merchant = asText(row['merchant']) ?? '';
    const payout = asText(row['payout']) ?? '';
    const acquirer = asText(row['acquirer']) ?? '';
    const settlementDay = asWhole(row['day']) ?? 0;
    const currency = asText(row['currency']) ?? '';
    return {
      id: [acquirer, merchant, payout, settlementDay, currency].join('|'),
      acquirer,
      merchantId: merchant === '' ? null : merchant,
      payoutId: payout === '' ? null : payout,
      settlementDay,
      currency,
      net: asMoney(row['net']),
      gross: asMoney(row['gross']),
      isNetStated: !unstated.has(ownerOf(acquirer, merchant)),
      transactions: asCount(row['n']),
      terminals: asCount(row['terminals']),
      firstId: asCount(row['first']),
      isOwn: isOwn(contract, ownMerchants, { acquirer, merchantId: merchant }),
    };
  });
}

/** Acquirers and merchants of which no record says what was taken off, nor what was paid out. */
async function ownersWithoutNets(engine: Engine): Promise<ReadonlySet<string>> {
  const rows = await engine.rows(
    `select coalesce(acquirer, '') as acquirer, coalesce(merchant_id, '') as merchant from stl group by all
     having count(fee) + count(net) + count(is_payout) + count(*) filter (where kind = 'fee') = 0`,
  );
  return new Set(
    rows.map((row) => ownerOf(asText(row['acquirer']) ?? '', asText(row['merchant']) ?? '')),
  );
}

function ownerOf(acquirer: string, merchant: string): string {
  return `${acquirer}\u001f${merchant}`;
}

function isOwn(
  contract: Contract,
  ownMerchants: ReadonlySet<string> | null,
  record: { readonly acquirer: string; readonly merchantId: string },
): boolean {
  if (record.merchantId === '') return true;
  if (isStranger(contract, record)) return false;
  const lists = (acquirerOf(contract, record)?.merchants ?? []).length > 0;
  return lists || ownMerchants === null || ownMerchants.has(record.merchantId);
}

/** The nets of one payout's records, as {@link readPayoutGroups} sums them. */
export async function readRowNets(engine: Engine, group: PayoutGroup): Promise<readonly Money[]> {
  const rows = await engine.rows(
    `select ${paid} as net
     from (select ${payoutKey}, net, amount, fee, is_payout from stl where ${isPaidOut})
     where coalesce(acquirer, '') = $acquirer and payout = $payout and merchant = $merchant
       and settled = date '1970-01-01' + cast($day as integer) and currency = $currency
     order by net limit ${mostRows}`,
    {
      acquirer: group.acquirer,
      payout: group.payoutId ?? '',
      merchant: group.merchantId ?? '',
      day: group.settlementDay,
      currency: group.currency,
    },
  );
  return rows.map((row) => asMoney(row['net']));
}

/** Of more records than this, some two make up any difference. */
const mostRows = 5000;

/** Groups by what they share, keeping their order. */
export function groupBy<Item>(
  items: readonly Item[],
  key: (item: Item) => string,
): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const name = key(item);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [item]);
    else group.push(item);
  }
  return groups;
}
