import { statesTimeOfDay } from '../intake/mapping-times.ts';
import type { Inputs } from '../intake/read-inputs.ts';
import type { LoadedSource } from '../intake/source.ts';

/** Which records are counted as takings. */
export interface CountedRecords {
  readonly side: 'pos' | 'settlement';
  /** Records that stand a second time in their file. */
  readonly copies: readonly number[];
  /** Row numbers, from (inclusive) to (exclusive), of each file. */
  readonly files: readonly (readonly [number, number])[];
  /** The same of files that state no time of day. */
  readonly timeless: readonly (readonly [number, number])[];
}

/** The till's where there is a log of it, else the acquirer's; `null` where neither was read. */
export function countedRecords({
  sides,
  sources,
  overlaps,
}: Pick<Inputs, 'sides' | 'sources' | 'overlaps'>): CountedRecords | null {
  const side = sides.has('pos') ? 'pos' : sides.has('settlement') ? 'settlement' : null;
  if (side === null) return null;
  const own = sources.filter((source) => source.side === side);
  const rows = ({ firstId, endId }: LoadedSource) => [firstId, endId] as const;
  return {
    side,
    copies: overlaps[side].copies.flatMap((ids) => ids.slice(1)),
    files: own.map(rows),
    timeless: own.filter(({ mapping }) => !statesTimeOfDay(mapping)).map(rows),
  };
}
