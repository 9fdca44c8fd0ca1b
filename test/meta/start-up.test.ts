import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { root } from '../../scripts/ensure.js';

const scratch = mkdtempSync(join(tmpdir(), 'posrecon-start-up-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

interface Coverage {
  readonly result: readonly { readonly url: string }[];
}

/** The packages whose code a command loads: V8 lists the files, and each names the modules that were bundled into it. */
function packagesLoadedBy(...args: readonly string[]): readonly string[] {
  const folder = mkdtempSync(join(scratch, 'run-'));
  const { status, stderr } = spawnSync(process.execPath, ['bin/posrecon.js', ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], TZ: 'UTC', NO_COLOR: '1', NODE_V8_COVERAGE: folder },
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const files = readdirSync(folder)
    .flatMap((name) => (JSON.parse(readFileSync(join(folder, name), 'utf8')) as Coverage).result)
    .filter(({ url }) => url.startsWith('file:'))
    .map(({ url }) => fileURLToPath(url));
  expect(files).toContain(join(root, 'dist', 'cli.js'));
  const modules = files.flatMap((path) => [
    path.replaceAll('\\', '/'),
    ...(readFileSync(path, 'utf8').match(/^\s*\/\/ node_modules\/.*$/gm) ?? []),
  ]);
  const packages = modules.flatMap(
    (path) => /.*\bnode_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? [],
  );
  return [...new Set(packages)].sort();
}

test.for([['--version'], ['--help'], ['reconcile', '--help']])(
  'posrecon %j loads the command line and nothing else',
  (args) => {
    expect(packagesLoadedBy(...args)).toEqual(['commander']);
  },
);

test('a day of CSV files loads no library of other formats', () => {
  const day = ['till.csv', 'acquirer.csv', 'bank.csv'].map((file) => `fixtures/shops/cafe/${file}`);
  expect(packagesLoadedBy('reconcile', ...day, '--format', 'json', '--fail-on', 'never')).toEqual([
    '@date-fns/tz',
    '@duckdb/node-bindings',
    'commander',
    'csv-parse',
    'date-fns',
    'detect-libc',
  ]);
});
