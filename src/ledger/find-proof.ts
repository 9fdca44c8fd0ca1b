import { asWhole, type Engine } from '../engine/engine.ts';
import type { KeptRequest } from '../model/refund-request.ts';

/**
 * The acquirer's record that shows a submitted refund: the right amount, after the charge, for the charge's reference, order or card, and no
 * refund that the till gave of its own. `taken` are records that prove other requests. Returns its row in the working store, or `null`.
 */
export async function findProof(
  engine: Engine,
  { original, amount, currency }: KeptRequest,
  taken: readonly number[],
): Promise<number | null> {
  const row = await engine.row(
    `select min(id) as id from stl
     where family = 'refund' and amount = -cast($amount as decimal(18,5)) and currency = $currency
       and (occurred_at is null or $occurredAt is null or occurred_at >= cast($occurredAt as timestamp))
       and (original_reference in ($rrn, $reference) or coalesce(original_order_id, order_id) = $order or card = $card)
       and id not in (select stl_id from matched)
       and not list_contains(cast($taken as integer[]), id)`,
    {
      amount,
      currency,
      occurredAt: original.occurredAt?.slice(0, 19) ?? null,
      rrn: original.rrn,
      reference: original.acquirerReference,
      order: original.orderId,
      card: original.card,
      taken: `[${taken.join(', ')}]`,
    },
  );
  return asWhole(row['id']);
}
