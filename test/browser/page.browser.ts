import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hostileReport } from '../reporters/hostile-report.ts';
import { cleanReport, fullReport } from '../reporters/sample-report.ts';
import { shopPaths } from '../shops/shop-files.ts';
import { pageOf, writtenPage } from '../shops/written-page.ts';
import { faultsOf, folder, launchChromium, openPage } from './opened-page.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  process.stderr.write(`Pages, screenshots and prints: ${folder}\n`);
});

const shop = (name: 'cafe' | 'chain' | 'stall', language: 'en' | 'zh-CN'): Promise<string> =>
  pageOf(shopPaths(name), language).then(({ page }) => page);
const chain = shop('chain', 'en');
const pages: Readonly<Record<string, Promise<string>>> = {
  'chain-en': chain,
  'chain-zh-CN': shop('chain', 'zh-CN'),
  'cafe-en': shop('cafe', 'en'),
  'stall-zh-CN': shop('stall', 'zh-CN'),
  'everything-en': writtenPage({ report: fullReport }, null, 'en'),
  'everything-zh-CN': writtenPage({ report: fullReport }, null, 'zh-CN'),
  'hostile-en': writtenPage({ report: hostileReport }, null, 'en'),
  'clean-en': writtenPage({ report: cleanReport }, null, 'en'),
};
const screens = [
  { width: 390, scheme: 'light' },
  { width: 390, scheme: 'dark' },
  { width: 1280, scheme: 'light' },
  { width: 1280, scheme: 'dark' },
] as const;

/** A4 less its margins. */
const paper = { width: 700, height: 1000 };
/** The titles of panels and cards whose table stands out of the room that it has. */
const wideTables = `[...document.querySelectorAll('.panel table, .sides')].flatMap((table) => {
  const edge = (element) => Math.floor(element.getBoundingClientRect().right);
  const room = table.closest('.shown > .scroll, .panel, .card');
  const title = table.closest('.panel, .card').querySelector('h3')?.textContent;
  return edge(table) > edge(room) ? [title] : [];
})`;
/** What is like this, and goes on in the next line. */
const tornWithin = (
  cells: string,
  likeThis: RegExp,
): string => `[...document.querySelectorAll('${cells}')].flatMap((element) => {
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const torn = [];
  while (texts.nextNode()) {
    for (const { 0: digits, index } of texts.currentNode.data.matchAll(${likeThis})) {
      const range = document.createRange();
      range.setStart(texts.currentNode, index);
      range.setEnd(texts.currentNode, index + digits.length);
      if (new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1) torn.push(digits);
    }
  }
  return torn;
})`;
const tornFigures = tornWithin('.panel td.n, .tile .big', /[\d.,]+/g);
const tornDates = tornWithin('.panel td:not(.n)', /\d{4}-\d\d-\d\d|\w+\.csv:\d+/g);
/** What no page break may cut in two, and is not said to stay whole. */
const cutElements = `[...document.querySelectorAll('tr, li, .card header, .card > p')].filter(
  (element) => getComputedStyle(element).breakInside !== 'avoid').map(({ textContent }) => textContent)`;
/** Pages of a print as Chromium writes it. */
const pagesOf = (pdf: Buffer): number =>
  pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0;
/** The chain's 32 cards took 31 pages where none was cut and none stood beside its reasons, 22 where most of the first page was blank. */
const mostPages: Readonly<Record<string, number>> = { 'chain-en': 21, 'chain-zh-CN': 21 };

describe.for(Object.keys(pages))('%s', (name) => {
  test.for(screens)('at $width in $scheme: quiet, fits, and axe finds nothing', async (screen) => {
    const html = (await pages[name]) ?? '';
    const { page, offences, close } = await openPage(browser, name, html, screen);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(screen.width);
    expect(await page.evaluate(tornDates)).toEqual([]);
    await page.screenshot({ path: join(folder, `${name}-${screen.width}-${screen.scheme}.png`) });
    expect(await faultsOf(page)).toEqual([]);
    // All that can be opened, opened.
    await page.evaluate(
      'document.querySelectorAll("details").forEach((each) => { each.open = true })',
    );
    expect(await faultsOf(page)).toEqual([]);
    expect(offences).toEqual([]);
    await close();
  });

  test('on paper: nothing is left out that reasons rest on', async () => {
    const html = (await pages[name]) ?? '';
    const { page, offences, close } = await openPage(browser, name, html, {
      width: 1280,
      scheme: 'dark',
    });
    await page.emulateMedia({ media: 'print' });
    for (const why of await page.locator('.why li').all()) {
      expect(await why.isVisible()).toBe(true);
    }
    expect(await page.locator('#filter:visible, #theme:visible, nav:visible').count()).toBe(0);
    expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe(
      'rgb(255, 255, 255)',
    );
    await page.setViewportSize(paper);
    expect(await page.evaluate(wideTables)).toEqual([]);
    expect(await page.evaluate(cutElements)).toEqual([]);
    expect(await page.evaluate(tornFigures)).toEqual([]);
    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
    writeFileSync(join(folder, `${name}.pdf`), pdf);
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pagesOf(pdf)).toBeLessThanOrEqual(mostPages[name] ?? Number.POSITIVE_INFINITY);
    expect(offences).toEqual([]);
    await close();
  });

  test('without JavaScript: every card can be read, and nothing that needs it is offered', async () => {
    const html = (await pages[name]) ?? '';
    const { page, offences, close } = await openPage(browser, name, html, {
      width: 390,
      scheme: 'light',
      hasScript: false,
    });
    for (const card of await page.locator('.card').all()) expect(await card.isVisible()).toBe(true);
    expect(await page.locator('#filter:visible, #theme:visible').count()).toBe(0);
    const letter = page.locator('.letter').first();
    if ((await letter.count()) > 0) {
      await letter.locator('summary').click();
      expect(await letter.locator('h4').isVisible()).toBe(true);
    }
    expect(offences).toEqual([]);
    await close();
  });
});

test('on paper, reasons stand beside two records and below four', async () => {
  const html = (await pages['cafe-en']) ?? '';
  const { page, close } = await openPage(browser, 'four-records', html, {
    width: 1280,
    scheme: 'light',
  });
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize(paper);
  const isBelow = `(() => {
    const { top } = document.querySelector('.shown .why').getBoundingClientRect();
    return top >= document.querySelector('.shown .sides').getBoundingClientRect().bottom;
  })()`;
  expect(await page.evaluate(isBelow)).toBe(false);
  await page.evaluate(`document.querySelectorAll('.shown:first-of-type .sides tr').forEach((row) => {
    while (row.cells.length < 5) row.append(row.lastElementChild.cloneNode(true));
  })`);
  expect(await page.evaluate(isBelow)).toBe(true);
  expect(await page.evaluate(wideTables)).toEqual([]);
  await close();
});

describe('the filter', () => {
  const opened = async () =>
    openPage(browser, 'filter', await chain, { width: 1280, scheme: 'light' });

  test('by text, severity and file, each telling how many are shown', async () => {
    const { page, offences, close } = await opened();
    const shown = page.locator('.card:visible');
    const told = page.getByRole('status');
    const all = await page.locator('.card').count();
    expect(await told.textContent()).toBe(`${all} of ${all} shown`);

    await page.getByRole('combobox', { name: 'Severity', exact: true }).selectOption('warning');
    const warnings = await page.locator('.card.warning').count();
    expect(await shown.count()).toBe(warnings);
    expect(await told.textContent()).toBe(`${warnings} of ${all} shown`);

    await page.getByRole('button', { name: 'Show all' }).click();
    expect(await shown.count()).toBe(all);

    await page.getByRole('searchbox').fill('RM202610120013  TWICE');
    await expect.poll(() => shown.count()).toBe(1);
    await page.getByRole('searchbox').fill('nothing has these words');
    await expect.poll(() => told.textContent()).toBe(`0 of ${all} shown`);

    await page.getByRole('button', { name: 'Show all' }).click();
    await page
      .getByRole('combobox', { name: 'File', exact: true })
      .selectOption({ label: 'fixtures/shops/chain/ccb.csv' });
    const places = await page.locator('.card:visible code').allTextContents();
    expect(places.filter((place) => place.startsWith('ccb.csv')).length).toBeGreaterThanOrEqual(
      await shown.count(),
    );
    expect(offences).toEqual([]);
    await close();
  });

  test('a link to a card that is filtered out shows it', async () => {
    const { page, close } = await opened();
    await page.getByRole('combobox', { name: 'Severity', exact: true }).selectOption('warning');
    const link = page.locator('#discrepancies table a').first();
    const target = page.locator((await link.getAttribute('href')) ?? '');
    expect(await target.isVisible()).toBe(false);
    await link.click();
    await expect.poll(() => target.isVisible()).toBe(true);
    await close();
  });

  test('sorts by amount and by time, and back', async () => {
    const { page, close } = await opened();
    const column = (name: string): Promise<unknown> =>
      page.evaluate(`[...document.querySelectorAll('.card')].map((card) => card.dataset.${name})`);
    const asListed = await column('k');
    const sort = page.getByRole('combobox', { name: 'Sort by', exact: true });
    await sort.selectOption('amount');
    const amounts = ((await column('a')) as string[]).map(Number);
    expect(amounts).toEqual(amounts.toSorted((a, b) => b - a));
    await sort.selectOption('oldest');
    const times = ((await column('t')) as string[]).filter(Boolean);
    expect(times).toEqual(times.toSorted());
    await sort.selectOption('listed');
    expect(await column('k')).toEqual(asListed);
    await close();
  });
});

test('the theme can be chosen, and axe finds nothing in it', async () => {
  const { page, close } = await openPage(browser, 'theme', await chain, {
    width: 1280,
    scheme: 'light',
  });
  const ground = (): Promise<unknown> =>
    page.evaluate('getComputedStyle(document.body).backgroundColor');
  const light = await ground();
  const button = page.getByRole('button', { name: 'Light or dark' });
  await button.click();
  expect(await ground()).not.toBe(light);
  expect(await faultsOf(page)).toEqual([]);
  await button.click();
  expect(await ground()).toBe(light);
  await close();
});
