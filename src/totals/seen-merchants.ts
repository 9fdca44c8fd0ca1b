import { asCount, asText, type Engine } from '../engine/engine.ts';
import type { SeenAcquirer, SeenMerchant } from '../model/proposal.ts';

/** A merchant number that the till does not name is taken for the shop's own from this share of the acquirer's sales on. */
const ownShare = 20;

/** The acquirers of the settlement exports with their merchant numbers and terminals; a terminal stands with the number for which it sold most. */
export async function readSeenAcquirers(engine: Engine): Promise<readonly SeenAcquirer[]> {
  const rows = await engine.rows(
    `select coalesce(acquirer, '') as acquirer, merchant_id as merchant, terminal_id as terminal, count(*) as n
     from stl where class = 'due' and family = 'sale' group by all order by all`,
  );
  const stores = await engine.rows(
    `select merchant_id as merchant, case when count(distinct store) = 1 then min(store) end as store
     from pos where merchant_id is not null group by all order by all`,
  );
  const storeOf = new Map(stores.map((row) => [asText(row['merchant']), asText(row['store'])]));
  const counts = rows.map((row) => ({
    acquirer: asText(row['acquirer']) ?? '',
    merchant: asText(row['merchant']),
    terminal: asText(row['terminal']),
    sales: asCount(row['n']),
  }));
  return unique(counts.map(({ acquirer }) => acquirer)).map((acquirer) => {
    const ofAcquirer = counts.filter((each) => each.acquirer === acquirer);
    const total = sum(ofAcquirer);
    const merchants = unique(ofAcquirer.flatMap(({ merchant }) => merchant ?? []));
    return {
      name: acquirer === '' || acquirer === 'auto' ? null : acquirer,
      merchants: merchants.map((id): SeenMerchant => {
        const own = ofAcquirer.filter(({ merchant }) => merchant === id);
        return {
          id,
          store: storeOf.get(id) ?? null,
          sales: sum(own),
          terminals: own.flatMap(({ terminal, sales }) => {
            const isElsewhere = ofAcquirer.some(
              (other) =>
                other.terminal === terminal &&
                other.merchant !== id &&
                (other.sales > sales || (other.sales === sales && (other.merchant ?? '') < id)),
            );
            return terminal === null || isPlaceholder(terminal) || isElsewhere
              ? []
              : [{ id: terminal, sales }];
          }),
          isOwn: storeOf.size > 0 ? storeOf.has(id) : sum(own) * ownShare >= total,
        };
      }),
    };
  });
}

/** `0`: the export has the column and nothing to put into it. */
function isPlaceholder(terminal: string): boolean {
  return /^[0-]*$/.test(terminal);
}

function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names)];
}

function sum(counts: readonly { readonly sales: number }[]): number {
  return counts.reduce((total, { sales }) => total + sales, 0);
}
