import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../../scripts/ensure.js';
import type { Discrepancy, Report } from '../../src/model/report.ts';
import type { RunDetails } from '../../src/model/run-details.ts';
import type { TakingsReport } from '../../src/model/takings.ts';
import { writtenPage } from '../shops/written-page.ts';
import { hostile, hostileReport } from './hostile-report.ts';
import { cleanReport, discrepancyOf, fullReport, requestOf } from './sample-report.ts';

const takings: TakingsReport = {
  schemaVersion: 1,
  side: 'pos',
  files: [hostile],
  currencies: [
    {
      currency: 'CNY',
      from: '2026-10-12',
      to: '2026-10-12',
      sales: 2,
      gross: '120608.10',
      refundCount: 0,
      refunds: '0.00',
      fees: null,
      feesOn: null,
      net: null,
      expectedInBank: [],
      byDay: [],
      byHour: [{ key: '09', sales: 2, gross: '120608.10', refundCount: 0, refunds: '0.00' }],
      byChannel: [{ key: hostile, sales: 2, gross: '120608.10', refundCount: 0, refunds: '0.00' }],
      byTerminal: [],
      byCashier: [],
      byStore: [],
      standingOut: [],
      drawers: null,
    },
  ],
};

const details: RunDetails = {
  takings: async () => takings,
  records: async function* () {},
  recordsAt: async () => [],
  days: async () => [],
  journal: async () => [],
};

function pageOf(report: Report): Promise<string> {
  return writtenPage({ report }, details, 'en');
}

const ownTags =
  /^(html|head|meta|title|style|body|a|header|p|b|nav|button|main|section|h[1-5]|br|div|table|caption|thead|tbody|tr|th|td|i|ul|li|strong|em|code|small|span|article|details|summary|label|input|select|option|figure|svg|desc|path|text|g|rect|script|footer|circle)$/;

test.for([
  ['report.en', fullReport, 'en'],
  ['report.zh-CN', fullReport, 'zh-CN'],
  ['clean.en', cleanReport, 'en'],
] as const)('%s: the page', async ([name, report, language]) => {
  await expect(await writtenPage({ report }, null, language)).toMatchFileSnapshot(
    join(root, `fixtures/expected/formats/${name}.html`),
  );
});

describe('hostile text', () => {
  const written = pageOf(hostileReport);

  test('makes no element, no attribute and no link', async () => {
    const page = await written;
    const body = page.replace(/<(style|script)>[\s\S]*?<\/\1>/g, '<$1>');
    const tags = body.match(/<[^>]*>/g) ?? [];
    expect(tags.length).toBeGreaterThan(300);
    expect(tags.filter((tag) => tag.startsWith('<script'))).toEqual(['<script>']);
    for (const tag of tags) {
      expect(tag).not.toMatch(/\s(on\w+|style|src)\s*=/i);
      expect(tag.match(/href="([^"]*)"/)?.[1] ?? '#').toMatch(/^#/);
      if (/^<\/?!?(doctype)/i.test(tag)) continue;
      expect(/^<\/?([a-z0-9]+)/.exec(tag)?.[1]).toMatch(ownTags);
    }
  });

  test('is shown, and sends no control character', async () => {
    const page = await written;
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(page).toContain('\\u202e');
    expect(page).not.toMatch(
      /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069]/,
    );
    expect(() => encodeURIComponent(page)).not.toThrow();
  });
});

describe('the policy', () => {
  test('allows the page’s own style and script, and nothing else', async () => {
    const page = await pageOf(fullReport);
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1] ?? '';
    const hashOf = (tag: string): string => {
      const texts = [...page.matchAll(new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`, 'g'))];
      expect(texts).toHaveLength(1);
      return createHash('sha256')
        .update(texts[0]?.[1] ?? '')
        .digest('base64');
    };
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      `style-src 'sha256-${hashOf('style')}'`,
      `script-src 'sha256-${hashOf('script')}'`,
      'img-src data:',
      "base-uri 'none'",
      "form-action 'none'",
    ]);
  });

  test('is not asked for more: no address stands in the page', async () => {
    expect(await pageOf(fullReport)).not.toMatch(/https?:|\/\/[a-z]|url\(|@import/);
  });
});

test('ids are unique, and every link leads to one', async () => {
  const page = await pageOf(fullReport);
  const ids = [...page.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const [, target] of page.matchAll(/href="#([^"]*)"/g)) expect(ids).toContain(target);
  for (const [, label] of page.matchAll(/aria-labelledby="([^"]*)"/g)) {
    for (const id of (label ?? '').split(' ')) expect(ids).toContain(id);
  }
});

test('what agrees says so, and asks for nothing', async () => {
  const page = await pageOf(cleanReport);
  expect(page).toContain('Everything agrees');
  expect(page).toContain('No discrepancy was found.');
  expect(page).not.toContain('id="filter"');
});

test('beyond what a page can hold, letters are left to --drafts', async () => {
  const discrepancies = Array.from({ length: 152 }, (_, at) =>
    discrepancyOf('duplicate-charge', { id: `d_${at}`, refundRequest: `r_${at}` }),
  ) as Discrepancy[];
  const page = await pageOf({
    ...cleanReport,
    discrepancies,
    refundRequests: discrepancies.map(({ id }, at) =>
      requestOf({ id: `r_${at}`, discrepancy: id }),
    ),
  });
  expect(page.match(/<details class="letter">/g)).toHaveLength(150);
  expect(page.match(/--drafts FOLDER/g)).toHaveLength(1);
});

test('beyond two thousand discrepancies a card shows less of its records', async () => {
  const many = (length: number): Promise<string> =>
    pageOf({
      ...cleanReport,
      discrepancies: Array.from({ length }, (_, at) =>
        discrepancyOf('duplicate-charge', { id: `d_${at}` }),
      ) as Discrepancy[],
    });
  const [whole, brief] = [await many(2000), await many(2001)];
  expect(whole).toContain('<tr><th>Terminal<td>');
  expect(brief).not.toContain('<tr><th>Terminal<td>');
  expect(brief).toContain('only the fields that differ');
  expect(brief.match(/<article /g)).toHaveLength(2001);
});
