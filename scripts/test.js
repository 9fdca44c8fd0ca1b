import { prepare, runNode } from './ensure.js';

// `npm test`: all tests, or those of the arguments. `--update` rewrites the goldens (`npm run golden`): read their diff.

await prepare();
const given = process.argv.slice(2).filter((argument) => argument !== '--update');
const update = given.length < process.argv.length - 2;
// With CI set, Vitest would refuse to write.
const { CI, ...withoutCi } = process.env;
process.exitCode = runNode(
  ['node_modules/vitest/vitest.mjs', 'run', ...given, ...(update ? ['--update=all'] : [])],
  update ? withoutCi : process.env,
);
