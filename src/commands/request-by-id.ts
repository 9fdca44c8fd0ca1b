import { usageError } from '../errors/posrecon-error.ts';
import type { KeptRequest } from '../model/refund-request.ts';
import type { LedgerSession } from './ledger-session.ts';

/** The request that the user named. Throws ERR_USAGE where the ledger has none of that id. */
export function requestById(
  id: string,
  requests: readonly KeptRequest[],
  { place }: LedgerSession,
): KeptRequest {
  const found = requests.find((each) => each.id === id);
  if (found !== undefined) return found;
  throw usageError(`there is no request ${id} in the ledger`, {
    location: { file: place.file },
    remedy: 'posrecon refunds list --all names them.',
  });
}
