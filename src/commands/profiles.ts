import { loadConfiguration } from '../config/load-configuration.ts';
import { exitCodes } from '../errors/posrecon-error.ts';
import { headerKey } from '../intake/header-key.ts';
import { profiles } from '../intake/profiles/index.ts';
import type { Profile } from '../intake/profiles/profile.ts';
import type { DocumentFormat } from '../intake/statements/document.ts';
import { documentFormats } from '../intake/statements/index.ts';
import { loadLocale } from '../locales/index.ts';
import { fieldName, type Locale } from '../locales/locale.ts';
import { stringifyJson } from '../reporters/json.ts';
import { type ProfileCard, renderProfiles } from '../reporters/terminal-profiles.ts';
import { type CommandContext, type CommandOutcome, terminalOf } from './context.ts';
import { formatFlag, languageFlag, type OutputFlags } from './flags.ts';
import { formatNamed, ownProfilesOf } from './settings.ts';

/** The options of `profiles` as the command line gives them. */
export interface ProfilesFlags extends OutputFlags {
  readonly config?: string;
}

/** Lists the export formats that are known and those of posrecon.yaml, or tells one with its columns and peculiarities. */
export async function runProfiles(
  id: string | undefined,
  flags: ProfilesFlags,
  context: CommandContext,
): Promise<CommandOutcome> {
  const format = formatFlag(flags);
  const configuration = await loadConfiguration(flags.config ?? null, context.folder);
  const own = ownProfilesOf(configuration);
  const locale = await loadLocale(languageFlag(flags, context, configuration.language));
  const all: readonly (Profile | DocumentFormat)[] = [...profiles, ...documentFormats, ...own];
  const shown = id === undefined ? all : all.filter((format) => format.id === id);
  if (id !== undefined) formatNamed(id, own);
  const output =
    format === 'json'
      ? stringifyJson({ schemaVersion: 1, profiles: shown.map((each) => record(each, locale)) })
      : renderProfiles(
          shown.map((profile) => card(profile, locale)),
          terminalOf(context, locale),
        );
  return { output, messages: [], exitCode: exitCodes.clean };
}

function card(profile: Profile | DocumentFormat, locale: Locale): ProfileCard {
  return {
    id: profile.id,
    title: profile.title[locale.language],
    side: profile.side,
    acquirer: profile.acquirer,
    confidence: locale.help.grades[profile.confidence],
    source: profile.source[locale.language],
    columns: columnsOf(profile).map(({ header, field }) => ({
      header,
      field: field === null ? locale.inspection.notUsed : fieldName(locale, field),
    })),
    quirks: profile.quirks.map(({ name, says }) => ({
      name,
      note: says[locale.language],
    })),
  };
}

function record(profile: Profile | DocumentFormat, locale: Locale): object {
  return {
    id: profile.id,
    title: profile.title[locale.language],
    side: profile.side,
    acquirer: profile.acquirer,
    /** The grade itself: A to D, X. */
    confidence: profile.confidence,
    source: profile.source[locale.language],
    layouts:
      'layouts' in profile
        ? profile.layouts.map(({ name, headers, confidence }) => ({
            name: name[locale.language],
            confidence: confidence ?? profile.confidence,
            headers,
          }))
        : [],
    columns: columnsOf(profile),
    quirks: profile.quirks.map(({ name, says }) => ({
      name,
      says: says[locale.language],
    })),
  };
}

/** The columns of all layouts, each once, with the field that it is read as; on refunds a column may mean another. */
function columnsOf(
  profile: Profile | DocumentFormat,
): readonly { readonly header: string; readonly field: string | null }[] {
  if ('fields' in profile) return profile.fields.map(([header, field]) => ({ header, field }));
  const fields = new Map<string, string>();
  for (const columns of [
    profile.columns,
    ...profile.layouts.map((layout) => layout.columns ?? {}),
    profile.refundColumns,
    ...profile.layouts.map((layout) => layout.refundColumns ?? {}),
    profile.outColumns ?? {},
  ]) {
    for (const [field, names] of Object.entries(columns)) {
      for (const name of names)
        if (!fields.has(headerKey(name))) fields.set(headerKey(name), field);
    }
  }
  for (const name of profile.memo ?? []) {
    if (!fields.has(headerKey(name))) fields.set(headerKey(name), 'memo');
  }
  const headers = new Map<string, string>();
  for (const header of profile.layouts.flatMap((layout) => layout.headers)) {
    if (!headers.has(headerKey(header))) headers.set(headerKey(header), header);
  }
  return [...headers].map(([key, header]) => ({ header, field: fields.get(key) ?? null }));
}
