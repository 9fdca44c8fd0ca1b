import { findChromium } from './chromium.js';
import { fail, prepare, runNode } from './ensure.js';

// `npm run check:browser`: the HTML report in a headless Chromium that is installed. Not part of `npm test`.

const chromium = findChromium();
if (chromium === null) {
  fail(
    'no Chromium is installed: `apt-get install chromium fonts-noto-cjk`, or CHROMIUM=/path/to/it',
  );
}

await prepare();
process.exitCode = runNode(
  [
    'node_modules/vitest/vitest.mjs',
    'run',
    ...['--config', 'test/browser/vitest.config.ts'],
    ...process.argv.slice(2),
  ],
  { ...process.env, CHROMIUM: chromium },
);
