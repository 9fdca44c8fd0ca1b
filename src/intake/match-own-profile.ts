import { twoProfilesFit } from './identify-errors.ts';
import { matchProfile, type ProfileMatch } from './match-profile.ts';
import type { Profile } from './profiles/profile.ts';
import type { SniffedTable } from './table.ts';

/**
 * What a table is by its headers: a format known here, else the one of the user's own that fits. A format known here is never displaced
 * unasked; it is told which of the user's would fit as well. Throws where two of the user's fit equally.
 */
export function matchAny(
  table: SniffedTable,
  own: readonly Profile[],
  file: string,
): ProfileMatch | null {
  const known = matchProfile(table);
  const fitting = own
    .flatMap((profile) => matchProfile(table, profile, false) ?? [])
    .sort((a, b) => b.layout.requires.length - a.layout.requires.length);
  const [best, second] = fitting;
  if (best === undefined) return known;
  if (known !== null) {
    const also = { key: 'own-profile-fits', profile: best.profile.id } as const;
    return { ...known, why: [...known.why, also] };
  }
  if (second?.layout.requires.length === best.layout.requires.length) {
    throw twoProfilesFit(file, best.profile, second.profile);
  }
  return best;
}
