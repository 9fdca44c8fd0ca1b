import { PosreconError } from '../errors/posrecon-error.ts';
import type { Reason } from '../model/recognition.ts';
import { refuseMarkup, refuseOtherContainers } from './container.ts';
import type { Part } from './containers/part.ts';
import { detectEncoding } from './encoding.ts';
import { guessSides } from './identify.ts';
import { matchProfile } from './match-profile.ts';
import { probePart } from './probe.ts';
import { profiles } from './profiles/index.ts';
import type { Profile } from './profiles/profile.ts';
import { sniffTable } from './sniff.ts';
import type { Encoding, SniffedTable } from './table.ts';

/** What can be told of a file that cannot be used: as far as its reading got. */
export interface FileGuess {
  readonly encoding: Encoding | null;
  readonly table: SniffedTable | null;
  /** Whose file it may be, and what speaks for it. */
  readonly why: readonly Reason[];
}

/** Reads a refused part once more, up to where it cannot be read. `named`: the format that it was said to be in. */
export async function guessFile(
  part: Part,
  ownProfiles: readonly Profile[] = [],
  named: string | null = null,
): Promise<FileGuess> {
  let encoding: Encoding | null = null;
  try {
    const probe = await probePart(part);
    refuseOtherContainers(probe.head, part.file);
    refuseMarkup(probe.head, part.file);
    const detected = detectEncoding(probe.head, probe.tail, part.file);
    encoding = detected.encoding;
    const table = sniffTable({ ...probe, ...detected, ownProfiles });
    return { encoding, table, why: [...misfit(table, ownProfiles, named), ...guessSides(table)] };
  } catch (error) {
    if (error instanceof PosreconError) return { encoding, table: null, why: [] };
    throw error;
  }
}

/** How much of the format that was named a table has. */
function misfit(
  table: SniffedTable,
  ownProfiles: readonly Profile[],
  named: string | null,
): readonly Reason[] {
  const wanted = [...profiles, ...ownProfiles].find(({ id }) => id === named);
  return wanted === undefined ? [] : (matchProfile(table, wanted)?.why ?? []);
}
