import { createHash } from 'node:crypto';
import type { Locale } from '../../locales/locale.ts';
import { generatorMark } from '../../model/own-files.ts';
import type { Report } from '../../model/report.ts';
import { placesOf } from '../../report/compared-records.ts';
import type { RenderOptions } from '../report-formats.ts';
import { discrepanciesSection } from './discrepancy-cards.ts';
import { html, type Markup, nothing, raw } from './markup.ts';
import { moneySection } from './money-section.ts';
import { pageScript } from './page-script.ts';
import { pageStyle } from './page-style.ts';
import { trustSection } from './trust-section.ts';
import { verdictSection } from './verdict-section.ts';
import { waitingSection } from './waiting-section.ts';

/** Only this page's own style and script run, and nothing is fetched or sent. */
const policy = [
  "default-src 'none'",
  `style-src ${hashOf(pageStyle)}`,
  `script-src ${hashOf(pageScript)}`,
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

/** The report as one page that is complete in itself: the verdict, the money, a card for each discrepancy, what it all rests on. */
export async function renderHtml(report: Report, options: RenderOptions): Promise<string> {
  const { locale, details } = options;
  const records = (await details?.recordsAt(placesOf(report.discrepancies))) ?? [];
  const waiting = waitingSection(report, locale);
  const { page } = locale;
  return html`<!doctype html>
<html lang="${locale.language}">
<head>
<meta charset="utf-8">
<meta name="generator" content="${generatorMark(report.tool.version, 'report')}">
<meta http-equiv="Content-Security-Policy" content="${raw(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${page.title} · ${report.run.asOf}</title>
<style>${raw(pageStyle)}</style>
</head>
<body>
<a class="skip" href="#discrepancies">${page.skip}</a>
${pageHead(locale, waiting !== null)}
<main>
${verdictSection(report, locale)}
${await moneySection(report, details, locale)}
${discrepanciesSection(report, records, options)}
${waiting ?? nothing}
${trustSection(report, locale)}
</main>
<footer><p>${page.made(`posrecon ${report.tool.version}`, report.run.id)}</p></footer>
<script>${raw(pageScript)}</script>
</body>
</html>
`.markup;
}

function pageHead({ page }: Locale, waits: boolean): Markup {
  const { sections } = page;
  const link = (id: keyof typeof sections): Markup => html`<a href="#${id}">${sections[id]}</a> `;
  return html`<header class="top"><p class="brand"><b>posrecon</b> ${page.title}</p>
<nav aria-label="${page.contents}">${link('money')}${link('discrepancies')}${waits ? link('waiting') : nothing}${link('trust')}</nav>
<button type="button" id="theme" hidden>${page.theme}</button></header>`;
}
