import { groupThousands } from '../locales/figures.ts';
import type { DrawerSession, DrawerTakings } from '../model/drawer.ts';
import { drawerLines, drawerNotes, overShortOf, ownerOf, spanOf } from './drawer-lines.ts';
import { cut, type Paint, paragraph, section, type TerminalOptions } from './screen.ts';
import { table } from './table.ts';

/** Of so many, each is told line by line beside the others; of more, a line each. */
const mostSideBySide = 3;

/** The cash in the drawers: what should be there, what was counted, what is over or short. */
export function drawersSection(
  drawers: DrawerTakings | null,
  currency: string,
  options: TerminalOptions,
  paint: Paint,
): string[] {
  if (drawers === null) return [];
  const { locale, width } = options;
  const { sessions } = drawers;
  const drawn =
    sessions.length === 0
      ? []
      : sessions.length > mostSideBySide
        ? oneALine(sessions, options)
        : sideBySide(sessions, options);
  const notes = cut(drawerNotes(drawers, currency, locale), options);
  return section(
    locale.takings.drawers.heading,
    [...drawn, ...notes.shown.flatMap((note) => paragraph(note, width, '  '))],
    width,
    paint,
  );
}

function sideBySide(
  sessions: readonly DrawerSession[],
  { locale, width }: TerminalOptions,
): string[] {
  const headers = sessions.map((each) => [spanOf(each), ownerOf(each)].filter(Boolean).join(' · '));
  return table(
    [
      { header: '', flexible: true },
      ...headers.map((header) => ({ header, align: 'right', flexible: true }) as const),
    ],
    drawerLines(sessions, locale),
    width,
  );
}

function oneALine(sessions: readonly DrawerSession[], options: TerminalOptions): string[] {
  const { locale, width } = options;
  const { when, drawer, expected, counted, overShort, notTold, notCounted } =
    locale.takings.drawers;
  const { shown, left } = cut(sessions, options);
  const figure = (amount: string | null, unknown: string): string =>
    amount === null ? unknown : groupThousands(amount);
  const drawn = table(
    [
      { header: when, flexible: true },
      { header: drawer, flexible: true },
      { header: expected, align: 'right' },
      { header: counted, align: 'right' },
      { header: overShort, align: 'right' },
    ],
    shown.map((each) => [
      spanOf(each),
      ownerOf(each),
      figure(each.expected, notTold),
      figure(each.counted, notCounted),
      overShortOf(each, locale),
    ]),
    width,
  );
  return [...drawn, ...(left > 0 ? paragraph(locale.report.more(left), width, '  ') : [])];
}
