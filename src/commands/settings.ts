import type { Configuration } from '../config/load-configuration.ts';
import { unknownProfile } from '../intake/identify-errors.ts';
import { knownFormats } from '../intake/known-formats.ts';
import type { SourceSettings } from '../intake/source.ts';
import type { Contract } from '../model/contract.ts';
import { type Side, sides } from '../model/transaction.ts';

export type Settings = Readonly<Partial<Record<Side, SourceSettings>>>;

/** How each side's files are written: what the flags say outweighs the configuration. */
export function withProfiles(settings: Settings, flags: Settings): Settings {
  const merged: Partial<Record<Side, SourceSettings>> = { ...settings };
  for (const side of sides) {
    const flag = flags[side];
    if (flag !== undefined) merged[side] = { ...merged[side], ...flag };
  }
  return merged;
}

/** Nothing is read where a profile is misspelt. */
export function refuseUnknownProfiles(
  { settings, contract, locate }: Configuration,
  flags: Settings,
): void {
  refuseMisspelt(flags);
  const known = knownProfiles();
  for (const side of sides) {
    const said = settings[side]?.profile;
    if (said === undefined || known.includes(said)) continue;
    throw unknownProfile(said, known, locate(['sources', side, 'profile']));
  }
  for (const [index, { profile }] of contract.acquirers.entries()) {
    if (profile === null || known.includes(profile)) continue;
    throw unknownProfile(profile, known, locate(['acquirers', index, 'profile']));
  }
}

/** The same of what the command line says. */
export function refuseMisspelt(flags: Settings): void {
  const known = knownProfiles();
  for (const side of sides) {
    const flag = flags[side]?.profile;
    if (flag !== undefined && !known.includes(flag)) throw unknownProfile(flag, known);
  }
}

function knownProfiles(): readonly string[] {
  return [...knownFormats.map(({ id }) => id), 'auto'];
}

/** The contract, with the name that settlement records get from the format of each acquirer's exports. */
export function contractOf({ contract }: Configuration): Contract {
  return {
    ...contract,
    acquirers: contract.acquirers.map((acquirer) => {
      const format = knownFormats.find(({ id }) => id === acquirer.profile);
      const named = format?.acquirer ?? null;
      return named === null || acquirer.knownAs.includes(named)
        ? acquirer
        : { ...acquirer, knownAs: [...acquirer.knownAs, named] };
    }),
  };
}
