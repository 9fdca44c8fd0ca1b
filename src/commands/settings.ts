import type { Configuration } from '../config/load-configuration.ts';
import { exitCodes, PosreconError } from '../errors/posrecon-error.ts';
import { unknownProfile } from '../intake/identify-errors.ts';
import { type KnownFormat, knownFormats } from '../intake/known-formats.ts';
import { ownProfile } from '../intake/own-profiles.ts';
import type { Profile } from '../intake/profiles/profile.ts';
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

/** The formats that the user describes. Throws where one has the id of a format known here. */
export function ownProfilesOf({ profiles, locate }: Configuration): readonly Profile[] {
  return Object.entries(profiles).map(([id, described]) => {
    if (id !== 'auto' && !knownFormats.some((format) => format.id === id)) {
      return ownProfile(id, described);
    }
    const location = locate(['profiles', id]);
    throw new PosreconError(
      'ERR_CONFIG',
      exitCodes.usage,
      `profiles.${id} has the name of a format that posrecon knows`,
      {
        ...(location === null ? {} : { location }),
        remedy: `Call it otherwise, such as my-${id}, and name that under sources.${described.side}.profile.`,
      },
    );
  });
}

/** Nothing is read where a profile is misspelt. */
export function refuseUnknownProfiles(configuration: Configuration, flags: Settings): void {
  const { settings, contract, locate } = configuration;
  const own = ownProfilesOf(configuration);
  refuseMisspelt(flags, own);
  const known = idsOf(own);
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
export function refuseMisspelt(flags: Settings, own: readonly Profile[] = []): void {
  for (const side of sides) {
    const flag = flags[side]?.profile;
    if (flag !== undefined && flag !== 'auto') formatNamed(flag, own);
  }
}

/** The format of an id; throws where there is none. */
export function formatNamed(id: string, own: readonly Profile[]): KnownFormat {
  const found = [...knownFormats, ...own].find((format) => format.id === id);
  if (found === undefined) throw unknownProfile(id, idsOf(own));
  return found;
}

function idsOf(own: readonly Profile[]): readonly string[] {
  return [...[...knownFormats, ...own].map(({ id }) => id), 'auto'];
}

/** The contract, with the name that settlement records get from the format of each acquirer's exports. */
export function contractOf(configuration: Configuration): Contract {
  const { contract } = configuration;
  const formats = [...knownFormats, ...ownProfilesOf(configuration)];
  return {
    ...contract,
    acquirers: contract.acquirers.map((acquirer) => {
      const format = formats.find(({ id }) => id === acquirer.profile);
      const named = format?.acquirer ?? null;
      return named === null || acquirer.knownAs.includes(named)
        ? acquirer
        : { ...acquirer, knownAs: [...acquirer.knownAs, named] };
    }),
  };
}
