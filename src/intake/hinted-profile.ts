import type { Reason } from '../model/recognition.ts';
import type { IdentifyOptions } from './identify.ts';
import { profiles } from './profiles/index.ts';
import type { Profile } from './profiles/profile.ts';
import type { SideGuess } from './profiles/side.ts';
import type { SniffedTable } from './table.ts';

/**
 * The profile of an issuer of whose layout nothing is known, or of whose known layouts the table has none: the one that the user names, or whose issuer the title or the header names.
 * Where the columns speak plainly of another side, a name in the title does not count.
 */
export function hintedProfile(
  table: SniffedTable,
  guesses: readonly SideGuess[],
  options: IdentifyOptions,
): { readonly profile: Profile; readonly why: readonly Reason[] } | null {
  if (options.profile === 'auto') return null;
  const said = profiles.find(({ id, layouts }) => id === options.profile && layouts.length === 0);
  if (said !== undefined) return { profile: said, why: [{ key: 'profile-named' }, unknownLayout] };
  if (options.profile !== undefined) return null;
  const text = [...table.preamble, ...table.header].join('\n').normalize('NFKC');
  const found = profiles.flatMap((profile) => {
    const name = (profile.names ?? []).find((each) => text.includes(each));
    return name === undefined ? [] : [{ profile, name }];
  });
  const [only] = found;
  if (only === undefined || found.length > 1) return null;
  const { profile, name } = only;
  const [first] = guesses;
  const isOther = first !== undefined && first.side !== profile.side && first.points >= 5;
  if (isOther || (options.side !== undefined && options.side !== profile.side)) return null;
  return {
    profile: { ...profile, layouts: [], confidence: 'X' },
    why: [{ key: 'issuer-named', name }, unknownLayout],
  };
}

const unknownLayout: Reason = { key: 'layout-unpublished' };
