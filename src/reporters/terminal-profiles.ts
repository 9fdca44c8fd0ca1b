import type { Side } from '../model/transaction.ts';
import {
  labelled,
  type Paint,
  page,
  paintFor,
  paragraph,
  section,
  type TerminalOptions,
} from './screen.ts';
import { table } from './table.ts';

/** What `posrecon profiles` tells of one export format. */
export interface ProfileCard {
  readonly id: string;
  readonly title: string;
  readonly side: Side;
  readonly acquirer: string | null;
  /** 0 to 1, or in words: how sure we are of the layout. */
  readonly confidence: number | string;
  /** Where the layout is from. */
  readonly source: string;
  readonly columns?: readonly { readonly header: string; readonly field: string }[];
  readonly quirks?: readonly { readonly name: string; readonly note: string }[];
}

function sureness({ confidence }: ProfileCard, { locale }: TerminalOptions): string {
  return typeof confidence === 'number' ? locale.percent(confidence) : confidence;
}

function card(profile: ProfileCard, options: TerminalOptions, paint: Paint): string[][] {
  const { locale, width } = options;
  const { help } = locale;
  const { acquirer, columns = [], quirks = [] } = profile;
  return [
    [
      ...paragraph(`${profile.title} · ${profile.id}`, width, '', paint.strong),
      ...paragraph(locale.terms.sides[profile.side], width, '  '),
      ...(acquirer === null ? [] : labelled(help.acquirer, acquirer, options, '  ')),
      ...labelled(help.source, profile.source, options, '  '),
      ...labelled(help.confidence, sureness(profile, options), options, '  '),
    ],
    columns.length === 0
      ? []
      : section(
          help.columnsOf,
          table(
            [
              { header: help.profileColumns.header, flexible: true },
              { header: help.profileColumns.field, flexible: true },
            ],
            columns.map(({ header, field }) => [header, field]),
            width,
          ),
          options.width,
          paint,
        ),
    section(
      help.quirks,
      quirks.flatMap(({ name, note }) => labelled(name, note, options, '  ')),
      options.width,
      paint,
    ),
  ];
}

/** The export formats known; one alone is told with its columns and quirks, several as a list. */
export function renderProfiles(profiles: readonly ProfileCard[], options: TerminalOptions): string {
  const { locale, width } = options;
  const paint = paintFor(options.color);
  const [only, ...others] = profiles;
  if (only !== undefined && others.length === 0) return page(card(only, options, paint), options);
  const { profileColumns, profiles: heading, profilesHint } = locale.help;
  return page(
    [
      section(
        heading,
        table(
          [
            { header: profileColumns.id },
            { header: profileColumns.title, flexible: true },
            { header: profileColumns.side, flexible: true },
            { header: profileColumns.confidence, flexible: true },
          ],
          profiles.map((profile) => [
            profile.id,
            profile.title,
            locale.terms.sides[profile.side],
            sureness(profile, options),
          ]),
          width,
        ),
        options.width,
        paint,
      ),
      paragraph(profilesHint, width, '', paint.faint),
    ],
    options,
  );
}
