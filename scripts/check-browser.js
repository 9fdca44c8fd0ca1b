import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fail, prepare, runNode } from './ensure.js';

// `npm run check:browser`: the HTML report in a headless Chromium, which is looked for on the PATH. Not part of `npm test`.

const names = ['chromium', 'chromium-browser', 'google-chrome'];
const chromium =
  process.env.CHROMIUM ??
  (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find(isExecutable);
if (chromium === undefined) {
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

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
