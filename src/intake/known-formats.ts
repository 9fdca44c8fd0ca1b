import type { Title } from '../model/title.ts';
import type { Side } from '../model/transaction.ts';
import { profiles } from './profiles/index.ts';
import { documentFormats } from './statements/index.ts';

export interface KnownFormat {
  readonly id: string;
  readonly title: Title;
  readonly side: Side;
  readonly acquirer: string | null;
}

/** Every format that is known by name, tables first: what `--profile` takes beside `auto`. */
export const knownFormats: readonly KnownFormat[] = [...profiles, ...documentFormats];
