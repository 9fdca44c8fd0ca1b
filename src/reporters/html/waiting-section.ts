import type { Locale } from '../../locales/locale.ts';
import type { Report } from '../../model/report.ts';
import { followUpLine, inTransitLines, lateLines } from '../said-lines.ts';
import { html, type Markup, nothing } from './markup.ts';
import { listed } from './trust-section.ts';

/** What waits for somebody, or for its day; `null` where nothing does. */
export function waitingSection(report: Report, locale: Locale): Markup | null {
  const { headings } = locale.report;
  const panels = [
    listed(
      locale.followUps.heading,
      (report.followUps ?? []).map((each) => followUpLine(each, locale)),
    ),
    listed(headings.inTransit, inTransitLines(report, locale)),
    listed(headings.late, lateLines(report, locale)),
  ].filter((panel) => panel !== nothing);
  return panels.length === 0
    ? null
    : html`<section id="waiting" aria-labelledby="h-waiting">
<h2 id="h-waiting">${locale.page.sections.waiting}</h2>
${panels}
</section>`;
}
