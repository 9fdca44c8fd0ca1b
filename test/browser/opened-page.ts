import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';

export interface Screen {
  readonly width: number;
  readonly scheme: 'light' | 'dark';
  readonly hasScript?: boolean;
}

/** A page as a reader has it open, and all that it did which it should not. */
export interface OpenedPage {
  readonly page: Page;
  /** Errors and warnings of the console, requests that wanted to leave, breaches of its policy. */
  readonly offences: string[];
  readonly close: () => Promise<void>;
}

export const folder: string = mkdtempSync(join(tmpdir(), 'posrecon-pages-'));

export function launchChromium(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM'];
  if (executablePath === undefined) throw new Error('CHROMIUM names no browser');
  return chromium.launch({ executablePath });
}

export async function openPage(
  browser: Browser,
  name: string,
  html: string,
  { width, scheme, hasScript = true }: Screen,
): Promise<OpenedPage> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme: scheme,
    deviceScaleFactor: width < 500 ? 2 : 1,
    javaScriptEnabled: hasScript,
    reducedMotion: 'reduce',
    offline: true,
  });
  const path = join(folder, `${name}.html`);
  writeFileSync(path, html);
  const own = pathToFileURL(path).href;
  const offences: string[] = [];
  const page = await context.newPage();
  page.on('console', (message) => offences.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => offences.push(`error: ${error.message}`));
  page.on('request', (request) => {
    if (request.url() !== own) offences.push(`request: ${request.url()}`);
  });
  await page.route('**/*', (route) =>
    route.request().url() === own ? route.continue() : route.abort(),
  );
  await page.goto(own);
  return { page, offences, close: () => context.close() };
}

/** What axe finds against WCAG 2.2 AA and its own best practice, an entry an element. */
export async function faultsOf(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const found = (await page.evaluate(
    'axe.run(document, { resultTypes: ["violations"] })',
  )) as axe.AxeResults;
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary}`),
  );
}
