import { asText, type Engine, literal } from '../../engine/engine.ts';
import { acquirerOf, type Contract } from '../../model/contract.ts';

const owner = "coalesce(acquirer, '') || chr(31) || coalesce(merchant_id, '')";

/** A condition on the acquirer's records: their fee is invoiced apart, so that the payout holds the gross; `null` where none is. */
export async function invoicedApart(engine: Engine, contract: Contract): Promise<string | null> {
  if (contract.acquirers.every(({ feesTaken }) => feesTaken !== 'invoiced')) return null;
  const rows = await engine.rows(
    `select distinct coalesce(acquirer, '') as acquirer, merchant_id as merchant, ${owner} as owner from stl order by all`,
  );
  const invoiced = rows.filter((row) => {
    const acquirer = acquirerOf(contract, {
      acquirer: asText(row['acquirer']) ?? '',
      merchantId: asText(row['merchant']),
    });
    return acquirer?.feesTaken === 'invoiced';
  });
  if (invoiced.length === 0) return null;
  const names = invoiced.map((row) => literal(asText(row['owner']) ?? ''));
  return `list_contains([${names.join(', ')}], ${owner})`;
}
