import { asCount, asText, type Engine } from '../engine/engine.ts';
import type { LoadedSource } from '../intake/source.ts';
import { acquirerOfSale, type Contract } from '../model/contract.ts';
import type { Transaction } from '../model/transaction.ts';

/** By whose files a till's record is to be judged: the acquirer's name, `''` where it is none whose files are here; `null`: nobody says. */
export type AcquirerOfSale = (record: Transaction) => string | null;

/** What the till writes is taken for an acquirer's where it is on so many matched sales, all of them that acquirer's. */
const leastMatched = 3;

/** The acquirer whose file a source is, as the rows of its table name it. */
export function acquirerOfSource({ mapping }: LoadedSource): string {
  return mapping.acquirer ?? mapping.profile;
}

/** The acquirers whose sales the files list. */
export function acquirersOf(sources: readonly LoadedSource[]): readonly string[] {
  const listing = sources.filter(
    ({ side, mapping }) => side === 'settlement' && !mapping.holdsPayouts,
  );
  return [...new Set(listing.map(acquirerOfSource))].sort();
}

/**
 * Tells which of several acquirers a till's record goes to: by the contract, by a merchant or terminal number that only one of them
 * has, or by what the till writes on sales that only one of them settled.
 */
export async function readAcquirerOfSale(
  engine: Engine,
  sources: readonly LoadedSource[],
  contract: Contract,
): Promise<AcquirerOfSale> {
  const byProfile = new Map(
    sources
      .filter(({ side }) => side === 'settlement')
      .map((source) => [source.mapping.profile, acquirerOfSource(source)]),
  );
  const numbers = await readOnly(
    engine,
    `select 'merchant' as what, merchant_id as value, acquirer from stl
     union all select 'terminal', terminal_id, acquirer from stl`,
    1,
  );
  const words = await readOnly(
    engine,
    `select unnest(['channel', 'terminal', 'merchant']) as what,
       unnest([pos.channel, pos.terminal_id, pos.merchant_id]) as value, stl.acquirer
     from matched join pos on pos.id = pos_id join stl on stl.id = stl_id`,
    leastMatched,
  );
  return (record) => {
    const { merchantId, terminalId, channel } = record;
    const stated = acquirerOfSale(contract, record)?.profile ?? null;
    if (stated !== null && contract.acquirers.length > 1) return byProfile.get(stated) ?? '';
    return (
      numbers(['merchant', merchantId]) ??
      numbers(['terminal', terminalId]) ??
      words(['channel', channel]) ??
      words(['terminal', terminalId]) ??
      words(['merchant', merchantId])
    );
  };
}

/** Looks up values that stand with one acquirer only, at least so many times. */
async function readOnly(
  engine: Engine,
  relation: string,
  least: number,
): Promise<(of: readonly [what: string, value: string | null]) => string | null> {
  const rows = await engine.rows(
    `select what, value, min(acquirer) as acquirer, count(*) as n from (${relation}) where value is not null
     group by what, value having count(distinct acquirer) = 1`,
  );
  const found = new Map(
    rows
      .filter((row) => asCount(row['n']) >= least)
      .map((row) => [`${asText(row['what'])} ${asText(row['value'])}`, asText(row['acquirer'])]),
  );
  return ([what, value]) => found.get(`${what} ${value}`) ?? null;
}
