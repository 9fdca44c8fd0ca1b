import type { Engine } from '../engine/engine.ts';
import type { Side } from '../model/transaction.ts';
import type { LoadedSource } from './source.ts';

/** Records of earlier runs that take part in this one as if their files had been read again. */
export interface CarriedRecords {
  /** The zone and currency of the first run: kept times and amounts are in these. `null`: this is the first. */
  readonly timeZone: string | null;
  readonly currency: string | null;
  /** Keys of the files that they came from: see `sourceKey`. */
  readonly files: ReadonlySet<string>;
  /** Canonical columns in which kept records have values; empty where a side has none. */
  readonly columns: Readonly<Record<Side, ReadonlySet<string>>>;
  /** Puts a side's kept records into its empty table, and tells of their files. */
  readonly place: (
    engine: Engine,
    side: Side,
    columns: ReadonlySet<string>,
  ) => Promise<readonly LoadedSource[]>;
  /** Sees each new file as it was loaded, before copies among its records are taken out. */
  readonly setAside: (
    engine: Engine,
    source: LoadedSource,
    columns: ReadonlySet<string>,
  ) => Promise<void>;
}

/** The same for the same bytes, whatever the file is called; a member of an archive and a sheet of a workbook are told apart. */
export function sourceKey({ sha256, file }: Pick<LoadedSource, 'sha256' | 'file'>): string {
  const part = file.indexOf('!');
  return part === -1 ? sha256 : `${sha256}${file.slice(part)}`;
}
