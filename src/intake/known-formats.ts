import type { Side } from '../model/transaction.ts';
import { profiles } from './profiles/index.ts';
import { documentFormats } from './statements/index.ts';

/** Every format that is known by name, tables first: what `--profile` takes beside `auto`. */
export const knownFormats: readonly {
  readonly id: string;
  readonly side: Side;
  readonly acquirer: string | null;
}[] = [...profiles, ...documentFormats];
