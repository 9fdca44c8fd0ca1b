import { prepare, root, runNode } from './ensure.js';

// `npm run check`: all that CI asks, the cheapest and likeliest to fail first.

await prepare();
const steps = [
  ['typecheck', 'node_modules/typescript/bin/tsc', '--noEmit'],
  ['lint', 'node_modules/@biomejs/biome/bin/biome', 'check', '.'],
  ['build', 'scripts/build.js', '--package'],
  ['test', 'scripts/test.js'],
];
for (const [name, ...command] of steps) {
  console.error(`\n> ${name}`);
  const exitCode = runNode(command);
  if (exitCode !== 0) {
    console.error(`\n${name} failed in ${root}`);
    process.exit(exitCode);
  }
}
