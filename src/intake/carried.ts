import type { Engine } from '../engine/engine.ts';
import type { Side } from '../model/transaction.ts';
import type { ClosedDays } from './coverage.ts';
import type { LoadedSource } from './source.ts';

/** Records of earlier runs that take part in this one as if their files had been read again. */
export interface CarriedRecords {
  /** The zone and currency of the first run: kept times and amounts are in these. `null`: this is the first. */
  readonly timeZone: string | null;
  readonly currency: string | null;
  /**
   * The first day of which every kept record takes part, `2026-10-01`; of earlier days only what is not finished does. `null`: all
   * records of all days.
   */
  readonly since: string | null;
  /** What files cover whose records do not take part. */
  readonly closed: Readonly<Record<Side, ClosedDays | null>>;
  /** Of these files the keys of those that an earlier run has read: see `sourceKey`. */
  readonly known: (
    engine: Engine,
    files: readonly Pick<LoadedSource, 'sha256' | 'file'>[],
  ) => Promise<ReadonlySet<string>>;
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
  /** Once all files are loaded: puts in the finished records that the new ones name, a refund its sale, and tells of their files. */
  readonly callBack: (
    engine: Engine,
    newRecords: Readonly<Record<'pos' | 'settlement', NewRecords>>,
    columns: Readonly<Record<Side, ReadonlySet<string>>>,
  ) => Promise<readonly LoadedSource[]>;
  /** Lines of the bank that paid what is closed: they are there, and pay nothing else. */
  readonly spentLines: () => Promise<ReadonlySet<number>>;
}

/** Row numbers of a side's new records: from (inclusive) to (exclusive). */
export interface NewRecords {
  readonly firstId: number;
  readonly endId: number;
}

/** The same for the same bytes, whatever the file is called; a member of an archive and a sheet of a workbook are told apart. */
export function sourceKey({ sha256, file }: Pick<LoadedSource, 'sha256' | 'file'>): string {
  const part = file.indexOf('!');
  return part === -1 ? sha256 : `${sha256}${file.slice(part)}`;
}
