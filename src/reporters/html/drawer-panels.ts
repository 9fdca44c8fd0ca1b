import type { Locale } from '../../locales/locale.ts';
import type { DrawerTakings } from '../../model/drawer.ts';
import type { TakingsReport } from '../../model/takings.ts';
import { drawerLines, drawerNotes, ownerOf, spanOf } from '../drawer-lines.ts';
import { html, type Markup } from './markup.ts';
import { pageTable } from './page-table.ts';

/** What should be in each drawer and what was counted, for each currency; nothing where no log tells of a drawer. */
export function drawerPanels(takings: TakingsReport | null, locale: Locale): readonly Markup[] {
  return (takings?.currencies ?? []).flatMap(({ currency, drawers }) =>
    drawers === null || drawers.sessions.length === 0 ? [] : [panel(drawers, currency, locale)],
  );
}

function panel(drawers: DrawerTakings, currency: string, locale: Locale): Markup {
  const { heading, when, drawer } = locale.takings.drawers;
  const { sessions } = drawers;
  const title = `${heading} · ${currency}`;
  const lines = drawerLines(sessions, locale);
  return html`<div class="panel"><h3>${title}</h3>
${pageTable(
  title,
  [
    { header: when },
    { header: drawer },
    ...lines.map(([label = '']) => ({ header: label, isFigure: true })),
  ],
  sessions.map((session, at) => [
    spanOf(session),
    ownerOf(session),
    ...lines.map((line) => line[at + 1] ?? ''),
  ]),
)}
${drawerNotes(drawers, currency, locale).map(
  (note) => html`<p>${note}</p>
`,
)}</div>`;
}
