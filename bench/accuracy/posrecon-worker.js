import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

// A process that reconciles one folder after another: what `posrecon reconcile --format json` reports of it.

const dist = process.argv[2];
const { loadLocale, reconcile } = await import(pathToFileURL(join(dist, 'index.js')).href);
const locale = await loadLocale('en');

process.on('message', async ({ folder, files, currency, timeZone }) => {
  process.chdir(folder);
  try {
    const { report } = await reconcile({
      files: files.map(({ name, side }) => ({ file: name, side })),
      settings: {},
      timeZone,
      currency,
      asOf: null,
      maxProblems: 1000,
      locale,
      version: '0.0.0',
    });
    process.send?.({ report });
  } catch (error) {
    process.send?.({ failure: error instanceof Error ? error.stack : String(error) });
  }
});
