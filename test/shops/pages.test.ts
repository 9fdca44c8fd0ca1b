import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../scripts/ensure.js';
import { groupThousands } from '../../src/locales/figures.ts';
import type { Report } from '../../src/model/report.ts';
import { negated, unaccounted } from '../../src/report/verdict.ts';
import { shopPaths } from './shop-files.ts';
import { pageOf } from './written-page.ts';

const pages = [
  ['cafe', 'en'],
  ['cafe', 'zh-CN'],
  ['chain', 'en'],
  ['stall', 'zh-CN'],
] as const;

/** What a reader sees, tags left out. */
function textOf(page: string): string {
  return page
    .replace(/<(style|script)>[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}

/** Every figure of the report that a page tells. */
function figuresOf(report: Report): readonly string[] {
  return [
    ...report.takings.flatMap((each) => [
      each.gross,
      each.refunds,
      each.fees,
      each.net,
      negated(each.inTransit, each.currency),
      negated(unaccounted(each), each.currency),
      each.banked,
    ]),
    ...report.payouts.map(({ net }) => net),
    ...report.ageing.flatMap(({ ages }) => ages.flatMap(({ count, sum }) => (count ? sum : []))),
    ...report.inTransit.map(({ sum }) => sum),
    ...report.conservation.flatMap((line) => [line.new.sum, line.matched.sum, line.discrepant.sum]),
    ...report.discrepancies.flatMap(({ atStake }) => atStake?.amount ?? []),
    ...report.discrepancies.flatMap(({ evidence }) =>
      evidence.flatMap(({ amount }) => amount ?? []),
    ),
    ...report.refundRequests.map(({ amount }) => amount),
  ].filter((amount) => !/^[0.]+$/.test(amount));
}

test.for(pages)(
  '%s in %s: the page, and that it tells what JSON tells',
  async ([shop, language]) => {
    const { page, report } = await pageOf(shopPaths(shop), language);
    await expect(page).toMatchFileSnapshot(
      join(root, 'fixtures/expected/shops', shop, `report.${language}.html`),
    );
    const text = textOf(page);
    for (const figure of figuresOf(report)) expect(text).toContain(groupThousands(figure));
    for (const { sha256, file } of report.sources) {
      expect(text).toContain(sha256);
      expect(text).toContain(file);
    }
    for (const { id, explanation, summary } of report.discrepancies) {
      expect(page).toContain(`id="${id}"`);
      for (const line of [summary, ...explanation]) expect(text).toContain(line);
    }
    for (const { id } of report.refundRequests) expect(text).toContain(id);
  },
);

test('the same run gives the same bytes', async () => {
  const [one, other] = [
    await pageOf(shopPaths('cafe'), 'en'),
    await pageOf(shopPaths('cafe'), 'en'),
  ];
  expect(other.page).toBe(one.page);
});
