import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { fail, prepare, root } from './ensure.js';

// `npm start`: the sample day of a café. `npm start -- ARGS`: posrecon with these arguments, from where npm was called.

const sample = 'fixtures/shops/cafe';
const given = process.argv.slice(2);

await prepare();
process.chdir(given.length > 0 ? (process.env.INIT_CWD ?? process.cwd()) : root);
const command = join(root, 'bin', 'posrecon.js');
// In this process: a child would only add a second start of Node, and signals and exit codes to pass on.
process.argv = [process.execPath, command, ...(given.length > 0 ? given : reconcileSample())];
await import(pathToFileURL(command).href);

function reconcileSample() {
  if (!existsSync(sample)) fail(`the sample folder ${sample} is missing: is this a full checkout?`);
  const files = readdirSync(sample)
    .filter((name) => name.endsWith('.csv') || name.endsWith('.txt'))
    .sort()
    .map((name) => `${sample}/${name}`);
  return ['reconcile', ...files, '--fail-on', 'never'];
}
