import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../../scripts/ensure.js';
import { languages, loadLocale } from '../../src/locales/index.ts';
import { renderLetter } from '../../src/refunds/letters.ts';
import { renderRequestsCsv } from '../../src/refunds/requests-csv.ts';
import { renderJson } from '../../src/reporters/json.ts';
import { textFormats } from '../../src/reporters/report-formats.ts';
import { renderTerminal } from '../../src/reporters/terminal.ts';
import { reconciled, rendered } from './reconciled.ts';
import { shopNames, shopPaths } from './shop-files.ts';

function golden(shop: string, name: string): string {
  return join(root, 'fixtures/expected/shops', shop, name);
}

describe.for(shopNames)('%s', (shop) => {
  test('report.json', async () => {
    const report = await reconciled(shopPaths(shop));
    await expect(renderJson(report)).toMatchFileSnapshot(golden(shop, 'report.json'));
  });

  test.for(languages)('terminal in %s', async (language) => {
    const report = await reconciled(shopPaths(shop), language);
    const locale = await loadLocale(language);
    const text = renderTerminal(report, { locale, width: 100, color: false });
    await expect(text).toMatchFileSnapshot(golden(shop, `terminal.${language}.txt`));
  });
});

/** Beside JSON, which every shop has, and the page, which is looked at; the terminal's is no file format. */
const formats = textFormats.filter(({ id }) => id !== 'json' && id !== 'html');

test.for(shopNames.flatMap((shop) => formats.map((format) => ({ shop, format }))))(
  '$shop as $format.id',
  async ({ shop, format }) => {
    const language = shop === 'stall' && !format.isMachine ? 'zh-CN' : 'en';
    const text = await rendered(shopPaths(shop), format, language);
    await expect(text).toMatchFileSnapshot(
      golden(shop, `report${format.ending ?? `.${format.id}.txt`}`),
    );
  },
);

test.for(languages)(
  'the chain’s requests in %s, with a letter for each code and kind',
  async (language) => {
    const report = await reconciled(shopPaths('chain'), language);
    const locale = await loadLocale(language);
    await expect(renderRequestsCsv(report, locale)).toMatchFileSnapshot(
      golden('chain', `requests.${language}.csv`),
    );
    const written = new Set<string>();
    for (const request of report.refundRequests) {
      const discrepancy = report.discrepancies.find(({ id }) => id === request.discrepancy);
      if (discrepancy === undefined) throw new Error(`${request.id} belongs to no discrepancy`);
      const name = `${request.kind}-${discrepancy.code}`;
      if (written.has(name)) continue;
      written.add(name);
      await expect(renderLetter({ request, discrepancy, report, locale })).toMatchFileSnapshot(
        golden('chain', `letters/${name}.${language}.md`),
      );
    }
  },
);
