import { dirname, join, resolve } from 'node:path';
import type { Configuration } from '../config/load-configuration.ts';
import type { LedgerPlace } from '../ledger/ledger-file.ts';
import type { CommandContext } from './context.ts';

const defaultLedger = '.posrecon/ledger.duckdb';

/**
 * The ledger of a run, or `null` for a run that stands alone: the one that was named, else that of the configuration. A configuration
 * whose files are reconciled has one without saying so; files that were named one by one never make one.
 */
export function ledgerPlace(
  flag: string | false | undefined,
  { file: configured, ledger }: Configuration,
  { folder }: CommandContext,
  areFilesConfigured: boolean,
): LedgerPlace | null {
  if (flag === false) return null;
  if (flag !== undefined) return { file: flag, path: resolve(folder, flag) };
  if (configured === null || (ledger === null && !areFilesConfigured)) return null;
  const file = join(dirname(configured), ledger ?? defaultLedger);
  return { file, path: resolve(folder, file) };
}
